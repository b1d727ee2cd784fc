import * as vscode from "vscode";
import type { TestApi } from "../../src/editor/testApi.ts";
import { CountedApi, PREFIX } from "./countedApi.ts";
import { closeAll, mountMemory, open, rangeOf } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";
import { watchFaults } from "./calm.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

/** How often the extension is started and ended. */
const ROUNDS = 50;

type Activate = (context: Partial<vscode.ExtensionContext>) => TestApi;

/** The extension's code as it ships, to be run on another API than VS Code's. */
async function shippedCode(extension: vscode.Uri): Promise<(counted: CountedApi) => Activate> {
  const file = vscode.Uri.joinPath(extension, "dist", "extension.js");
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const names = ["require", "module", "exports", "setTimeout", "clearTimeout", "setInterval"];
  // As VS Code's own web worker loads extensions.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...names, code) as (...args: unknown[]) => void;
  return ({ api: counted, timers }) => {
    const module = { exports: {} as { activate?: Activate } };
    run(() => counted, module, module.exports, timers.setTimeout, timers.clearTimeout, timers.setInterval);
    ok(module.exports.activate, "the bundle exports activate()");
    return module.exports.activate;
  };
}

function pause(wait: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}

describe("leaks", function () {
  this.timeout(180_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);

  it(`leaves nothing of ${ROUNDS} starts, wherever the end comes`, async () => {
    files.put("/ended.txt", TEXT);
    const { document } = await open(uri("ended.txt"));
    const extension = vscode.extensions.getExtension("biogloss.biogloss")?.extensionUri;
    ok(extension, "VS Code does not list biogloss.biogloss");
    const load = await shippedCode(extension);
    const word = rangeOf(document, "vomiting");
    const place = {
      uri: document.uri.toString(),
      start: document.offsetAt(word.start),
      end: document.offsetAt(word.end),
    };
    const command = (id: string, ...args: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(`${PREFIX}biogloss.${id}`, ...args);
    const ended: CountedApi[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const counted = new CountedApi();
      const subscriptions: vscode.Disposable[] = [];
      const started = load(counted)({
        subscriptions,
        extensionUri: extension,
        globalStorageUri: uri("storage"),
        workspaceState: { keys: () => [], get: <T>(_key: string, other?: T) => other as T, update: async () => {} },
        extensionMode: vscode.ExtensionMode.Test,
      });
      const stage = round % 5;
      if (stage === 1) await pause(0);
      if (stage === 2) await pause(30);
      if (stage >= 3) await eventually(() => started.session(document)?.isCurrent, "a copy has read the document");
      if (stage === 4) {
        await command("review");
        if (round === 4) await command("showEvidence");
        // What cannot be written is tried again later: by a timer.
        files.failure = () => vscode.FileSystemError.NoPermissions("the folder is read-only");
        await command("tagAsDrug", place);
        files.failure = undefined;
        same(started.session(document)?.sidecar?.waiting, 1, "decisions that wait");
      }
      ok(counted.made > 50, `${counted.made} things were made and counted`);
      counted.end();
      for (const each of subscriptions) each.dispose();
      same(counted.left, [], `left of round ${round}`);
      ended.push(counted);
    }
    // What was under way when the end came has its answers by now.
    await pause(1_000);
    for (const [round, counted] of ended.entries()) {
      same([counted.left, counted.late], [[], []], `left of round ${round}, and made after its end`);
    }
    note(`${ended.reduce((sum, { made }) => sum + made, 0)} listeners, timers and the like were made and are gone`);
    await closeAll();
  });
});
