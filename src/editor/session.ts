import * as vscode from "vscode";
import { History } from "../core/annotate/history.ts";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { namesOf } from "../core/annotate/driftNames.ts";
import { type Placed, rejudge } from "../core/annotate/placed.ts";
import type { Change } from "../core/annotate/sidecar/change.ts";
import type { Analysis } from "../core/recognise/mention.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import type { Edit } from "../core/text/edit.ts";
import type { Markup } from "../core/text/mask.ts";
import { Delay } from "./delay.ts";
import { isOn } from "./config.ts";
import { MAX_LENGTH } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import { Placing } from "./placing.ts";
import { toEdits } from "./ranges.ts";
import type { SidecarEvents, SidecarFile } from "./sidecarFile.ts";
import type { Sidecars } from "./sidecars.ts";

const NOTHING: Analysis = { suggestions: [], abbreviations: [] };

/** How long a pause in typing starts the next analysis, in milliseconds; longer texts wait a little longer. */
function pauseFor(length: number): number {
  return Math.min(400, 40 + length / 5_000);
}

/** The state of one open document: what was recognised, what was decided, where both stand now. */
export class Session extends Owner {
  readonly document: vscode.TextDocument;
  private readonly markup: Markup;
  private readonly recogniser: (length: number) => Promise<Recogniser | undefined>;
  private readonly log: Log;
  private readonly onChanged: (session: Session) => void;
  private readonly sidecarFile: SidecarFile | undefined;
  private readonly pause = this.own(new Delay(() => void this.analyse()));
  private readonly history = new History();
  private latest: Analysis = NOTHING;
  /** Document version that `latest` belongs to; 0 before the first analysis. */
  private analysed = 0;
  private readonly places = new Placing(() => !this.isDisposed && this.onChanged(this));
  /** The names that the drift guard goes by, and whose they are. */
  private names: { readonly of: Recogniser; readonly isName: IsName } | undefined;
  private analysing = false;
  /** An analysis is due, and waits until the document is visible again. */
  private due = false;

  constructor(
    document: vscode.TextDocument,
    markup: Markup,
    recogniser: (length: number) => Promise<Recogniser | undefined>,
    log: Log,
    onChanged: (session: Session) => void,
    sidecars: Sidecars,
    onProblems: SidecarEvents["problems"],
  ) {
    super();
    this.document = document;
    this.markup = markup;
    this.recogniser = recogniser;
    this.log = log;
    this.onChanged = onChanged;
    const events = { changed: () => this.annotationsChanged(), problems: onProblems };
    this.sidecarFile = sidecars.acquire(document.uri, events);
    this.own({ dispose: () => sidecars.release(document.uri) });
    this.own({ dispose: () => this.places.stop() });
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

  get analysis(): Analysis {
    return this.latest;
  }

  /** Whether the analysis is of the text as it is now, and nothing is under way. */
  get isCurrent(): boolean {
    const isAnalysed = this.analysed === this.document.version && !this.pause.isWaiting && !this.analysing;
    return isAnalysed && !this.places.isRunning;
  }

  /** Whether the analysis is of the text as it is now, so that its offsets hold; another may be under way. */
  get fitsText(): boolean {
    return this.analysed === this.document.version;
  }

  get placed(): readonly Placed[] {
    return this.places.placed;
  }

  /** Resolves when the sidecar has been read and its annotations have been found in the text. */
  async settled(): Promise<void> {
    await this.sidecarFile?.settled();
    await this.places.settled();
  }

  get sidecar(): SidecarFile | undefined {
    return this.sidecarFile;
  }

  get isTooLarge(): boolean {
    return this.document.getText().length > MAX_LENGTH;
  }

  /** Follows edits at once; the analysis comes after a short pause. */
  edited(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    const edits: Edit[] = toEdits(event.contentChanges);
    const text = this.document.getText();
    this.places.follow(edits, text, this.names?.isName);
    // Words that are gone may have come back by undo, or been pasted elsewhere.
    if (this.placed.some((each) => each.state === "lost"))
      this.places.place(this.annotations, text, this.names?.isName);
    this.pause.restart(pauseFor(text.length));
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
    this.places.placed = rejudge(this.placed, text, this.names?.isName);
    // What is still being looked for is judged by the names of before.
    if (this.places.isRunning) this.places.place(this.annotations, text, this.names?.isName);
  }

  private async analyse(): Promise<void> {
    if (this.analysing) return this.pause.restart(20);
    // What nobody sees costs nothing: VS Code keeps closed documents for minutes.
    this.due = !vscode.window.visibleTextEditors.some(({ document }) => document === this.document);
    if (this.due) return;
    this.analysing = true;
    try {
      const recogniser = await this.recogniser(this.document.getText().length);
      if (this.isDisposed || this.document.isClosed) return;
      this.know(recogniser);
      const { version } = this.document;
      const text = this.document.getText();
      const started = performance.now();
      this.latest =
        recogniser === undefined || text.length > MAX_LENGTH || !isOn("suggestions", this.document)
          ? { ...NOTHING }
          : recogniser.analyse(text, this.markup);
      this.analysed = version;
      const took = Math.round(performance.now() - started);
      this.log.debug(`${text.length} characters, ${this.latest.suggestions.length} suggestions in ${took} ms`);
    } catch (error) {
      this.latest = NOTHING;
      this.analysed = this.document.version;
      this.log.error("The analysis failed", error instanceof Error ? (error.stack ?? "") : String(error));
    } finally {
      this.analysing = false;
    }
    this.onChanged(this);
  }
}
