import * as vscode from "vscode";
import type { Span } from "../core/text/span.ts";
import { sameSpan } from "../core/text/span.ts";
import { nextToDecide, type ToDecide, toDecide } from "../core/view/toDecide.ts";
import { deciding } from "../core/view/toDecideText.ts";
import type { Settings } from "./config.ts";
import { Command, type CommandId, REVIEWING, TAG_COMMANDS } from "./ids.ts";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import { toRange, toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { claimsOf } from "./suggestedClaims.ts";
import { active, CannotDo } from "./tagCommands.ts";
import { say } from "./words.ts";

type Handler = (argument?: unknown) => Promise<unknown>;

/** The commands of single keys that decide or lead on. */
const KEYS: ReadonlySet<CommandId> = new Set([
  Command.nextToDecide,
  Command.previousToDecide,
  Command.acceptSuggestion,
  Command.acceptAll,
  Command.rejectSuggestion,
  ...Object.values(TAG_COMMANDS),
  Command.tagAsClaim,
  Command.undo,
]);

/**
 * The review of a document: one key leads to the next thing to decide, one decides on it, and the caret never leaves the
 * text. While it is on, keys do not write: the document's words are selected, and a wrong key would replace them.
 */
export class ReviewMode extends Owner {
  private readonly sessions: Sessions;
  private readonly settings: () => Settings;
  private readonly log: Log;
  /** What is being reviewed. */
  private document: vscode.TextDocument | undefined;
  /** Where the review stands; it holds only as long as it is still there and selected. */
  private at: ToDecide | undefined;
  private readonly item = this.own(
    vscode.window.createStatusBarItem("biogloss.review", vscode.StatusBarAlignment.Left),
  );
  private guards: Owner | undefined;
  /** What there was to decide when it was last asked for, and what that hangs on: badge, tree, status and light bulb all ask. */
  private made: { readonly of: readonly unknown[]; readonly items: readonly ToDecide[] } | undefined;
  /** Ends when the last key that was pressed has done what it does. */
  private turns: Promise<unknown> = Promise.resolve();

  constructor(sessions: Sessions, settings: () => Settings, log: Log) {
    super();
    this.sessions = sessions;
    this.settings = settings;
    this.log = log;
    this.item.name = vscode.l10n.t("BioGloss: Review");
    this.item.command = Command.review;
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.show()));
    this.own(vscode.window.onDidChangeTextEditorSelection(() => this.isOn && this.tell()));
    this.own(sessions.onDidChange(({ document }) => document === this.document && this.tell()));
    this.own(sessions.onDidClose(({ document }) => document === this.document && this.stop()));
    this.own(sessions.onDidClose(() => (this.made = undefined)));
    this.own({ dispose: () => this.guards?.dispose() });
  }

  /** Whether the active editor shows what is being reviewed. */
  get isOn(): boolean {
    return this.document !== undefined && vscode.window.activeTextEditor?.document === this.document;
  }

  /** Begins the review of the active document at the caret, or ends it. */
  toggle(): void {
    if (this.isOn) return this.stop();
    const { editor } = active(this.sessions);
    this.document = editor.document;
    this.show();
    this.go("here");
  }

  /** Leads to the next or previous thing to decide, whether or not the review is on. */
  go(direction: "here" | "next" | "previous"): void {
    const { editor, session } = active(this.sessions);
    if (!session.fitsText) throw new CannotDo(vscode.l10n.t("The document is still being read. Try again."));
    const items = this.items(session);
    const { start } = toSpan(editor.document, editor.selection);
    const current = direction === "here" ? undefined : this.current(session, items);
    // From a caret, what begins at it comes next.
    const from = current?.order ?? ([start, direction === "previous" ? -Infinity : -3] as const);
    this.select(editor, items, nextToDecide(items, from, direction === "previous" ? "previous" : "next"));
  }

  /** What there is to decide in a document, in the order of the review. */
  items(session: Session): readonly ToDecide[] {
    const { analysis, placed, document, fitsText } = session;
    const { version } = document;
    const { kinds } = this.settings();
    const of = [session, analysis, placed, fitsText, version, kinds];
    if (this.made?.of.every((each, i) => each === of[i]) === true) return this.made.items;
    const suggestions = fitsText ? analysis.suggestions : [];
    const items = toDecide(document.getText(), suggestions, claimsOf(session), placed, kinds);
    this.made = { of, items };
    return items;
  }

  /** What the selection of the active editor stands on. */
  current(session: Session, items = this.items(session)): ToDecide | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== session.document) return undefined;
    const selection = toSpan(editor.document, editor.selection);
    const isHere = ({ span }: { span: Span }): boolean => sameSpan(span, selection);
    const here = items.filter(isHere);
    return here.find(({ key }) => key === this.at?.key) ?? here[0];
  }

  /**
   * A command that, in the review, goes on to the next thing once what it was about is decided, or back to what it opened
   * again. Those of single keys wait for each other: whoever types fast means what comes next.
   */
  leading(id: CommandId, handler: Handler): Handler {
    const lead: Handler = (argument) => (this.isOn ? this.lead(handler, argument) : handler(argument));
    if (!KEYS.has(id)) return lead;
    return (argument) => {
      const turn = this.turns.then(() => lead(argument));
      this.turns = turn.catch(() => undefined);
      return turn;
    };
  }

  private async lead(handler: Handler, argument: unknown): Promise<unknown> {
    const { session } = active(this.sessions);
    const before = this.items(session);
    const current = this.current(session, before);
    const result = await handler(argument);
    const editor = vscode.window.activeTextEditor;
    if (!this.isOn || editor === undefined) return result;
    const after = this.items(session);
    const keys = new Set(before.map(({ key }) => key));
    const opened = after.find(({ key }) => !keys.has(key));
    const isDecided = current !== undefined && !after.some(({ key }) => key === current.key);
    if (opened !== undefined) this.select(editor, after, opened);
    else if (isDecided) this.select(editor, after, nextToDecide(after, current.order, "next"));
    return result;
  }

  private select(editor: vscode.TextEditor, items: readonly ToDecide[], item: ToDecide | undefined): void {
    this.at = item;
    if (item === undefined) {
      // Nothing is selected any more, so nothing can be written over.
      editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
      // A message is read aloud; the status bar is not.
      void vscode.window.showInformationMessage(vscode.l10n.t("Nothing is left to decide in this document."));
      return this.tell(items);
    }
    const range = toRange(editor.document, item.span);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.tell(items);
  }

  private stop(): void {
    this.document = undefined;
    this.at = undefined;
    const editor = vscode.window.activeTextEditor;
    // What is typed next must not replace the words that were decided on.
    if (editor !== undefined) editor.selection = new vscode.Selection(editor.selection.active, editor.selection.active);
    this.show();
  }

  private show(): void {
    const { isOn } = this;
    void vscode.commands.executeCommand("setContext", REVIEWING, isOn);
    if (isOn && this.guards === undefined) this.guards = this.guard();
    if (!isOn) {
      this.guards?.dispose();
      this.guards = undefined;
      this.item.hide();
      return;
    }
    this.tell();
    this.item.show();
  }

  /** Keeps keys that mean nothing here from being written into the text. */
  private guard(): Owner {
    const guards = new Owner();
    for (const id of ["type", "compositionType"]) {
      try {
        guards.own(vscode.commands.registerCommand(id, () => undefined));
      } catch (error) {
        // Another extension reads keys itself, as those that imitate vi do.
        this.log.info(`The review cannot keep keys from writing (${id}): ${String(error)}`);
      }
    }
    return guards;
  }

  /** Says where the review stands. */
  private tell(known?: readonly ToDecide[]): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    if (!this.isOn || session === undefined) return;
    const items = known ?? this.items(session);
    const current = this.current(session, [...items]);
    const nth = current === undefined ? 0 : items.indexOf(current) + 1;
    const what = current === undefined ? "" : deciding(session.document.getText(), current, session.analysis, say);
    const text =
      current === undefined
        ? vscode.l10n.t("Review: {0} to decide", items.length)
        : vscode.l10n.t("Review {0} of {1}: {2}", nth, items.length, what);
    this.item.text = `$(checklist) ${text}`;
    this.item.tooltip = vscode.l10n.t(
      "a accept, x reject, 1–5 kind, c claim, u undo, n next, p previous, Shift+A accept all in view, Escape ends the review",
    );
    this.item.accessibilityInformation = { label: text, role: "status" };
  }
}
