import * as vscode from "vscode";
import { History } from "../core/annotate/history.ts";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { namesOf } from "../core/annotate/driftNames.ts";
import type { Placed } from "../core/annotate/placed.ts";
import type { Change } from "../core/annotate/sidecar/change.ts";
import type { Analysis, Suggestion } from "../core/recognise/mention.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import type { Edit } from "../core/text/edit.ts";
import type { Markup } from "../core/text/markup.ts";
import type { Span } from "../core/text/span.ts";
import { Delay } from "./delay.ts";
import { lengthOf, MAX_LENGTH } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import { LiveReading } from "./liveReading.ts";
import type { Log } from "./log.ts";
import { Placing } from "./placing.ts";
import { partsOf, toEdits, toSpan } from "./ranges.ts";
import type { SidecarEvents, SidecarFile } from "./sidecarFile.ts";
import type { Sidecars } from "./sidecars.ts";
import { seekClaims } from "./suggestedClaims.ts";

/**
 * How long a pause in typing starts the analysis of what was typed, in milliseconds: so long that the keys of a word do
 * not each start one.
 */
const PAUSE = 40;

/** The state of one open document: what was recognised, what was decided, where both stand now. */
export class Session extends Owner {
  readonly document: vscode.TextDocument;
  private readonly log: Log;
  private readonly onChanged: (session: Session) => void;
  private readonly sidecarFile: SidecarFile | undefined;
  private readonly pause = this.own(new Delay(() => this.paused()));
  private readonly history = new History();
  private readonly reading: LiveReading;
  private readonly places = new Placing(() => !this.isDisposed && this.onChanged(this));
  /** The names that the drift guard goes by, and whose they are. */
  private names: { readonly of: Recogniser; readonly isName: IsName } | undefined;
  /** An analysis is due, and waits until the document is visible again. */
  private due = false;

  constructor(
    document: vscode.TextDocument,
    markup: Markup,
    recogniser: () => Promise<Recogniser | undefined>,
    log: Log,
    onChanged: (session: Session) => void,
    sidecars: Sidecars,
    onProblems: SidecarEvents["problems"],
  ) {
    super();
    this.document = document;
    this.log = log;
    this.reading = new LiveReading(document, markup, recogniser);
    this.onChanged = onChanged;
    this.sidecarFile = sidecars.acquire(document.uri, {
      changed: () => this.annotationsChanged(),
      problems: (file, problems) => !this.isDisposed && onProblems(file, problems),
    });
    this.own({
      dispose: () => {
        sidecars.release(document.uri);
        // What is wrong in it matters while somebody works with the document.
        if (this.sidecarFile !== undefined) onProblems(this.sidecarFile.uri, []);
      },
    });
    this.own({ dispose: () => this.places.stop() });
    this.own({ dispose: () => this.reading.stop() });
  }

  /** Starts the first analysis and reads the sidecar. */
  start(): void {
    this.pause.restart(0);
    void this.sidecarFile?.load();
  }

  /** Analyses again: the lexicon or the terms have changed. */
  reanalyse(): void {
    this.pause.restart(0);
  }

  /** The document is visible again. */
  shown(): void {
    if (this.due) this.pause.restart(0);
  }

  /** All that is said of the text, put together when it is asked for first. */
  get analysis(): Analysis {
    return this.reading.analysis;
  }

  /** The suggestions in a span of the text, in order: the cost is that of the span. */
  suggestionsIn(span: Span): readonly Suggestion[] {
    return this.reading.view?.suggestionsIn(span) ?? [];
  }

  /** How many suggestions there are. */
  get suggestionCount(): number {
    return this.reading.view?.suggestionCount ?? 0;
  }

  /** Whether the analysis is of the text as it is now, and nothing is under way. */
  get isCurrent(): boolean {
    return this.fitsText && !this.pause.isWaiting && !this.reading.isRunning && !this.places.isRunning;
  }

  /** Whether the analysis is of the text as it is now, so that its offsets hold; another may be under way. */
  get fitsText(): boolean {
    return this.reading.version === this.document.version;
  }

