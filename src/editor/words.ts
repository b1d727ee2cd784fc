import * as vscode from "vscode";
import type { Say } from "../core/words.ts";

/** Says a sentence of the core in the language that VS Code shows; this layer's own go through `vscode.l10n.t` itself. */
export const say: Say = (message, ...args) => vscode.l10n.t(message, ...args);
