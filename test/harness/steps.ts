import path from "node:path";
import type { Lifetime } from "./lifetime.ts";
import { harnessFile, repositoryRoot } from "./paths.ts";
import { add, type Counts, MARK, nothing, readCounts } from "./protocol.ts";
import { startServer } from "./server.ts";
import { installedPackage } from "./vsix.ts";

/** One part of `npm test`, chosen with `npm test -- <name>`. */
export interface Step {
  readonly name: string;
  readonly title: string;
  run(lifetime: Lifetime): Promise<Counts>;
}

/** How long one UI test may take unless it says otherwise, in milliseconds. */
const UI_TIMEOUT = 120_000;

/** Everything `npm test` does, in order: what fails fastest comes first. */
export const steps: readonly Step[] = [
  {
    name: "checks",
    title: "Types, lint and format",
    run: async (lifetime) => {
      let counts = nothing;
      for (const [title, tool, ...args] of checks) counts = add(counts, await check(lifetime, title, tool, args));
      return counts;
    },
  },
  {
    name: "unit",
    title: "Unit, law and package tests",
    run: (lifetime) => suite(lifetime, [tool("mocha", "bin/mocha.js"), ...reporter()]),
  },
  {
    name: "host-a",
    title: "In VS Code, newest, node extension host",
    run: (lifetime) => suite(lifetime, [harnessFile("hostRun.js"), "node"]),
  },
  {
    name: "host-b",
    title: "In VS Code 1.91, web-worker extension host",
    run: (lifetime) => suite(lifetime, [harnessFile("hostRun.js"), "web"]),
  },
  {
    name: "package",
    title: "In VS Code, newest, as its own installer unpacks the package",
    run: async (lifetime) => {
      const { extension } = await installedPackage(lifetime);
      return suite(lifetime, [harnessFile("hostRun.js"), "node", extension]);
    },
  },
  {
    name: "ui",
    title: "On the screen of VS Code, the package installed",
    run: async (lifetime) => {
      const { dataFolder } = await installedPackage(lifetime);
      const server = await startServer(lifetime, { dataFolder, isInstalled: true });
      const files = ["--no-config", "--exit", "--spec", "out/test/ui/**/*.test.js", "--timeout", String(UI_TIMEOUT)];
      return suite(lifetime, [tool("mocha", "bin/mocha.js"), ...files, ...reporter()], {
        BIOGLOSS_SERVER: JSON.stringify(server),
      });
    },
  },
  {
    name: "figures",
    title: "Figures, none under its floor",
    run: (lifetime) =>
      check(lifetime, "floors", path.join(repositoryRoot(), "out/src/forge/evaluate/main.js"), [
        "--floors",
        "test/fixtures/floors.tsv",
      ]),
  },
];

const checks: readonly (readonly [title: string, tool: string, ...args: string[]])[] = [
  ["type check", tool("typescript", "bin/tsc"), "-p", "tsconfig.json"],
  ["type check of the core alone", tool("typescript", "bin/tsc"), "-p", "tsconfig.core.json"],
  ["lint", tool("eslint", "bin/eslint.js"), "."],
  ["format", tool("prettier", "bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
];

async function check(lifetime: Lifetime, title: string, file: string, args: readonly string[]): Promise<Counts> {
  const start = Date.now();
  const code = await show(lifetime, [file, ...args], (line) => console.log(line));
  console.log(`  ${code === 0 ? "✔" : "✘"} ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, failures: [title] };
}

/** Runs a program that runs tests. It failed too when it broke off before its result, or had no test to run. */
async function suite(lifetime: Lifetime, command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  let counts = nothing;
  const code = await show(
    lifetime,
    command,
    (line) => {
      const found = readCounts(line);
      if (found) counts = add(counts, found);
      // @vscode/test-electron's last word, which the counts say better.
      else if (!line.startsWith("Exit code:")) console.log(line.startsWith(MARK) ? line.slice(MARK.length) : line);
    },
    env,
  );
  if (code !== 0 && counts.failed === 0) return add(counts, complaint(`The suite ended with code ${code}.`));
  if (counts.passed + counts.failed + counts.pending === 0) return complaint("The suite ran no test.");
  return counts;
}

function complaint(what: string): Counts {
  console.log(`  ✘ ${what}`);
  return { ...nothing, failed: 1, failures: [what] };
}

/** Runs a Node program to its end and hands over its output line by line. Returns its exit code. */
function show(
  lifetime: Lifetime,
  command: readonly string[],
  onLine: (line: string) => void,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
    const child = lifetime.spawn(process.execPath, command, {
      cwd: repositoryRoot(),
      env: { ...process.env, ...colour, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(onLine);
      });
      stream?.on("end", () => rest && onLine(rest));
    }
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 128));
  });
}

function tool(packageName: string, file: string): string {
  return path.join(repositoryRoot(), "node_modules", packageName, file);
}

function reporter(): string[] {
  return ["--reporter", harnessFile("reporter.js")];
}
