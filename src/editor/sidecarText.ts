import * as vscode from "vscode";
import { MAX_SIDECAR_LENGTH } from "../core/annotate/sidecar/format.ts";
import { TOO_LARGE } from "../core/annotate/sidecar/read.ts";
import type { Problem } from "../core/problem.ts";
import { LEFT_BEHIND } from "../core/wholeFile.ts";
import { Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import { recover, unlessMissing, writeWhole } from "./wholeWrite.ts";

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

  /** @param again asked to read the file once more, when what was at work on it must have ended */
  constructor(uri: vscode.Uri, log: Log, again: () => void) {
    super();
    this.uri = uri;
    this.log = log;
    this.settle = this.own(new Delay(again));
  }

  /** Whether it is the text of this file. */
  isOf(uri: vscode.Uri): boolean {
    return uri.toString() === this.uri.toString();
  }

  /** Whether it is open with unsaved edits. */
  get isBeingEdited(): boolean {
    return this.dirtyDocument() !== undefined;
  }

  /** Whether the file still holds a text; `undefined` for no file. */
  async isStill(text: string | undefined): Promise<boolean> {
    const editor = this.dirtyDocument();
    if (editor !== undefined) return editor.getText() === text;
    const content = await this.readDisk();
    return "text" in content && content.text === text;
  }

  /** Writes the text: into the editor where it has unsaved edits, else as a whole file. */
  async write(text: string): Promise<void> {
    const editor = this.dirtyDocument();
    if (editor !== undefined) await replaceText(editor, text);
    else await writeWhole(this.uri, text);
  }

  /** A sidecar that is open with unsaved edits is edited there, not behind the user's back. */
  private dirtyDocument(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((each) => each.isDirty && this.isOf(each.uri));
  }

  /**
   * The file's content, from the editor where it has unsaved edits. Throws what the file system throws.
   *
   * @param known the text that was read last: it was whole then
   */
  async read(known: string | undefined): Promise<Content> {
    const open = this.dirtyDocument();
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
    const bytes = state === undefined ? undefined : await unlessMissing(vscode.workspace.fs.readFile(this.uri));
    return bytes === undefined ? { text: undefined } : contentOf(bytes);
  }

  /** What the file should hold by what a crash has left of it, or `undefined` where it is to be read as it is. */
  private async recovered(): Promise<Content | undefined> {
    try {
      const { content, inProgress } = await recover(this.uri);
      this.unsettled = inProgress;
      if (inProgress) this.settle.restart(LEFT_BEHIND);
      if (content === undefined) return undefined;
      this.log.info(`${this.uri.toString(true)}: taken from a whole copy beside it; writing it was broken off`);
      return contentOf(content);
    } catch (error) {
      this.log.debug(`${this.uri.toString(true)}: cannot be looked for copies of: ${messageOf(error)}`);
      return undefined;
    }
  }
}

const NOT_TEXT: Problem = {
  code: "sidecar.not-text",
  message: "The sidecar is not UTF-8 text. Save it as UTF-8.",
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
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t("the editor refused the change"));
}
