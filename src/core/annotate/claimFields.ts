/**
 * What the facts of a claim can be, field by field. The two layers, what is said and how well it stands, and the names
 * of their parts follow GA4GH VA-Spec and SEPIO; where a list of values comes from a standard, it is named.
 */

/** What a value must look like: one of some words, a list of such words, or text of a form. */
export type Shape =
  | { readonly is: "text" }
  | { readonly is: "word"; readonly of: readonly string[] }
  | { readonly is: "words"; readonly of: readonly string[] }
  | { readonly is: "form"; readonly form: RegExp; readonly example: string };

const TEXT = { is: "text" } as const;
const word = <const W extends readonly string[]>(...of: W) => ({ is: "word", of }) as const;
const form = (like: RegExp, example: string) => ({ is: "form", form: like, example }) as const;

const NUMBER = form(/^[+−-]?(?:\d+(?:\.\d+)?|\.\d+)(?: ?%)?$/, "0.62 or 45 %");
const COUNT = form(/^\d{1,12}$/, "451");

/** A measured effect, as a paper reports it. All numbers are kept as they are written. */
export const EFFECT = {
  /** What is measured: hazard ratio, difference in means, … */
  measure: TEXT,
  value: NUMBER,
  unit: TEXT,
  /** The interval's ends. */
  low: NUMBER,
  high: NUMBER,
  /** The interval's level, 95 % where it is not said. */
  confidence: form(/^\d{1,2}(?:\.\d+)?(?: ?%)?$/, "95 %"),
  p: form(/^(?:[<>=≤≥] ?)?(?:0|1|0?\.\d+|1\.0+|\d+(?:\.\d+)?e-\d{1,3})$/i, "<0.001"),
  /** Number of patients (or animals, samples) that the value is of. */
  n: COUNT,
  /** Number of them with the event. */
  events: COUNT,
} as const satisfies Record<string, Shape>;

/** The assessment of an adverse event. Asked for in safety claims only. */
export const SAFETY = {
  /** Criteria of ICH E2A, section II.B; `not-serious` where none is met. */
  seriousness: {
    is: "words",
    of: [
      "death",
      "life-threatening",
      "hospitalisation",
      "disability",
      "congenital-anomaly",
      "medically-important",
      "not-serious",
    ],
  },
  /** Categories of the WHO-UMC system for standardised case causality assessment. */
  causality: word("certain", "probable", "possible", "unlikely", "unclassified", "unassessable"),
  /** CTCAE grade: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death. */
  grade: word("1", "2", "3", "4", "5"),
  /** Against the reference safety information (ICH E2A, section II.C). */
  expectedness: word("listed", "unlisted", "unknown"),
  /** Outcome of the event at the last observation (ICH E2B(R3), element E.i.7). */
  outcome: word("recovered", "recovering", "not-recovered", "recovered-with-sequelae", "fatal", "unknown"),
  dechallenge: word("positive", "negative", "not-applicable"),
  rechallenge: word("positive", "negative", "not-applicable"),
} as const satisfies Record<string, Shape>;

/** What a piece of evidence says to a claim (VA-Spec). The polarity of the text is another matter. */
const DIRECTION = word("supports", "disputes", "neutral");

/** How well the claim stands as a whole. */
export const ASSESSMENT = {
  direction: DIRECTION,
  /** How strong the evidence is together: strong, moderate, weak, or GRADE's words. */
  strength: TEXT,
  /** What the statement is in its text: result, interpretation, hypothesis, background, recommendation. */
  basis: TEXT,
} as const satisfies Record<string, Shape>;

/** One line of evidence: where it is from, and how it bears on the claim. */
export const EVIDENCE = {
  /** DOI, PMID, PMCID, number of a trial register, or web address. */
  ref: TEXT,
  /** A file of the workspace, from the document's folder. */
  file: TEXT,
  /** The words of the source. */
  quote: TEXT,
  /** Page, table, figure or section. */
  locator: TEXT,
  design: TEXT,
  /** In CIViC's letters: A validated, B clinical, C case study, D preclinical, E inferential. */
  level: TEXT,
  /** CIViC's stars. */
  rating: word("1", "2", "3", "4", "5"),
  direction: DIRECTION,
  /** Whether the source says what the claim says. */
  verdict: word("supported", "partially-supported", "not-supported", "cannot-verify"),
  /** Of the source's text when it was checked. */
  hash: form(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 digits from 0 to f"),
  note: TEXT,
  /** Who checked it. */
  by: TEXT,
  on: TEXT,
} as const satisfies Record<string, Shape>;

/** How one claim can bear on another. */
export const LINKS = ["supports", "contradicts", "refines", "same-as"] as const;

/** One of them. */
export type LinkKind = (typeof LINKS)[number];

type Value<S> = S extends { is: "words"; of: readonly (infer W)[] }
  ? readonly W[]
  : S extends { is: "word"; of: readonly (infer W)[] }
    ? W
    : string;

/** The values that a table of shapes describes, each of which may be absent. */
export type Values<T extends Record<string, Shape>> = { readonly [K in keyof T]?: Value<T[K]> };

/** Numbers of an effect as a program compares them: `45 %` → 45; `undefined` for what is no number. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !NUMBER.form.test(text)) return undefined;
  return Number(text.replace("−", "-").replace(/ ?%$/, ""));
}
