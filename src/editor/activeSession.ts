import * as vscode from "vscode";
import { CalmDelay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** How long changes are gathered before the side bar shows them, in milliseconds. */
const GATHER = 100;

/** The document that the side bar shows: the active one, and when something else becomes active, the last that was. */
export class ActiveSession extends Owner {
  private readonly sessions: Sessions;
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  /** Another document is shown, or something about it has changed. */
  readonly onDidChange = this.changed.event;
  private readonly gather = this.own(new CalmDelay(() => this.changed.fire()));
  private session: Session | undefined;

  constructor(sessions: Sessions) {
    super();
    this.sessions = sessions;
    this.own(sessions.onDidChange((session) => session === this.session && this.gather.restart(GATHER)));
    this.own(sessions.onDidClose((session) => session === this.session && this.show(undefined)));
    this.own(sessions.onDidOpen(() => this.follow()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.follow()));
    this.follow();
  }

  get current(): Session | undefined {
    return this.session;
  }

  /** Something else that the side bar shows of the document has changed. */
  again(): void {
    this.gather.restart(GATHER);
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    // While the annotation file or a settings page is active, the document's annotations stay in sight.
    if (session !== undefined && session !== this.session) this.show(session);
  }

  private show(session: Session | undefined): void {
    this.session = session;
    this.changed.fire();
  }
}
