import type { Span } from "../../text/span.ts";
import type { Suggestion } from "../mention.ts";
import { type ClaimSentence, ofKind } from "./claim.ts";

/** How far from a drug its dose may stand, in code units. */
const NEAR = 50;

/** A dose: an amount of a drug, perhaps by weight, surface or time. What is measured in blood is none. */
const DOSE =
  /(?<![\p{L}\d.])\d{1,5}(?:[.,]\d{1,3})?(?: ?(?:-|–|to) ?\d{1,5}(?:[.,]\d{1,3})?)? ?(?:mg|µg|μg|mcg|g|IU|units|MBq|mCi)(?: ?\/ ?(?:kg|m2|m²|day|d|h|dose|week)| per (?:kg|day|week|dose)){0,2}(?![\p{L}/²]| ?\/| ?(?:of )?(?:tissue|protein|creatinine|wet|body))/gu;
/** What makes an amount a dose that is given. */
const GIVEN =
  /(?<!\p{L})(?:daily|twice|thrice|once|weekly|monthly|every|day|days|weeks?|dos(?:e|es|age|ing|ed)|administered|received|given|treated|infus(?:ion|ed)|inject(?:ion|ed)|oral(?:ly)?|intravenous(?:ly)?|subcutaneous(?:ly)?|b\.?i\.?d|i\.v|p\.o|q\d{1,2}[dhw]|loading|maintenance|recommended|prescribed)(?!\p{L})/iu;
const ROUTE =
  /(?<!\p{L})(?:intravenous(?:ly)?|oral(?:ly)?|subcutaneous(?:ly)?|intramuscular(?:ly)?|intraperitoneal(?:ly)?|topical(?:ly)?|intrathecal(?:ly)?|inhaled)(?!\p{L})/iu;
const MEASURED =
  /(?<!\p{L})(?:IC50|EC50|LD50|serum|plasma|urinary|urine|detection limit|levels?|concentrations?)(?!\p{L})/u;

export interface Dose {
  readonly drug: number;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly place: Span;
}

/** The drugs of a sentence that stand beside a dose, each with the nearest one. Linear in the sentence. */
export function dosesOf(sentence: ClaimSentence): Dose[] {
  const drugs = ofKind(sentence, "drug");
  if (drugs.length === 0) return [];
  const words = sentence.text.slice(sentence.start, sentence.end);
  if (!GIVEN.test(words) || MEASURED.test(words)) return [];
  const doses = [...words.matchAll(DOSE)].map(({ 0: dose, index }) => {
    const start = sentence.start + index;
    return { start, end: start + dose.length };
  });
  const route = ROUTE.exec(words)?.[0].toLowerCase();
  const taken = new Set<Span>();
  let d = 0;
  return drugs.flatMap((drug, n) => {
    const { start, end } = sentence.suggestions[drug] as Suggestion;
    const before = sentence.suggestions[drugs[n - 1] ?? -1]?.end ?? sentence.start;
    const after = sentence.suggestions[drugs[n + 1] ?? -1]?.start ?? sentence.end;
    while (d < doses.length && (doses[d] as Span).end < start - NEAR) d++;
    // What follows a drug is its dose before what precedes it ("cisplatin 75 mg and docetaxel 60 mg"); no drug stands between.
    const near = doses.slice(d, d + 8).filter((dose) => !taken.has(dose) && dose.start >= before && dose.end <= after);
    const place =
      near.find((dose) => dose.start >= end && dose.start <= end + NEAR) ??
      near.findLast((dose) => dose.end <= start && dose.end >= start - NEAR);
    if (place === undefined) return [];
    taken.add(place);
    const dose = sentence.text.slice(place.start, place.end);
    return [{ drug, place, qualifiers: { dose, ...(route === undefined ? {} : { route }) } }];
  });
}
