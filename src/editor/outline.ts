import * as vscode from "vscode";
import { outline, type OutlineNode } from "../core/view/outline.ts";
import { readOutline } from "./config.ts";
import { markupOfDocument } from "./documents.ts";
import { toRange } from "./ranges.ts";
import type { Sessions } from "./sessions.ts";

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

/** The outline of a document: its claims under its headings. */
export class Outline implements vscode.DocumentSymbolProvider {
  private readonly sessions: Sessions;

  constructor(sessions: Sessions) {
    this.sessions = sessions;
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const session = this.sessions.of(document);
    const markup = markupOfDocument(document);
    const shown = readOutline(document.uri);
    if (session === undefined || markup === undefined || shown === "off") return [];
    const rows = outline(document.getText(), markup, session.placed, { withMentions: shown === "mentions" });
    return rows.map((row) => symbolOf(document, row));
  }
}

function symbolOf(document: vscode.TextDocument, row: OutlineNode): vscode.DocumentSymbol {
  const [range, selection] = [toRange(document, row.span), toRange(document, row.selection)];
  const symbol = new vscode.DocumentSymbol(row.name, row.detail, SYMBOLS[row.type], range, selection);
  symbol.children = row.children.map((child) => symbolOf(document, child));
  return symbol;
}
