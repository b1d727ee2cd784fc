import * as vscode from "vscode";
import type { Session } from "../../src/editor/session.ts";
import { watchFaults } from "./calm.ts";
import { api, closeAll, collector, mountMemory } from "./desk.ts";
import { eventually, note, ok } from "./expect.ts";
import { runs } from "./nightly.ts";
import { numbersFrom, textOf } from "./scripts.ts";

describe("memory", function () {
  this.timeout(300_000);
  const { files, uri, unmount } = mountMemory();
  const random = numbersFrom(200);
  let opened = 0;
  watchFaults();
  after(unmount);
  afterEach(closeAll);

  /** Opens documents one after another in one tab, each when the one before is read. */
  async function openMany(count: number, each: (session: Session) => void): Promise<void> {
    const desk = await api();
    const { scheme } = uri("");
    const areGone = (): boolean =>
      !vscode.workspace.textDocuments.some((each) => each.uri.scheme === scheme && desk.session(each));
    for (let i = 0; i < count; i++) {
      const name = `many-${opened++}.md`;
      files.put(`/${name}`, textOf(10_000, random));
      files.put(
        `/${name}.annotations.yaml`,
        "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: imatinib\n",
      );
      // `showTextDocument` would have VS Code keep the document for minutes.
      await vscode.commands.executeCommand("vscode.open", uri(name), { preview: true });
      const session = await eventually(() => {
        const document = vscode.window.activeTextEditor?.document;
        const found = document?.uri.path === `/${name}` ? desk.session(document) : undefined;
        return found?.isCurrent === true && found.placed.length > 0 ? found : undefined;
      }, `${name} is read`);
      each(session);
    }
    await closeAll();
    await eventually(areGone, "their sessions have ended", 60_000);
    for (const name of files.names()) files.remove(name);
  }

  it("is as before when many documents have been opened and closed", async () => {
    const count = await runs(50, 200);
    const collect = collector();
    const used = async (): Promise<number> => {
      // What waits for a turn, or for VS Code's answer, holds something.
      for (let round = 0; round < 3; round++) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        collect?.();
      }
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    await openMany(10, () => undefined);
    const before = collect === undefined ? 0 : await used();
    const sessions: WeakRef<Session>[] = [];
    await openMany(count, (session) => sessions.push(new WeakRef(session)));
    ok(sessions.length === count, "each had a session");
    // Only Node can be told to collect what nobody holds.
    if (collect === undefined) return;
    const after = await used();
    const held = sessions.filter((each) => each.deref() !== undefined).length;
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    note(`${megabytes(before)} MB before, ${megabytes(after)} MB after ${count} documents; ${held} sessions are held`);
    ok(after <= before * 1.1, `${megabytes(after)} MB after ${count} documents, ${megabytes(before)} MB before`);
    // The side bar and the panes hold what they showed last.
    ok(held <= 2, `${held} sessions are held`);
  });
});
