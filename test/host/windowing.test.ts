import * as vscode from "vscode";
import { largeSidecar } from "../bench/largeSidecar.ts";
import { api, closeAll, mountMemory, open } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const LINE = "Patients received atezolizumab, which binds PD-L1; alopecia was seen.\n";

interface Span {
  readonly start: number;
  readonly end: number;
}

describe("the marks of a long document", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  /** The spans that an editor was last told to mark. */
  async function shown(editor: vscode.TextEditor): Promise<Span[]> {
    return [...((await api()).shown(editor)?.values() ?? [])].flatMap((spans) => spans ?? []);
  }

  /** The suggestions of a document, and those of them that an editor has in sight. */
  async function suggested(editor: vscode.TextEditor): Promise<{ all: readonly Span[]; inSight: Span[] }> {
    const { document, visibleRanges } = editor;
    const all = (await api()).session(document)?.analysis.suggestions ?? [];
    const isInSight = ({ start, end }: Span): boolean =>
      visibleRanges.some((range) => document.offsetAt(range.start) <= start && end <= document.offsetAt(range.end));
    return { all, inSight: all.filter(isInSight) };
  }

  const without = (spans: readonly Span[], known: readonly Span[]): Span[] => {
    const keys = new Set(known.map(({ start, end }) => `${start} ${end}`));
    return spans.filter(({ start, end }) => !keys.has(`${start} ${end}`));
  };

  it("all are sent while there are no more than 2,000", async () => {
    files.put("/short.txt", LINE.repeat(600));
    const editor = await open(uri("short.txt"));
    const { all } = await suggested(editor);
    ok(all.length > 1_000 && all.length <= 2_000, `${all.length} suggestions`);
    await eventually(async () => (await shown(editor)).length === all.length, "all are sent");
  });

  it("above that those in sight or near it are sent, and the others when they come into sight", async () => {
    files.put("/long.txt", LINE.repeat(3_000));
    const editor = await open(uri("long.txt"));
    const { document } = editor;
    const isRight = async (): Promise<boolean> => {
      const { inSight } = await suggested(editor);
      return inSight.length > 0 && without(inSight, await shown(editor)).length === 0;
    };
    const { all } = await suggested(editor);
    ok(all.length > 6_000, `${all.length} suggestions`);
    await eventually(isRight, "what is in sight is marked");
    const first = all[0] as Span;
    for (const line of [document.lineCount - 1, 1_500, 0]) {
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
      await eventually(
        () => editor.visibleRanges.some(({ start, end }) => start.line - 1 <= line && line <= end.line + 1),
        `line ${line} is in sight`,
      );
      await eventually(isRight, `what is in sight at line ${line} is marked`);
      const sent = await shown(editor);
      ok(sent.length < all.length / 4, `${sent.length} of ${all.length} are sent at line ${line}`);
      same(without(sent, all), [], "marks that no suggestion is the reason for");
      same(without([first], sent).length, line === 0 ? 0 : 1, `whether the first is left out at line ${line}`);
    }
  });

  it("is sent of what people decided as of suggestions", async () => {
    const text = Array.from(
      { length: 6_000 },
      (_, i) => `Words${i} that${i} nobody${i} knows${i} stand${i} here.\n`,
    ).join("");
    const count = 3_000;
    files.put("/decided.txt", text);
    files.put("/decided.txt.annotations.yaml", largeSidecar(text, count).sidecar);
    const editor = await open(uri("decided.txt"));
    const { document } = editor;
    const placed = async (): Promise<Span[]> =>
      ((await api()).session(document)?.placed ?? []).flatMap(({ span }) => span ?? []);
    await eventually(async () => (await placed()).length === count, "the annotations are placed", 60_000);
    const isRight = async (): Promise<boolean> => {
      const isInSight = ({ start, end }: Span): boolean =>
        editor.visibleRanges.some(
          (range) => document.offsetAt(range.start) <= start && end <= document.offsetAt(range.end),
        );
      const inSight = (await placed()).filter(isInSight);
      const sent = await shown(editor);
      return inSight.length > 0 && without(inSight, sent).length === 0 && sent.length < count / 4;
    };
    await eventually(isRight, "what is in sight is marked, and not all");
    const reveal = async (line: number): Promise<void> => {
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
      await eventually(
        () => editor.visibleRanges.some(({ start, end }) => start.line - 1 <= line && line <= end.line + 1),
        `line ${line} is in sight`,
      );
      await eventually(isRight, `what is in sight at line ${line} is marked`);
    };
    for (const line of [document.lineCount - 1, 3_000, 0, 4_000]) await reveal(line);
    // What stood at the places of these lines stands elsewhere now.
    ok(
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "One line more.\n".repeat(3_000))),
      "lines are inserted",
    );
    for (const line of [7_000, 4_000, 5_500]) await reveal(line);
  });
});
