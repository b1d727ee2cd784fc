import type { Kind } from "../lexicon/concept.ts";
import { firstEndingAfter, overlaps, sameSpan } from "../text/span.ts";
import type { Candidate } from "./judge.ts";
import type { TaggedKind } from "./tagger/model.ts";
import type { TaggedMention } from "./tagger/tagger.ts";
import type { Loss, Trace } from "./trace.ts";

/**
 * Thresholds are probabilities, chosen on the tuning half of BC5CDR's and on BioRED's development part, with a tagger
 * that had seen neither. F1 is flat around each: 0.1 more or less costs less than 0.2 points.
 */
const PROPOSE: Readonly<Record<TaggedKind, number>> = { drug: 0.2, target: 0.2, disorder: 0.35 };

/** A name of one word goes when the tagger gives it less than this: words of many meanings mean something else here. */
const REJECT: Readonly<Record<TaggedKind, number>> = { drug: 0.25, target: 0.25, disorder: 0.3 };

/** A name of several words hardly means anything else, but it may be a part of something longer. */
const REJECT_LONG = 0.2;

/** What a mention costs, so that two doubtful ones do not outweigh a sure one that overlaps both. Not above the thresholds. */
const COST = 0.2;

/** The weight of what nobody may decide against: the user's own terms. */
const CERTAIN = 2;

/**
 * Words that name no mention by themselves, in the singular: a reader does not want every "tumour" of a text on
 * oncology underlined. The lexicon leaves them out too; the corpora mark them.
 */
const GENERIC = new Set(
  (
    "lesion disease disorder syndrome symptom complication death " +
    "mortality side effect adverse event protein gene receptor enzyme antibody cytokine antigen kinase inhibitor " +
    "agonist antagonist drug agent compound chemical molecule ligand hormone peptide factor acid salt metabolite water"
  ).split(" "),
);

/** Words that name a condition when they stand for themselves ("the tumour shrank"), and none before another noun. */
const BROAD = new Set("tumor tumour cancer carcinoma neoplasm malignancy".split(" "));

/** What goes on after a noun without making it part of a longer name: function words and auxiliaries. */
const AFTER_NOUN = new Set(
  (
    "in of and or was were is are be been with without by that to after before during at from on for had has have but " +
    "which as who whose may can could might should would will did does do not than when where while if into onto over " +
    "under within between among through because due despite until since showed developed occurred appeared"
  ).split(" "),
);

/** What a tagged disorder is by its name alone: nothing says that it is a term for adverse events. */
const KIND_OF: Readonly<Record<TaggedKind, Kind>> = { drug: "drug", target: "target", disorder: "condition" };

/** What is known of a name besides its own words. */
export interface Standing {
  /** The tagger's probability that exactly these words are a mention of the kind; absent where it was not asked. */
  readonly odds?: number | undefined;
  /** The user's own term: it stands whatever else is proposed. */
  readonly isOwn?: boolean;
}

/**
 * Joins what the lexicon names with what the tagger proposes, into one list without overlaps, in the order of the text.
 *
 * Candidates are the names that the tagger does not reject and its own proposals that are likely enough and more than
 * a generic word. One rule decides all overlaps: of all sets of candidates that do not overlap, the one whose weights
 * add up to the most is taken. The weight of a candidate is its probability less a fixed cost: by the tagger where it
 * was asked, else what the rule that found the name is worth; the user's own terms outweigh everything. A disorder with
 * other borders than a name's keeps the concept that its last words name. Takes n log n steps.
 */
export function combine(
  text: string,
  names: readonly Candidate[],
  proposals: readonly TaggedMention[],
  standingOf: (name: Candidate) => Standing,
  trace?: Trace,
): Candidate[] {
  const weighed: Weighed[] = [];
  for (const name of names) {
    const { odds: asked, isOwn = false } = standingOf(name);
    const odds = isUnknownToTagger(text, name) ? undefined : asked;
    const candidate = odds === undefined ? name : { ...name, odds };
    if (!isOwn && isRejected(text, name, odds)) trace?.(candidate, "rejected");
    else weighed.push({ candidate, weight: isOwn ? CERTAIN : (odds ?? name.confidence) - COST });
  }
  const kept = weighed.map(({ candidate }) => candidate);
  let n = 0;
  for (const proposal of [...proposals].sort((a, b) => a.start - b.start)) {
    while (n < kept.length && (kept[n] as Candidate).end <= proposal.start) n++;
    const known: Candidate[] = [];
    for (let i = n; i < kept.length && (kept[i] as Candidate).start < proposal.end; i++)
      known.push(kept[i] as Candidate);
    if (known.some((name) => sameSpan(name, proposal) && classOf(name.kind) === proposal.kind)) continue;
    const candidate = candidateOf(text, proposal, known);
    const loss = lossOf(text, proposal);
    if (loss === undefined) weighed.push({ candidate, weight: proposal.score - COST });
    else trace?.(candidate, loss);
  }
  const chosen = heaviest(weighed);
  if (trace !== undefined) traceOutweighed(weighed, chosen, trace);
  return chosen;
}

