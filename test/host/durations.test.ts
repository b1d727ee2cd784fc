import * as vscode from "vscode";
import { ownTime } from "../../src/editor/ownTime.ts";
import { LARGE, largeSidecar, largeText } from "../bench/largeSidecar.ts";
import { figureLine, spread } from "../harness/figures.ts";
import { watchFaults } from "./calm.ts";
import { actionsAt, analysed, api, closeAll, collector, mountMemory, open } from "./desk.ts";
import { eventually, note, ok } from "./expect.ts";
import { runs } from "./nightly.ts";
import { numbersFrom, textOf } from "./scripts.ts";

/** Letters that are typed, and places that something is asked of: in every run, and in a nightly one. */
const TYPED = [30, 200] as const;
const ASKED = [40, 500] as const;

/** A document of the workspace that a scan reads, in UTF-16 code units. */
const SCANNED = 5_000;

/** What the extension host's thread works, where it tells; else the time by the clock, which `npm test` asserts nothing of. */
const { isThreads } = ownTime();

/** Times of some work done again and again, in milliseconds of this thread. */
async function timesOf(count: number, work: (nth: number) => PromiseLike<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < count; nth++) {
    const from = ownTime().at;
    await work(nth);
    times.push(ownTime().at - from);
  }
  return times;
}

/** Does something, and gives the longest that this thread worked meanwhile without a turn for others, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [longest, last, isOver] = [0, ownTime().at, false];
  const look = (): void => {
    const now = ownTime().at;
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) turn(look);
  };
  look();
  await work();
  isOver = true;
  return longest;
}

/** Runs something in the next turn of the event loop. */
function turn(next: () => void): void {
  const { setImmediate } = globalThis as { setImmediate?: (run: () => void) => unknown };
  if (setImmediate === undefined) setTimeout(next, 0);
  else setImmediate(next);
}

function tell(name: string, value: number, unit: string): void {
  note(figureLine(name, value, unit));
}

