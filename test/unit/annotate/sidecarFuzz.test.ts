import assert from "node:assert/strict";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import { applyChanges, type Change } from "../../../src/core/annotate/sidecar/change.ts";
import { readCanonical } from "../../../src/core/annotate/sidecar/canonical.ts";
import { FIELD_ORDER } from "../../../src/core/annotate/sidecar/format.ts";
import { mergeSidecars } from "../../../src/core/annotate/sidecar/merge.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { said } from "../../../src/core/words.ts";
import { runs } from "../../laws/runs.ts";
import { leastTimes } from "../growth.ts";

const GOOD = `# kept by Ada
format: biogloss/1
document: trial.md
reviewed: [2026-11-23, ada]
annotations:
  aaaa1111:
    kind: drug        # INN
    quote: atezolizumab
    before: "checkpoint inhibitor "
    after: " (a monoclonal antibody"
    concept: DRUGBANK:DB11595
    by: ada
    on: "2026-11-23"
  # a claim
  bbbb2222:
    claim: safety
    quote: "over 20% of patients suffered"
    before: >-
      receiving the
      regimen
    after: ""
    about: {drug: [aaaa1111], adverse-event: [cccc3333]}
    polarity: affirmed
    certainty: asserted
    predicate: causes
    qualifiers:
      population: PD-L1-positive
      dose: 840 mg   # every two weeks
      own: {a: [1]}
    effect:
      measure: proportion
      value: 20 %
      low: "14.1"
      high: 26
      p: <0.001
      n: 451
    safety:
      seriousness: [hospitalisation, death]
      causality: probable
      grade: 3
      expectedness: listed
      outcome: fatal
    assessment: {direction: supports, strength: weak}
    evidence:
      lancet:
        ref: "10.1000/x"
        level: B
        # as printed
        verdict: supported
        hash: sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a
      blood: {file: ../labels/x.txt, quote: "words"}
    links: {supports: [dddd4444], same-as: bbbb2222}
  cccc3333:
    quote: 'vomiting'
    kind: adverse-event
    status: rejected
    note: |
      two
        lines
  dddd4444:
    kind: adverse-event
    quote: peripheral
    parts:
      - quote: neuropathy
        before: "and autonomic "
      - {quote: nerves, after: .}
    status: corrected
  eeee5555:
    claim: efficacy
    quote: it worked
    evidence:
      - ref: PMID:1
      - design: rct
    links: {contradicts: [bbbb2222], supports: [bbbb2222]}
`;

/** The same without text in blocks, so that it is read without the YAML parser. */
const FAST = GOOD.replace(/>-\n *receiving the\n *regimen/, '"receiving the regimen "').replace(
  /\|\n *two\n *lines/,
  "'two lines' # as told",
);

/** Numbers from 0 up to 1, the same in every run (a linear congruential generator, Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const PIECES = [
  ..."\0\t\n\r\"'#:-?,[]{}&*!|>%@`~= ".split(""),
  ...[
    "\r\n",
    "*x",
    "&x ",
    "<<: ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "? ",
    "- ",
    ": ",
    "!!binary ",
    "!<",
    '"\\',
    "\ufeff",
  ],
  ...["\ud800", "\u2028", "\u0085", "💊", "שלום", "aaaa1111:\n", "  bbbb2222: {}\n", "    conflict: {quote: x}\n"],
];

type Random = () => number;

/** Ways to spoil a text. Each leaves what the others do possible, so that several can be heaped up. */
const SPOILERS: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  (text, random) => splice(text, at(text, random), 1, String.fromCharCode(Math.floor(random() * 256))),
  (text, random) => splice(text, at(text, random), 0, pick(PIECES, random)),
  (text, random) => splice(text, at(text, random), 1 + Math.floor(random() * 12), pick(PIECES, random)),
  (text, random) => splice(text, at(text, random), 0, text.slice(at(text, random)).slice(0, random() * 120)),
  (text, random) => onLine(text, random, (line) => line + line),
  (text, random) => onLine(text, random, () => ""),
  (text, random) => onLine(text, random, (line) => " ".repeat(Math.floor(random() * 6)) + line),
  (text, random) => onLine(text, random, (line) => line.replace(/^ {1,2}/, "")),
  (text, random) => onLine(text, random, (line) => line.replace(/:.*/, `: ${pick(VALUES, random)}`)),
  (text, random) => onLine(text, random, (line) => line.replace(/:.*/, ": " + "[".repeat(1 + random() * 3000))),
  (text, random) => onLine(text, random, (line) => line.replace(/:.*/, ": " + "{a: ".repeat(1 + random() * 2000))),
  (text, random) => splice(text, at(text, random), 0, "- ".repeat(random() * 2000)),
  (text) => text.replace(/\n/g, "\r\n"),
  (text, random) => text.replaceAll("cccc3333", random() < 0.5 ? "aaaa1111" : "__proto__"),
  (text) => `{${JSON.stringify("format")}: biogloss/1, annotations: {a: {kind: drug, quote: x}}}\n${text.slice(0, 0)}`,
];

