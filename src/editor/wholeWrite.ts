import * as vscode from "vscode";
import { type Folder, type Recovery, recoverWhole, writeWhole as writeWholeIn } from "../core/wholeFile.ts";

/**
 * Writes a text file (UTF-8) whole; see `core/wholeFile.ts`. Rejects with what the file system says.
 *
 * @param isStill asked last, whether what is there may still be replaced
 * @returns whether it was
 */
export function writeWhole(target: vscode.Uri, text: string, isStill?: () => Promise<boolean>): Promise<boolean> {
  const nonce = Math.random().toString(36).slice(2, 10);
  return writeWholeIn(folderOf(target), nameOf(target), new TextEncoder().encode(text), nonce, isStill);
}

/** What a crash left of a file that was being written whole. Rejects with what the file system says. */
export function recover(target: vscode.Uri): Promise<Recovery> {
  return recoverWhole(folderOf(target), nameOf(target), Date.now());
}

function nameOf(file: vscode.Uri): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}

/** The folder that a file is in, through VS Code's file systems. */
function folderOf(file: vscode.Uri): Folder {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(file, "..");
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return {
    names: async () => {
      const all = await fs.readDirectory(folder);
      return all.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : []));
    },
    read: (name) => readWhole(at(name)),
    state: async (name) => {
      const state = await unlessMissing(fs.stat(at(name)));
      return state === undefined ? undefined : { modified: state.mtime, size: state.size };
    },
    write: async (name, content) => fs.writeFile(at(name), content),
    rename: async (from, to) => {
      const there = await unlessMissing(fs.stat(at(to)));
      // A link stays one: what it leads to is written in place.
      if (((there?.type ?? 0) & vscode.FileType.SymbolicLink) !== 0)
        throw new Error(`cannot rename over the link ${to}`);
      return fs.rename(at(from), at(to), { overwrite: true });
    },
    remove: async (name) => fs.delete(at(name)),
  };
}

/** How often a file is read again that was not read to its end. */
const MOST_READS = 4;

/**
 * All bytes of a file, or `undefined` where there is no such file. What comes short of the file's size is not taken for the
 * file: whoever wrote that back would lose the rest. Rejects with what the file system says, or when no reading was whole.
 */
export async function readWhole(file: vscode.Uri): Promise<Uint8Array | undefined> {
  for (let reads = 1; ; reads++) {
    // Its size comes first: a file that grows meanwhile is a whole one too.
    const state = await unlessMissing(vscode.workspace.fs.stat(file));
    const bytes = state && (await unlessMissing(vscode.workspace.fs.readFile(file)));
    if (bytes === undefined || state === undefined || bytes.length >= state.size) return bytes;
    if (reads === MOST_READS)
      throw new Error(vscode.l10n.t("only {0} of {1} bytes could be read", bytes.length, state.size));
  }
}

/** Whether an error says that a folder cannot be listed at all, as opposed to not this once. */
export function cannotList(error: unknown): boolean {
  const code = error instanceof vscode.FileSystemError ? error.code : "";
  const text = error instanceof Error ? error.message : String(error);
  return ["FileNotFound", "NoPermissions"].includes(code) || /not (?:supported|implemented)|ENOSYS|ENOTSUP/i.test(text);
}

/** What a call gives, or `undefined` where there is no such file. */
export async function unlessMissing<T>(call: Thenable<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}
