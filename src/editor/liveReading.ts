import type * as vscode from "vscode";
import type { Scan } from "../core/recognise/incremental/scan.ts";
import type { View } from "../core/recognise/incremental/view.ts";
import type { Analysis } from "../core/recognise/mention.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import type { Markup } from "../core/text/markup.ts";
import type { Span } from "../core/text/span.ts";
import { isOn } from "./config.ts";
import { lengthOf, MAX_LENGTH } from "./documents.ts";
import { forATurn, turn } from "./pace.ts";
import { toEdits } from "./ranges.ts";

/**
 * What is recognised in an open document: follows its edits, works in turns, and stops when the next edit comes. What has
 * been done by then stays done.
 */
export class LiveReading {
  private readonly document: vscode.TextDocument;
  private readonly markup: Markup;
  private readonly recogniser: () => Promise<Recogniser | undefined>;
  private scan: Scan | undefined;
  /** Whose the scan is, and the line ends that it was begun with. */
  private by: Recogniser | undefined;
  private eol: vscode.EndOfLine;
  /** What was found last, and the version of the document that it belongs to; 0 before anything was. */
  view: View | undefined;
  version = 0;
  private made: Analysis | undefined;
  /** Counts runs, so that one that is out of date stops. */
  private begun = 0;
  isRunning = false;

  constructor(document: vscode.TextDocument, markup: Markup, recogniser: () => Promise<Recogniser | undefined>) {
    this.document = document;
    this.markup = markup;
    this.recogniser = recogniser;
    this.eol = document.eol;
  }

  /** All that is said of the text; the same object as long as nothing else is. */
  get analysis(): Analysis {
    return (this.made ??= this.view?.all() ?? { suggestions: [], abbreviations: [] });
  }

  /** Takes edits in and stops what is under way. Returns whether anything has changed. */
  edited({ contentChanges }: vscode.TextDocumentChangeEvent): boolean {
    const { eol } = this.document;
    // Other line ends are told of without a change.
    if (contentChanges.length === 0 && eol === this.eol) return false;
    this.stop();
    if (eol !== this.eol) this.scan = undefined;
    else for (const edit of toEdits(contentChanges)) this.scan?.edit(edit);
    return true;
  }

  /** Stops what is under way. */
  stop(): void {
    this.begun++;
    this.isRunning = false;
  }

  /** Nothing is said of the text as it is now. */
  giveUp(): void {
    this.stop();
    this.scan = undefined;
    this.publish(undefined);
  }

  /**
   * Brings what is said up to date.
   *
   * @param visible spans of the text that come first
   * @param known told of the recogniser before it is used
   * @param shown told when something can be shown of them, and more is to come
   * @returns how much was read in how many milliseconds; `undefined` where something newer has begun
   */
  async run(
    visible: readonly Span[],
    known: (recogniser: Recogniser | undefined) => void,
    shown: () => void,
  ): Promise<{ readonly length: number; readonly took: number } | undefined> {
    this.stop();
    const mine = this.begun;
    this.isRunning = true;
    const started = performance.now();
    const recogniser = await this.recogniser();
    if (mine !== this.begun || this.document.isClosed) return undefined;
    known(recogniser);
    const length = lengthOf(this.document);
    const scan = recogniser === undefined ? undefined : this.scanBy(recogniser, length);
    if (scan !== undefined) {
      let isFirst = false;
      const work = scan.settle(visible, () => (isFirst = true));
      while (forATurn(work) === undefined) {
        if (isFirst) {
          isFirst = false;
          this.publish(scan.view);
          shown();
        }
        await turn();
        if (mine !== this.begun || this.document.isClosed) return undefined;
      }
    }
    this.isRunning = false;
    this.publish(scan?.view);
    return { length, took: performance.now() - started };
  }

  private scanBy(recogniser: Recogniser, length: number): Scan | undefined {
    if (length > MAX_LENGTH || !isOn("suggestions", this.document)) return (this.scan = undefined);
    const isSame = this.by === recogniser && this.scan?.length === length && this.eol === this.document.eol;
    if (!isSame) this.scan = recogniser.scan(this.document.getText(), this.markup);
    this.by = recogniser;
    this.eol = this.document.eol;
    return this.scan;
  }

  private publish(view: View | undefined): void {
    this.view = view;
    this.made = undefined;
    this.version = this.document.version;
  }
}
