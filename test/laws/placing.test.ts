import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf } from "../../src/core/annotate/anchor.ts";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { placeAll, replaceAll, replaceSteps } from "../../src/core/annotate/placed.ts";
import { readSidecar, readSteps } from "../../src/core/annotate/sidecar/read.ts";
import { writeSidecar, writeSteps } from "../../src/core/annotate/sidecar/write.ts";
import { finished, type Steps } from "../../src/core/steps.ts";
import { LARGE, largeSidecar, largeText } from "../bench/largeSidecar.ts";
import { runs } from "./runs.ts";
import { cpuClock } from "../unit/cpuClock.ts";

const words = fc
  .array(fc.constantFrom("PTX", "was", "not", "given", "with", "rash", "in", "45 %", "é", "\n", ".", "a"), {
    minLength: 4,
    maxLength: 80,
  })
  .map((parts) => parts.join(" "));

/** Mentions and claims on stretches of a text, some of them twice. */
function annotationsOn(text: string, picks: readonly [number, number, boolean][]): Annotation[] {
  return picks.map(([from, length, isClaim], i): Annotation => {
    const start = from % (text.length - 1);
    const anchor = anchorOf(text, { start, end: Math.min(text.length, start + 1 + (length % 40)) });
    const shared = { id: `a${i}`, anchor };
    return isClaim ? { ...shared, type: "claim", claim: "safety" } : { ...shared, type: "mention", kind: "drug" };
  });
}

/** So many annotations that no text is searched for each: what is nowhere. */
const MANY: readonly Annotation[] = Array.from({ length: 40 }, (_, i) => ({
  ...{ type: "mention" as const, id: `zz${i}`, kind: "drug" as const },
  anchor: { quote: `qxj${i}`, before: "", after: "" },
}));

describe("placing", () => {
  it("finds a few annotations one by one exactly where it finds them among many", () => {
    const pick = fc.tuple(fc.nat(), fc.nat(), fc.boolean());
    const property = fc.property(words, words, fc.nat(), fc.array(pick, { maxLength: 8 }), (old, more, at, picks) => {
      const annotations = annotationsOn(old, picks);
      const cut = at % old.length;
      for (const text of [old, `${old} ${old}`, old.slice(0, cut) + more + old.slice(cut), old.slice(cut), more]) {
        const few = placeAll(text, annotations);
        const many = placeAll(text, [...annotations, ...MANY]).filter(
          ({ annotation }) => !annotation.id.startsWith("zz"),
        );
        const byId = (list: typeof few): typeof few =>
          [...list].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1));
        assert.deepEqual(byId(few), byId(many), JSON.stringify(text));
      }
    });
    fc.assert(property, { numRuns: runs(500, 20_000) });
  }).timeout(300_000);
});

/** The times of all steps of some work in milliseconds, each the shortest of several runs. */
function stepTimes<T>(work: () => Steps<T>): { steps: number[]; result: T } {
  let shortest: number[] = [];
  let result: T | undefined;
  for (let run = 0; run < 15; run++) {
    const times: number[] = [];
    const steps = work();
    for (let isDone = false; !isDone;) {
      const from = cpuClock();
      const step = steps.next();
      times.push(cpuClock() - from);
      if (step.done === true) {
        isDone = true;
        result = step.value;
      }
    }
    shortest = times.map((time, i) => Math.min(time, shortest[i] ?? Infinity));
  }
  return { steps: shortest, result: result as T };
}

describe("work on a sidecar of 5,000 annotations", function () {
  this.timeout(120_000);

  /** Asserts that no step holds the host for long, whatever the machine: each is a small part of the whole. */
  function isInSmallSteps(steps: readonly number[]): void {
    const whole = steps.reduce((sum, each) => sum + each, 0);
    const longest = Math.max(...steps);
    console.log(`      ${whole.toFixed(0)} ms in ${steps.length} steps, the longest ${longest.toFixed(1)} ms`);
    assert.ok(steps.length > 30 && longest < whole / 6, `${longest} of ${whole} ms`);
  }

  const text = largeText();
  const { sidecar, annotated } = largeSidecar(text);
  const change = [{ op: "set" as const, id: annotated, fields: { note: "seen" } }];

  for (const [name, content] of [
    ["as it was written", sidecar],
    [
      "with comments, own keys and CR LF",
      sidecar.replaceAll("    by: ada\n", "    by: ada # PI\n    own: 5\n\n").replaceAll("\n", "\r\n"),
    ],
  ] as const) {
    it(`is done in small steps, ${name}: reading`, () => {
      const { steps, result } = stepTimes(() => readSteps(content));
      isInSmallSteps(steps);
      assert.deepEqual(result, readSidecar(content));
      assert.ok(result.ok && result.sidecar.annotations.length === LARGE);
    });

    it(`is done in small steps, ${name}: changing one`, () => {
      const { steps, result } = stepTimes(() => writeSteps(content, change, "trial.md"));
      isInSmallSteps(steps);
      assert.deepEqual(result, writeSidecar(content, change, "trial.md"));
      const eol = content.includes("\r") ? "\r\n" : "\n";
      assert.ok(result.ok && result.text.length === content.length + `    note: seen${eol}`.length);
    });
  }

  it("is done in small steps: finding all in a text of 500 kB, and one that is lost", () => {
    const reading = readSidecar(sidecar);
    assert.ok(reading.ok);
    const { annotations } = reading.sidecar;
    const { steps, result } = stepTimes(() => replaceSteps([], annotations, text));
    isInSmallSteps(steps);
    assert.ok(result.every(({ state }) => state === "anchored"));
    const lost: Annotation = {
      type: "claim",
      id: "lost",
      claim: "safety",
      anchor: { quote: "the median was 3 and then 4", before: "", after: "" },
    };
    const again = stepTimes(() => replaceSteps(result, [...annotations, lost], text));
    isInSmallSteps(again.steps);
    assert.deepEqual(again.result, replaceAll(result, [...annotations, lost], text));
    assert.deepEqual(finished(replaceSteps(result, annotations, text)), result);
  });
});
