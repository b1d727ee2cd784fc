import assert from "node:assert/strict";
import { cpuClock } from "./cpuClock.ts";

/** How often two works are timed before the slower one is taken for slow and not for unlucky. */
const ATTEMPTS = 15;

/**
 * The least time that each of some works takes, in milliseconds of a processor. They take turns, so that what else the machine
 * does hits all of them, and what it does makes runs longer, never shorter.
 */
export function leastTimes(
  works: readonly (() => void)[],
  attempts = 5,
  isEnough: (least: readonly number[]) => boolean = () => false,
): number[] {
  const least = works.map(() => Infinity);
  for (let attempt = 0; attempt < attempts && !(attempt > 0 && isEnough(least)); attempt++) {
    for (const [which, work] of works.entries()) {
      const from = cpuClock();
      work();
      least[which] = Math.min(least[which] as number, cpuClock() - from);
    }
  }
  return least;
}

/**
 * Asserts that a larger work takes at most so many times as long as a smaller one: the shape of growth, on any machine.
 *
 * @param most the largest ratio of the two times
 * @param chance times below this, in milliseconds, are mostly chance: the smaller work counts as no less
 * @throws when the ratio is larger in the least times of fifteen attempts
 */
export function assertGrowth(what: string, small: () => void, large: () => void, most: number, chance = 5): void {
  const isRight = ([one = 0, other = 0]: readonly number[]): boolean => other <= most * Math.max(one, chance);
  const least = leastTimes([small, large], ATTEMPTS, isRight);
  const [one, other] = least.map((each) => each.toFixed(1));
  assert.ok(isRight(least), `${what}: ${one} ms and ${other} ms, over ${most} times as long`);
}
