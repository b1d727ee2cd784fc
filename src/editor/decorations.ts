import * as vscode from "vscode";
import type { Placed } from "../core/annotate/placed.ts";
import { type Edit, mapSpanThrough } from "../core/text/edit.ts";
import { contains, overlaps, sameSpans, type Span } from "../core/text/span.ts";
import { type Look, LOOKS, marks } from "../core/view/marks.ts";
import { rulerMarks } from "../core/view/ruler.ts";
import { isOn, type Settings } from "./config.ts";
import { Delay } from "./delay.ts";
import { isReadingEditor, lengthOf } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import { toEdits, toRange, toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { rulerStyleOf, styleOf } from "./styles.ts";

/**
 * A document with more suggestions, or more of what people decided, has those painted that are in sight or near it: with every key
 * VS Code looks through all decorations of a document for those in its margin.
 */
const MOST_PAINTED = 2_000;

/**
 * How far beyond what is in sight marks are painted, in code units: two screens. When half of that is left, the next are painted. With
 * every key VS Code looks at all that are painted beside its minimap, which is as long.
 */
const MARGIN = 10_000;

/** How long after scrolling near the end of what is painted the rest follows, in milliseconds. */
const SCROLLED = 30;

/** A window whose whole text has been removed. */
const NOWHERE: Span = { start: 0, end: 0 };

/** After so many edits what was painted is painted again. */
const MOST_EDITS = 50;

/** Looks that are painted together. */
interface Layer {
  spans: ReadonlyMap<Look, readonly Span[]>;
  /** The edits since. */
  edits: Edit[];
  /** Where they are painted; `undefined` for everywhere. */
  window: Span | undefined;
}

/** What an editor shows. */
interface Painted {
  readonly suggestions: Layer;
  /** What people have decided. */
  readonly decided: Layer;
  readonly ruler: Layer;
  /** Of which epoch of the session what people have decided is; of none when it is not shown. */
  epoch: number | undefined;
}

/** A decoration type for each look that has one. */
type Types = ReadonlyMap<Look, vscode.TextEditorDecorationType>;

/** Paints the marks of every visible editor. Holds nothing but what it painted last. */
export class Decorations extends Owner {
  /** Made when the first document is painted, so that activation does not wait for them. */
  private types: { readonly inText: Types; readonly onRuler: Types } | undefined;
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
    const { inText, onRuler } = (this.types ??= { inText: this.make(styleOf), onRuler: this.make(rulerStyleOf) });
    const { document, placed, placedEpoch } = session;
    const { kinds } = this.settings();
    const isShown = isOn("marks", document);
    const painted = this.painted.get(editor) ?? nothingPainted();
    this.painted.set(editor, painted);
    // Until what was typed has been read, the editor knows better than we where the suggestions are.
    if (!isShown || session.fitsText) {
      const window = session.suggestionCount > MOST_PAINTED ? around(editor) : undefined;
      const suggestions = window === undefined ? session.analysis.suggestions : session.suggestionsIn(window);
      const spans = isShown ? marks(suggestions, within(placed, window), kinds) : new Map<Look, Span[]>();
      this.show(editor, painted.suggestions, inText, spans, window);
    }
    const epoch = isShown ? placedEpoch : undefined;
    const isOther = painted.epoch !== epoch;
    if (isOther || !covers(painted.decided, editor)) {
      const window = placed.length > MOST_PAINTED ? around(editor) : undefined;
      const spans = isShown ? marks([], within(placed, window), kinds) : new Map<Look, Span[]>();
      this.show(editor, painted.decided, inText, spans, window);
    }
    if (isOther) {
      const all = isShown ? marks([], placed, kinds) : new Map<Look, Span[]>();
      this.show(editor, painted.ruler, onRuler, thinned(document, all), undefined);
    }
    painted.epoch = epoch;
  }

  /** A decoration type for each look that has such a style. */
  private make(style: (look: Look) => vscode.DecorationRenderOptions | undefined): Types {
    const types = new Map<Look, vscode.TextEditorDecorationType>();
    for (const look of LOOKS) {
      const options = style(look);
      if (options !== undefined) types.set(look, this.own(vscode.window.createTextEditorDecorationType(options)));
    }
    return types;
  }

  /** Shows spans in place of those of before, look by look where they are others. */
  private show(
    editor: vscode.TextEditor,
    layer: Layer,
    types: Types,
    spans: ReadonlyMap<Look, readonly Span[]>,
    window: Span | undefined,
  ): void {
    const after = new Map<Look, readonly Span[]>();
    for (const [look, before] of layer.spans) {
      const there = moved(before, layer.edits);
      const now = spans.get(look) ?? [];
      after.set(look, now);
      const type = types.get(look);
      if (type === undefined || (there !== undefined && sameSpans(there, now))) continue;
      const ranges = now.map((span) => toRange(editor.document, span));
      editor.setDecorations(type, ranges);
    }
    layer.spans = after;
    layer.edits = [];
    layer.window = window;
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const edits = toEdits(contentChanges);
    for (const [editor, { suggestions, decided, ruler }] of this.painted) {
      if (editor.document !== document) continue;
      for (const layer of [suggestions, decided, ruler]) {
        if (layer.edits.length < MOST_EDITS) layer.edits.push(...edits.slice(0, MOST_EDITS));
        if (layer.window !== undefined) layer.window = mapSpanThrough(layer.window, edits) ?? NOWHERE;
      }
    }
  }

  /** What has been painted covers a few screens; only near their ends there is something to do. */
  private scrolledIn(editor: vscode.TextEditor): void {
    const painted = this.painted.get(editor);
    if (painted === undefined || this.scrolled.isWaiting) return;
    if (!coversAll(painted, editor)) this.scrolled.restart(SCROLLED);
  }

  private followAll(): void {
    for (const [editor, painted] of this.painted) {
      const session = this.sessions.of(editor.document);
      if (session !== undefined && !coversAll(painted, editor)) this.paintIn(editor, session);
    }
  }

  /** Takes the marks off a document that is not read any more: its editors may go on showing it, in another language. */
  private clear(document: vscode.TextDocument): void {
    for (const editor of this.painted.keys()) {
      if (editor.document !== document) continue;
      const { inText, onRuler } = this.types ?? {};
      for (const type of [...(inText?.values() ?? []), ...(onRuler?.values() ?? [])]) editor.setDecorations(type, []);
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
    return { spans: new Map(looks.map((look) => [look, []])), edits: [], window: undefined };
  };
  return { suggestions: layer(true), decided: layer(false), ruler: layer(false), epoch: undefined };
}

/** What an editor shows, and what is near it. */
function around({ document, visibleRanges }: vscode.TextEditor): Span {
  const spans = visibleRanges.map((range) => toSpan(document, range));
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return spans.length === 0 ? { start: 0, end: MARGIN } : { start: Math.max(0, start - MARGIN), end: end + MARGIN };
}

/** Those in a window; all where there is none. */
function within(placed: readonly Placed[], window: Span | undefined): readonly Placed[] {
  return window === undefined ? placed : placed.filter(({ span }) => span && overlaps(span, window));
}

/** Whether all that an editor shows, and what is next to it, lies where a layer is painted. */
function covers({ window }: Layer, { document, visibleRanges }: vscode.TextEditor): boolean {
  if (window === undefined) return true;
  const next = MARGIN / 2;
  return visibleRanges.every((range) => {
    const { start, end } = toSpan(document, range);
    return contains(window, { start: Math.max(0, start - next), end: end + next });
  });
}

function coversAll({ suggestions, decided }: Painted, editor: vscode.TextEditor): boolean {
  return covers(suggestions, editor) && covers(decided, editor);
}

/** What the overview ruler needs of some marks. */
function thinned(document: vscode.TextDocument, all: ReadonlyMap<Look, readonly Span[]>): Map<Look, readonly Span[]> {
  const length = lengthOf(document);
  const places = (spans: readonly Span[]): (Span & { line: number })[] =>
    spans.map((span) => ({ ...span, line: document.positionAt(span.end).line }));
  return new Map([...all].map(([look, spans]) => [look, rulerMarks(places(spans), document.lineCount, length)]));
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
