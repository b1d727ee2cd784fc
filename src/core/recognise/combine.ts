import type { Kind } from "../lexicon/concept.ts";
import { sameSpan, type Span } from "../text/span.ts";
import type { Candidate } from "./judge.ts";
import type { TaggedKind } from "./tagger/model.ts";
import type { TaggedMention } from "./tagger/tagger.ts";

/**
 * The least probability at which the tagger's word alone makes a mention. Chosen on the development parts of BC5CDR
 * and BioRED: lower gains nothing for drugs and disorders; genes, which the lexicon knows worst, gain down to 0.4.
 */
const PROPOSE: Readonly<Record<TaggedKind, number>> = { drug: 0.6, target: 0.4, disorder: 0.6 };

/** A one-word name of the lexicon goes when the tagger gives it less than this: it means something else here. */
const REJECT = 0.25;

/** The tagger's borders replace a name's when it is this sure of them, and so much surer than of the name's. */
const REPLACE = 0.6;
const SURER = 0.1;

/**
 * Words that name no mention by themselves, in the singular: a reader does not want every "tumour" of a text on
 * oncology underlined. The lexicon leaves them out too; the corpora mark them.
 */
const GENERIC = new Set(
  (
    "tumor tumour cancer carcinoma neoplasm malignancy lesion disease disorder syndrome symptom complication death " +
    "mortality side effect adverse event protein gene receptor enzyme antibody cytokine antigen kinase inhibitor " +
    "agonist antagonist drug agent compound chemical molecule ligand hormone peptide factor acid salt " +
    "metabolite water oxygen glucose calcium sodium potassium"
  ).split(" "),
);

/** What a tagged disorder is by its name alone: nothing says that it is a term for adverse events. */
const KIND_OF: Readonly<Record<TaggedKind, Kind>> = { drug: "drug", target: "target", disorder: "condition" };

/** What the tagger said of the lexicon's names: the probability of each, by its span. */
export type NameOdds = (name: Span) => number | undefined;

/**
 * Joins what the lexicon names with what the tagger proposes, into one list without overlaps, in the order of the text.
 *
 * One rule decides each overlap. A name that the tagger is sure to be something else goes. A proposal with the borders
 * of a name confirms it. Other borders take the place of the names they touch, and a disorder's concept from its
 * head, only if the tagger is surer of them than of every one of the names; else the names stay. What touches no name is a
 * mention of its own, without a concept, when it is likely enough and more than a generic word.
 */
export function combine(
  text: string,
  names: readonly Candidate[],
  proposals: readonly TaggedMention[],
  odds: NameOdds,
): Candidate[] {
  const kept = names.filter((name) => !isRejected(text, name, odds(name)));
  const sorted = proposals
    .filter(({ kind, score }) => score >= PROPOSE[kind])
    .sort((a, b) => a.start - b.start || b.score - a.score);
  const result: Candidate[] = [];
  let n = 0;
  let free = 0;
  for (const proposal of sorted) {
    if (proposal.start < free) continue;
    while (n < kept.length && (kept[n] as Candidate).end <= proposal.start) result.push(kept[n++] as Candidate);
    const under: Candidate[] = [];
    for (let i = n; i < kept.length && (kept[i] as Candidate).start < proposal.end; i++)
      under.push(kept[i] as Candidate);
    const winner = under.length === 0 ? alone(text, proposal) : widened(proposal, under, odds);
    if (winner === undefined) continue;
    n += under.length;
    result.push(winner);
    free = winner.end;
  }
  return [...result, ...kept.slice(n)];
}

/** Only words of many meanings can be wrong in context: what the text defines stands, and so does a longer name. */
function isRejected(text: string, { start, end, kind, why }: Candidate, probability: number | undefined): boolean {
  if (probability === undefined || kind === "endpoint" || why.rule === "abbreviation") return false;
  return probability < REJECT && !/\s/.test(text.slice(start, end));
}

function alone(text: string, { start, end, kind, score }: TaggedMention): Candidate | undefined {
  const words = text.slice(start, end).toLowerCase();
  const singular = words.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  if (GENERIC.has(words) || GENERIC.has(singular) || !/\p{L}{2}|\p{L}\p{N}/u.test(words)) return undefined;
  return { start, end, kind: KIND_OF[kind], confidence: score, why: { rule: "tagger" } };
}

/** The proposal in the place of the names that it touches, or `undefined` when the names stay. */
function widened(proposal: TaggedMention, under: readonly Candidate[], odds: NameOdds): Candidate | undefined {
  const { start, end, kind, score } = proposal;
  const agrees = under.every((name) => classOf(name.kind) === kind);
  if (agrees && under.some((name) => sameSpan(name, proposal))) return undefined;
  // Whatever nobody doubts (the user's terms, what the text defines) has no odds and stays.
  const surest = Math.max(...under.map((name) => odds(name) ?? 1));
  if (score < REPLACE || score - surest < SURER) return undefined;
  // A disorder's head names it still ("severe peripheral neuropathy"); a longer drug or gene is another thing.
  const head =
    agrees && kind === "disorder" ? under.find((name) => name.end === end && name.start >= start) : undefined;
  const concept = head?.concept === undefined ? {} : { concept: head.concept };
  return { start, end, kind: head?.kind ?? KIND_OF[kind], ...concept, confidence: score, why: { rule: "tagger" } };
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
