// What test runners and the harness say to each other on standard output, whatever process the tests run in.

/** Starts every line a suite inside VS Code reports: VS Code's own log goes the same way. */
export const MARK = "@@biogloss ";
/** Starts the one line that holds a suite's counts as JSON. */
export const RESULT = "@@biogloss-result ";

/** How a suite ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

export const nothing: Counts = { passed: 0, failed: 0, pending: 0 };

/** The counts a result line holds; nothing for any other line. */
export function readCounts(line: string): Counts | undefined {
  return line.startsWith(RESULT) ? (JSON.parse(line.slice(RESULT.length)) as Counts) : undefined;
}

/** The line that {@link readCounts} reads. */
export function writeCounts(counts: Counts): string {
  return RESULT + JSON.stringify(counts);
}

/** The sum of two counts. */
export function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    pending: left.pending + right.pending,
  };
}
