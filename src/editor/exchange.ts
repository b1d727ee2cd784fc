import * as vscode from "vscode";
import type * as part from "../core/exchange/part.ts";

/** The exchange formats and what belongs to them. */
export type Exchange = typeof part;

/** The file that the build makes of them, in the extension's folder. */
const FILE = "dist/exchange.js";

/**
 * Gives a function that loads the exchange formats on its first call. They are a third of all code, so that loading them
 * with the rest would hold up every start for what few sessions need. It rejects with what is wrong when the file cannot be
 * read; the next call tries again.
 *
 * @param extension the extension's own folder
 */
export function exchangeIn(extension: vscode.Uri): () => Promise<Exchange> {
  let loading: Promise<Exchange> | undefined;
  return () => {
    loading ??= load(vscode.Uri.joinPath(extension, FILE)).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/** Runs a CommonJS file that asks for nothing. A web worker has neither `require` nor `import` for files of an extension. */
async function load(uri: vscode.Uri): Promise<Exchange> {
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const module = { exports: {} as Exchange };
  // It is a part of this program that ships beside it, and this is how VS Code's own web host runs an extension's code.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("module", "exports", code) as (loaded: typeof module, exports: Exchange) => void;
  run(module, module.exports);
  return module.exports;
}
