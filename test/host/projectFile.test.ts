import * as vscode from "vscode";
import { readTerms } from "../../src/core/lexicon/terms.ts";
import type { Log } from "../../src/editor/log.ts";
import { Problems } from "../../src/editor/problems.ts";
import { ProjectFile } from "../../src/editor/projectFile.ts";
import { mountMemory } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

describe("files of a project", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);

  it("one that cannot be read is told of once and waits longer each time, whatever those of other folders do", async () => {
    files.put("/good/.biogloss/terms.yaml", "stop: [PD-L1]\n");
    const broken = (path: string): boolean => path.startsWith("/bad/");
    files.trouble = { hits: broken, delay: 0, error: () => vscode.FileSystemError.Unavailable(), isShort: () => false };
    const warned: string[] = [];
    const read: { at: number; found: boolean[] }[] = [];
    const nothing = (): void => undefined;
    const log: Log = {
      debug: nothing,
      info: nothing,
      error: nothing,
      show: nothing,
      warn: (line) => warned.push(line),
    };
    const problems = new Problems();
    const readBoth = async (): Promise<void> => {
      const at = performance.now();
      const found: boolean[] = [];
      for (const folder of ["bad", "good"]) found.push((await file.read(uri(folder), readTerms)) !== undefined);
      read.push({ at, found });
    };
    const file: ProjectFile = new ProjectFile("terms.yaml", problems, log, () => void readBoth());
    try {
      await readBoth();
      await eventually(() => read.length >= 3, "read again, and again");
      const [first, second, third] = read.map(({ at }) => at) as [number, number, number];
      ok(second - first > 900, `the second reading came ${second - first} ms after the first`);
      ok(third - second > 1_900, `the third reading came ${third - second} ms after the second`);
      same(warned.length, 1, "warnings");
      files.trouble = undefined;
      files.put("/bad/.biogloss/terms.yaml", "stop: [alopecia]\n");
      await eventually(() => read.at(-1)?.found.every((each) => each), "read when that is possible again");
    } finally {
      file.dispose();
      problems.dispose();
      files.trouble = undefined;
    }
  });
});
