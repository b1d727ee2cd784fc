import * as vscode from "vscode";
import { closeAll, mountMemory, open, rangeOf } from "./desk.ts";
import { watchFaults } from "./calm.ts";
import { eventually, ok, same } from "./expect.ts";
import { type Copy, shippedCopies } from "./shipped.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1.\n";

describe("the end", () => {
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);
  afterEach(async () => {
    files.delay = 0;
    files.trouble = undefined;
    files.failure = undefined;
    await closeAll();
  });

  /** A copy of the extension that has read a document, and what tags a word of it without waiting until that is written. */
  async function reading(name: string): Promise<{ copy: Copy; tag: (word: string) => Promise<unknown> }> {
    files.put(`/${name}`, TEXT);
    const { document } = await open(uri(name));
    const copy = (await shippedCopies(uri("storage")))();
    const session = await eventually(() => copy.started.session(document), "the copy reads the document");
    await eventually(() => session.isCurrent, "the copy has read the document");
    await session.settled();
    const tag = (word: string): Promise<unknown> => {
      const { start, end } = rangeOf(document, word);
      const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
      void copy.command("tagAsDrug", place);
      return eventually(() => session.sidecar?.waiting === 1, "decided");
    };
    return { copy, tag };
  }

  it("waits until what was decided on right before is written", async () => {
    const { copy, tag } = await reading("last.txt");
    files.delay = 100;
    await tag("PD-L1");
    same(files.text("/last.txt.annotations.yaml"), undefined, "the file before the end");
    await copy.end();
    ok(files.text("/last.txt.annotations.yaml")?.includes("quote: PD-L1"), "written when the end has come");
  });

  it("tries once more what could not be written before", async () => {
    const { copy, tag } = await reading("again.txt");
    let tries = 0;
    files.failure = () => {
      tries++;
      return vscode.FileSystemError.NoPermissions("the folder is read-only");
    };
    await tag("PD-L1");
    await eventually(() => tries > 0, "tried");
    files.failure = undefined;
    same(files.text("/again.txt.annotations.yaml"), undefined, "the file before the end");
    await copy.end();
    ok(files.text("/again.txt.annotations.yaml")?.includes("quote: PD-L1"), "written when the end has come");
  });

  it("comes in time where a file takes for ever to write, and at once where nothing waits", async () => {
    const idle = await reading("idle.txt");
    const begun = performance.now();
    await idle.copy.end();
    ok(performance.now() - begun < 3_500, "nothing is waited for");
    const { copy, tag } = await reading("stuck.txt");
    files.trouble = {
      hits: (path) => path.startsWith("/stuck"),
      delay: 8_000,
      error: () => undefined,
      isShort: () => false,
    };
    await tag("PD-L1");
    const started = performance.now();
    await copy.end();
    const took = performance.now() - started;
    ok(took > 3_000 && took < 7_000, `the end took ${took} ms`);
    same(copy.counted.left, [], "left of the copy");
  });
});
