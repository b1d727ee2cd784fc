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
  /** What failed and why, a line each, to be told once more at the end of the run. */
  readonly failures: readonly string[];
}

export const nothing: Counts = { passed: 0, failed: 0, pending: 0, failures: [] };

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
    failures: [...left.failures, ...right.failures],
  };
}

/** A failed test in one line: its title with those above it, and the first line of what it says. */
export function failureLine(titles: readonly string[], error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${titles.join(" › ")}: ${message.split("\n", 1)[0] ?? ""}`;
}
