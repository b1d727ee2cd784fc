import * as vscode from "vscode";

/**
 * Writes a text file (UTF-8) whole: into a temporary file beside it, which then takes its name. A crash leaves the old file or the
 * new one. Where a file system cannot rename over an existing file, the file is written in place instead. On failure
 * the temporary file is removed and the error is thrown on.
 */
export async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
  const content = new TextEncoder().encode(text);
  const nonce = Math.random().toString(36).slice(2, 10);
  const folder = vscode.Uri.joinPath(target, "..");
  const name = target.path.slice(target.path.lastIndexOf("/") + 1);
  const temporary = vscode.Uri.joinPath(folder, `.${name}.${nonce}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(temporary, content);
    await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(temporary).then(undefined, () => undefined);
    if (!cannotRename(error)) throw error;
    await vscode.workspace.fs.writeFile(target, content);
  }
}

/** Whether an error says that renaming is not to be had here, as opposed to not allowed or no space left. */
function cannotRename(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /not (?:supported|implemented)|cannot rename|ENOSYS|ENOTSUP|EXDEV/i.test(text);
}
