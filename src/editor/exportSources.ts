import * as vscode from "vscode";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { namesOf } from "../core/annotate/driftNames.ts";
import { type Placed, placeAll } from "../core/annotate/placed.ts";
import { readForeign } from "../core/annotate/sidecar/foreign.ts";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import type { ExchangeDocument } from "../core/exchange/document.ts";
import type { Loss } from "../core/exchange/losses.ts";
import { formatProblem } from "../core/problem.ts";
import { markupOf } from "../core/text/markup.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { MAX_LENGTH } from "./documents.ts";
import type { Exchange } from "./exchange.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo } from "./tagCommands.ts";
import { nameOf, readIfThere } from "./textFiles.ts";
import { say } from "./words.ts";

/** A document with what may be exported of it. */
export interface ExportSource {
  readonly document: ExchangeDocument;
  readonly losses: readonly Loss[];
}

/** Reads documents for an export, as they are in their editors or on disk. */
export class ExportSources {
  private readonly sessions: Sessions;
  private readonly lexicon: Lexicon;
  private readonly exchange: Exchange;
  private readonly isWithSuggestions: boolean;
  private readonly isName: IsName | undefined;

  private constructor(
    sessions: Sessions,
    lexicon: Lexicon,
    exchange: Exchange,
    isWithSuggestions: boolean,
    isName: IsName | undefined,
  ) {
    this.sessions = sessions;
    this.lexicon = lexicon;
    this.exchange = exchange;
    this.isWithSuggestions = isWithSuggestions;
    this.isName = isName;
  }

  /** Loads what is needed to tell what has changed, and for suggestions what proposes them. */
  static async open(
    sessions: Sessions,
    lexicon: Lexicon,
    exchange: Exchange,
    isWithSuggestions: boolean,
  ): Promise<ExportSources> {
    if (isWithSuggestions) await lexicon.loadTagger();
    const recogniser = await lexicon.recogniser();
    const isName = recogniser === undefined ? undefined : namesOf(recogniser);
    return new ExportSources(sessions, lexicon, exchange, isWithSuggestions, isName);
  }

  /** A document's source; `undefined` where there is no such document. Throws `CannotDo` for a sidecar that cannot be read. */
  async of(uri: vscode.Uri): Promise<ExportSource | undefined> {
    const open = this.sessions.at(uri);
    await open?.settled();
    const text = open?.document.getText() ?? (await readIfThere(uri));
    if (text === undefined) return undefined;
    const sidecar = (await readIfThere(uri.with({ path: sidecarName(uri.path) }))) ?? "";
    const placed = open?.placed ?? this.placedIn(text, sidecar, nameOf(uri));
    const foreign = readForeign(sidecar);
    const { document, losses } = this.exchange.selectForExport(
      { name: nameOf(uri), text, placed, foreign },
      this.isName,
    );
    const isWanted = this.isWithSuggestions && text.length <= MAX_LENGTH;
    return { document: isWanted ? await this.suggested(document, placed) : document, losses };
  }

  private placedIn(text: string, sidecar: string, name: string): readonly Placed[] {
    const reading = readSidecar(sidecar);
    if (!reading.ok) throw new CannotDo(formatProblem(sidecarName(name), reading.problem, say));
    return placeAll(text, reading.sidecar.annotations, this.isName);
  }

  private async suggested(document: ExchangeDocument, placed: readonly Placed[]): Promise<ExchangeDocument> {
    const recogniser = await this.lexicon.recogniser();
    if (recogniser === undefined) return document;
    const conceptOf = await this.lexicon.lookup();
    const analysis = recogniser.analyse(document.text, markupOf(document.file ?? ""));
    const open = new Set(openSuggestions(analysis.suggestions, placed));
    return this.exchange.withSuggestions(document, analysis, (index) => conceptOf(index)?.id, open);
  }
}

/** The documents of a folder that have annotation files, sorted by name. */
export async function annotatedIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const names = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  return [...names]
    .filter((name) => names.has(sidecarName(name)))
    .sort()
    .map((name) => vscode.Uri.joinPath(folder, name));
}
