import * as vscode from "vscode";

/** The extension's log. Levels are the user's ("Developer: Set Log Level…"); document text is never logged. */
export interface Log {
  debug(message: string, ...more: unknown[]): void;
  info(message: string, ...more: unknown[]): void;
  warn(message: string, ...more: unknown[]): void;
  error(message: string, ...more: unknown[]): void;
  show(): void;
}

/** Opens the log. What is still under way when everything ends may go on writing into it: VS Code's own throws then. */
export function openLog(): Log & vscode.Disposable {
  const channel = vscode.window.createOutputChannel("BioGloss", { log: true });
  let isOpen = true;
  const write =
    (level: "debug" | "info" | "warn" | "error") =>
    (message: string, ...more: unknown[]): void => {
      if (isOpen) channel[level](message, ...more);
    };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    show: () => channel.show(),
    dispose: () => {
      isOpen = false;
      channel.dispose();
    },
  };
}

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
