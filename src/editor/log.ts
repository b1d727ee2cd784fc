import * as vscode from "vscode";

/** The extension's log. Levels are the user's ("Developer: Set Log Level…"); document text is never logged. */
export type Log = vscode.LogOutputChannel;

/** An error as a person reads it: its message, without a stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Shows a failure with a way to the log, and logs it whole. Does not wait for the user. */
export function showFailure(log: Log, message: string, error: unknown): void {
  log.error(message, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const show = vscode.l10n.t("Show Log");
  void vscode.window.showErrorMessage(`${message}: ${messageOf(error)}`, show).then((choice) => {
    if (choice === show) log.show();
  });
}
