import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { steps } from "../harness/steps.ts";
import { ROOT } from "../unit/shared.ts";

interface Job {
  readonly "runs-on": string;
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } };
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly env?: Record<string, string> }[];
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const { jobs } = parse(read(".github/workflows/checks.yml")) as { jobs: Record<string, Job> };
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const names = steps.map(({ name }) => name);

/** The commands of a job. */
const commandsOf = (job: Job): string[] => job.steps.flatMap(({ run }) => run ?? []);

/** The steps of `npm test` that a command runs: those that it names, or all. */
function stepsOf(command: string): string[] {
  const [, named] = /\bnpm test(?: -- ([\w -]+))?$/.exec(command) ?? [];
  if (named !== undefined) return named.split(" ");
  return /\bnpm test$/.test(command) ? names : [];
}

describe("the workflow", () => {
  it("runs on Linux, macOS and Windows, in the desktop VS Code", () => {
    const systems = Object.values(jobs).flatMap((job) => job.strategy?.matrix.os ?? [job["runs-on"]]);
    assert.deepEqual(systems.map((name) => name.split("-")[0]).sort(), ["macos", "ubuntu", "windows"]);
    for (const [name, job] of Object.entries(jobs)) {
      const tests = job.steps.filter(({ run }) => run?.includes("npm test") === true);
      assert.equal(tests.length, 1, name);
      assert.equal(tests[0]?.env?.["BIOGLOSS_VSCODE"], "desktop", name);
    }
  });

  it("installs from the lock file first, runs only what there is, and makes the package", () => {
    for (const [name, job] of Object.entries(jobs)) {
      const commands = commandsOf(job);
      assert.equal(commands[0], "npm ci", name);
      assert.ok(commands.includes("npm run package"), name);
      for (const command of commands) {
        for (const step of stepsOf(command)) assert.ok(names.includes(step), `${step} in ${command}`);
        const script = /\bnpm run (\S+)/.exec(command)?.[1];
        if (script !== undefined) assert.ok(scripts[script], command);
      }
    }
  });

  it("runs every step somewhere, and everywhere those that need no server", () => {
    const runs = Object.values(jobs).map((job) => new Set(commandsOf(job).flatMap(stepsOf)));
    assert.ok(runs.some((run) => names.every((name) => run.has(name))));
    for (const run of runs) for (const name of ["checks", "unit", "host-a", "figures"]) assert.ok(run.has(name), name);
  });
});

describe("the steps of npm test", () => {
  it("are named in the README, all and in their order", () => {
    assert.ok(read("README.md").includes(`npm test -- ${names.join(" ")}`));
  });

  it("are what the repository's own check runs", () => {
    assert.match(read(".ci/run"), /^npm ci && npm test$/m);
  });
});
