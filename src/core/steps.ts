/**
 * Work that can be done a bit at a time: it gives way after each step, which is about a millisecond's work or less, and
 * returns its result at the end. The core has no clock; whoever drives it decides when something else gets a turn.
 */
export type Steps<T> = Generator<void, T, void>;

/** The result of work, done at once. */
export function finished<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
