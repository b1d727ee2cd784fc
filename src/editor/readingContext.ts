import * as vscode from "vscode";
import { Context } from "./ids.ts";
import { Owner } from "./lifecycle.ts";
import type { Sessions } from "./sessions.ts";

/** Keeps the context key by which commands on a document show only where there is one that is read. */
export class ReadingContext extends Owner {
  private readonly sessions: Sessions;
  private isReading: boolean | undefined;

  constructor(sessions: Sessions) {
    super();
    this.sessions = sessions;
    this.own(sessions.onDidOpen(() => this.update()));
    this.own(sessions.onDidClose(() => this.update()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.update();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const isReading = editor !== undefined && this.sessions.of(editor.document) !== undefined;
    if (isReading === this.isReading) return;
    this.isReading = isReading;
    void vscode.commands.executeCommand("setContext", Context.reading, isReading);
  }
}
