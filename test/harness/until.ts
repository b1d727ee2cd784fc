import assert from "node:assert/strict";

/** How long a list, a hover, a file or a message may take to come on a machine that does other things too, in milliseconds. */
export const SHOW_LIMIT = 30_000;

/** How long between two looks, in milliseconds. */
const PAUSE = 50;

/** Waits until what a probe gives is right, and returns that. Fails with what it gives still after `SHOW_LIMIT`. */
export async function until<T>(probe: () => T | Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  const end = Date.now() + SHOW_LIMIT;
  for (;;) {
    const value = await probe();
    if (isRight(value)) return value;
    if (Date.now() > end) {
      assert.fail(
        `after ${SHOW_LIMIT / 1000} s it is still ${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
