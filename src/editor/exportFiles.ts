import * as vscode from "vscode";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import type { Format } from "../core/exchange/format.ts";
import { messageOf } from "./log.ts";
import { CannotDo } from "./tagCommands.ts";
import { nameOf, readIfThere } from "./textFiles.ts";
import { unlessMissing, writeWhole } from "./wholeWrite.ts";

interface Target {
  readonly uri: vscode.Uri;
  readonly content: string;
  /** The document that it was made of. */
  readonly document: vscode.Uri;
}

/** The files of an export, gathered before the first of them is written. */
export class ExportFiles {
  private readonly targets = new Map<string, Target>();

  /**
   * Adds a file. One that exports share is merged with what is there and with what other documents make of it. Throws
   * `CannotDo` for one that would replace a document, or another document's file.
   */
  async add(uri: vscode.Uri, content: string, document: vscode.Uri, merge: Format["merge"]): Promise<void> {
    const key = uri.toString();
    const other = this.targets.get(key);
    if (other !== undefined && other.content === content) return;
    const there = other?.content ?? (await textOrBytes(uri));
    const merged = there === undefined ? undefined : merge?.(nameOf(uri), there, content);
    if (other !== undefined && merged === undefined) {
      const [one, two] = [nameOf(other.document), nameOf(document)];
      throw new CannotDo(vscode.l10n.t("{0} and {1} would both be exported to {2}.", one, two, nameOf(uri)));
    }
    if (there !== undefined && there !== content && merged === undefined && (await isDocument(uri, document))) {
      throw new CannotDo(vscode.l10n.t("The export would change {0} itself. Choose another folder.", nameOf(uri)));
    }
    this.targets.set(key, { uri, content: merged ?? content, document });
  }

  /**
   * Writes what is new; files of other content only if the user says so, unless they may be replaced. All of it, or none.
   * Gives the files that were written, or `undefined` when the user wants none. Throws `CannotDo` when one cannot be
   * written; then everything is as it was.
   */
  async write(mayReplace: boolean): Promise<vscode.Uri[] | undefined> {
    const news: { uri: vscode.Uri; content: string; before: Uint8Array | undefined }[] = [];
    for (const { uri, content } of this.targets.values()) {
      const before = await unlessMissing(vscode.workspace.fs.readFile(uri));
      if (before === undefined || !isText(before, content)) news.push({ uri, content, before });
    }
    const taken = news.filter(({ before }) => before !== undefined).map(({ uri }) => uri);
    const answer = taken.length === 0 || mayReplace ? "replace" : await askToReplace(taken);
    if (answer === undefined) return undefined;
    const wanted = news.filter(({ before }) => before === undefined || answer === "replace");
    const done: typeof news = [];
    for (const each of wanted) {
      try {
        await writeWhole(each.uri, each.content);
        done.push(each);
      } catch (error) {
        await Promise.allSettled(done.map(({ uri, before }) => putBack(uri, before)));
        const reason = messageOf(error);
        throw new CannotDo(
          vscode.l10n.t("{0} cannot be written: {1}. Nothing was exported.", nameOf(each.uri), reason),
        );
      }
    }
    return wanted.map(({ uri }) => uri);
  }
}

/** Whether a file is a document that people read: the one exported, or any that has annotations of its own. */
async function isDocument(uri: vscode.Uri, document: vscode.Uri): Promise<boolean> {
  if (uri.toString() === document.toString()) return true;
  const sidecar = uri.with({ path: sidecarName(uri.path) });
  return (await unlessMissing(vscode.workspace.fs.stat(sidecar))) !== undefined;
}

async function askToReplace(taken: readonly vscode.Uri[]): Promise<"replace" | "keep" | undefined> {
  const [replace, keep] = [vscode.l10n.t("Replace"), vscode.l10n.t("Keep")];
  const [first] = taken;
  const message =
    taken.length === 1 && first !== undefined
      ? vscode.l10n.t("{0} exists with other content.", nameOf(first))
      : vscode.l10n.t("{0} files exist with other content.", taken.length);
  const detail = taken.length === 1 ? undefined : taken.slice(0, 8).map(nameOf).join("\n");
  const options = { modal: true, ...(detail === undefined ? {} : { detail }) };
  const choice = await vscode.window.showWarningMessage(message, options, replace, keep);
  return choice === replace ? "replace" : choice === keep ? "keep" : undefined;
}

async function putBack(uri: vscode.Uri, before: Uint8Array | undefined): Promise<void> {
  await (before === undefined ? vscode.workspace.fs.delete(uri) : vscode.workspace.fs.writeFile(uri, before));
}

function isText(bytes: Uint8Array, text: string): boolean {
  const own = new TextEncoder().encode(text);
  return own.length === bytes.length && own.every((byte, i) => byte === bytes[i]);
}

/** A file's text; what is no text differs from every export. */
async function textOrBytes(target: vscode.Uri): Promise<string | undefined> {
  try {
    return await readIfThere(target);
  } catch {
    return "\u0000";
  }
}