const VALUES = [
  "",
  "5",
  "[a, b]",
  "{a: b}",
  "*x",
  "&x y",
  "!!int 5",
  "|\n",
  ">-",
  '"',
  "'",
  "? a",
  "~",
  "[[]]",
  "{}",
  "- a",
];

function at(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1));
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

function splice(text: string, start: number, count: number, piece: string): string {
  return text.slice(0, start) + piece + text.slice(start + count);
}

function onLine(text: string, random: Random, change: (line: string) => string): string {
  const lines = text.split(/(?<=\n)/);
  const which = Math.floor(random() * lines.length);
  return lines.map((line, i) => (i === which ? change(line) : line)).join("");
}

const CHANGES: readonly Change[] = [
  { op: "set", id: "bbbb2222", fields: { note: "no", after: undefined } },
  { op: "set", id: "bbbb0000", fields: { kind: "drug", quote: "paclitaxel", before: "", after: "" } },
  { op: "remove", id: "aaaa1111" },
  {
    op: "set",
    id: "bbbb2222",
    fields: { effect: { value: "0.5", low: undefined }, evidence: { lancet: { level: "A" } } },
  },
  { op: "set", id: "eeee5555", fields: { safety: { grade: "1" }, parts: [{ quote: "x", before: "", after: "" }] } },
];

function isPlace(problem: Problem, text: string): boolean {
  const { message, line, column } = problem;
  return said(message).length > 20 && line >= 1 && column >= 1 && line <= text.split("\n").length;
}

/** Milliseconds that reading takes; once more where something else held the machine up. */
function timed(text: string): number {
  return leastTimes([() => void readSidecar(text)], 3, ([best = 0]) => best <= 200)[0] as number;
}

describe("sidecar, spoiled", function () {
  this.timeout(600_000);

  it("begins with files that hold every field, one of which is read fast", () => {
    assert.deepEqual([readCanonical(GOOD), readCanonical(FAST) !== undefined], [undefined, true]);
    for (const field of FIELD_ORDER.filter((each) => each !== "imported"))
      assert.match(FAST, new RegExp(`^ +${field}:`, "m"));
  });

  it("never makes the reader throw or wait, and is never written where it was not understood", () => {
    const count = runs(500, 10_000);
    let refused = 0;
    let unchanged = 0;
    let slowest = 0;
    for (let i = 0; i < count; i++) {
      const random = generator(i);
      let text = i % 2 === 0 ? GOOD : FAST;
      for (let n = 0; n < 1 + Math.floor(random() * 3); n++) text = pick(SPOILERS, random)(text, random);
      const told = `mutation ${i}:\n${text.slice(0, 3000)}`;
      const took = timed(text);
      slowest = Math.max(slowest, took);
      assert.ok(took < 200, `${took} ms, ${told}`);
      const reading = readSidecar(text);
      for (const problem of reading.ok ? reading.sidecar.problems : [reading.problem]) {
        assert.ok(isPlace(problem, text), `${JSON.stringify(problem)} ${told}`);
      }
      if (!reading.ok) refused++;
      for (const change of CHANGES) {
        const written = writeSidecar(text, [change], "trial.md");
        if (!reading.ok) assert.deepEqual(written, { ok: false, problem: reading.problem });
        if (!written.ok) {
          if (reading.ok) unchanged++;
          assert.ok(isPlace(written.problem, text), told);
          continue;
        }
        const again = readSidecar(written.text);
        assert.ok(again.ok, `${JSON.stringify(change)} gave\n${written.text}\nof ${told}`);
        if (!reading.ok) continue;
        // An entry that could not be read may be readable after the change, or the other way round.
        const others = (list: readonly Annotation[]): unknown =>
          new Map(list.filter(({ id }) => id !== change.id).map((each) => [each.id, each]));
        assert.deepEqual(others(again.sidecar.annotations), others(reading.sidecar.annotations), told);
        const target = applyChanges(reading.sidecar.annotations, [change]).find(({ id }) => id === change.id);
        const known = reading.sidecar.annotations.some(({ id }) => id === change.id);
        if (known)
          assert.deepEqual(
            again.sidecar.annotations.find(({ id }) => id === change.id),
            target,
            told,
          );
      }
      const merged = mergeSidecars(GOOD, `${GOOD}# end\n`, text);
      if (!reading.ok) assert.ok(!merged.ok, told);
      if (merged.ok) assert.ok(readSidecar(merged.text).ok, told);
    }
    console.log(
      `      ${refused} of ${count} refused, ${unchanged} changes not made, the slowest took ${Math.round(slowest)} ms`,
    );
  });
});
