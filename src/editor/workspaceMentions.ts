import * as vscode from "vscode";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import { lineColumns } from "../core/text/lines.ts";
import { type DocumentEvidence, evidenceIn } from "../core/view/evidence.ts";
import { mentionsOf, type Reading } from "../core/view/mentions.ts";
import { MentionTable, type Packed, type Place } from "../core/view/mentionTable.ts";
import { FileCache } from "./fileCache.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Log, messageOf } from "./log.ts";
import type { Readings } from "./readings.ts";
import { readIfThere } from "./textFiles.ts";

/** Documents and annotation files of the workspace that are looked at, and how large a document may be in bytes. */
const MOST_FILES = 4_000;
const LARGEST = 1_000_000;

const PATTERN = "**/*.{md,markdown,txt,annotations.yaml}";
const DOCUMENT = /\.(?:md|markdown|txt)$/i;

/** What was found with one lexicon. */
interface Found {
  readonly by: Recogniser | undefined;
  readonly table: MentionTable;
  /** Nothing of a file that is left out. */
  readonly files: FileCache<Packed | undefined>;
  readonly evidence: FileCache<DocumentEvidence | undefined>;
}

/** The mentions in the files of the workspace. What a file holds is kept until the file or the lexicon changes. */
export class WorkspaceMentions {
  private readonly readings: Readings;
  private readonly lexicon: Lexicon;
  private readonly log: Log;
  private found: Found | undefined;

  constructor(readings: Readings, lexicon: Lexicon, log: Log) {
    this.readings = readings;
    this.lexicon = lexicon;
    this.log = log;
  }

  /**
   * Where the files of the workspace name something. Leaves out what the user excludes from searching, files above
   * `LARGEST`, and what is not UTF-8. What was found so far is kept when it is cancelled.
   *
   * @param key of what is named: `NamedMention.key`
   * @param open documents that are open: their text is not the file's
   */
  async find(key: string, open: ReadonlySet<string>, token: vscode.CancellationToken): Promise<vscode.Location[]> {
    const found = await this.foundSoFar();
    const documents = await documentsBut(open, token);
    found.files.keepOnly(documents.map(({ file }) => file));
    const places: vscode.Location[] = [];
    for (const { file, sidecar } of documents) {
      if (token.isCancellationRequested) break;
      const mentions = await this.mentions(found, file, sidecar);
      if (mentions === undefined) continue;
      for (const place of found.table.find(mentions, key)) places.push(new vscode.Location(file, rangeOf(place)));
    }
    return places;
  }

  /**
   * What the documents of the workspace say of drugs; the same files as for `find`, and kept in the same way.
   *
   * @param open documents that are open: their text is not the file's
   * @param onRead is told after each document how many have been read, and of how many
   */
  async evidence(
    open: ReadonlySet<string>,
    token: vscode.CancellationToken,
    onRead: (read: number, of: number) => void,
  ): Promise<{ file: vscode.Uri; evidence: DocumentEvidence }[]> {
    const found = await this.foundSoFar();
    const documents = await documentsBut(open, token);
    found.evidence.keepOnly(documents.map(({ file }) => file));
    const all: { file: vscode.Uri; evidence: DocumentEvidence }[] = [];
    for (const [nth, { file, sidecar }] of documents.entries()) {
      if (token.isCancellationRequested) break;
      const evidence = await this.read(found.evidence, file, sidecar, (reading, idOf) =>
        evidenceIn(reading, mentionsOf(reading, idOf), lineColumns(reading.text)),
      );
      if (evidence !== undefined) all.push({ file, evidence });
      onRead(nth + 1, documents.length);
    }
    return all;
  }

  /** The settings have changed, and with them what is read. */
  again(): void {
    this.found = undefined;
  }

  /** What is kept; nothing yet when the lexicon, the user's terms or the tagger have changed. */
  private async foundSoFar(): Promise<Found> {
    const by = await this.lexicon.recogniser();
    if (this.found?.by !== by) this.found = undefined;
    return (this.found ??= { by, table: new MentionTable(), files: new FileCache(), evidence: new FileCache() });
  }

  private mentions(
    { table, files }: Found,
    file: vscode.Uri,
    sidecar: vscode.Uri | undefined,
  ): Promise<Packed | undefined> {
    return this.read(files, file, sidecar, (reading, idOf) =>
      table.pack(mentionsOf(reading, idOf), lineColumns(reading.text)),
    );
  }

  /** What is made of a document's reading, kept until its file or its annotation file changes. */
  private async read<T>(
    cache: FileCache<T | undefined>,
    file: vscode.Uri,
    sidecar: vscode.Uri | undefined,
    make: (reading: Reading, idOf: (concept: number) => string | undefined) => T,
  ): Promise<T | undefined> {
    try {
      return await cache.get(sidecar === undefined ? [file] : [file, sidecar], async (size) => {
        const text = size > LARGEST ? undefined : await readIfThere(file);
        const reading = text === undefined ? undefined : await this.readings.ofText(file, text);
        if (reading === undefined) return undefined;
        const lookup = await this.lexicon.lookup();
        return make(reading, (concept) => lookup(concept)?.id);
      });
    } catch (error) {
      this.log.debug(`${file.toString(true)}: ${messageOf(error)}`);
      return undefined;
    }
  }
}

/** The documents of the workspace, but those that are open, each with its annotation file where there is one. */
async function documentsBut(
  open: ReadonlySet<string>,
  token: vscode.CancellationToken,
): Promise<{ file: vscode.Uri; sidecar: vscode.Uri | undefined }[]> {
  const files = await vscode.workspace.findFiles(PATTERN, searchExcludes(), MOST_FILES, token);
  const sidecars = new Map(files.map((file) => [file.toString(), file]));
  const documents = files.filter((file) => DOCUMENT.test(file.path) && !open.has(file.toString()));
  return documents.map((file) => {
    return { file, sidecar: sidecars.get(file.with({ path: sidecarName(file.path) }).toString()) };
  });
}

function rangeOf({ from, to }: Place): vscode.Range {
  return new vscode.Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1);
}

/** What the user excludes from searching, as one pattern; what `files.exclude` names VS Code leaves out by itself. */
function searchExcludes(): string | undefined {
  const set = vscode.workspace.getConfiguration("search").get<Record<string, unknown>>("exclude", {});
  const patterns = Object.keys(set).filter((pattern) => set[pattern] === true);
  return patterns.length === 0 ? undefined : `{${patterns.flatMap(alternatives).join(",")}}`;
}

/** A pattern without braces for each of its alternatives: VS Code understands no braces in braces. */
function alternatives(pattern: string): string[] {
  const braces = /^([^{}]*)\{([^{}]*)\}(.*)$/su.exec(pattern);
  if (braces === null) return [pattern];
  const [, before = "", among = "", after = ""] = braces;
  return among.split(",").flatMap((each) => alternatives(`${before}${each}${after}`));
}
