import { MARK } from "../harness/protocol.ts";

/** Fails with `what` when a value is not truthy. */
export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(what);
}

/** Fails, showing both, when two values differ as JSON. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

/**
 * Waits until `probe` answers something truthy and returns that.
 *
 * @param limit in milliseconds; past it this fails with `what`
 */
export async function eventually<T>(
  probe: () => T | PromiseLike<T>,
  what: string,
  limit = 30_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what}: still not so after ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Prints a line among the test results, such as a measured duration. The plain console is not shown. */
export function note(line: string): void {
  console.log(`${MARK}> ${line}`);
}