interface Weighed {
  readonly candidate: Candidate;
  readonly weight: number;
}

/**
 * What classes of drugs are called by what they do ("immune checkpoint inhibitors"). The corpora that the tagger learns
 * from mark none; to a reader each is a drug.
 */
const DRUG_CLASS = /\s(?:inhibitor|antibody|antibodie|agonist|antagonist|blocker)s?$/;

/** Whether the tagger's odds for a name say nothing: it has learnt neither endpoints nor classes of drugs. */
function isUnknownToTagger(text: string, { start, end, kind }: Candidate): boolean {
  return classOf(kind) === undefined || (kind === "drug" && DRUG_CLASS.test(text.slice(start, end)));
}

function isRejected(text: string, { start, end, kind }: Candidate, odds: number | undefined): boolean {
  const cls = classOf(kind);
  if (odds === undefined || cls === undefined) return false;
  return odds < (/\s/.test(text.slice(start, end)) ? REJECT_LONG : REJECT[cls]);
}

function lossOf(text: string, { start, end, kind, score }: TaggedMention): Loss | undefined {
  if (score < PROPOSE[kind]) return "unlikely";
  const words = text.slice(start, end).toLowerCase();
  const singular = words.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  const isNamed = /\p{L}{2}|\p{L}\p{N}/u.test(words);
  if (!isNamed || GENERIC.has(words) || GENERIC.has(singular)) return "generic";
  return BROAD.has(singular) && isBeforeNoun(text, end) ? "generic" : undefined;
}

/** Whether a word follows that the words before `end` may qualify ("tumour cells", "cancer-related"). */
function isBeforeNoun(text: string, end: number): boolean {
  const next = /^[ \u00a0\n-](\p{L}+)/u.exec(text.slice(end, end + 24))?.[1];
  return next !== undefined && !AFTER_NOUN.has(next.toLowerCase());
}

/** A proposal as a candidate. `known`: the names that it touches. */
function candidateOf(text: string, { start, end, kind, score }: TaggedMention, known: readonly Candidate[]): Candidate {
  // Corpora of chemicals mark enzymes in names such as "7-ethoxyresorufin-O-deethylase"; what ends so is a protein.
  const named = kind === "drug" && /ases?$/.test(text.slice(start, end)) ? "target" : KIND_OF[kind];
  const as = { start, end, kind: named, confidence: score, why: { rule: "tagger" } } as const;
  // A disorder's head names it still ("severe peripheral neuropathy"); a longer drug or gene is another thing.
  const head =
    kind === "disorder"
      ? known.find((name) => classOf(name.kind) === kind && name.end === end && name.start > start)
      : undefined;
  if (head === undefined) return as;
  return { ...as, kind: head.kind, ...(head.concept === undefined ? {} : { concept: head.concept }) };
}

/**
 * The candidates that do not overlap and weigh the most together, in order (weighted interval scheduling: Kleinberg
 * and Tardos, Algorithm Design, 6.1). Where two sets weigh the same, the one without the later candidate is taken.
 */
function heaviest(weighed: readonly Weighed[]): Candidate[] {
  const byEnd = [...weighed].sort((a, b) => a.candidate.end - b.candidate.end || a.candidate.start - b.candidate.start);
  // best[i]: what the first i candidates weigh at most; before[i]: how many of them end before candidate i begins.
  const best = [0];
  const before: number[] = [];
  byEnd.forEach(({ candidate, weight }, i) => {
    let low = 0;
    let high = i;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((byEnd[middle] as Weighed).candidate.end <= candidate.start) low = middle + 1;
      else high = middle;
    }
    before.push(low);
    best.push(Math.max(best[i] as number, (best[low] as number) + weight));
  });
  const chosen: Candidate[] = [];
  for (let i = byEnd.length; i > 0;) {
    if (best[i] === best[i - 1]) i--;
    else {
      chosen.push((byEnd[i - 1] as Weighed).candidate);
      i = before[i - 1] as number;
    }
  }
  return chosen.reverse();
}

function traceOutweighed(weighed: readonly Weighed[], chosen: readonly Candidate[], trace: Trace): void {
  const taken = new Set(chosen);
  for (const { candidate } of weighed) {
    if (taken.has(candidate)) continue;
    const winner = chosen[firstEndingAfter(chosen, candidate.start)];
    trace(candidate, "outweighed", winner !== undefined && overlaps(winner, candidate) ? winner : undefined);
  }
}

function classOf(kind: Kind): TaggedKind | undefined {
  switch (kind) {
    case "drug":
    case "target":
      return kind;
    case "adverse-event":
    case "condition":
      return "disorder";
    case "endpoint":
      return undefined;
  }
}
