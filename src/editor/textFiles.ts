import * as vscode from "vscode";

/** A file's text without a byte-order mark, or `undefined` when there is no file. Throws for what is not UTF-8. */
export async function readIfThere(target: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(target));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    if (error instanceof TypeError) {
      throw new Error(vscode.l10n.t("{0} is not UTF-8 text.", nameOf(target)), { cause: error });
    }
    throw error;
  }
}

/** The document of a file that is open with unsaved edits: it is edited there, not behind the user's back. */
export function dirtyDocument(file: vscode.Uri): vscode.TextDocument | undefined {
  const key = file.toString();
  return vscode.workspace.textDocuments.find(({ isDirty, uri }) => isDirty && uri.toString() === key);
}

/** Makes an edit as one step that can be undone. Throws where VS Code refuses it. */
export async function applyEdit(edit: vscode.WorkspaceEdit): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t("the editor refused the change"));
}

/** A file's name without its folder. */
export function nameOf(file: vscode.Uri): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}

/** Shows text that is of use once: a report. It is no document that is read and marked. */
export async function showReport(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language: "log" });
  await vscode.window.showTextDocument(document);
}

/**
 * Tells of untitled documents that are closed for good. One that gets another language is closed and opened as well, but it is
 * the same object to VS Code, which does not say of it that it is closed.
 */
export function onceGone(tell: (document: vscode.TextDocument) => void): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.isUntitled && document.isClosed) tell(document);
  });
}
