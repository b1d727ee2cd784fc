import * as vscode from "vscode";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import { lineColumns } from "../core/text/lines.ts";
import { type DocumentEvidence, evidenceIn } from "../core/view/evidence.ts";
import { mentionsOf, type Reading } from "../core/view/mentions.ts";
import { MentionTable, type Packed, type Place } from "../core/view/mentionTable.ts";
import { FileCache, stampOf } from "./fileCache.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Log, messageOf } from "./log.ts";
import type { Readings } from "./readings.ts";
import { readIfThere } from "./textFiles.ts";

/** Documents and annotation files of the workspace that are looked at, and how large a document may be in bytes. */
const MOST_FILES = 20_000;
const LARGEST = 1_000_000;

/** Documents whose times are asked for at once: an answer takes a while, and most have not changed. */
const AT_ONCE = 64;

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

/** A document that is not open, and its annotation file. */
interface WorkspaceDocument {
  readonly file: vscode.Uri;
  readonly sidecar: vscode.Uri | undefined;
}

/** What the documents of the workspace say of drugs. */
export interface WorkspaceEvidence {
  readonly documents: readonly { readonly file: vscode.Uri; readonly evidence: DocumentEvidence }[];
  /** Whether there are no more files than are looked at. */
  readonly isWhole: boolean;
}

type IdOf = (concept: number) => string | undefined;

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
   * `LARGEST`, files beyond `MOST_FILES`, and what is not UTF-8. What was found so far is kept when it is cancelled.
   *
   * @param key of what is named: `NamedMention.key`
   * @param open documents that are open: their text is not the file's
   */
  async find(key: string, open: ReadonlySet<string>, token: vscode.CancellationToken): Promise<vscode.Location[]> {
    const { files, table } = await this.foundSoFar();
    const { documents } = await this.documentsBut(open, token);
    const places: vscode.Location[] = [];
    const pack = (reading: Reading, idOf: IdOf): Packed =>
      table.pack(mentionsOf(reading, idOf), lineColumns(reading.text));
    for await (const { file, value } of this.read(files, documents, token, pack)) {
      if (value === undefined) continue;
      for (const place of table.find(value, key)) places.push(new vscode.Location(file, rangeOf(place)));
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
  ): Promise<WorkspaceEvidence> {
    const found = await this.foundSoFar();
    const { documents, isWhole } = await this.documentsBut(open, token);
    const all: { file: vscode.Uri; evidence: DocumentEvidence }[] = [];
    let read = 0;
    const evidenceOf = (reading: Reading, idOf: IdOf): DocumentEvidence =>
      evidenceIn(reading, mentionsOf(reading, idOf), lineColumns(reading.text));
    for await (const { file, value } of this.read(found.evidence, documents, token, evidenceOf)) {
      if (value !== undefined) all.push({ file, evidence: value });
      onRead(++read, documents.length);
    }
    return { documents: all, isWhole };
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

  /** What is made of each document's reading, kept until its file or its annotation file changes; ends when it is cancelled. */
  private async *read<T>(
    cache: FileCache<T | undefined>,
    documents: readonly WorkspaceDocument[],
    token: vscode.CancellationToken,
    make: (reading: Reading, idOf: IdOf) => T,
  ): AsyncGenerator<{ readonly file: vscode.Uri; readonly value: T | undefined }, void, void> {
    cache.keepOnly(documents.map(({ file }) => file));
    for (let first = 0; first < documents.length; first += AT_ONCE) {
      const batch = documents.slice(first, first + AT_ONCE);
      const stamps = await Promise.all(
        batch.map((each) =>
          this.unlessUnreadable(each, () => stampOf(each.sidecar ? [each.file, each.sidecar] : [each.file])),
        ),
      );
      for (const [nth, document] of batch.entries()) {
        if (token.isCancellationRequested) return;
        const stamp = stamps[nth];
        const { file } = document;
        const value =
          stamp &&
          (await this.unlessUnreadable(document, () =>
            cache.getAt(file, stamp, (size) => this.make(file, size, make)),
          ));
        yield { file, value };
      }
    }
  }

  private async unlessUnreadable<T>({ file }: WorkspaceDocument, look: () => Promise<T>): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      this.log.debug(`${file.toString(true)}: ${messageOf(error)}`);
      return undefined;
    }
  }

  private async make<T>(
    file: vscode.Uri,
    size: number,
    make: (reading: Reading, idOf: IdOf) => T,
  ): Promise<T | undefined> {
    const text = size > LARGEST ? undefined : await readIfThere(file);
    const reading = text === undefined ? undefined : await this.readings.ofText(file, text);
    if (reading === undefined) return undefined;
    const lookup = await this.lexicon.lookup();
    return make(reading, (concept) => lookup(concept)?.id);
  }

  /** The documents of the workspace, but those that are open, each with its annotation file where there is one. */
  private async documentsBut(
    open: ReadonlySet<string>,
    token: vscode.CancellationToken,
  ): Promise<{ documents: readonly WorkspaceDocument[]; isWhole: boolean }> {
    const files = await vscode.workspace.findFiles(PATTERN, searchExcludes(), MOST_FILES, token);
    const isWhole = files.length < MOST_FILES;
    if (!isWhole) this.log.info(`The workspace holds ${MOST_FILES} files or more; no others are read.`);
    const sidecars = new Map(files.map((file) => [file.toString(), file]));
    const documents = files.filter((file) => DOCUMENT.test(file.path) && !open.has(file.toString()));
    return {
      isWhole,
      documents: documents.map((file) => {
        return { file, sidecar: sidecars.get(file.with({ path: sidecarName(file.path) }).toString()) };
      }),
    };
  }
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