  get placed(): readonly Placed[] {
    return this.places.placed;
  }

  /** Stays the same as long as edits only move annotations that they do not touch. */
  get placedEpoch(): number {
    return this.places.epoch;
  }

  /** Resolves when the sidecar has been read and its annotations have been found in the text. */
  async settled(): Promise<void> {
    await this.sidecarFile?.settled();
    if (this.pause.isWaiting) this.findLost();
    await this.places.settled();
  }

  get sidecar(): SidecarFile | undefined {
    return this.sidecarFile;
  }

  get isTooLarge(): boolean {
    return lengthOf(this.document) > MAX_LENGTH;
  }

  /** Follows edits at once, at the cost of what they touch; all that takes the whole text comes after a short pause. */
  edited(event: vscode.TextDocumentChangeEvent): void {
    if (!this.reading.edited(event)) return;
    this.pause.restart(PAUSE);
    if (this.annotations.length === 0 && this.placed.length === 0) return;
    const edits: Edit[] = toEdits(event.contentChanges);
    this.places.follow(
      edits,
      edits.length === 1 ? partsOf(this.document) : this.document.getText(),
      this.names?.isName,
    );
  }

  private paused(): void {
    this.findLost();
    void this.analyse();
  }

  /** Words that are gone may have come back by undo, or been pasted elsewhere. */
  private findLost(): void {
    if (this.placed.some(({ state }) => state === "lost"))
      this.places.place(this.annotations, this.document.getText(), this.names?.isName);
  }

  /** Takes decisions over and writes them, as one step that can be taken back. */
  async decide(changes: readonly Change[]): Promise<void> {
    this.history.record(changes, this.annotations);
    await this.change(changes);
  }

  private async change(changes: readonly Change[]): Promise<void> {
    await this.sidecarFile?.change(changes);
    await this.places.settled();
  }

  /** Takes the last decision back, or does it again. Returns whether there was one. */
  async step(direction: "undo" | "redo"): Promise<boolean> {
    const changes = direction === "undo" ? this.history.undo() : this.history.redo();
    if (changes === undefined) return false;
    await this.change(changes);
    return true;
  }

  private get annotations(): readonly Placed["annotation"][] {
    return this.sidecarFile?.annotations ?? [];
  }

  private annotationsChanged(): void {
    if (this.isDisposed) return;
    this.places.place(this.annotations, this.document.getText(), this.names?.isName);
    this.onChanged(this);
  }

  /** Takes over the names that another recogniser knows. */
  private know(recogniser: Recogniser | undefined): void {
    if (recogniser === this.names?.of) return;
    this.names = recogniser === undefined ? undefined : { of: recogniser, isName: namesOf(recogniser) };
    const text = this.document.getText();
    this.places.rename(text, this.names?.isName);
    // What is still being looked for is judged by the names of before.
    if (this.places.isRunning) this.places.place(this.annotations, text, this.names?.isName);
  }

  private async analyse(): Promise<void> {
    // What nobody sees costs nothing: VS Code keeps closed documents for minutes.
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document === this.document);
    this.due = editors.length === 0;
    if (this.due) return;
    const visible = editors.flatMap(({ visibleRanges }) => visibleRanges.map((range) => toSpan(this.document, range)));
    const failed = (what: string, error: unknown): void =>
      this.log.error(what, error instanceof Error ? (error.stack ?? "") : String(error));
    try {
      const told = (): void => {
        if (!this.isDisposed) this.onChanged(this);
      };
      const found = await this.reading.run(visible, (recogniser) => this.know(recogniser), told);
      if (found === undefined || this.isDisposed) return;
      this.log.debug(`${found.length} characters, ${this.suggestionCount} suggestions in ${Math.round(found.took)} ms`);
    } catch (error) {
      this.reading.giveUp();
      failed("The analysis failed", error);
    }
    this.onChanged(this);
    await seekClaims(this).catch((error: unknown) => failed("The search for claims failed", error));
  }
}
