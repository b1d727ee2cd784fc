import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../unit/shared.ts";

/** Blocks that are not run here: how they begin, and why. Every other block is. */
const NOT_RUN: readonly (readonly [page: string, beginning: string, why: string])[] = [
  ["README.md", "npm ci && npm start", "goes on until it is ended, and may fetch VS Code"],
  ["README.md", "npm ci && npm test", "is what runs this"],
  ["CONTRIBUTING.md", "npm ci && npm test", "is what runs this"],
  ["CONTRIBUTING.md", "npm run lexicon", "takes long, and needs ../shared"],
  ["CONTRIBUTING.md", "npm ci && npm run package", "installs anew; CI runs it"],
  ["docs/exchange.md", "npx biogloss export --to spacy", "needs spaCy for Python"],
  ["docs/exchange.md", "npx biogloss import --from brat", "reads a corpus of the reader's"],
  ["docs/exchange.md", "npx biogloss convert --from pubtator", "reads a corpus of the reader's"],
  ["docs/sidecar.md", "git config merge.biogloss.driver", "needs a repository; docs/team.md runs it in one"],
  ["docs/corpus.md", "parallel ", "needs GNU parallel"],
  ...(process.platform === "linux" ? [] : [["docs/corpus.md", "split -n l/4", "needs the split of GNU"] as const]),
  ["docs/corpus.md", "#!/bin/sh\n#SBATCH", "needs Slurm"],
  ["docs/corpus.md", "BIOGLOSS=/path/to/biogloss sbatch", "needs Slurm"],
];

const PAGES = ["README.md", "CONTRIBUTING.md", ...readdirSync(path.join(ROOT, "docs")).map((name) => `docs/${name}`)];

/** The commands of a page, block by block. */
function blocksOf(page: string): string[] {
  const text = readFileSync(path.join(ROOT, page), "utf8");
  return [...text.matchAll(/^ *```sh\n([^]*?)^ *```$/gm)].map(([, code]) => code as string);
}

/** What a page says that its commands print. */
function outputsOf(page: string): string[] {
  const text = readFileSync(path.join(ROOT, page), "utf8");
  return [...text.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, output]) => output as string);
}

const reasonFor = (page: string, block: string): string | undefined =>
  NOT_RUN.find(([its, beginning]) => its === page && block.startsWith(beginning))?.[2];

describe("the commands in the documents", function () {
  // Each starts processes, some of them git's.
  this.timeout(120_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "biogloss-docs-"));
    const bin = path.join(folder, "bin");
    mkdirSync(bin);
    writeFileSync(
      path.join(bin, "npx"),
      `#!/bin/sh\n[ "$1" = biogloss ] || exit 127\nshift\nexec '${process.execPath}' '${path.join(ROOT, "dist/cli.js")}' "$@"\n`,
    );
    chmodSync(path.join(bin, "npx"), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

  /** Runs blocks one after another in one shell, as a reader does; what fails ends it. */
  function run(blocks: readonly string[], place: string): { status: number | null; said: string } {
    const env = {
      ...process.env,
      PATH: `${path.join(folder, "bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.org",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.org",
    };
    const script = `set -e\n${blocks.map((block) => `set -x\n${block}`).join("")}`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: place, env, encoding: "utf8" });
    return { status, said: `${stdout}\n${stderr}` };
  }

  for (const page of PAGES.filter((name) => name.endsWith(".md"))) {
    const blocks = blocksOf(page).filter((block) => reasonFor(page, block) === undefined);
    if (blocks.length === 0) continue;
    it(`run as they stand in ${page}`, function () {
      if (process.platform === "win32") {
        console.log("      skipped: no sh");
        return this.skip();
      }
      const place = path.join(folder, "work");
      mkdirSync(place);
      // The documents are read beside the sample; the page on teams begins with an empty folder.
      if (page !== "docs/team.md") {
        cpSync(path.join(ROOT, "sample"), path.join(place, "sample"), { recursive: true });
        cpSync(path.join(ROOT, "sample/README.txt"), path.join(place, "README.txt"));
      }
      const { status, said } = run(blocks, place);
      assert.equal(status, 0, said.slice(-3000));
      for (const output of page === "docs/team.md" ? outputsOf(page) : []) assert.ok(said.includes(output), said);
    });
  }

  it("are left out only where the list says why, and nothing is listed that is not there", () => {
    for (const [page, beginning, why] of NOT_RUN) {
      assert.ok(why.length > 5);
      assert.ok(
        blocksOf(page).some((block) => block.startsWith(beginning)),
        `${page} has no block that begins with ${beginning}`,
      );
    }
  });
});
