import * as vscode from "vscode";
import { type DocumentPropositions, type Proposition, propositionsOf } from "../core/annotate/checks/numbers.ts";
import { documentName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { type Log, messageOf } from "./log.ts";
import type { Sessions } from "./sessions.ts";

/** Annotation files of the workspace that are read, and how large each may be in bytes. */
const MOST_FILES = 2_000;
const LARGEST = 2_000_000;

/** How long what was found in the workspace counts as fresh, in milliseconds. */
const FRESH = 30_000;

interface Known {
  readonly mtime: number;
  readonly size: number;
  readonly propositions: readonly Proposition[];
}

/** What the other documents of the workspace state in numbers: open ones as they are now, the others from their files. */
export class Neighbours {
  private readonly sessions: Sessions;
  private readonly log: Log;
  private readonly known = new Map<string, Known>();
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
        : (this.known.get(key)?.propositions ?? []);
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
    const there = new Set(files.map((file) => file.toString()));
    for (const key of this.known.keys()) if (!there.has(key)) this.known.delete(key);
    for (const file of files) {
      try {
        const { mtime, size } = await vscode.workspace.fs.stat(file);
        const before = this.known.get(file.toString());
        if ((before?.mtime === mtime && before.size === size) || size > LARGEST) continue;
        const reading = readSidecar(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
        const propositions = reading.ok ? propositionsOf(reading.sidecar.annotations) : [];
        this.known.set(file.toString(), { mtime, size, propositions });
      } catch (error) {
        this.known.delete(file.toString());
        this.log.debug(`${file.toString(true)}: ${messageOf(error)}`);
      }
    }
  }
}
