import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readWhole, writeWhole as writeWholeAtOnce } from "../../src/cli/wholeFile.ts";
import { type Folder, LEFT_BEHIND, recoverWhole, writeWhole } from "../../src/core/wholeFile.ts";
import { runs } from "./runs.ts";

/** The ways in which files are written whole: on the command line, and by the editor over three kinds of file system. */
const WAYS = {
  "by the command line": undefined,
  "where renaming is one step": (from: string, to: string) => rename(from, to),
  "where renaming removes first, as VS Code does": async (from: string, to: string) => {
    await rm(to, { force: true });
    await rename(from, to);
  },
  "where there is no renaming": () => Promise.reject(new Error("rename: not supported")),
} as const;
type Way = keyof typeof WAYS;

/** A folder of this machine. */
function nodeFolder(folder: string, renaming: (from: string, to: string) => Promise<void> = rename): Folder {
  const at = (name: string): string => path.join(folder, name);
  const unlessMissing = async <T>(call: Promise<T>): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
  return {
    names: () => readdir(folder),
    read: (name) => unlessMissing(readFile(at(name))),
    state: async (name) => {
      const found = await unlessMissing(stat(at(name)));
      return found === undefined ? undefined : { modified: found.mtimeMs, size: found.size };
    },
    write: (name, content) => writeFile(at(name), content),
    rename: (from, to) => renaming(at(from), at(to)),
    remove: (name) => rm(at(name)),
  };
}

const NAME = "trial.md.annotations.yaml";
const WRITES = 200;

/** Versions of all lengths up to 400 kB; some are the beginning of the next, as when entries are added at the end. */
function version(number: number): string {
  const grown = Math.floor(number / 3) * 3;
  return `version of ${grown}\n${"x".repeat((grown * 7919) % 400_000)}\n${"one more\n".repeat(number - grown)}`;
}

/** What the child does: writes versions, and says after each that it is done. */
async function writeMany(folder: string, way: Way, first: number): Promise<void> {
  const renaming = WAYS[way];
  const files = nodeFolder(folder, renaming);
  writeSync(1, "ready\n");
  for (let number = first; number < first + WRITES; number++) {
    if (renaming === undefined) writeWholeAtOnce(path.join(folder, NAME), version(number));
    else await writeWhole(files, NAME, new TextEncoder().encode(version(number)), number.toString(36));
    writeSync(1, `${number}\n`);
  }
}

/** Runs the child and kills it some time after it is ready. Gives the last version it was done with, and whether it was killed. */
function killed(folder: string, way: Way, first: number, after: number): Promise<{ done: number; killed: boolean }> {
  const child = spawn(process.execPath, [__filename, CHILD, folder, way, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (output === "") setTimeout(() => child.kill("SIGKILL"), after);
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const [, ...numbers] = output.split("\n").slice(0, -1);
      if (signal === null && code !== 0) reject(new Error(`the child ended with ${code}`));
      else resolve({ done: Number(numbers.at(-1) ?? first - 1), killed: signal === "SIGKILL" });
    });
  });
}

const CHILD = "--write-many";

if (process.argv[2] === CHILD) {
  const [folder, way, first] = process.argv.slice(3) as [string, Way, string];
  void writeMany(folder, way, Number(first));
} else {
  describe("a program that is killed while it writes files whole", function () {
    this.timeout(600_000);
    const times = runs(12, 200);

    for (const way of Object.keys(WAYS) as Way[]) {
      it(`leaves the version before or the one after, ${way}`, async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "biogloss-killed-"));
        try {
          let first = 1;
          let kills = 0;
          let recovered = 0;
          for (let time = 0; time < times; time++) {
            // Numbers spread over the first 120 ms, the same in every run (multiples of the golden ratio).
            const result = await killed(folder, way, first, ((time * 0.618034) % 1) * 120);
            if (result.killed) kills++;
            const isEither = (text: string | undefined): boolean =>
              [result.done, result.done + 1].some((each) => (each === 0 ? text === undefined : text === version(each)));
            const told = `${way}, killed after version ${result.done}`;
            assert.ok(isEither(readWhole(path.join(folder, NAME))), `${told}, read by the command line`);
            const files = nodeFolder(folder, WAYS[way]);
            const { content } = await recoverWhole(files, NAME, Date.now() + 2 * LEFT_BEHIND);
            if (content !== undefined) recovered++;
            const names = await readdir(folder);
            const text = names.includes(NAME) ? readFileSync(path.join(folder, NAME), "utf8") : undefined;
            assert.ok(isEither(text), `${told}: ${String(text?.slice(0, 40))}, ${String(text?.length)}`);
            assert.deepEqual(names, text === undefined ? [] : [NAME], "nothing else is left");
            first = result.done + (text === version(result.done + 1) ? 2 : 1);
          }
          console.log(`      killed ${kills} times, ${recovered} files taken from their copy`);
          assert.ok(kills > 0);
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }
  });
}
