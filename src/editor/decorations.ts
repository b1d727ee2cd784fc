import * as vscode from "vscode";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import type { Edit } from "../core/text/edit.ts";
import { contains, overlaps, sameSpans, type Span } from "../core/text/span.ts";
import { isWeakLook, type Look, LOOKS, marks } from "../core/view/marks.ts";
import { COLOUR_NAMES } from "./ids.ts";
import { isOn, type Settings } from "./config.ts";
import { Delay } from "./delay.ts";
import { isReadingEditor } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import { toEdits, toRange, toSpan } from "./ranges.ts";
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

/** A document with more suggestions has those painted that are in sight or near it. */
const MOST_PAINTED = 2_000;

/** How far beyond what is in sight marks are painted, in code units: some screens. */
const MARGIN = 20_000;

/** How long after scrolling out of what is painted the rest follows, in milliseconds. */
const SCROLLED = 30;

/** After so many edits what was painted is painted again. */
const MOST_EDITS = 50;

/** Looks that are painted together. */
interface Layer {
  spans: ReadonlyMap<Look, readonly Span[]>;
  /** The edits since. */
  edits: Edit[];
}

/** What an editor shows. */
interface Painted {
  readonly suggestions: Layer;
  /** What people have decided, and of which epoch of the session it is; of none when it is not shown. */
  readonly decided: Layer & { epoch: number | undefined };
  /** Where suggestions are painted; `undefined` for everywhere. */
  window: Span | undefined;
}

/** Paints the marks of every visible editor. Holds nothing but what it painted last. */
export class Decorations extends Owner {
  /** Made when the first document is painted, so that activation does not wait for them. */
  private types: ReadonlyMap<Look, vscode.TextEditorDecorationType> | undefined;
  private readonly painted = new Map<vscode.TextEditor, Painted>();
  private readonly sessions: Sessions;
  private readonly settings: () => Settings;
  private readonly scrolled = this.own(new Delay(() => this.followAll()));

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
    this.own(vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scrolledIn(textEditor)));
    this.own(vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)));
  }

  /** Paints a document in all its visible editors. */
  paint(session: Session): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === session.document && isReadingEditor(editor)) this.paintIn(editor, session);
    }
  }

  private paintIn(editor: vscode.TextEditor, session: Session): void {
    this.types ??= new Map(
      LOOKS.map((look) => [look, this.own(vscode.window.createTextEditorDecorationType(styleOf(look)))]),
    );
    const { document, placed, placedEpoch: epoch } = session;
    const { kinds } = this.settings();
    const isShown = isOn("marks", document);
    const painted = this.painted.get(editor) ?? nothingPainted();
    this.painted.set(editor, painted);
    // Until what was typed has been read, the editor knows better than we where the suggestions are.
    if (!isShown || session.fitsText) {
      const window = session.suggestionCount > MOST_PAINTED ? around(editor) : undefined;
      const suggestions = window === undefined ? session.analysis.suggestions : session.suggestionsIn(window);
      const near = window === undefined ? placed : placed.filter(({ span }) => span && overlaps(span, window));
      this.show(editor, painted.suggestions, isShown ? marks(suggestions, near, kinds) : new Map());
      painted.window = window;
    }
    const now = isShown ? epoch : undefined;
    if (painted.decided.epoch !== now) {
      this.show(editor, painted.decided, isShown ? marks([], placed, kinds) : new Map());
      painted.decided.epoch = now;
    }
  }

  /** Shows spans in place of those of before, look by look where they are others. */
  private show(editor: vscode.TextEditor, layer: Layer, spans: ReadonlyMap<Look, readonly Span[]>): void {
    const after = new Map<Look, readonly Span[]>();
    for (const [look, before] of layer.spans) {
      const there = moved(before, layer.edits);
      const now = spans.get(look) ?? [];
      after.set(look, now);
      if (there !== undefined && sameSpans(there, now)) continue;
      const ranges = now.map((span) => toRange(editor.document, span));
      editor.setDecorations(this.types?.get(look) as vscode.TextEditorDecorationType, ranges);
    }
    layer.spans = after;
    layer.edits = [];
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    for (const [editor, { suggestions, decided }] of this.painted) {
      if (editor.document !== document) continue;
      for (const { edits } of [suggestions, decided]) {
        if (edits.length < MOST_EDITS) edits.push(...toEdits(contentChanges).slice(0, MOST_EDITS));
      }
    }
  }

  /** What has been painted covers a few screens; only beyond them there is something to do. */
  private scrolledIn(editor: vscode.TextEditor): void {
    const window = this.painted.get(editor)?.window;
    if (window === undefined || this.scrolled.isWaiting) return;
    if (!isWithin(editor, window)) this.scrolled.restart(SCROLLED);
  }

  private followAll(): void {
    for (const [editor, { window }] of this.painted) {
      const session = this.sessions.of(editor.document);
      if (session !== undefined && window !== undefined && !isWithin(editor, window)) this.paintIn(editor, session);
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

  /** What an editor was last told to show, by look; `undefined` for one that was told nothing. */
  shown(editor: vscode.TextEditor): ReadonlyMap<Look, readonly Span[] | undefined> | undefined {
    const painted = this.painted.get(editor);
    if (painted === undefined) return undefined;
    const layers = [painted.suggestions, painted.decided];
    return new Map(
      layers.flatMap(({ spans, edits }) => [...spans].map(([look, before]) => [look, moved(before, edits)])),
    );
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

/** What an editor shows in which nothing has been painted yet. */
function nothingPainted(): Painted {
  const layer = (isSuggestion: boolean): Layer => {
    const looks = LOOKS.filter((look) => look.startsWith("suggestion") === isSuggestion);
    return { spans: new Map(looks.map((look) => [look, []])), edits: [] };
  };
  return { suggestions: layer(true), decided: { ...layer(false), epoch: undefined }, window: undefined };
}

/** What an editor shows, and what is near it. */
function around({ document, visibleRanges }: vscode.TextEditor): Span {
  const spans = visibleRanges.map((range) => toSpan(document, range));
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return spans.length === 0 ? { start: 0, end: MARGIN } : { start: Math.max(0, start - MARGIN), end: end + MARGIN };
}

/** Whether all that an editor shows lies in a span. */
function isWithin({ document, visibleRanges }: vscode.TextEditor, window: Span): boolean {
  return visibleRanges.every((range) => contains(window, toSpan(document, range)));
}

/** Where VS Code has moved what was painted; `undefined` where an edit touches any of it. */
function moved(spans: readonly Span[], edits: readonly Edit[]): readonly Span[] | undefined {
  if (edits.length >= MOST_EDITS) return undefined;
  let now = spans;
  for (const edit of edits) {
    const end = edit.at + edit.removed;
    if (now.some((span) => span.start <= end && edit.at <= span.end)) return undefined;
    const by = edit.inserted.length - edit.removed;
    if (by === 0) continue;
    now = now.map((span) => (span.start < edit.at ? span : { start: span.start + by, end: span.end + by }));
  }
  return now;
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
  // Laid over what the kind looks like.
  if (isWeakLook(look)) return { rangeBehavior, opacity: "0.65" };
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
