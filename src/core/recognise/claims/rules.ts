import type { Polarity, Relation, Suggestion } from "../mention.ts";
import { type ClaimReason, type ClaimSentence, cueOf, type Draft, ofKind, type SuggestedType, told } from "./claim.ts";
import { dosesOf } from "./doses.ts";
import { frequencyBand } from "./figures.ts";

/** How sure a rule is, by what spoke. Chosen, not measured: no corpus says which sentences make a claim. */
const CONFIDENCE = { words: 0.6, figures: 0.7, meant: 0.5 } as const;

type Rule = (sentence: ClaimSentence) => readonly Draft[];

const AUTHORITY = /(?<!\p{L})(?:FDA|EMA|PMDA|MHRA|NMPA|Health Canada|TGA)(?!\p{L})/u;

/** An authority's word on a drug. */
const regulatory: Rule = (sentence) => {
  const cue = cueOf(sentence, "regulatory");
  const drugs = ofKind(sentence, "drug");
  if (cue === undefined || drugs.length === 0) return [];
  const authority = AUTHORITY.exec(sentence.text.slice(sentence.start, sentence.end))?.[0];
  const about = ofKind(sentence, "drug", "condition", "target");
  const qualifiers = authority === undefined ? {} : { authority };
  return [{ type: "regulatory", about, qualifiers, cue, confidence: CONFIDENCE.figures, why: [told(sentence, cue)] }];
};

/** A drug does a patient good: beside it must stand what is treated, or what is measured. */
const efficacy: Rule = (sentence) => {
  const cue = cueOf(sentence, "efficacy");
  if (cue === undefined || ofKind(sentence, "condition", "endpoint").length === 0) return [];
  const { drugs, why, confidence } = drugsOf(sentence);
  if (drugs.length === 0) return [];
  const about = [...drugs, ...ofKind(sentence, "condition", "endpoint")];
  return [{ type: "efficacy", about, cue, confidence, why: [told(sentence, cue), ...why] }];
};

/** A drug acts on a target: the two are related, or words of acting stand between or beside them. */
const mechanism: Rule = (sentence) => {
  const related = ofRelations(sentence, "mechanism", "drug-target");
  if (related.length > 0) return related;
  const cue = cueOf(sentence, "mechanism");
  const [drugs, targets] = [ofKind(sentence, "drug"), ofKind(sentence, "target")];
  if (cue === undefined || drugs.length === 0 || targets.length === 0) return [];
  return [
    { type: "mechanism", about: [...drugs, ...targets], cue, confidence: CONFIDENCE.words, why: [told(sentence, cue)] },
  ];
};

/** A drug harms: it is related to an event, or an event is told of patients with a figure or with words of harm. */
const safety: Rule = (sentence) => {
  const qualifiers = bandOf(sentence);
  const related = ofRelations(sentence, "safety", "drug-event").map((draft) => ({ ...draft, qualifiers }));
  if (related.length > 0) return related;
  const cue = cueOf(sentence, "safety");
  const events = ofKind(sentence, "adverse-event");
  if (cue === undefined || events.length === 0) return [];
  const affirmed = events.filter((m) => (sentence.suggestions[m] as Suggestion).polarity === "affirmed");
  const { drugs, why, confidence } = drugsOf(sentence);
  // A named drug that is in no relation with an event here has been judged: only a figure, or a denial, says more.
  const isCounted = sentence.figures.frequency !== undefined || sentence.figures.events !== undefined;
  const isMeant = why.length > 0;
  if (!isCounted && !isMeant && (affirmed.length > 0 || drugs.length === 0)) return [];
  const polarity = affirmed.length > 0 ? "affirmed" : "negated";
  const about = [...drugs, ...(affirmed.length > 0 ? affirmed : events)];
  return [{ type: "safety", about, qualifiers, cue, polarity, confidence, why: [told(sentence, cue), ...why] }];
};

