import fc from "fast-check";
import {
  ASSESSMENT,
  EFFECT,
  EVIDENCE,
  LINKS,
  SAFETY,
  type Shape,
  type Values,
} from "../../src/core/annotate/claimFields.ts";
import { type Annotation, MENTION_STATUSES } from "../../src/core/annotate/model.ts";
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
const parts = fc.array(anchor, { minLength: 1, maxLength: 3 });
const optional = { note: nasty, by: nasty, on: nasty, parts };
const mention = fc.record(
  {
    id,
    type: fc.constant("mention" as const),
    anchor,
    kind: fc.constantFrom(...KINDS),
    concept: nasty,
    polarity: fc.constantFrom("affirmed" as const, "negated" as const),
    status: fc.constantFrom(...MENTION_STATUSES),
    ...optional,
  },
  { requiredKeys: ["id", "type", "anchor", "kind"] },
);

/** Text of the forms that some fields have. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  "0.62 or 45 %": ["0.62", "-3", ".5", "45 %", "1", "−0.4"],
  "451": ["451", "0", "12"],
  "95 %": ["95 %", "99.9%", "90"],
  "<0.001": ["<0.001", "0.04", "= .05", "3e-8", "1"],
  "sha256: and 64 digits from 0 to f": [`sha256:${"0a".repeat(32)}`],
};

function shaped(shape: Shape): fc.Arbitrary<string | string[]> {
  if (shape.is === "text") return nasty;
  if (shape.is === "word") return fc.constantFrom(...shape.of);
  if (shape.is === "words") return fc.uniqueArray(fc.constantFrom(...shape.of), { minLength: 1 });
  return fc.constantFrom(...(FORMS[shape.example] as string[]));
}

/** A map of facts with at least one of them. */
function facts<T extends Record<string, Shape>>(shapes: T): fc.Arbitrary<Values<T>> {
  const values = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shaped(shape)]));
  return fc.record(values, { requiredKeys: [] }).filter((each) => Object.keys(each).length > 0) as fc.Arbitrary<
    Values<T>
  >;
}

const name = fc
  .oneof(fc.constantFrom("population", "dose", "schmid2018", "a b", "no"), quote)
  .filter((each) => each !== "conflict");
const roles = (of: fc.Arbitrary<string>) => fc.dictionary(of, fc.array(id, { maxLength: 3 }));
const claim = fc.record(
  {
    id,
    type: fc.constant("claim" as const),
    anchor,
    claim: quote,
    about: roles(fc.constantFrom("drug", "target", "a b", "no", "x: y")),
    predicate: nasty,
    qualifiers: fc.dictionary(name, nasty, { minKeys: 1, maxKeys: 3 }),
    effect: facts(EFFECT),
    safety: facts(SAFETY),
    assessment: facts(ASSESSMENT),
    evidence: fc.dictionary(name, facts(EVIDENCE), { minKeys: 1, maxKeys: 3 }),
    links: roles(fc.constantFrom(...LINKS)),
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
