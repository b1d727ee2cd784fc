import Mocha from "mocha";
import { failureLine, writeCounts } from "./protocol.ts";

/** Mocha's spec reporter, with the counts in a last line for the harness to read. */
export default class HarnessReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const failed: string[] = [];
    runner.on("fail", (test, error: unknown) => failed.push(failureLine(test.titlePath(), error)));
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      console.log(writeCounts({ passed: passes, failed: failures, pending, failures: failed }));
    });
  }
}
