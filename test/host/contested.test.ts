import * as vscode from "vscode";
import { isAsFresh, watchFaults } from "./calm.ts";
import { api, closeAll, mountMemory, open, rangeOf } from "./desk.ts";
import { eventually, note, ok } from "./expect.ts";
import { runs } from "./nightly.ts";
import { keepOn, numbersFrom, pause } from "./scripts.ts";

const WORDS = Array.from({ length: 12 }, (_, i) => `word${i}`);
const TEXT = `Atezolizumab with ${WORDS.join(" and ")}.\n`;

async function tag(document: vscode.TextDocument, word: string): Promise<void> {
  const { start, end } = rangeOf(document, word);
  const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
  await vscode.commands.executeCommand("biogloss.tagAsDrug", place);
}

describe("a sidecar that another program rewrites", function () {
  this.timeout(300_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults((line) => line.endsWith("another program keeps changing it"));
  after(unmount);
  afterEach(closeAll);

  it("every 20 ms loses nothing of what is tagged here, nor of what that adds", async () => {
    const path = "/storm.txt.annotations.yaml";
    files.put("/storm.txt", TEXT);
    files.put(path, "format: biogloss/1\nannotations:\n");
    const { document } = await open(uri("storm.txt"));
    const theirs: string[] = [];
    let [rewrites, goesOn] = [0, true];
    const rewrite = (): void => {
      const now = files.text(path);
      // While one file takes another's place there is none for a moment.
      if (now === undefined) return;
      rewrites++;
      const counted = `# rewritten ${rewrites} times\n${now.replace(/^# rewritten .*\n/, "")}`;
      if (rewrites % 20 !== 1) return files.put(path, counted);
      const id = `their${String(theirs.length).padStart(3, "0")}`;
      theirs.push(id);
      files.put(path, `${counted}  ${id}:\n    kind: drug\n    quote: Atezolizumab\n`);
    };
    const other = keepOn(Infinity, 20, rewrite, () => goesOn);
    const words = WORDS.slice(0, await runs(4, 12));
    try {
      for (const word of words) {
        await tag(document, word);
        await pause(500);
      }
    } finally {
      goesOn = false;
      await other;
    }
    const desk = await api();
    await eventually(() => desk.session(document)?.sidecar?.waiting === 0, "everything is written", 90_000);
    const text = files.text(path) ?? "";
    const all = [...theirs.map((id) => `  ${id}:\n`), ...words.map((word) => `quote: ${word}\n`)];
    const lost = all.filter((each) => !text.includes(each));
    note(
      `${rewrites} rewrites that added ${theirs.length} entries, ${words.length} tags made here, ${lost.length} lost`,
    );
    ok(rewrites > 20, `${rewrites} rewrites`);
    ok(lost.length === 0, `lost: ${lost.join()}`);
    await isAsFresh(document, files);
  });
});

describe("a slow file system that fails", function () {
  this.timeout(600_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults((line) => line.includes(".annotations.yaml") && /EIO|bytes could be read/.test(line));
  after(unmount);
  afterEach(async () => {
    files.trouble = undefined;
    await closeAll();
  });

  it("loses no tag, shows none that is not there, and leaves no part of a file", async () => {
    const kept = Array.from(
      { length: 40 },
      (_, i) => `  kept${String(i).padStart(4, "0")}:\n    kind: drug\n    quote: Atezolizumab\n`,
    );
    const path = "/slow.txt.annotations.yaml";
    files.put("/slow.txt", TEXT);
    files.put(path, `format: biogloss/1\nannotations:\n${kept.join("")}`);
    const random = numbersFrom(5);
    let [calls, errors, readings, parts] = [0, 0, 0, 0];
    // One time in five; the second in any case, as a busy machine may not come to many.
    const isBad = (nth: number): boolean => random() < 1 / 5 || nth === 2;
    files.trouble = {
      hits: (each) => each.includes(".annotations.yaml") || each === "/",
      delay: await runs(60, 2_000),
      error: () => (isBad(++calls) && ++errors > 0 ? new Error("EIO: i/o error") : undefined),
      isShort: () => isBad(++readings) && ++parts > 0,
    };
    const { document } = await open(uri("slow.txt"));
    let shorter: string | undefined;
    const seen = (): void => {
      const text = files.text(path);
      if (text !== undefined && kept.some((each) => !text.includes(each))) shorter = text;
    };
    const made: Promise<void>[] = [];
    await keepOn(await runs(5_000, 120_000), 25, (nth) => {
      seen();
      const word = nth % 10 === 0 ? WORDS[nth / 10] : undefined;
      if (word !== undefined) made.push(tag(document, word));
    });
    for (const word of WORDS.slice(made.length)) made.push(tag(document, word));
    note(`${errors} calls failed, ${parts} readings gave a part`);
    ok(errors > 0 && parts > 0, "the file system was bad");
    files.trouble = undefined;
    await Promise.all(made);
    const desk = await api();
    await eventually(() => desk.session(document)?.sidecar?.waiting === 0, "everything is written", 90_000);
    seen();
    ok(shorter === undefined, `the file has lost entries:\n${shorter}`);
    const text = files.text(path) ?? "";
    for (const word of WORDS) ok(text.includes(`quote: ${word}\n`), `${word} in\n${text}`);
    await isAsFresh(document, files);
  });

  it("shows what it could not read at first as soon as it can", async () => {
    files.put("/late.txt", TEXT);
    files.put(
      "/late.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: word3\n",
    );
    files.trouble = {
      hits: (each) => each.includes(".annotations.yaml"),
      delay: 0,
      error: () => new Error("EIO: i/o error"),
      isShort: () => false,
    };
    const { document } = await open(uri("late.txt"));
    const desk = await api();
    await desk.session(document)?.settled();
    files.trouble = undefined;
    await eventually(() => desk.session(document)?.placed.length === 1, "the annotation is shown");
    await isAsFresh(document, files);
  });
});
