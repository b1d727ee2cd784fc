import * as vscode from "vscode";
import type { Annotation } from "../core/annotate/model.ts";
import { applyChanges, type Change } from "../core/annotate/sidecar/change.ts";
import { type Reading, readSteps, type Sidecar } from "../core/annotate/sidecar/read.ts";
import { withDocumentName } from "../core/annotate/sidecar/documentKey.ts";
import { type Rebased, rebaseSteps } from "../core/annotate/sidecar/rebase.ts";
import type { Written } from "../core/annotate/sidecar/write.ts";
import type { LineColumn } from "../core/text/lines.ts";
import { formatProblem, type Problem } from "../core/problem.ts";
import { Delay, retryWait } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import { paced } from "./pace.ts";
import { type Content, SidecarText } from "./sidecarText.ts";
import { nameOf } from "./textFiles.ts";
import { say } from "./words.ts";

/** How often a new text is made where the file changes meanwhile. */
const MOST_TRIES = 4;

/** What other parts want to know of the sidecar's keeping. */
export interface SidecarEvents {
  /** The annotations may have changed. */
  changed(): void;
  /** Everything that waited is on disk. */
  written(): void;
  /** The file has a problem that stops reading or writing, or has none any more. */
  problems(file: vscode.Uri, problems: readonly Problem[]): void;
}

/**
 * Keeps one document's sidecar. What is on disk (or, when the sidecar is open with unsaved edits, in that editor) is
 * the truth; decisions made here wait as changes on top of it until they are written, and are written at once. Each
 * write reads the file again first, so a change made elsewhere meanwhile is kept. A file that cannot be read is never
 * written; what cannot be written stays here and is tried again.
 */
export class SidecarFile extends Owner {
  readonly uri: vscode.Uri;
  private readonly document: vscode.Uri;
  private readonly log: Log;
  /** Who listens now; nobody once the document is closed. */
  private events: SidecarEvents;
  private reading: Reading = { ok: true, sidecar: { annotations: [], problems: [], places: new Map() } };
  /** The text that `reading` was made of; `undefined` for a file that is not there or not text. */
  private readText: string | undefined;
  private pending: Change[] = [];
  /** What the file said when the first of those was decided on. */
  private base = "";
  /** One reading or writing at a time; each starts when the one before has ended. */
  private queue: Promise<void> = Promise.resolve();
  /** A reading and a writing that have not begun yet. */
  private loading: Promise<void> | undefined;
  private flushing: Promise<void> | undefined;
  private readonly retry = this.own(new Delay(() => void (this.waiting > 0 ? this.flush() : this.load())));
  private readonly reload = this.own(new Delay(() => void this.load()));
  private readonly text: SidecarText;
  /** How often in a row reading or writing has failed. */
  private attempts = 0;
  /** The message that was shown last, so that a failure which goes on is told once. */
  private told = "";

  constructor(document: vscode.Uri, uri: vscode.Uri, log: Log, events: SidecarEvents) {
    super();
    this.document = document;
    this.uri = uri;
    this.log = log;
    this.events = events;
    this.text = this.own(new SidecarText(uri, log, () => void this.load()));
    this.watch();
  }

  /** The annotations, decisions that wait to be written included. */
  get annotations(): readonly Annotation[] {
    const known = this.reading.ok ? this.reading.sidecar.annotations : [];
    // Asked for at every key.
    return this.pending.length === 0 ? known : applyChanges(known, this.pending);
  }

  /** What the file says, as it was last understood; `undefined` while it cannot be read. */
  get content(): Sidecar | undefined {
    return this.reading.ok ? this.reading.sidecar : undefined;
  }

  /** Where an entry begins in the file, both counted from 1, or `undefined` for one that is not written yet. */
  placeOf(id: string): LineColumn | undefined {
    return this.reading.ok ? this.reading.sidecar.places.get(id) : undefined;
  }

  /** Tells another listener from now on: the document was opened again. */
  listen(events: SidecarEvents): void {
    this.events = events;
  }

  /** Number of decisions that are not on disk yet. */
  get waiting(): number {
    return this.pending.length;
  }

