import * as vscode from "vscode";
import { addToTerms, type Addition } from "../core/lexicon/termsEdit.ts";
import { formatProblem } from "../core/problem.ts";
import { PROJECT_FOLDER } from "./projectFile.ts";
import { CannotDo } from "./tagCommands.ts";
import { applyEdit, dirtyDocument, readIfThere } from "./textFiles.ts";
import { writeWhole } from "./wholeWrite.ts";
import { say } from "./words.ts";

/** The file in which a workspace folder keeps its terms, from the folder. */
export const TERMS_FILE = "terms.yaml";

/** What became of an addition: it is written, it was there already, or it waits in an editor to be saved. */
export type Added = "written" | "there" | "unsaved";

/**
 * Adds to the terms file of a workspace folder; a file that is open with unsaved edits is edited there. A file with errors
 * is not touched: it is shown at the first one, and `CannotDo` says which.
 */
export async function addToTermsFile(folder: vscode.Uri, addition: Addition): Promise<Added> {
  const file = vscode.Uri.joinPath(folder, PROJECT_FOLDER, TERMS_FILE);
  const open = dirtyDocument(file);
  const text = open?.getText() ?? (await readIfThere(file)) ?? "";
  const result = addToTerms(text, addition);
  if (!result.ok) {
    const { line, column } = result.problem;
    const at = new vscode.Position(line - 1, column - 1);
    await vscode.window.showTextDocument(file, { selection: new vscode.Range(at, at), preview: false });
    const problem = formatProblem(`${PROJECT_FOLDER}/${TERMS_FILE}`, result.problem, say);
    throw new CannotDo(vscode.l10n.t("{0} Nothing was added.", problem));
  }
  const { edit } = result;
  if (edit.text === "") return "there";
  if (open === undefined) {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, PROJECT_FOLDER));
    await writeWhole(file, text.slice(0, edit.at) + edit.text + text.slice(edit.at));
    return "written";
  }
  const change = new vscode.WorkspaceEdit();
  change.insert(file, open.positionAt(edit.at), edit.text);
  await applyEdit(change);
  return "unsaved";
}
