import * as vscode from "vscode";
import { type DocumentPropositions, type Proposition, propositionsOf } from "../core/annotate/checks/numbers.ts";
import { documentName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { FileCache } from "./fileCache.ts";
import { type Log, messageOf } from "./log.ts";
import type { Sessions } from "./sessions.ts";

/** Annotation files of the workspace that are read, and how large each may be in bytes. */
const MOST_FILES = 2_000;
const LARGEST = 2_000_000;

/** How long what was found in the workspace counts as fresh, in milliseconds. */
const FRESH = 30_000;

/** What the other documents of the workspace state in numbers: open ones as they are now, the others from their files. */
export class Neighbours {
  private readonly sessions: Sessions;
  private readonly log: Log;
  private readonly files = new FileCache<readonly Proposition[]>();
  /** What each annotation file said when it was last looked for, by its address. */
  private known: ReadonlyMap<string, readonly Proposition[]> = new Map();
  private looking: Promise<void> | undefined;
  private lookedAt = -Infinity;

  constructor(sessions: Sessions, log: Log) {
    this.sessions = sessions;
    this.log = log;
  }

  /** The propositions of all documents but one, under names that people know them by. */
  async of(document: vscode.Uri): Promise<DocumentPropositions[]> {
    await this.look();
    const open = new Map(
      this.sessions.all.flatMap(({ sidecar }) => (sidecar === undefined ? [] : [[sidecar.uri.toString(), sidecar]])),
    );
    const files = new Set([...this.known.keys(), ...open.keys()]);
    return [...files].flatMap((key) => {
      const uri = vscode.Uri.parse(key, true);
      const path = documentName(uri.path);
      if (path === undefined || path === document.path) return [];
      const propositions = open.has(key)
        ? propositionsOf(open.get(key)?.annotations ?? [])
        : (this.known.get(key) ?? []);
      return [{ name: vscode.workspace.asRelativePath(uri.with({ path })), propositions }];
    });
  }

  private look(): Promise<void> {
    if (performance.now() - this.lookedAt < FRESH) return Promise.resolve();
    this.looking ??= this.search().finally(() => {
      this.looking = undefined;
      this.lookedAt = performance.now();
    });
    return this.looking;
  }

  private async search(): Promise<void> {
    const files = await vscode.workspace.findFiles("**/*.annotations.yaml", "**/node_modules/**", MOST_FILES);
    this.files.keepOnly(files);
    const known = new Map<string, readonly Proposition[]>();
    for (const file of files) {
      try {
        known.set(file.toString(), await this.files.get([file], async (size) => propositionsIn(file, size)));
      } catch (error) {
        this.log.debug(`${file.toString(true)}: ${messageOf(error)}`);
      }
    }
    this.known = known;
  }
}

/** What an annotation file states in numbers; nothing for one that is too large or not understood. */
async function propositionsIn(file: vscode.Uri, size: number): Promise<readonly Proposition[]> {
  if (size > LARGEST) return [];
  const reading = readSidecar(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  return reading.ok ? propositionsOf(reading.sidecar.annotations) : [];
}
