import * as vscode from "vscode";
import type { Edit } from "../core/text/edit.ts";
import type { Span } from "../core/text/span.ts";
import type { Sliceable } from "../core/annotate/placed.ts";
import { lengthOf } from "./documents.ts";

/** The only place where spans become ranges and back. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The parts of a document's text as it is now: VS Code puts the whole of it together anew after each key. */
export function partsOf(document: vscode.TextDocument): Sliceable {
  const length = lengthOf(document);
  return {
    length,
    slice: (start, end) => {
      // Between a carriage return and its line feed VS Code knows no position.
      const range = toRange(document, { start: Math.max(0, start - 1), end: Math.min(length, end + 1) });
      const from = start - document.offsetAt(range.start);
      return document.getText(range).slice(from, from + end - start);
    },
  };
}

/**
 * The edits of a change event, to be applied one after the other: VS Code lists them from the end of the document to
 * its beginning, each in offsets of the text before the event, so none moves another.
 */
export function toEdits(changes: readonly vscode.TextDocumentContentChangeEvent[]): Edit[] {
  return changes.map(({ rangeOffset, rangeLength, text }) => ({
    at: rangeOffset,
    removed: rangeLength,
    inserted: text,
  }));
}
