import assert from "node:assert/strict";
import fc from "fast-check";
import { type FileState, type Folder, LEFT_BEHIND, recoverWhole, writeWhole } from "../../src/core/wholeFile.ts";
import { runs } from "./runs.ts";

/** How a file system gives a file another's name. */
const RENAMES = ["in one step", "removing first", "never", "removing and then failing"] as const;
type Rename = (typeof RENAMES)[number];

class Crash extends Error {}

/** A folder in memory that stops for good after a number of steps, in the middle of a write too. */
class CrashingFolder implements Folder {
  readonly files: Map<string, { content: Uint8Array; modified: number }>;
  private readonly renaming: Rename;
  private left: number;
  now = 1_000_000;

  constructor(renaming: Rename, files: CrashingFolder["files"] = new Map(), steps = Infinity) {
    this.renaming = renaming;
    this.files = new Map(files);
    this.left = steps;
  }

  private step(act: () => void): void {
    if (this.left-- <= 0) throw new Crash();
    act();
  }

  private put(name: string, content: Uint8Array): void {
    this.files.set(name, { content, modified: this.now });
  }

  names(): Promise<string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name)?.content);
  }

  state(name: string): Promise<FileState | undefined> {
    const file = this.files.get(name);
    return Promise.resolve(file === undefined ? undefined : { modified: file.modified, size: file.content.length });
  }

  async write(name: string, content: Uint8Array): Promise<void> {
    await Promise.resolve();
    for (const part of [0, 1, content.length >> 1, content.length - 1, content.length])
      this.step(() => this.put(name, content.slice(0, Math.max(0, part))));
  }

  async rename(from: string, to: string): Promise<void> {
    await Promise.resolve();
    if (this.renaming === "never") throw new Error("rename: not supported");
    const file = this.files.get(from);
    if (file === undefined) throw new Error("no such file");
    if (this.renaming !== "in one step") this.step(() => this.files.delete(to));
    if (this.renaming === "removing and then failing") throw new Error("the disk had a mood");
    this.step(() => {
      this.files.delete(from);
      this.files.set(to, file);
    });
  }

  async remove(name: string): Promise<void> {
    await Promise.resolve();
    this.step(() => {
      if (!this.files.delete(name)) throw new Error("no such file");
    });
  }
}

/** Runs some work on a folder that crashes after so many steps. Gives the folder as the crash left it, and whether it came. */
async function crashAfter(
  steps: number,
  renaming: Rename,
  files: CrashingFolder["files"],
  work: (folder: Folder) => Promise<unknown>,
): Promise<{ files: CrashingFolder["files"]; crashed: boolean }> {
  const folder = new CrashingFolder(renaming, files, steps);
  try {
    await work(folder);
    return { files: folder.files, crashed: false };
  } catch (error) {
    assert.ok(error instanceof Crash, String(error));
    return { files: folder.files, crashed: true };
  }
}

const NAME = "trial.md.annotations.yaml";
const LONG = `${"🧪".repeat(100)}.md.annotations.yaml`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined): string | undefined =>
  content === undefined ? undefined : new TextDecoder().decode(content);

/** Old and new content, related as an appended or a removed entry makes them, or not at all. */
const versions = fc.oneof(
  fc.tuple(fc.option(fc.string({ maxLength: 20 }), { nil: undefined }), fc.string({ maxLength: 20 })),
  fc.tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 })).map(([a, b]) => [a, a + b] as const),
  fc.tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 })).map(([a, b]) => [a + b, a] as const),
);

