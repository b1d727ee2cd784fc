import { readFileSync } from "node:fs";
import path from "node:path";
import { compileFunction } from "node:vm";

/** What a start of the extension takes in a process of its own, in milliseconds. */
export interface Loading {
  /** To compile the bundle and run its top level, as an extension host does it. */
  readonly load: number;
  /** `activate()`, every call into VS Code answered at once. */
  readonly activate: number;
}

/** Loads `dist/extension.js` with something in VS Code's place that lets everything be called, made and asked. */
export function measureLoading(): Loading {
  const code = readFileSync(path.join(process.cwd(), "dist", "extension.js"), "utf8");
  const api = standIn(code);
  const module = { exports: {} as { activate(context: unknown): unknown } };
  const started = performance.now();
  const run = compileFunction(code, ["module", "exports", "require"]) as (...given: readonly unknown[]) => void;
  run(module, module.exports, () => api);
  const loaded = performance.now();
  const { ExtensionMode: anything } = api;
  const workspaceState = { get: (_key: string, otherwise: unknown) => otherwise, update: () => Promise.resolve() };
  module.exports.activate({ subscriptions: [], extensionUri: anything, globalStorageUri: anything, workspaceState });
  return { load: loaded - started, activate: performance.now() - loaded };
}

function standIn(code: string): Record<string, unknown> {
  class Anything {}
  const anything: unknown = new Proxy(Anything, {
    get: (target, key) => {
      if (key === "prototype") return target.prototype;
      // A promise that resolves at once to something that cannot be awaited any more.
      if (key === "then") return undefined;
      return key === Symbol.toPrimitive ? () => "anything" : key === Symbol.iterator ? () => [].values() : anything;
    },
    set: () => true,
    apply: () => anything,
    construct: () => anything as object,
  });
  // Whatever the bundle asks of anything, it may ask of the API.
  const names = [...code.matchAll(/\.([A-Za-z]\w+)/g)].map((match) => match[1] as string);
  return Object.fromEntries(names.map((name) => [name, anything]));
}