  private watch(): void {
    const folder = vscode.Uri.joinPath(this.uri, "..");
    // A pattern's special characters in a file's name stand for themselves when each is a class of one.
    const pattern = this.name.replace(/[[\]{}*?!]/g, (char) => (char === "!" ? char : `[${char}]`));
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern)));
    // A program that writes in pieces sends several events; the last piece counts.
    const changed = (): void => this.reload.restart(20);
    this.own(watcher.onDidChange(changed));
    this.own(watcher.onDidCreate(changed));
    this.own(watcher.onDidDelete(changed));
    this.own(vscode.workspace.onDidChangeTextDocument((event) => this.text.isOf(event.document.uri) && changed()));
    this.own(vscode.workspace.onDidCloseTextDocument((document) => this.text.isOf(document.uri) && changed()));
    this.own(vscode.workspace.onDidSaveTextDocument((document) => this.text.isOf(document.uri) && changed()));
    this.own(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.waiting > 0 && void this.flush()));
  }

  /** Reads the file again. */
  load(): Promise<void> {
    // What has not begun yet will see what there is then: a program that writes without end makes no end of readings.
    this.loading ??= this.enqueue(async () => {
      this.loading = undefined;
      await this.take(await this.text.read(this.readText));
    });
    return this.loading;
  }

  /** Takes decisions over: shown at once, written at once. Resolves when the attempt to write has ended. */
  change(changes: readonly Change[]): Promise<void> {
    if (this.pending.length === 0) this.base = this.readText ?? "";
    this.pending.push(...changes);
    this.events.changed();
    return this.flush();
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    this.flushing ??= this.enqueue(() => {
      this.flushing = undefined;
      return this.write();
    });
    return this.flushing;
  }

  /** Resolves when what is being read or written now has been. */
  settled(): Promise<void> {
    return this.queue;
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    const next = this.queue.then(async () => {
      if (this.isDisposed && this.pending.length === 0) return;
      try {
        await step();
      } catch (error) {
        this.failed(error);
      }
    });
    this.queue = next;
    return next;
  }

  private async write(): Promise<void> {
    if (this.pending.length === 0) return;
    const changes = [...this.pending];
    let conflicts: Rebased["conflicts"] = [];
    const written = await this.rewrite(async (text) => {
      const rebased = await paced(rebaseSteps(this.base, text, changes, this.documentFile));
      conflicts = rebased.conflicts;
      return rebased.written;
    });
    if (!written.ok) {
      const problem = formatProblem(this.name, written.problem, say);
      this.tell(vscode.l10n.t("{0} Your tag is kept in memory until the file is mended.", problem));
      return;
    }
    this.attempts = 0;
    this.told = "";
    this.base = written.text;
    await this.take(written, changes.length);
    if (conflicts.length > 0) {
      this.tell(
        vscode.l10n.t(
          "{0}: what you have changed was changed elsewhere too. Both are kept there; choose one.",
          this.name,
        ),
      );
    }
    if (this.pending.length === 0) this.events.written();
    if (this.pending.length > 0) await this.write();
  }

  /**
   * Makes a new text of what the file says now, empty for no file, and writes it where it is another. The new text is for
   * the caller to take.
   */
  private async rewrite(make: (text: string) => Written | Promise<Written>): Promise<Written> {
    for (let tries = 1; ; tries++) {
      const before = await this.text.read(this.readText);
      if ("problem" in before) {
        await this.take(before);
        return { ok: false, problem: before.problem };
      }
      if (await this.text.isQuiet(before.text)) {
        const written = await make(before.text ?? "");
        if (!written.ok) await this.take(before);
        if (!written.ok || written.text === (before.text ?? "")) return written;
        // Whoever has changed the file or typed into it meanwhile is not written over.
        if (await this.text.replace(before.text, written.text)) return written;
      }
      if (tries === MOST_TRIES) throw new Error(vscode.l10n.t("another program keeps changing it"));
    }
  }

  /** Has the file say the name that its document goes by. A file that says none, or cannot be read, is left alone. */
  nameDocument(): Promise<void> {
    return this.enqueue(async () => {
      const written = await this.rewrite((text) => ({ ok: true, text: withDocumentName(text, this.documentFile) }));
      if (written.ok) await this.take(written);
    });
  }

  /** Gives away the decisions that wait, for another file to write. */
  async yieldWaiting(): Promise<readonly Change[]> {
    let waiting: Change[] = [];
    await this.enqueue(() => {
      [waiting, this.pending] = [this.pending, []];
      return Promise.resolve();
    });
    return waiting;
  }

  private get documentFile(): string {
    return nameOf(this.document);
  }

  /**
   * Makes a content the known state of the file.
   *
   * @param held how many of the decisions that wait are in it
   */
  private async take(content: Content, held = 0): Promise<void> {
    const text = "text" in content ? content.text : undefined;
    const isNews = text === undefined || text !== this.readText;
    const reading = !isNews
      ? this.reading
      : "problem" in content
        ? ({ ok: false, problem: content.problem } as const)
        : await paced(readSteps(text ?? ""));
    if (this.pending.length === held) this.attempts = 0;
    // From here on nothing waits, so that each decision is either in the file or among those that wait.
    this.pending = this.pending.slice(held);
    this.events.problems(this.uri, reading.ok ? reading.sidecar.problems : [reading.problem]);
    if (!isNews) return;
    // Someone who types into the sidecar passes through many unreadable states: those go to Problems only, and the
    // annotations stay as they were last understood.
    if (!reading.ok && this.text.isBeingEdited) return;
    this.readText = text;
    this.reading = reading;
    if (!reading.ok && this.pending.length === 0) this.tell(formatProblem(this.name, reading.problem, say));
    this.events.changed();
    // The file may have been mended, and decisions may be waiting for that.
    if (reading.ok && this.pending.length > 0) this.retry.restart(0);
  }

  private failed(error: unknown): void {
    const line = `${this.uri.toString(true)}: ${messageOf(error)}`;
    // What has no files, such as a view, has nothing to be read later either.
    if (this.pending.length === 0 && vscode.workspace.fs.isWritableFileSystem(this.uri.scheme) === undefined)
      return this.log.debug(line);
    // What the next try mends, such as a file that went away in between, is nothing that anybody could act on.
    if (this.attempts === 0) this.log.info(line);
    else if (this.attempts === 1) this.log.error(line);
    this.retry.restart(retryWait(this.attempts++));
    if (this.pending.length === 0) return;
    this.tell(
      vscode.l10n.t(
        "{0} cannot be written: {1}. Your tag is kept in memory and BioGloss tries again.",
        this.name,
        messageOf(error),
      ),
    );
  }

  private get name(): string {
    return nameOf(this.uri);
  }

  private tell(message: string): void {
    if (message === this.told) return;
    this.told = message;
    this.log.warn(message);
    const open = vscode.l10n.t("Open File");
    void vscode.window.showErrorMessage(message, open).then((choice) => {
      if (choice === open) void vscode.commands.executeCommand("vscode.open", this.uri);
    });
  }
}
