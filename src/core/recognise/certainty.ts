import type { Certainty } from "./mention.ts";

/** From the most certain to the least. */
const CERTAINTIES: readonly Certainty[] = ["asserted", "probable", "possible", "hypothetical"];

/** The less certain of two: what is said of two things together is no surer than of either. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return CERTAINTIES.indexOf(a) > CERTAINTIES.indexOf(b) ? a : b;
}
