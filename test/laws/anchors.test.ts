import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf, locate } from "../../src/core/annotate/anchor.ts";
import { AtomReader, sameWords } from "../../src/core/annotate/atoms.ts";
import { compareWords } from "../../src/core/annotate/driftGuard.ts";
import { withTypos } from "../../src/core/annotate/driftTypos.ts";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { placeAll } from "../../src/core/annotate/placed.ts";
import type { Span } from "../../src/core/text/span.ts";
import { assertGrowth, leastTimes } from "../unit/growth.ts";

const words = fc.array(fc.constantFrom("PTX", "was", "given", "with", "💊", "é", "\n", "  ", "PTX,", "no", "rash"), {
  minLength: 3,
  maxLength: 60,
});

/** Text of any code units, with much that the atoms treat specially. */
const wild = fc
  .array(
    fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.constantFrom(..."\ud83d\udc8a-–'\"….,5% \n\u00ad\u0301µ")),
  )
  .map((parts) => parts.join(""));

/** Sentences that are no two alike, so that every place can be told from every other. */
function paragraphs(count: number, seed = 1): string {
  const names = "PTX DTX placebo cisplatin warfarin aspirin nivolumab metformin".split(" ");
  const events = "rash nausea vomiting alopecia neutropenia colitis fever pain".split(" ");
  let state = seed;
  const pick = (from: readonly string[]): string => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return from[(state >> 8) % from.length] as string;
  };
  const sentence = (i: number): string =>
    `${pick(names)} was associated with ${pick(events)} in ${i} of ${i + 40 + seed} patients who received ${pick(names)}.`;
  return Array.from({ length: count }, (_, p) =>
    Array.from({ length: 5 }, (_, s) => sentence(p * 5 + s)).join(" "),
  ).join("\n\n");
}

/** One claim on every sentence in turn, the whole of it or a part. */
function claims(text: string, count: number): Annotation[] {
  const starts = [...text.matchAll(/\S+ was associated/g)].map(({ index }) => index);
  return Array.from({ length: count }, (_, i): Annotation => {
    const start = starts[Math.floor((i * starts.length) / count)] as number;
    const whole: Span = { start, end: text.indexOf(".", start) };
    const part: Span = { start: text.indexOf("was", start), end: text.indexOf(" patients", start) };
    return { type: "claim", id: `c${i}`, claim: "safety", anchor: anchorOf(text, i % 2 === 0 ? whole : part) };
  });
}

