import { suiteOptions } from "./nightly.ts";
import { failureLine, MARK, writeCounts } from "../harness/protocol.ts";

/**
 * Runs test modules with mocha inside an extension host and reports on the console: one line a test, then
 * `@@biogloss-result {"passed":n,"failed":n,"pending":n}`. Rejects when a test failed or none ran.
 *
 * @param modules loaders, because `describe` and `it` exist only once mocha is set up
 */
export async function runSuites(modules: readonly (() => Promise<unknown>)[]): Promise<void> {
  // The browser build of mocha needs neither `process` nor `fs`, so one bundle runs in both extension hosts. It
  // overwrites `module.exports` when it is evaluated, so VS Code must have taken hold of `run` before: no import above.
  await import("mocha/mocha.js");
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, forbidOnly: true, reporter: reporter() });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  for (const load of modules) await load();
  const { only } = await suiteOptions();
  if (only !== "") mocha.fgrep(only);
  await new Promise<void>((resolve, reject) => {
    const failed: string[] = [];
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      console.log(writeCounts({ passed: passes, failed: failures, pending, failures: failed }));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else if (passes + pending === 0) reject(new Error("no test ran"));
      else resolve();
    });
    runner.on("fail", (test, error: unknown) => failed.push(failureLine(test.titlePath(), error)));
  });
}

/** Prints one line a test. Mocha's own reporters want a page or a terminal. */
function reporter(): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      runner.on("suite", (suite) => suite.root || print(suite, suite.title));
      runner.on("pass", (test) => print(test, `✔ ${test.title} (${test.duration ?? 0} ms)`));
      runner.on("pending", (test) => print(test, `- ${test.title}`));
      runner.on("fail", (test, error: Error) => {
        print(test, `✘ ${test.title}`);
        for (const line of story(error)) print(test, `  ${line}`);
      });
    }
  };
}

function print(test: { titlePath(): string[] }, line: string): void {
  console.log(`${MARK}${"  ".repeat(test.titlePath().length)}${line}`);
}

/** An error's message and its stack, without the frames that lie inside VS Code. */
function story(error: Error): string[] {
  const stack = error.stack ?? "";
  const lines = stack.includes(error.message) ? stack.split("\n") : [error.message, ...stack.split("\n")];
  return lines.filter((line) => !/^\s+at .*(\/vs\/workbench\/|\.vscode-test\/|node:internal)/.test(line));
}
