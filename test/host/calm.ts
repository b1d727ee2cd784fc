import * as vscode from "vscode";
import type { Log } from "../../src/editor/log.ts";
import { analysed, api, open, painted } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";
import type { MemoryFiles } from "./memoryFiles.ts";

/** What was told while a test ran. */
interface Told {
  /** Errors in our log. */
  readonly logged: string[];
  /** Promises of ours that failed and that nobody looked after. */
  readonly unhandled: string[];
}

let told: Told = { logged: [], unhandled: [] };

/**
 * Fails a test of the suite around it after which a promise is left that failed and that nobody looked after, or an error in
 * the log.
 *
 * @param isActionable errors that a user can do something about: the test makes them happen
 */
export function watchFaults(isActionable: (line: string) => boolean = () => false): void {
  let restore: (() => void)[] = [];
  beforeEach(async () => {
    told = { logged: [], unhandled: [] };
    restore = [watchRejections(), await watchLog()];
  });
  afterEach(async () => {
    // A host tells of a promise that nobody looks after when it has nothing else to do.
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const undo of restore) undo();
    same(told.unhandled, [], "failures that nobody looked after");
    // The file systems of suites before this one are gone, while VS Code keeps their documents for minutes.
    const errors = told.logged.filter((line) => !isActionable(line) && !/ENOPRO|no provider/.test(line));
    same(errors, [], "errors in the log that nobody can do anything about");
  });
}

function watchRejections(): () => void {
  const { process } = globalThis as { process?: NodeJS.Process };
  const add = (reason: unknown): void => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    // Extensions that come with VS Code share the host.
    if (!/[\\/]extensions[\\/](?!biogloss)[\w.-]+[\\/]/.test(text)) told.unhandled.push(text);
  };
  if (process?.on !== undefined) {
    process.on("unhandledRejection", add);
    return () => void process.off("unhandledRejection", add);
  }
  // A web worker of VS Code's keeps extensions from its own addEventListener.
  const listener = (event: Event): void => add((event as Event & { reason: unknown }).reason);
  EventTarget.prototype.addEventListener.call(globalThis, "unhandledrejection", listener);
  return () => EventTarget.prototype.removeEventListener.call(globalThis, "unhandledrejection", listener);
}

async function watchLog(): Promise<() => void> {
  // All parts write into one log, and this is one of them.
  const { log } = (await api()).evidence as unknown as { log: Log };
  const error = log.error.bind(log);
  log.error = (message, ...more) => {
    told.logged.push([message, ...more].map(String).join(" "));
    error(message, ...more);
  };
  return () => (log.error = error);
}

/** What is known of a document: where what is painted and what was decided. */
async function stateOf(document: vscode.TextDocument): Promise<unknown> {
  const desk = await api();
  const session = desk.session(document);
  const placed = [...(session?.placed ?? [])]
    .sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1))
    .map(({ annotation, state, span }) => ({ annotation, state, span }));
  const marks = [...(desk.marks(document) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return { marks, placed };
}

let copies = 0;

/** Fails unless what is known of a document comes to be what is known of a copy that nobody has seen before. */
export async function isAsFresh(document: vscode.TextDocument, files: MemoryFiles): Promise<void> {
  const desk = await api();
  const { path } = document.uri;
  const name = `/fresh${++copies}${path.slice(path.lastIndexOf("."))}`;
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  await analysed(document);
  await eventually(() => desk.session(document)?.sidecar?.waiting === 0, "everything is written", 90_000);
  files.put(name, document.getText());
  const sidecar = files.text(`${path}.annotations.yaml`);
  if (sidecar !== undefined) files.put(`${name}.annotations.yaml`, sidecar);
  const fresh = await open(document.uri.with({ path: name }), vscode.ViewColumn.Two);
  ok(fresh.document.getText() === document.getText(), "the copy has the same text");
  let states: unknown[] = [];
  const isSame = async (): Promise<boolean> => {
    states = [await stateOf(document), await stateOf(fresh.document)];
    return JSON.stringify(states[0]) === JSON.stringify(states[1]);
  };
  await eventually(isSame, "as a fresh start", 30_000).catch(() => same(states[0], states[1], "as a fresh start"));
  ok((await painted(document)).length > 0, "something is marked");
}
