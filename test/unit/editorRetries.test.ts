import assert from "node:assert/strict";
import { mock } from "node:test";
import { Retries, retryWait } from "../../src/editor/delay.ts";

describe("trying again", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  /** At which times, in milliseconds, things are tried in the first ten minutes, each given as how often it fails. */
  function tried(...fails: number[]): { times: number[]; told: number } {
    const left = [...fails];
    const times: number[] = [];
    let [now, told] = [0, 0];
    const round = (): void => {
      times.push(now);
      for (const [i, many] of left.entries()) {
        if (many === 0) retries.worked(String(i));
        else if (retries.failed(String(i))) told++;
        left[i] = Math.max(0, many - 1);
      }
    };
    const retries = new Retries(round);
    round();
    while (now < 600_000) {
      now += 1_000;
      mock.timers.tick(1_000);
    }
    retries.dispose();
    return { times, told };
  }

  it("waits longer each time, and tells only once of what goes on failing", () => {
    const { times, told } = tried(Infinity);
    const waits = times.slice(1).map((time, i) => time - (times[i] as number));
    assert.deepEqual(waits.slice(0, 6), [1_000, 2_000, 5_000, 15_000, 60_000, 60_000]);
    assert.equal(told, 1);
  });

  it("waits no shorter because something else works", () => {
    assert.deepEqual(tried(0, Infinity, 0), tried(Infinity));
  });

  it("begins anew with what fails after it has worked, and does not let that wait for what has failed for longer", () => {
    const retries = new Retries(() => tries++);
    let tries = 0;
    for (let i = 0; i < 5; i++) assert.equal(retries.failed("old"), i === 0);
    // The first of those waits is under way: a later failure makes it no longer.
    mock.timers.tick(retryWait(0));
    assert.equal(tries, 1);
    retries.failed("old");
    assert.equal(retries.failed("new"), true);
    mock.timers.tick(retryWait(0));
    assert.equal(tries, 2);
    retries.worked("new");
    assert.equal(retries.failed("new"), true);
    mock.timers.tick(retryWait(0));
    assert.equal(tries, 3);
  });

  it("stops when everything that failed works, and at the end", () => {
    assert.deepEqual(tried(2).times, [0, 1_000, 3_000]);
    const retries = new Retries(() => assert.fail("tried after the end"));
    retries.failed("a");
    retries.dispose();
    retries.failed("b");
    mock.timers.tick(600_000);
  });
});
