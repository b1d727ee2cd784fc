import * as vscode from "vscode";
import type { Kind } from "../core/lexicon/concept.ts";
import { marks } from "../core/view/marks.ts";
import type { Reading } from "../core/view/mentions.ts";
import { type BlockToken, markedTokens, previewMarks, type PreviewMark } from "../core/view/previewMarks.ts";
import { isOn } from "./config.ts";
import { CalmDelay } from "./delay.ts";
import { markupOfDocument } from "./documents.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import type { Readings } from "./readings.ts";
import type { Sessions } from "./sessions.ts";
import { say } from "./words.ts";

/** As much of markdown-it as is needed, in whatever version VS Code's Markdown extension brings. */
export interface MarkdownIt {
  readonly renderer: {
    render(tokens: BlockToken[], options: unknown, env: unknown): string;
  };
}

/** Marks of one version of a document. */
interface Marked {
  readonly version: number;
  readonly marks: readonly PreviewMark[];
}

/** How long changes are gathered before the preview is asked to show them, in milliseconds. */
const GATHER = 100;

/** The preview draws itself anew with this command of VS Code's Markdown extension. */
const REFRESH = "markdown.preview.refresh";

/**
 * Marks in the Markdown preview what the editor marks. The parser's tokens are marked when they are drawn, so that headings keep
 * their addresses and whoever else reads the tokens finds them as they are. What is not known yet is drawn unmarked, and
 * drawn again when it is.
 */
export class Preview extends Owner {
  private readonly readings: Readings;
  private readonly kinds: () => ReadonlySet<Kind>;
  private readonly log: Log;
  /** What each document was last drawn with. */
  private readonly drawn = new WeakMap<vscode.TextDocument, Marked>();
  /** What is known of documents that no editor shows. */
  private known = new WeakMap<vscode.TextDocument, Marked>();
  private readonly asked = new WeakSet<vscode.TextDocument>();
  private readonly gather = this.own(new CalmDelay(() => this.refresh()));

  constructor(sessions: Sessions, readings: Readings, kinds: () => ReadonlySet<Kind>, log: Log) {
    super();
    this.readings = readings;
    this.kinds = kinds;
    this.log = log;
    this.own(sessions.onDidChange(({ document }) => this.changed(document)));
  }

  /** What VS Code's Markdown extension calls with its parser. */
  readonly extendMarkdownIt = <T extends MarkdownIt>(markdown: T): T => {
    const { renderer } = markdown;
    const render = renderer.render.bind(renderer);
    renderer.render = (tokens, options, env) => render(this.marked(tokens, env), options, env);
    return markdown;
  };

  /** The lexicon, the terms or the settings have changed. */
  again(): void {
    this.known = new WeakMap();
    this.gather.restart(GATHER);
  }

  private marked(tokens: BlockToken[], env: unknown): BlockToken[] {
    try {
      const { currentDocument } = (env ?? {}) as { currentDocument?: { toString(): string } };
      const name = currentDocument?.toString();
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === name);
      if (document === undefined || markupOfDocument(document) !== "markdown") return tokens;
      if (!isOn("preview", document)) return tokens;
      const found = this.marks(document);
      this.drawn.set(document, { version: document.version, marks: found ?? [] });
      if (found === undefined) this.ask(document);
      return markedTokens(tokens, document.getText(), found ?? []);
    } catch (error) {
      // A page without marks is worth more than none.
      this.log.error("The preview cannot be marked", error instanceof Error ? (error.stack ?? "") : String(error));
      return tokens;
    }
  }

  /** The marks of the text as it is now, where they are known. */
  private marks(document: vscode.TextDocument): readonly PreviewMark[] | undefined {
    const reading = this.readings.now(document);
    if (reading !== undefined) return this.marksOf(reading);
    const known = this.known.get(document);
    return known?.version === document.version ? known.marks : undefined;
  }

  private marksOf({ analysis, placed }: Reading): readonly PreviewMark[] {
    return previewMarks(marks(analysis.suggestions, placed, this.kinds()), say);
  }

  /** Finds out what is to be marked in a document; one that an editor shows tells by itself. */
  private ask(document: vscode.TextDocument): void {
    const isVisible = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (isVisible || this.asked.has(document)) return;
    this.asked.add(document);
    this.readings
      .of(document)
      .then((reading) => {
        if (reading === undefined) return;
        this.known.set(document, { version: document.version, marks: this.marksOf(reading) });
        this.changed(document);
      })
      .catch((error: unknown) => this.log.error(`The preview cannot be marked: ${messageOf(error)}`))
      .finally(() => this.asked.delete(document));
  }

  private changed(document: vscode.TextDocument): void {
    const before = this.drawn.get(document);
    // After an edit VS Code draws the page by itself, without loading it anew as the command does.
    if (before?.version !== document.version) return;
    const now = this.marks(document);
    if (now !== undefined && !sameMarks(before.marks, now)) this.gather.restart(GATHER);
  }

  private refresh(): void {
    if (!isPreviewOpen()) return;
    vscode.commands.executeCommand(REFRESH).then(undefined, (error: unknown) => this.log.debug(messageOf(error)));
  }
}

function sameMarks(a: readonly PreviewMark[], b: readonly PreviewMark[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end, look }, i) => start === b[i]?.start && end === b[i].end && look === b[i].look)
  );
}

function isPreviewOpen(): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => {
      const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
      return isView && input.viewType.includes("markdown.preview");
    });
}