describe("durations", function () {
  this.timeout(600_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);
  afterEach(closeAll);

  /** Opens a text with so many annotations, and waits until they are placed. */
  async function annotated(name: string, text: string, count: number): Promise<vscode.TextDocument> {
    files.put(`/${name}`, text);
    files.put(`/${name}.annotations.yaml`, largeSidecar(text, count).sidecar);
    const { document } = await open(uri(name));
    const desk = await api();
    await eventually(() => desk.session(document)?.placed.length === count, "its annotations are placed", 60_000);
    return document;
  }

  it("of hovers and code actions do not grow with the annotations", async () => {
    const text = largeText();
    const asked = await runs(...ASKED);
    const times = { hover: [] as number[][], action: [] as number[][] };
    for (const count of [LARGE / 50, LARGE]) {
      const document = await annotated(`answers-${count}.md`, text, count);
      const { placed } = (await api()).session(document) ?? { placed: [] };
      const ranges = Array.from({ length: asked }, (_, i) => {
        const start = placed[Math.floor((i * count) / asked)]?.span?.start ?? 0;
        return new vscode.Range(document.positionAt(start + 2), document.positionAt(start + 2));
      });
      const hover = (nth: number): Thenable<unknown> =>
        vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, ranges[nth % asked]?.start);
      const action = (nth: number): Promise<unknown> => actionsAt(document, ranges[nth % asked] as vscode.Range);
      await timesOf(20, hover);
      await timesOf(20, action);
      times.hover.push(await timesOf(asked, hover));
      times.action.push(await timesOf(asked, action));
    }
    for (const [name, [few, many]] of Object.entries(times)) {
      const [small, large] = [spread(few ?? []), spread(many ?? [])];
      tell(`${name}, ${LARGE} annotations: median`, large.p50, "ms");
      tell(`${name}, ${LARGE} annotations: 99 of 100 within`, large.p99, "ms");
      if (isThreads) ok(large.p50 <= 4 * Math.max(0.5, small.p50), `${name}: ${small.p50} ms and ${large.p50} ms`);
    }
  });

  it("of a key are those of what it changes, in a document of 500 kB with 5,000 annotations", async () => {
    const random = numbersFrom(7);
    const p50: number[] = [];
    for (const [length, count] of [
      [50_000, LARGE / 10],
      [500_000, LARGE],
    ] as const) {
      const text = textOf(length, random);
      const document = await annotated(`key-${length}.md`, text, count);
      const desk = await api();
      const marks = [...(desk.marks(document)?.values() ?? [])].reduce((sum, { length: some }) => sum + some, 0);
      const at = document.positionAt(text.indexOf(". ", length / 2) + 2);
      const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
      editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
      const words = "Patients with nausea received imatinib. ";
      const type = async (nth: number): Promise<void> => {
        await vscode.commands.executeCommand("type", { text: words.charAt(nth % words.length) });
        await analysed(document);
      };
      await timesOf(20, type);
      const times = await timesOf(await runs(...TYPED), type);
      const block = await longestBlock(() => timesOf(20, type));
      const { p50: median, p99 } = spread(times);
      p50.push(median);
      if (length < 500_000) continue;
      note(`${marks} marks`);
      tell("key in 500 kB, all that the host's thread works: median", median, "ms");
      tell("key in 500 kB, all that the host's thread works: 99 of 100 within", p99, "ms");
      if (isThreads) tell("key in 500 kB: longest block", block, "ms");
    }
    const [short = 0, long = 0] = p50;
    if (isThreads) ok(long <= 3 * Math.max(1, short), `${short} ms in 50 kB, ${long} ms in 500 kB`);
  });

  it("of pasting, of replacing all and of formatting are cut into short turns", async () => {
    const text = textOf(500_000, numbersFrom(9));
    // In Markdown VS Code's own extension works in the same process.
    const document = await annotated("paste.txt", text, LARGE);
    // What VS Code itself takes for the same, in a language that is not read.
    files.put("/paste.log", text);
    const plain = (await vscode.window.showTextDocument(uri("paste.log"), { viewColumn: vscode.ViewColumn.Two }))
      .document;
    const pasted = textOf(100_000, numbersFrom(10));
    const works: Record<string, (edit: vscode.WorkspaceEdit, of: vscode.TextDocument) => void> = {
      "100 kB pasted": (edit, { uri: to }) => edit.insert(to, new vscode.Position(200, 0), pasted),
      "2,000 replaced": (edit, of) => {
        for (const { index } of [...of.getText().matchAll(/\bimatinib\b/g)].slice(0, 2000)) {
          edit.replace(of.uri, new vscode.Range(of.positionAt(index), of.positionAt(index + 8)), "erlotinib");
        }
      },
      "every line indented": (edit, of) => {
        for (let line = 0; line < of.lineCount; line++) edit.insert(of.uri, new vscode.Position(line, 0), " ");
      },
    };
    for (const [name, change] of Object.entries(works)) {
      const blockIn = (of: vscode.TextDocument): Promise<number> => {
        const edit = new vscode.WorkspaceEdit();
        change(edit, of);
        return longestBlock(async () => {
          ok(await vscode.workspace.applyEdit(edit), "it can be edited");
          if (of === document) await analysed(document, 60_000);
        });
      };
      // Whoever is first has VS Code's own code run cold.
      const [alone, own] = [await blockIn(plain), await blockIn(document)];
      if (!isThreads) continue;
      tell(`${name}: longest block`, own, "ms");
      tell(`${name}: longest block in a document that is not read`, alone, "ms");
    }
  });

  it("of reading the workspace are those of the documents that have changed", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const count = await runs(100, 5_000);
    const many = vscode.Uri.joinPath(folder, "many");
    const random = numbersFrom(11);
    let bytes = 0;
    for (let i = 0; i < count; i++) {
      const content = new TextEncoder().encode(`Document ${i}.\n\n${textOf(SCANNED, random)}`);
      bytes += content.length;
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(many, `${i}.txt`), content);
    }
    try {
      const collect = collector();
      const used = (): number => {
        collect?.();
        return process.memoryUsage().heapUsed + process.memoryUsage().external;
      };
      const show = async (): Promise<{ clock: number; own: number }> => {
        const [clock, own] = [performance.now(), ownTime().at];
        await vscode.commands.executeCommand("biogloss.showWorkspaceEvidence");
        return { clock: performance.now() - clock, own: ownTime().at - own };
      };
      const cold = await show();
      const before = collect && used();
      const warm = await show();
      await show();
      const after = collect && used();
      tell(`${count} documents read, a core`, bytes / 1e3 / cold.own, "MB/s");
      tell(`${count} documents, again`, warm.clock, "ms");
      if (before !== undefined && after !== undefined) tell("… memory after, in terms of before", after / before, "x");
      if (isThreads) ok(warm.own <= cold.own / 2, `${cold.own} ms, again ${warm.own} ms`);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(many, { recursive: true });
    }
  });
});
