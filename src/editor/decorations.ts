import * as vscode from "vscode";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import type { Span } from "../core/text/span.ts";
import { type Look, LOOKS, marks, sameSpans } from "../core/view/marks.ts";
import { COLOUR_NAMES } from "./ids.ts";
import { isOn, type Settings } from "./config.ts";
import { isReadingEditor } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** Each kind's underline, so that kinds differ without colour too. */
const UNDERLINES: Readonly<Record<Kind, string>> = {
  drug: "solid",
  target: "dashed",
  "adverse-event": "wavy",
  condition: "dotted",
  endpoint: "double",
};

/** Paints the marks of every visible editor. Holds nothing but what it painted last. */
export class Decorations extends Owner {
  /** Made when the first document is painted, so that activation does not wait for them. */
  private types: ReadonlyMap<Look, vscode.TextEditorDecorationType> | undefined;
  private readonly painted = new Map<
    vscode.TextEditor,
    { version: number; spans: ReadonlyMap<Look, readonly Span[]> }
  >();
  private readonly sessions: Sessions;
  private readonly settings: () => Settings;

  constructor(sessions: Sessions, settings: () => Settings) {
    super();
    this.sessions = sessions;
    this.settings = settings;
    this.own(sessions.onDidChange((session) => this.paint(session)));
    this.own(sessions.onDidClose(({ document }) => this.clear(document)));
    this.own(
      vscode.window.onDidChangeTextEditorViewColumn(() => this.visibleChanged(vscode.window.visibleTextEditors)),
    );
    this.own(vscode.window.onDidChangeVisibleTextEditors((editors) => this.visibleChanged(editors)));
  }

  /** Paints a document in all its visible editors. */
  paint(session: Session): void {
    const spans = isOn("marks", session.document)
      ? marks(session.analysis.suggestions, session.placed, this.settings().kinds)
      : new Map<Look, Span[]>();
    const { version } = session.document;
    this.types ??= new Map(
      LOOKS.map((look) => [look, this.own(vscode.window.createTextEditorDecorationType(styleOf(look)))]),
    );
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== session.document || !isReadingEditor(editor)) continue;
      const before = this.painted.get(editor);
      for (const [look, type] of this.types) {
        const now = spans.get(look) ?? [];
        // The editor moves marks along with edits by itself; only within one version is "as before" certain.
        if (before?.version === version && sameSpans(before.spans.get(look) ?? [], now)) continue;
        if (before === undefined && now.length === 0) continue;
        editor.setDecorations(
          type,
          now.map((span) => toRange(session.document, span)),
        );
      }
      this.painted.set(editor, { version, spans });
    }
  }

  /** Takes the marks off a document that is not read any more: its editors may go on showing it, in another language. */
  private clear(document: vscode.TextDocument): void {
    for (const editor of this.painted.keys()) {
      if (editor.document !== document) continue;
      for (const type of this.types?.values() ?? []) editor.setDecorations(type, []);
      this.painted.delete(editor);
    }
  }

  paintAll(): void {
    for (const session of this.sessions.all) this.paint(session);
  }

  private visibleChanged(editors: readonly vscode.TextEditor[]): void {
    for (const editor of this.painted.keys()) if (!editors.includes(editor)) this.painted.delete(editor);
    for (const editor of editors) {
      const session = this.sessions.of(editor.document);
      if (session !== undefined && !this.painted.has(editor)) this.paint(session);
    }
  }
}

/** A colour as CSS: decorations take theme colours for most properties, but not inside a text decoration. */
function css(id: string): string {
  return `var(--vscode-${id.replace(".", "-")})`;
}

function styleOf(look: Look): vscode.DecorationRenderOptions {
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed;
  if (look === "claim") {
    return {
      rangeBehavior,
      backgroundColor: new vscode.ThemeColor("biogloss.claimBackground"),
      borderColor: new vscode.ThemeColor("biogloss.claimBorder"),
      borderStyle: "solid",
      borderWidth: "0 0 0 3px",
      overviewRulerColor: new vscode.ThemeColor("biogloss.claimBorder"),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    };
  }
  if (look === "changed") {
    return {
      rangeBehavior,
      border: "1px dashed",
      borderColor: new vscode.ThemeColor("editorWarning.foreground"),
      overviewRulerColor: new vscode.ThemeColor("editorWarning.foreground"),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    };
  }
  const kind = KINDS.find((each) => look.endsWith(`:${each}`)) as Kind;
  const colour = `biogloss.${COLOUR_NAMES[kind]}Foreground`;
  const underline = `underline ${UNDERLINES[kind]} ${css(colour)}`;
  // The offset keeps the line clear of descenders; a suggestion's line is thinner than a decision's.
  if (look.startsWith("suggestion"))
    return { rangeBehavior, textDecoration: `${underline} 1.5px; text-underline-offset: 3px` };
  return {
    rangeBehavior,
    textDecoration: `${underline} 2px; text-underline-offset: 3px`,
    backgroundColor: new vscode.ThemeColor(`biogloss.${COLOUR_NAMES[kind]}Background`),
    borderRadius: "2px",
    overviewRulerColor: new vscode.ThemeColor(colour),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  };
}
