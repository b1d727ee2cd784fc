import * as vscode from "vscode";

/** What the harness says to the suite: a web worker has no environment. */
interface SuiteOptions {
  readonly isNightly: boolean;
  /** The title that tests must have in theirs; empty for all. */
  readonly only: string;
}

export async function suiteOptions(): Promise<SuiteOptions> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) return { isNightly: false, only: "" };
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, "suite.json"));
  return JSON.parse(new TextDecoder().decode(text)) as SuiteOptions;
}

/** How long or often something is done: briefly in every run, at length in a nightly one (`NIGHTLY=1 npm test`). */
export async function runs(few: number, many: number): Promise<number> {
  return (await suiteOptions()).isNightly ? many : few;
}
