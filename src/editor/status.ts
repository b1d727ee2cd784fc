import * as vscode from "vscode";
import { openSuggestions } from "../core/view/marks.ts";
import { SELECTOR } from "./documents.ts";
import { Command } from "./ids.ts";
import { Owner } from "./lifecycle.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** One line about the active document, in the language status of VS Code's status bar. */
export class Status extends Owner {
  private readonly item = this.own(vscode.languages.createLanguageStatusItem("biogloss.status", SELECTOR));
  private readonly sessions: Sessions;

  constructor(sessions: Sessions) {
    super();
    this.sessions = sessions;
    this.item.name = "BioGloss";
    this.item.command = { command: Command.openAnnotationFile, title: vscode.l10n.t("Open Annotations") };
    this.own(sessions.onDidChange(() => this.update()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.update();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    if (session === undefined) {
      this.item.text = "BioGloss";
      return;
    }
    const { text, detail, severity } = lineOf(session);
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = severity;
  }
}

function lineOf(session: Session): { text: string; detail: string; severity: vscode.LanguageStatusSeverity } {
  const { Information, Warning } = vscode.LanguageStatusSeverity;
  if (session.isTooLarge) {
    return {
      text: vscode.l10n.t("BioGloss is off"),
      detail: vscode.l10n.t("the document is too large"),
      severity: Warning,
    };
  }
  const waiting = session.sidecar?.waiting ?? 0;
  if (waiting > 0) {
    return {
      text: vscode.l10n.t("BioGloss: not saved"),
      detail: vscode.l10n.t("{0} changes wait to be written", waiting),
      severity: Warning,
    };
  }
  const open = openSuggestions(session.analysis.suggestions, session.placed).length;
  const missing = session.placed.filter(({ state }) => state === "lost" || state === "changed").length;
  const kept = session.placed.filter(({ state }) => state !== "retired").length;
  const text = vscode.l10n.t("{0} suggestions, {1} annotations", open, kept);
  const detail = missing === 0 ? "" : vscode.l10n.t("{0} changed or lost", missing);
  return { text, detail, severity: missing === 0 ? Information : Warning };
}
