import * as vscode from "vscode";
import { isWeakLook, type Look } from "../../src/core/view/marks.ts";
import type { TestApi } from "../../src/editor/testApi.ts";
import { eventually, ok } from "./expect.ts";
import { MemoryFiles } from "./memoryFiles.ts";

/** The extension's test API; activates the extension when that has not happened yet. */
export async function api(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>("biogloss.biogloss");
  ok(extension, "VS Code does not list biogloss.biogloss");
  const exported: TestApi | undefined = await extension.activate();
  ok(exported, "the extension returned no test API");
  return exported;
}

let mounted = 0;

/** A folder in memory of its own; unmount it after the test. */
export function mountMemory(): { files: MemoryFiles; uri: (name: string) => vscode.Uri; unmount: () => void } {
  const files = new MemoryFiles();
  files.scheme = `memory${++mounted}`;
  const registration = files.mount(files.scheme);
  return {
    files,
    uri: (name) => vscode.Uri.from({ scheme: files.scheme, path: `/${name}` }),
    unmount: () => void registration.dispose(),
  };
}

/** Shows a document and waits until it is analysed as it stands. */
export async function open(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri, { viewColumn: column, preview: false });
  await analysed(editor.document);
  return editor;
}

/** Waits until the analysis is of the text as it is now. */
export async function analysed(document: vscode.TextDocument, limit?: number): Promise<void> {
  const desk = await api();
  await eventually(() => desk.session(document)?.isCurrent, `${document.uri.path} is analysed`, limit);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor").then(undefined, () => undefined);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** The words that a document is painted with, as `look: words`, sorted. */
export async function painted(document: vscode.TextDocument): Promise<string[]> {
  const desk = await api();
  const text = document.getText();
  const words: string[] = [];
  for (const [look, spans] of (desk.marks(document) ?? new Map<Look, never[]>()) as ReadonlyMap<
    Look,
    readonly { start: number; end: number }[]
  >) {
    // Laid over another look of the same words.
    if (isWeakLook(look)) continue;
    for (const { start, end } of spans) words.push(`${look}: ${text.slice(start, end)}`);
  }
  return words.sort();
}

/** The range of some words in a document. */
export function rangeOf(document: vscode.TextDocument, words: string, from = 0): vscode.Range {
  const at = document.getText().indexOf(words, from);
  ok(at >= 0, `the document holds "${words}"`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

/** Runs the code action whose title begins with some words, as choosing it at the light bulb does. */
export async function runAction(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const actions = await offeredAt(document, range);
  const action = actions.find((each) => each.title.startsWith(title));
  ok(action?.command, `"${title}" is offered: ${actions.map((each) => each.title).join(" | ")}`);
  await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

/**
 * Our code actions for a range, of which there must be some. VS Code gives up on a request while another extension, such as
 * that of Markdown, begins to offer actions.
 */
export async function offeredAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return eventually(async () => {
    const actions = await actionsAt(document, range);
    return actions.length > 0 ? actions : undefined;
  }, "actions are offered");
}

/** Our code actions for a range. */
export async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.RefactorRewrite.append("biogloss").value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
  );
}

/** Node's own modules, where the host is Node's. */
interface Builtin {
  v8: { setFlagsFromString(flags: string): void };
  vm: { runInNewContext(code: string): unknown };
}

/** Collects what nobody holds any more; `undefined` in a host that cannot be told to. */
export function collector(): (() => void) | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?<K extends keyof Builtin>(name: K): Builtin[K] } };
  const get = process?.getBuiltinModule?.bind(process);
  if (get === undefined) return undefined;
  get("v8").setFlagsFromString("--expose-gc");
  return get("vm").runInNewContext("gc") as () => void;
}