describe("anchors", () => {
  it("find the span they were made of in the same text", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join(" ");
        const span = {
          start: Math.min(a % text.length, b % text.length),
          end: Math.max(a % text.length, b % text.length) + 1,
        };
        const anchor = anchorOf(text, span);
        const found = locate(text, anchor);
        assert.equal(found.state, "anchored");
        assert.equal(text.slice(found.span.start, found.span.end), anchor.quote);
        const whole = anchor.before + anchor.quote + anchor.after;
        // Surroundings grow until they tell the place apart, so only a repetition of 256 characters is left in doubt.
        if (text.indexOf(whole) === text.lastIndexOf(whole)) assert.deepEqual(found.span, span);
        else assert.ok(whole.length >= anchor.quote.length);
      }),
      { numRuns: 3000 },
    );
  });

  it("find it in any text at all", () => {
    fc.assert(
      fc.property(wild, fc.nat(), fc.nat(), (text, a, b) => {
        fc.pre(text.length > 0);
        const [low, high] = [Math.min(a % text.length, b % text.length), Math.max(a % text.length, b % text.length)];
        const found = locate(text, anchorOf(text, { start: low, end: high + 1 }));
        assert.equal(found.state, "anchored");
        assert.equal(text.slice(found.span.start, found.span.end), text.slice(low, high + 1));
      }),
      { numRuns: 3000 },
    );
  });

  it("survive a paragraph above and below", () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(), (parts, above, below, pick) => {
        const text = parts.join(" ");
        const start = pick % text.length;
        const span = { start, end: Math.min(text.length, start + 5) };
        const anchor = anchorOf(text, span);
        const longer = `${above.join(" ")}\n\n${text}\n\n${below.join(" ")}`;
        const found = locate(longer, anchor);
        if (found.state === "lost" || found.state === "changed") return;
        assert.ok(sameWords(longer.slice(found.span.start, found.span.end), anchor.quote));
      }),
      { numRuns: 1000 },
    );
  });

  it("neither throw nor point outside, whatever text meets whatever anchor", () => {
    fc.assert(
      fc.property(wild, wild, wild, wild, fc.boolean(), (text, quote, before, after, inside) => {
        const held = inside ? `${text}${before}${quote}${after}${text}` : text;
        const found = locate(held, { quote, before, after }, () => false);
        const spans = found.state === "lost" ? (found.candidates ?? []) : [found.span];
        for (const { start, end } of spans) assert.ok(start >= 0 && start < end && end <= held.length);
        const drift = compareWords(quote, text, new AtomReader());
        const now = drift?.parts.filter(({ kind }) => kind !== "old").map((part) => part.text);
        if (drift !== undefined) assert.equal(now?.join(""), text);
      }),
      { numRuns: 3000 },
    );
  });

  it("change no state when a paragraph is put above any paragraph", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(19), fc.nat(1000), (from, at, seed) => {
        const text = paragraphs(20);
        const annotations = claims(text, 60);
        const parts = text.split("\n\n");
        const longer = [...parts.slice(0, at), paragraphs(1, seed + 2), ...parts.slice(at)].join("\n\n");
        const places = placeAll(longer, annotations.slice(from));
        assert.deepEqual(new Set(places.map(({ state }) => state)), new Set(["anchored"]));
        for (const { annotation, span } of places) {
          assert.equal(longer.slice(span?.start, span?.end), annotation.anchor.quote);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are never silent about a word that comes into, goes from or changes in their sentence", () => {
    const text = paragraphs(6);
    const annotations = claims(text, 30);
    const put = fc.constantFrom(
      "not",
      "no",
      "never",
      "may",
      "hardly",
      "45",
      "placebo",
      "without",
      "hydralazine",
      "mg",
      "",
    );
    fc.assert(
      fc.property(fc.nat(29), fc.nat(), put, fc.boolean(), (which, nth, word, replaces) => {
        const annotation = annotations[which] as Annotation;
        const at = text.indexOf(annotation.anchor.quote);
        const start = Math.max(text.lastIndexOf(". ", at) + 2, text.lastIndexOf("\n", at) + 1, 0);
        const sentence = text.slice(start, text.indexOf(".", at));
        const parts = sentence.split(" ");
        const index = nth % parts.length;
        const old = parts.splice(index, replaces ? 1 : 0, ...(word === "" ? [] : [word]))[0];
        fc.pre(parts.join(" ") !== sentence && !(replaces && old === word));
        const edited = text.slice(0, start) + parts.join(" ") + text.slice(start + sentence.length);
        // Spelling is the only thing that a lexicon that knows nothing would let pass.
        const location = locate(
          edited,
          annotation.anchor,
          withTypos(() => false),
        );
        const isHarmless = word === "" && /^(?:was|patients|who)$/.test(old ?? "") && location.state === "moved";
        if (!isHarmless) assert.match(location.state, /changed|lost/, `${sentence} | ${parts.join(" ")}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("are found 2,000 at a time in a megabyte, in time linear in their number and in the text", function () {
    this.timeout(60_000);
    const large = paragraphs(2200);
    const annotations = claims(large, 2000);
    // As after a day's work: a paragraph above, every tenth sentence changed in a number.
    let n = 0;
    const edited =
      paragraphs(1, 9) + "\n\n" + large.replace(/patients who/g, (match) => (n++ % 10 === 0 ? "persons who" : match));
    const placing = (some: string, annotated: readonly Annotation[]) => (): void => void placeAll(some, annotated);
    const [all, drifted] = leastTimes([placing(large, annotations), placing(edited, annotations)]);
    console.log(
      `      ${(large.length / 1e6).toFixed(1)} MB: ${all?.toFixed(0)} ms, drifted ${drifted?.toFixed(0)} ms`,
    );
    // Eight times as many in the same text, and as many in eight times the text: a square would take 64 times as long.
    const eighth = annotations.filter((_, i) => i % 8 === 0);
    assertGrowth("eight times as many", placing(edited, eighth), placing(edited, annotations), 16);
    const short = paragraphs(275);
    assertGrowth("eight times the text", placing(short, claims(short, 250)), placing(large, annotations), 16);
  });

  it("are found in time linear in their number where all have the same words", function () {
    this.timeout(60_000);
    const text = paragraphs(800);
    const places = [...text.matchAll(/patients/g)].map(({ index }) => index);
    const all = places.map((start, i): Annotation => {
      const anchor = anchorOf(text, { start, end: start + 8 });
      return { type: "mention", id: `m${i}`, kind: "condition", anchor };
    });
    const edited = text.replaceAll("received", "had been given");
    const eighth = all.filter((_, i) => i % 8 === 0);
    const placing = (annotations: readonly Annotation[]) => (): void => void placeAll(edited, annotations);
    assertGrowth("eight times as many", placing(eighth), placing(all), 16);
  });
});
