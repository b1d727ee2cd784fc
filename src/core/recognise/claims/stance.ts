import type { Span } from "../../text/span.ts";
import type { Certainty, Polarity } from "../mention.ts";
import type { ClaimReason } from "./claim.ts";

/** How far from a cue what denies or hedges it is looked for, in code units. */
const REACH = 60;

/** What denies a cue after it, with no clause between: "did not significantly improve". */
const DENIED_BEFORE =
  /(?<!\p{L})(?:not(?! only| merely| just| yet clear)|no(?! doubt)|never|neither|nor|without|cannot|fail(?:s|ed|ure)? to|lack of|lacks|absence of|unable to)(?!\p{L})[^,;:.()]{0,40}$/iu;
/** The same after the cue: "approval was not granted". */
const DENIED_AFTER = /^[^,;:.()]{0,20}(?<!\p{L})(?:not|never|failed)(?! only)(?!\p{L})/iu;

/** The same within it: "is not approved for". */
const DENIED_WITHIN = /(?<!\p{L})(?:not|no)(?!\p{L})/iu;

/** Hedges, the least sure first. */
const HEDGES: readonly (readonly [Certainty, RegExp])[] = [
  ["hypothetical", /(?<!\p{L})(?:if|unless|would|hypothesi[sz]ed?|in theory|theoretically|were to|should)(?!\p{L})/iu],
  ["possible", /(?<!\p{L})(?:may|might|could|possibly|possible|potentially|potential|perhaps|conceivably)(?!\p{L})/iu],
  [
    "probable",
    /(?<!\p{L})(?:suggest(?:s|ed|ing)?|appear(?:s|ed)?|seem(?:s|ed)?|likely|probabl[ey]|presumabl[ey]|believed|thought to|considered to|mostly|expected to)(?!\p{L})/iu,
  ],
];

export interface Stance {
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly why: readonly ClaimReason[];
}

/** What the words around a cue say of it: whether it is denied, and how sure the sentence is of it. */
export function stanceOf(text: string, sentence: Span, cue: Span): Stance {
  const before = text.slice(Math.max(sentence.start, cue.start - REACH), cue.start);
  const after = text.slice(cue.end, Math.min(sentence.end, cue.end + REACH));
  const why: ClaimReason[] = [];
  const within = text.slice(cue.start, cue.end);
  const denial = DENIED_BEFORE.exec(before)?.[0] ?? DENIED_WITHIN.exec(within)?.[0] ?? DENIED_AFTER.exec(after)?.[0];
  if (denial !== undefined) why.push({ rule: "claim-denied", detail: denial.trim() });
  for (const [certainty, hedge] of HEDGES) {
    const words = hedge.exec(before)?.[0] ?? hedge.exec(within)?.[0];
    if (words === undefined) continue;
    why.push({ rule: "claim-hedge", detail: words });
    return { polarity: denial === undefined ? "affirmed" : "negated", certainty, why };
  }
  return { polarity: denial === undefined ? "affirmed" : "negated", certainty: "asserted", why };
}

/** Sentences that state nothing: aims, methods, questions, and what ethics committees did. */
const STATES_NOTHING =
  /(?<!\p{L})(?:(?:aims?|objectives?|purpose|goals?)(?: of \p{L}[^.;]{0,60})? (?:is|was|were|are) to|we (?:aim(?:ed)?|sought|set out|tested whether|asked whether|hypothesi[sz]ed|will)|(?:to|we(?: have| also)?) (?:evaluated?|investigated?|assess(?:ed)?|determined?|examined?|stud(?:y|ied)|explored?|compared?|characteri[sz]ed?)(?! (?:by|and found))|(?:was|were|is|are) (?:designed|conducted|undertaken|planned|performed|carried out) to|whether|is (?:unknown|unclear|not known|under investigation)|remains? (?:unknown|unclear|controversial|to be)|further (?:studies|research|trials)|ethics|institutional review|review board|informed consent|protocol was approved)(?!\p{L})/iu;

/** Whether a sentence is one that states no claim, whatever its words are. */
export function statesNothing(sentence: string): boolean {
  return sentence.endsWith("?") || STATES_NOTHING.test(sentence);
}
