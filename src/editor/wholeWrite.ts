import * as vscode from "vscode";
import { type Folder, type Recovery, recoverWhole, writeWhole as writeWholeIn } from "../core/wholeFile.ts";

/** Writes a text file (UTF-8) whole; see `core/wholeFile.ts`. Rejects with what the file system says. */
export async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
  const nonce = Math.random().toString(36).slice(2, 10);
  await writeWholeIn(folderOf(target), nameOf(target), new TextEncoder().encode(text), nonce);
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
    read: (name) => unlessMissing(fs.readFile(at(name))),
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

/** What a call gives, or `undefined` where there is no such file. */
export async function unlessMissing<T>(call: Thenable<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}