/** A drug beside its dose. */
const dosing: Rule = (sentence) =>
  dosesOf(sentence).map(({ drug, qualifiers, place }) => ({
    type: "dosing",
    about: [drug, ...ofKind(sentence, "condition")],
    qualifiers,
    cue: place,
    polarity: (sentence.suggestions[drug] as Suggestion).polarity,
    confidence: CONFIDENCE.figures,
    why: [told(sentence, place, "claim-dose")],
  }));

/** A target tells how a disease or a treatment goes. */
const biomarker: Rule = (sentence) => {
  const cue = cueOf(sentence, "biomarker");
  const targets = ofKind(sentence, "target");
  if (cue === undefined || targets.length === 0) return [];
  const others = ofKind(sentence, "drug", "condition", "endpoint");
  if (others.length === 0) return [];
  return [
    {
      type: "biomarker",
      about: [...targets, ...others],
      cue,
      confidence: CONFIDENCE.words,
      why: [told(sentence, cue)],
    },
  ];
};

/** A rule for each type. */
export const RULES: Readonly<Record<SuggestedType, Rule>> = {
  regulatory,
  efficacy,
  mechanism,
  safety,
  dosing,
  biomarker,
};

/** The drugs that a sentence names, or else means. */
function drugsOf(sentence: ClaimSentence): {
  drugs: readonly number[];
  why: readonly ClaimReason[];
  confidence: number;
} {
  const drugs = ofKind(sentence, "drug");
  const { meant } = sentence;
  if (drugs.length > 0 || meant === undefined) return { drugs, why: [], confidence: CONFIDENCE.words };
  return { drugs: meant.drugs, why: [{ rule: "claim-anaphor", detail: meant.words }], confidence: CONFIDENCE.meant };
}

/** A claim of what the relations of a type state, and one of what they deny. */
function ofRelations(sentence: ClaimSentence, type: SuggestedType, related: Relation["type"]): Draft[] {
  const drafts: Draft[] = [];
  for (const polarity of ["affirmed", "negated"] as const) {
    const relations = sentence.relations.filter((each) => each.type === related && each.polarity === polarity);
    const kept = relations.filter(({ tail }) => isSaid(sentence.suggestions[tail] as Suggestion, polarity));
    const near = kept.filter(
      (one) => !isAcross(sentence, one) || kept.every((each) => each.tail !== one.tail || isAcross(sentence, each)),
    );
    if (near.length === 0) continue;
    const about = [...new Set(near.flatMap(({ head, tail }) => [head, tail]))].sort((a, b) => a - b);
    const words = near.flatMap(({ why }) => why.flatMap(({ detail }) => detail ?? []));
    drafts.push({
      type,
      about,
      polarity,
      cue: cueOf(sentence, type) ?? sentence,
      confidence: Math.max(...near.map(({ confidence }) => confidence)),
      why: [...new Set(words)].slice(0, 3).map((detail) => ({ rule: "claim-relation", detail })),
    });
  }
  return drafts;
}

/**
 * Whether a relation's other end bears a claim: what a drug is given for bears none, and an event that the sentence
 * denies ("no nausea, but PCM induced rash") is none that the drug is said to cause.
 */
function isSaid({ kind, polarity }: Suggestion, as: Polarity): boolean {
  return (kind === "adverse-event" || kind === "target") && (as === "negated" || polarity === "affirmed");
}

/** What begins another clause: of "X caused no rash, but Y caused nausea", X and nausea stand in two. */
const ACROSS = /;|(?<!\p{L})(?:but|whereas|while|although|however)(?!\p{L})/iu;

function isAcross({ text, suggestions }: ClaimSentence, { head, tail }: Relation): boolean {
  const [drug, other] = [suggestions[head], suggestions[tail]] as [Suggestion, Suggestion];
  return ACROSS.test(text.slice(Math.min(drug.end, other.end), Math.max(drug.start, other.start)));
}

function bandOf({ figures }: ClaimSentence): Record<string, string> {
  if (figures.measure !== "proportion" || figures.value === undefined) return {};
  return { frequency: frequencyBand(Number.parseFloat(figures.value)) };
}
