import * as vscode from "vscode";
import { statusLine } from "../core/view/statusLine.ts";
import { SELECTOR } from "./documents.ts";
import { Command } from "./ids.ts";
import { type Lexicon, LONGEST_TAGGED } from "./lexicon.ts";
import { Owner } from "./lifecycle.ts";
import type { Sessions } from "./sessions.ts";

/** One line about the active document, in the language status of VS Code's status bar. */
export class Status extends Owner {
  private readonly item = this.own(vscode.languages.createLanguageStatusItem("biogloss.status", SELECTOR));
  private readonly sessions: Sessions;
  private readonly lexicon: Lexicon;

  constructor(sessions: Sessions, lexicon: Lexicon) {
    super();
    this.sessions = sessions;
    this.lexicon = lexicon;
    this.item.name = "BioGloss";
    this.item.command = { command: Command.openAnnotationFile, title: vscode.l10n.t("Open Annotations") };
    this.own(sessions.onDidChange(() => this.update()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => this.update()));
    this.update();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    if (session === undefined) {
      this.item.text = "BioGloss";
      return;
    }
    const { text, detail, isWarning } = statusLine({
      suggestions: session.analysis.suggestions,
      placed: session.placed,
      unsaved: session.sidecar?.waiting ?? 0,
      isTooLarge: session.isTooLarge,
      isLong: session.document.getText().length > LONGEST_TAGGED,
      isTrusted: vscode.workspace.isTrusted,
      missing: [...this.lexicon.missing],
    });
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = isWarning ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }
}
