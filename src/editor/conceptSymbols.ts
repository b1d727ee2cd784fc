import * as vscode from "vscode";
import { documentName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { conceptsAnnotated, conceptsOf, type ConceptIn, symbolName } from "../core/view/conceptSymbols.ts";
import { mentionsOf } from "../core/view/mentions.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { markupOfDocument } from "./documents.ts";
import { FileCache } from "./fileCache.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Log, messageOf } from "./log.ts";
import { toRange } from "./ranges.ts";
import type { Readings } from "./readings.ts";
import { readIfThere } from "./textFiles.ts";
import { say } from "./words.ts";

/** Annotation files of the workspace that are read, and how large each may be in bytes. */
const MOST_FILES = 2_000;
const LARGEST = 2_000_000;

/** At most so many symbols are given; VS Code asks again with more of the query. */
const MOST_SYMBOLS = 1_000;

/** Stands for a place that has not been looked for. */
const UNKNOWN = new vscode.Range(0, 0, 0, 0);

/** A concept in a document; its place is looked for when it is chosen. */
class ConceptSymbol extends vscode.SymbolInformation {
  readonly key: string;

  constructor(name: string, key: string, container: string, location: vscode.Location) {
    super(name, vscode.SymbolKind.Constant, container, location);
    this.key = key;
  }
}

/** *Go to Symbol in Workspace*: what open documents name, and what is annotated in the others. */
export class ConceptSymbols implements vscode.WorkspaceSymbolProvider<ConceptSymbol> {
  private readonly readings: Readings;
  private readonly lexicon: Lexicon;
  private readonly log: Log;
  private readonly annotated = new FileCache<readonly ConceptIn[]>();

  constructor(readings: Readings, lexicon: Lexicon, log: Log) {
    this.readings = readings;
    this.lexicon = lexicon;
    this.log = log;
  }

  async provideWorkspaceSymbols(query: string, token: vscode.CancellationToken): Promise<ConceptSymbol[]> {
    const lookup = await this.lexicon.lookup();
    const symbols: ConceptSymbol[] = [];
    const add = ({ key, kind, words }: ConceptIn, location: vscode.Location): void => {
      const name = symbolName(query, lookup(key)?.name, words);
      if (name === undefined || symbols.length >= MOST_SYMBOLS) return;
      const container = `${say(KIND_NAMES[kind])} · ${vscode.workspace.asRelativePath(location.uri)}`;
      symbols.push(new ConceptSymbol(name, key, container, location));
    };
    const open = vscode.workspace.textDocuments.filter((each) => markupOfDocument(each) !== undefined);
    for (const document of open) {
      if (token.isCancellationRequested) return symbols;
      for (const concept of await this.conceptsIn(document)) {
        add(concept, new vscode.Location(document.uri, toRange(document, concept.span ?? { start: 0, end: 0 })));
      }
    }
    const isOpen = new Set(open.map(({ uri }) => uri.toString()));
    const files = await vscode.workspace.findFiles("**/*.annotations.yaml", undefined, MOST_FILES, token);
    this.annotated.keepOnly(files);
    for (const file of files) {
      const path = documentName(file.path);
      const document = file.with({ path: path ?? file.path });
      if (token.isCancellationRequested) return symbols;
      if (path === undefined || isOpen.has(document.toString())) continue;
      // Where it is in its document nobody needs to know before it is chosen.
      for (const concept of await this.conceptsAnnotated(file)) add(concept, new vscode.Location(document, UNKNOWN));
    }
    return symbols;
  }

  async resolveWorkspaceSymbol(symbol: ConceptSymbol): Promise<ConceptSymbol> {
    if (symbol.location.range !== UNKNOWN) return symbol;
    const document = await vscode.workspace.openTextDocument(symbol.location.uri);
    const found = (await this.conceptsIn(document)).find(({ key }) => key === symbol.key);
    symbol.location = new vscode.Location(document.uri, toRange(document, found?.span ?? { start: 0, end: 0 }));
    return symbol;
  }

  private async conceptsIn(document: vscode.TextDocument): Promise<readonly ConceptIn[]> {
    const lookup = await this.lexicon.lookup();
    const reading = await this.readings.of(document);
    return reading === undefined
      ? []
      : conceptsOf(
          reading.text,
          mentionsOf(reading, (concept) => lookup(concept)?.id),
        );
  }

  private async conceptsAnnotated(file: vscode.Uri): Promise<readonly ConceptIn[]> {
    try {
      return await this.annotated.get([file], async (size) => {
        const text = size > LARGEST ? undefined : await readIfThere(file);
        const reading = text === undefined ? undefined : readSidecar(text);
        return reading?.ok === true ? conceptsAnnotated(reading.sidecar.annotations) : [];
      });
    } catch (error) {
      this.log.debug(`${file.toString(true)}: ${messageOf(error)}`);
      return [];
    }
  }
}
