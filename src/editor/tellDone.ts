import * as vscode from "vscode";

/** How long the status bar tells it, in milliseconds. */
const SHOWN = 5_000;

/** Tells in the status bar, for a moment, what was done. */
export function tellDone(message: string): void {
  vscode.window.setStatusBarMessage(`BioGloss: ${message}`, SHOWN);
}
