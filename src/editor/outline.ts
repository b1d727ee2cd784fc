import * as vscode from "vscode";
import { outline, type OutlineNode } from "../core/view/outline.ts";
import { readOutline } from "./config.ts";
import { CalmDelay } from "./delay.ts";
import { markupOfDocument } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import type { Providers } from "./providers.ts";
import { toRange } from "./ranges.ts";
import type { Sessions } from "./sessions.ts";
import { say } from "./words.ts";

/** Each row's symbol: VS Code has a fixed set, of which these are not drawn for headings by its own Markdown outline. */
const SYMBOLS: Readonly<Record<OutlineNode["type"], vscode.SymbolKind>> = {
  heading: vscode.SymbolKind.String,
  claim: vscode.SymbolKind.Event,
  drug: vscode.SymbolKind.Object,
  target: vscode.SymbolKind.Key,
  "adverse-event": vscode.SymbolKind.Constant,
  condition: vscode.SymbolKind.Constant,
  endpoint: vscode.SymbolKind.Number,
};

/** How long changes are gathered before the outline shows them, in milliseconds. */
const GATHER = 100;

/**
 * The outline of a document: its claims under its headings. VS Code asks once for each version of the text and cannot be
 * told that something else has changed; it asks again when the provider is another one.
 */
export class Outline extends Owner implements vscode.DocumentSymbolProvider {
  private readonly sessions: Sessions;
  private readonly providers: Providers;
  private registration: vscode.Disposable;
  /** What VS Code has been told of each document, as JSON. */
  private readonly told = new WeakMap<vscode.TextDocument, string>();
  /** Documents that have changed since, with what VS Code had been told: what it asks again in between it may not show. */
  private readonly news = new Map<vscode.TextDocument, string>();
  private readonly gather = this.own(new CalmDelay(() => this.compare()));

  constructor(sessions: Sessions, providers: Providers) {
    super();
    this.providers = providers;
    this.registration = this.register();
    this.sessions = sessions;
    this.own({ dispose: () => void this.registration.dispose() });
    this.own(sessions.onDidChange(({ document }) => this.changed(document)));
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const rows = this.rows(document);
    this.told.set(document, JSON.stringify(rows));
    return rows.map((row) => symbolOf(document, row));
  }

  /** The settings have changed. */
  again(): void {
    this.registration.dispose();
    if (!this.isDisposed) this.registration = this.register();
  }

  private rows(document: vscode.TextDocument): readonly OutlineNode[] {
    const session = this.sessions.of(document);
    const markup = markupOfDocument(document);
    const shown = readOutline(document.uri);
    if (session === undefined || markup === undefined || shown === "off") return [];
    return outline(document.getText(), markup, session.placed, { withMentions: shown === "mentions", say });
  }

  private changed(document: vscode.TextDocument): void {
    const before = this.told.get(document);
    if (before === undefined) return;
    if (!this.news.has(document)) this.news.set(document, before);
    this.gather.restart(GATHER);
  }

  private compare(): void {
    const isNews = [...this.news].some(([document, before]) => before !== JSON.stringify(this.rows(document)));
    this.news.clear();
    if (isNews) this.again();
  }

  private register(): vscode.Disposable {
    return this.providers.add((selector) =>
      vscode.languages.registerDocumentSymbolProvider(selector, this, { label: "BioGloss" }),
    );
  }
}

function symbolOf(document: vscode.TextDocument, row: OutlineNode): vscode.DocumentSymbol {
  const [range, selection] = [toRange(document, row.span), toRange(document, row.selection)];
  const symbol = new vscode.DocumentSymbol(row.name, row.detail, SYMBOLS[row.type], range, selection);
  symbol.children = row.children.map((child) => symbolOf(document, child));
  return symbol;
}
