import * as vscode from "vscode";
import { CountedApi, PREFIX } from "./countedApi.ts";
import { ok } from "./expect.ts";
import type { TestApi } from "../../src/editor/testApi.ts";

/** What VS Code calls of an extension. */
interface Entry {
  readonly activate: (context: Partial<vscode.ExtensionContext>) => TestApi;
  readonly deactivate: () => Promise<void>;
}

/** A copy of the extension, started beside the one under test. */
export interface Copy {
  readonly counted: CountedApi;
  readonly started: TestApi;
  /** Ends it as VS Code does: it is told, and what it has subscribed to is disposed without waiting for the answer. */
  readonly end: () => Promise<void>;
  /** Runs one of its commands. */
  readonly command: (id: string, ...args: unknown[]) => Thenable<unknown>;
}

/**
 * The extension as it ships, to be started again and again on an API that counts.
 *
 * @param storage the folder that it may keep things in
 */
export async function shippedCopies(storage: vscode.Uri): Promise<() => Copy> {
  const extension = vscode.extensions.getExtension("biogloss.biogloss")?.extensionUri;
  ok(extension, "VS Code does not list biogloss.biogloss");
  const file = vscode.Uri.joinPath(extension, "dist", "extension.js");
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const names = ["require", "module", "exports", "setTimeout", "clearTimeout", "setInterval"];
  // As VS Code's own web worker loads extensions.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...names, code) as (...args: unknown[]) => void;
  return () => {
    const counted = new CountedApi();
    const { api, timers } = counted;
    const module = { exports: {} as Partial<Entry> };
    run(() => api, module, module.exports, timers.setTimeout, timers.clearTimeout, timers.setInterval);
    const { activate, deactivate } = module.exports;
    ok(activate, "the bundle exports activate()");
    ok(deactivate, "the bundle exports deactivate()");
    const subscriptions: vscode.Disposable[] = [];
    const started = activate({
      subscriptions,
      extensionUri: extension,
      globalStorageUri: storage,
      workspaceState: { keys: () => [], get: <T>(_key: string, other?: T) => other as T, update: async () => {} },
      extensionMode: vscode.ExtensionMode.Test,
    });
    return {
      counted,
      started,
      end: () => {
        const ended = deactivate();
        counted.end();
        for (const each of subscriptions) each.dispose();
        return ended;
      },
      command: (id, ...args) => vscode.commands.executeCommand(`${PREFIX}biogloss.${id}`, ...args),
    };
  };
}
