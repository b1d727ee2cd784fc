import fc from "fast-check";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { KINDS } from "../../src/core/lexicon/concept.ts";

/** Text that YAML readers are known to take for something else, besides anything at all. */
export const nasty = fc.oneof(
  fc.constantFrom(
    ...["no", "on", "Y", "1e3", "0x1F", "2024-01-01", "NCT01234567", ".5", "~", "=", "trailing  ", " leading", "a\nb"],
    ...[
      "a: b",
      "a #b",
      "#",
      "- x",
      "💊",
      "שלום",
      "\0",
      "\ufeff",
      "\u2028",
      "\u0085",
      "'",
      '"',
      "a, b",
      "{",
      "[x]",
      "|",
    ],
    ...[
      "*a",
      "&a",
      "!x",
      "%x",
      "@x",
      "`x`",
      "null",
      "?",
      ":",
      "a:",
      "\t",
      "\r\n",
      "\\",
      "<<",
      "12:30:45",
      "1_000",
      "é",
    ],
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
);
export const quote = nasty.filter((text) => text !== "");
const id = fc.stringMatching(/^[a-z0-9]{8}$/);
const anchor = fc.record({ quote, before: nasty, after: nasty });
const optional = { note: nasty, by: nasty, on: nasty };
const mention = fc.record(
  {
    id,
    type: fc.constant("mention" as const),
    anchor,
    kind: fc.constantFrom(...KINDS),
    concept: nasty,
    polarity: fc.constantFrom("affirmed" as const, "negated" as const),
    ...optional,
  },
  { requiredKeys: ["id", "type", "anchor", "kind"] },
);
const claim = fc.record(
  {
    id,
    type: fc.constant("claim" as const),
    anchor,
    claim: quote,
    about: fc.dictionary(fc.constantFrom("drug", "target", "a b", "no", "x: y"), fc.array(id, { maxLength: 3 })),
    status: nasty,
    ...optional,
  },
  { requiredKeys: ["id", "type", "anchor", "claim"] },
);
export const annotation: fc.Arbitrary<Annotation> = fc.oneof(mention, claim).filter(isStorable);
export const annotations = fc.uniqueArray(annotation, { selector: (each) => each.id, maxLength: 8 });

/** Records from the generator have no prototype; compare by content. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Lone surrogates cannot be kept in UTF-8 and so never reach a file. */
export function isStorable(value: unknown): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(value));
}