describe("a file that is written whole", () => {
  it("is the old one or the new one after a crash at any step, and after a crash of the recovery at any step", async () => {
    let crashes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...RENAMES),
        fc.constantFrom(NAME, LONG),
        versions,
        async (mode, name, [old, next]) => {
          const before: CrashingFolder["files"] = new Map([["other.md", { content: bytes("other"), modified: 1 }]]);
          if (old !== undefined) before.set(name, { content: bytes(old), modified: 1 });
          const isEither = (content: Uint8Array | undefined): boolean => [old, next].includes(text(content));
          for (let steps = 0, goesOn = true; goesOn; steps++) {
            const write = (folder: Folder): Promise<unknown> => writeWhole(folder, name, bytes(next), "k3j9x2");
            const { files: found, crashed } = await crashAfter(steps, mode, before, write);
            goesOn = crashed;
            if (crashed) crashes++;
            else assert.equal(text(found.get(name)?.content), next);
            // At once, while the other program may still be writing: only looked at.
            const atOnce = new CrashingFolder(mode, found, 0);
            const seen = await recoverWhole(atOnce, name, atOnce.now + 1);
            assert.ok(isEither(seen.content ?? found.get(name)?.content), `seen after ${steps} steps`);
            assert.equal(
              seen.inProgress,
              [...found.keys()].some((each) => each.endsWith(".tmp")),
            );
            for (let more = 0, again = true; again; more++) {
              const late = (folder: Folder) => recoverWhole(folder, name, 1_000_000 + LEFT_BEHIND + 1);
              const half = await crashAfter(more, mode, found, late);
              again = half.crashed;
              const settled = new CrashingFolder(mode, half.files);
              const { content, inProgress } = await recoverWhole(settled, name, 1_000_000 + 3 * LEFT_BEHIND);
              const file = settled.files.get(name)?.content;
              assert.ok(isEither(file), `${String(text(file))} after ${steps} and ${more} steps, ${mode}`);
              if (content !== undefined) assert.equal(text(content), text(file));
              assert.equal(inProgress, false);
              const names = file === undefined ? ["other.md"] : ["other.md", name];
              assert.deepEqual([...settled.files.keys()].sort(), names.sort(), "nothing else is left");
            }
          }
        },
      ),
      { numRuns: runs(100, 2000) },
    );
    assert.ok(crashes > 500, `${crashes} crashes`);
  }).timeout(120_000);

  it("is not touched by a recovery that has nothing to do, and neither are files of other names", async () => {
    const content = bytes("format: biogloss/1\n");
    const whole = async (name: string): Promise<[string, { content: Uint8Array; modified: number }]> => {
      const folder = new CrashingFolder("in one step", new Map(), 5);
      await assert.rejects(writeWhole(folder, name, content, "a1"));
      return [...folder.files][0] as [string, { content: Uint8Array; modified: number }];
    };
    // Whole copies of files whose names begin alike, cut or not.
    const others = [await whole(`${NAME}.x`), await whole("trial.md"), await whole(`${LONG}x`)];
    for (const name of [NAME, LONG]) {
      const files = new Map([[name, { content, modified: 1 }], ...others]);
      const folder = new CrashingFolder("in one step", files, 0);
      assert.deepEqual(await recoverWhole(folder, name, 1e9), { content: undefined, inProgress: false });
      assert.deepEqual(folder.files, files);
      const own = await whole(name);
      const missing = new CrashingFolder("in one step", new Map([own, ...others]));
      assert.equal(text((await recoverWhole(missing, name, 1e9)).content), text(content));
      assert.deepEqual([...missing.files.keys()].sort(), [name, ...others.map(([each]) => each)].sort());
    }
  });

  it("has temporary names that every file system takes", async () => {
    for (const name of [NAME, LONG, `${"x".repeat(200)}.annotations.yaml`, `${"é漢".repeat(40)}.annotations.yaml`]) {
      const folder = new CrashingFolder("in one step", new Map(), 5);
      await assert.rejects(writeWhole(folder, name, bytes("x".repeat(1000)), "k3j9x2ab"));
      for (const each of folder.files.keys()) assert.ok(bytes(each).length <= 255, each);
    }
  });

  it("is not recovered from what is no whole copy: cut short, altered, or of another length than its name says", async () => {
    const folder = new CrashingFolder("in one step", new Map(), 5);
    await assert.rejects(writeWhole(folder, NAME, bytes("abcdef"), "a1"));
    const [copy] = [...folder.files.keys()] as [string];
    for (const wrong of ["", "abcde", "abcdeX", "abcdefg"]) {
      const files = new Map([[copy, { content: bytes(wrong), modified: 1 }]]);
      const found = new CrashingFolder("in one step", files);
      assert.deepEqual(await recoverWhole(found, NAME, 1e9), { content: undefined, inProgress: false });
      assert.deepEqual([...found.files.keys()], [], "what a crash left is cleared away");
    }
  });
});
