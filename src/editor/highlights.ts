import * as vscode from "vscode";
import type { Analysis } from "../core/recognise/mention.ts";
import { type FoundMention, mentionAt, mentionsOf, type Reading } from "../core/view/mentions.ts";
import type { Lexicon } from "./lexicon.ts";
import { toRange } from "./ranges.ts";
import type { Readings } from "./readings.ts";

/** Highlights all mentions of what the mention under the caret names, whatever the synonym. */
export class Highlights implements vscode.DocumentHighlightProvider {
  private readonly readings: Readings;
  private readonly lexicon: Lexicon;
  /** The mentions that an analysis makes with annotations: the caret moves more often than the text changes. */
  private readonly known = new WeakMap<Analysis, { readonly placed: object; readonly mentions: FoundMention[] }>();

  constructor(readings: Readings, lexicon: Lexicon) {
    this.readings = readings;
    this.lexicon = lexicon;
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const { version } = document;
    const lookup = await this.lexicon.lookup();
    // Asked at every move of the caret: what is not known yet is not worth an analysis of its own.
    const reading = this.readings.now(document);
    if (reading === undefined || token.isCancellationRequested || document.version !== version) return undefined;
    const mentions = this.mentions(reading, (concept) => lookup(concept)?.id);
    const here = mentionAt(mentions, document.offsetAt(position));
    if (here === undefined) return undefined;
    return mentions
      .filter(({ key }) => key === here.key)
      .map(({ span }) => new vscode.DocumentHighlight(toRange(document, span), vscode.DocumentHighlightKind.Text));
  }

  private mentions(reading: Reading, idOf: (concept: number) => string | undefined): FoundMention[] {
    const { analysis, placed } = reading;
    const before = this.known.get(analysis);
    if (before?.placed === placed) return before.mentions;
    const mentions = mentionsOf(reading, idOf);
    this.known.set(analysis, { placed, mentions });
    return mentions;
  }
}
