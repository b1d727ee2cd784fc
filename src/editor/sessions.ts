import * as vscode from "vscode";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import type { Problem } from "../core/problem.ts";
import { isReadingEditor, markupOfDocument } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import { Session } from "./session.ts";
import { Sidecars } from "./sidecars.ts";

/**
 * One session for each document that a visible editor shows. A session begins when its document becomes visible and
 * ends when the document is closed; its sidecar lives on while decisions wait to be written.
 */
export class Sessions extends Owner {
  private readonly byUri = new Map<string, Session>();
  readonly sidecars: Sidecars;
  private readonly changedEmitter = this.own(new vscode.EventEmitter<Session>());
  /** Something about a document changed: its suggestions, its annotations or their places. */
  readonly onDidChange = this.changedEmitter.event;
  private readonly openedEmitter = this.own(new vscode.EventEmitter<Session>());
  readonly onDidOpen = this.openedEmitter.event;
  private readonly closedEmitter = this.own(new vscode.EventEmitter<Session>());
  readonly onDidClose = this.closedEmitter.event;
  private readonly recogniser: () => Promise<Recogniser | undefined>;
  private readonly log: Log;
  private readonly onProblems: (file: vscode.Uri, problems: readonly Problem[]) => void;

  constructor(
    recogniser: () => Promise<Recogniser | undefined>,
    log: Log,
    onProblems: (file: vscode.Uri, problems: readonly Problem[]) => void,
  ) {
    super();
    this.recogniser = recogniser;
    this.log = log;
    this.sidecars = this.own(new Sidecars(log));
    this.onProblems = onProblems;
    this.own(vscode.window.onDidChangeVisibleTextEditors(() => this.follow()));
    // An editor may be told of before its column is.
    this.own(vscode.window.onDidChangeTextEditorViewColumn(() => this.follow()));
    // A document that changes its language is closed as one and opened as the other, in the same editor.
    this.own(vscode.workspace.onDidOpenTextDocument(() => this.follow()));
    this.own(vscode.workspace.onDidChangeTextDocument((event) => this.of(event.document)?.edited(event)));
    this.own(vscode.workspace.onDidCloseTextDocument((document) => this.close(document)));
  }

  /** Begins sessions for what is visible now. */
  follow(): void {
    for (const { document } of vscode.window.visibleTextEditors.filter(isReadingEditor)) {
      const markup = markupOfDocument(document);
      const key = document.uri.toString();
      this.of(document)?.shown();
      if (markup === undefined || this.byUri.has(key)) continue;
      const session = new Session(
        document,
        markup,
        this.recogniser,
        this.log,
        (changed) => !this.isDisposed && this.changedEmitter.fire(changed),
        this.sidecars,
        this.onProblems,
      );
      this.byUri.set(key, session);
      session.start();
      this.openedEmitter.fire(session);
    }
  }

  /** The settings have changed: what is not to be read any more is let go, what is to be read now is begun. */
  settingsChanged(): void {
    for (const { document } of this.all) if (markupOfDocument(document) === undefined) this.close(document);
    this.follow();
  }

  /** The session of a document, if it is being read. */
  of(document: vscode.TextDocument): Session | undefined {
    const session = this.at(document.uri);
    return session?.document === document ? session : undefined;
  }

  /** The session of the document at an address, which may be given as text, if it is being read. */
  at(uri: vscode.Uri | string): Session | undefined {
    return this.byUri.get(uri.toString());
  }

  get all(): readonly Session[] {
    return [...this.byUri.values()];
  }

  private close(document: vscode.TextDocument): void {
    const session = this.of(document);
    if (session === undefined) return;
    this.byUri.delete(document.uri.toString());
    session.dispose();
    this.closedEmitter.fire(session);
  }

  override dispose(): void {
    for (const session of this.byUri.values()) session.dispose();
    this.byUri.clear();
    super.dispose();
  }
}
