import * as vscode from "vscode";
import { notReadLine, statusLine, type StatusLine, tooLargeLine } from "../core/view/statusLine.ts";
import { type Feature, isOn } from "./config.ts";
import { CalmDelay } from "./delay.ts";
import { isReadingEditor, languagesRead, type NotRead, whyNotRead } from "./documents.ts";
import { Command, SECTION } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { Owner } from "./lifecycle.ts";
import type { ReviewMode } from "./reviewMode.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { say } from "./words.ts";

/** What the line says is off when it is; what is off unless somebody wants it is not worth a word. */
const TOLD: readonly Feature[] = ["suggestions", "marks", "hover", "checks"];

/** Languages that people expect to be read: where they are not, the line says so. */
const EXPECTED = ["markdown", "plaintext"];

/** What is larger VS Code keeps from extensions, in UTF-16 code units: they see its tab and no editor (`TextModel` in VS Code). */
const LARGEST_SEEN = 50 * 1024 * 1024;

/** How long changes are gathered before the line tells of them, in milliseconds. */
const PAUSE = 100;

/** One line about the active document, in the language status of VS Code's status bar. */
export class Status extends Owner {
  private readonly item = this.own(vscode.languages.createLanguageStatusItem("biogloss.status", []));
  private readonly sessions: Sessions;
  private readonly lexicon: Lexicon;
  private readonly review: ReviewMode;
  /** What there is to decide takes a moment to be found: the marks come first. */
  private readonly soon = this.own(new CalmDelay(() => this.update()));

  constructor(sessions: Sessions, lexicon: Lexicon, review: ReviewMode) {
    super();
    this.review = review;
    this.sessions = sessions;
    this.lexicon = lexicon;
    this.item.name = "BioGloss";
    this.own(sessions.onDidChange(() => this.soon.restart(PAUSE)));
    this.own(sessions.onDidOpen(() => this.update()));
    this.own(sessions.onDidClose(() => this.update()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.own(vscode.window.tabGroups.onDidChangeTabs(() => vscode.window.activeTextEditor ?? this.update()));
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => this.update()));
    this.settingsChanged();
  }

  /** The settings have changed. */
  settingsChanged(): void {
    this.item.selector = [...new Set([...EXPECTED, ...languagesRead()])].map((language) => ({ language }));
    this.update();
  }

  /** What the line says. */
  get line(): StatusLine {
    const { text, detail = "", severity } = this.item;
    return { text, detail, isWarning: severity === vscode.LanguageStatusSeverity.Warning };
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    const why = editor === undefined ? undefined : isReadingEditor(editor) ? whyNotRead(editor.document) : "view";
    if (session !== undefined && why === undefined) this.show(this.lineOf(session), this.next(session));
    else if (why !== undefined) this.show(notReadLine(why, say), settingOf(why));
    else {
      this.show({ text: "BioGloss", detail: "", isWarning: false }, undefined);
      void this.tellUnseen();
    }
  }

  /** Says so where the active tab is of a document that is too large to be seen. */
  private async tellUnseen(): Promise<void> {
    const uri = activeFile();
    const size = uri === undefined ? 0 : await sizeOf(uri);
    const isStill = vscode.window.activeTextEditor === undefined && activeFile()?.toString() === uri?.toString();
    if (size > LARGEST_SEEN && isStill && !this.isDisposed) this.show(tooLargeLine(say), undefined);
  }

  private lineOf(session: Session): StatusLine {
    const { document } = session;
    return statusLine(
      {
        suggestions: session.analysis.suggestions,
        placed: session.placed,
        toDecide: this.review.items(session).length,
        unsaved: session.sidecar?.waiting ?? 0,
        isTooLarge: session.isTooLarge,
        isTrusted: vscode.workspace.isTrusted,
        missing: [...this.lexicon.missing],
        switchedOff: TOLD.filter((feature) => !isOn(feature, document)),
      },
      say,
    );
  }

  /** What the line offers to do: to see what was decided, or to change what keeps things off. */
  private next({ document, placed }: Session): vscode.Command {
    if (TOLD.some((feature) => !isOn(feature, document))) return openSettings(SECTION);
    if (!vscode.workspace.isTrusted && placed.length === 0) {
      return { command: "workbench.trust.manage", title: vscode.l10n.t("Manage Trust") };
    }
    return { command: Command.openAnnotationFile, title: vscode.l10n.t("Open Annotations") };
  }

  private show({ text, detail, isWarning }: StatusLine, command: vscode.Command | undefined): void {
    this.item.text = text;
    this.item.detail = detail;
    this.item.accessibilityInformation = {
      label: [text, detail].filter((part) => part !== "").join(": "),
      role: "status",
    };
    this.item.severity = isWarning ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.item.command = command;
  }
}

/** The file of the active tab, where that shows one as text. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

/** A file's size in bytes, which is no less than its code units; 0 where that cannot be told. */
async function sizeOf(file: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(file)).size;
  } catch {
    return 0;
  }
}

/** The way to the setting because of which a document is not read, where it is one. */
function settingOf(why: NotRead): vscode.Command | undefined {
  return why === "enabled" || why === "languages" ? openSettings(`${SECTION}.${why}`) : undefined;
}

function openSettings(setting: string): vscode.Command {
  const query = setting === SECTION ? "@ext:biogloss.biogloss" : `@id:${setting}`;
  return { command: "workbench.action.openSettings", title: vscode.l10n.t("Settings"), arguments: [query] };
}
