import * as vscode from "vscode";
import { MAX_SIDECAR_LENGTH } from "../core/annotate/sidecar/format.ts";
import { TOO_LARGE } from "../core/annotate/sidecar/read.ts";
import type { Problem } from "../core/problem.ts";
import { LEFT_BEHIND } from "../core/wholeFile.ts";
import { toSay } from "../core/words.ts";
import { Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import { applyEdit, dirtyDocument } from "./textFiles.ts";
import { cannotList, readWhole, recover, unlessMissing, writeWhole } from "./wholeWrite.ts";

/**
 * A file that another program has changed is left alone for so long, in milliseconds. No file system replaces a file only if
 * it is still the same: whoever writes often is not to be met between the last look and the writing.
 */
const QUIET = 250;

/** What a file holds, or why its bytes cannot be taken for text. `text` is `undefined` when there is no file. */
export type Content = { readonly text: string | undefined } | { readonly problem: Problem };

/**
 * The text of one sidecar, wherever it is: in an editor where it is open with unsaved edits, else on disk, or in what a
 * crash has left of it. Reads and writes whole texts, and knows nothing of what they say.
 */
export class SidecarText extends Owner {
  private readonly uri: vscode.Uri;
  private readonly log: Log;
  /** Looks again whether a crash has left something: when the file was read, another program was at work on it. */
  private readonly settle: Delay;
  /** Whether it has not been made sure yet that the file is whole. */
  private unsettled = true;
  /** What the file on disk said at the last look, and since when another program has it say so, by `performance.now()`. */
  private seen: { readonly text: string | undefined; readonly since: number } | undefined;
  /** The text of a whole copy that the last reading took for the file's, and what the file itself said. */
  private copy: { readonly text: string | undefined; readonly instead: string | undefined } | undefined;
  /** Goes on with what waits for another program to be done; at the end at once. */
  private goOn: () => void = () => undefined;
  private readonly rest = this.own(new Delay(() => this.goOn()));

  /** @param again asked to read the file once more, when what was at work on it must have ended */
  constructor(uri: vscode.Uri, log: Log, again: () => void) {
    super();
    this.uri = uri;
    this.log = log;
    this.settle = this.own(new Delay(again));
    this.own({ dispose: () => this.goOn() });
  }

  /** Whether it is the text of this file. */
  isOf(uri: vscode.Uri): boolean {
    return uri.toString() === this.uri.toString();
  }

  /** Whether it is open with unsaved edits. */
  get isBeingEdited(): boolean {
    return dirtyDocument(this.uri) !== undefined;
  }

  /** Waits until no other program has changed the file for a while. Gives whether it still says what it said. */
  async isQuiet(text: string | undefined): Promise<boolean> {
    const wait = (this.seen?.since ?? -Infinity) + QUIET - performance.now();
    if (wait <= 0 || this.isBeingEdited) return true;
    await new Promise<void>((resolve) => {
      this.goOn = resolve;
      if (this.isDisposed) resolve();
      else this.rest.restart(wait);
    });
    return this.isStill(text);
  }

  /**
   * Replaces what the file says, in the editor where it has unsaved edits, else as a whole file, unless somebody has changed
   * it or typed into it meanwhile. Gives whether it was replaced.
   *
   * @param before what it should say still; `undefined` for no file
   */
  async replace(before: string | undefined, text: string): Promise<boolean> {
    const editor = dirtyDocument(this.uri);
    if (editor === undefined) {
      const isReplaced = await writeWhole(this.uri, text, () => this.isStill(before));
      if (isReplaced) this.seen = { text, since: -Infinity };
      return isReplaced;
    }
    if (editor.getText() !== before) return false;
    await replaceText(editor, text);
    return true;
  }

  private async isStill(text: string | undefined): Promise<boolean> {
    const expected = this.copy !== undefined && this.copy.text === text ? this.copy.instead : text;
    const content = this.isBeingEdited ? undefined : await this.readDisk();
    return content !== undefined && "text" in content && content.text === expected;
  }

  /**
   * The file's content, from the editor where it has unsaved edits. Throws what the file system throws.
   *
   * @param known the text that was read last: it was whole then
   */
  async read(known: string | undefined): Promise<Content> {
    this.copy = undefined;
    const open = dirtyDocument(this.uri);
    if (open !== undefined) return { text: open.getText() };
    if (!this.unsettled) {
      // What has been read before was whole then; all else may be what a crash left.
      const content = await this.readDisk();
      if ("text" in content && content.text !== undefined && content.text === known) return content;
    }
    return (await this.recovered()) ?? (await this.readDisk());
  }

  private async readDisk(): Promise<Content> {
    const state = await unlessMissing(vscode.workspace.fs.stat(this.uri));
    if (state !== undefined && state.size > MAX_SIDECAR_LENGTH) return { problem: TOO_LARGE };
    const bytes = state === undefined ? undefined : await readWhole(this.uri);
    const content = bytes === undefined ? { text: undefined } : contentOf(bytes);
    const text = "text" in content ? content.text : undefined;
    const isFirst = this.seen === undefined;
    if (isFirst || text !== this.seen?.text) this.seen = { text, since: isFirst ? -Infinity : performance.now() };
    return content;
  }

  /** What the file should hold by what a crash has left of it, or `undefined` where it is to be read as it is. */
  private async recovered(): Promise<Content | undefined> {
    try {
      const { content, inProgress } = await recover(this.uri);
      this.unsettled = inProgress;
      if (inProgress) this.settle.restart(LEFT_BEHIND);
      if (content === undefined) return undefined;
      this.log.info(`${this.uri.toString(true)}: taken from a whole copy beside it; writing it was broken off`);
      const copied = contentOf(content);
      const instead = await this.readDisk();
      if ("text" in copied && "text" in instead) this.copy = { text: copied.text, instead: instead.text };
      // Whoever is at work on it may be about to put the copy in its place.
      if (inProgress) this.seen = { text: this.seen?.text, since: performance.now() };
      return copied;
    } catch (error) {
      this.log.debug(`${this.uri.toString(true)}: cannot be looked for copies of: ${messageOf(error)}`);
      // A file that is missing may be in one of those, and is not to be begun anew.
      if (!cannotList(error) && (await unlessMissing(vscode.workspace.fs.stat(this.uri))) === undefined) throw error;
      return undefined;
    }
  }
}

const NOT_TEXT: Problem = {
  code: "sidecar.not-text",
  message: toSay("The sidecar is not UTF-8 text. Save it as UTF-8."),
  line: 1,
  column: 1,
};

/** Bytes as text. A byte-order mark stays part of it, so that writing gives it back. */
function contentOf(bytes: Uint8Array): Content {
  if (bytes.length > MAX_SIDECAR_LENGTH) return { problem: TOO_LARGE };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: NOT_TEXT };
  }
}

/** Replaces what differs in an open document, so that the caret and the undo stack stay sensible. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const old = document.getText();
  let start = 0;
  while (start < old.length && old[start] === text[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < text.length - start &&
    old[old.length - 1 - end] === text[text.length - 1 - end]
  )
    end++;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(old.length - end));
  edit.replace(document.uri, range, text.slice(start, text.length - end));
  await applyEdit(edit);
}
