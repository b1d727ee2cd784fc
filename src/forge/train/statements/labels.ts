import { overlaps, type Span } from "../../../core/text/span.ts";
import type { StatementType } from "../../../core/recognise/statements/model.ts";
import type { GoldDocument, GoldMention } from "../../corpora/read.ts";

/** A corpus that says which pairs its texts state. */
export interface StatementCorpus {
  /** File names without their endings. */
  readonly files: readonly string[];
  readonly type: StatementType;
  /** Given, the documents are one sentence each, whatever a splitter thinks. */
  readonly isSentence?: true;
  readonly isAde?: true;
  /** What a document says of a pair that the recogniser found; `undefined` where it says nothing. */
  readonly label: (document: GoldDocument) => (drug: Span, other: Span) => Label | undefined;
}

export interface Label {
  readonly isStated: boolean;
  /** How much it counts in training: how far the corpus can be believed. */
  readonly weight: number;
}

/** Kinds of DrugProt relations in which the drug acts on the protein; the others say what it is part or product of. */
export const ACTING: ReadonlySet<string> = new Set([
  "INHIBITOR",
  "ACTIVATOR",
  "ANTAGONIST",
  "AGONIST",
  "AGONIST-ACTIVATOR",
  "AGONIST-INHIBITOR",
  "DIRECT-REGULATOR",
  "INDIRECT-DOWNREGULATOR",
  "INDIRECT-UPREGULATOR",
]);

/**
 * ADE marks only drugs and effects that stand in a relation, and not each of their repetitions. What it does not mark
 * in a sentence that states an effect is therefore a weak negative; what is in a sentence that states none, a full one.
 */
const UNMARKED_EVENT = 0.6;
const UNMARKED = 0.4;

/** CID relations hold for an abstract; that one of its sentences states them is a guess. */
const WEAK = 0.3;

/** Labels speak of indications in few set phrases, again and again. */
const LABELLED = 0.5;

/** BioRED's relations between concepts of an abstract, learnt from as CID's are, gain nothing for either type. */
export const STATEMENT_CORPORA: readonly StatementCorpus[] = [
  { files: ["ade_v2.pos.folds0-7"], type: "drug-event", isSentence: true, isAde: true, label: adePositive },
  {
    files: ["ade_v2.neg.folds0-7"],
    type: "drug-event",
    isSentence: true,
    isAde: true,
    label: () => () => ({ isStated: false, weight: 1 }),
  },
  { files: ["bc5cdr.train", "bc5cdr.dev"], type: "drug-event", label: inducedByAbstract },
  { files: ["roam_drug_disease.crf_train"], type: "drug-event", isSentence: true, label: treatedByLabel },
  { files: ["drugprot.train_subset463"], type: "drug-target", label: drugProt },
];

/** The drug and the other mention of each relation between mentions, drug first. */
export function goldPairs({
  mentions,
  relations,
}: GoldDocument): { drug: GoldMention; other: GoldMention; type: string }[] {
  const byId = new Map(mentions.map((mention) => [mention.mid, mention]));
  return relations.flatMap(({ head, tail, type }) => {
    const [one, two] = [byId.get(head), byId.get(tail)];
    if (one === undefined || two === undefined) return [];
    return [one.cls === "drug" ? { drug: one, other: two, type } : { drug: two, other: one, type }];
  });
}

function adePositive(document: GoldDocument): ReturnType<StatementCorpus["label"]> {
  const pairs = goldPairs(document);
  return (drug, other) => {
    if (pairs.some((pair) => overlaps(pair.drug, drug) && overlaps(pair.other, other)))
      return { isStated: true, weight: 1 };
    const isDrugMarked = pairs.some((pair) => overlaps(pair.drug, drug));
    const isEventMarked = pairs.some((pair) => overlaps(pair.other, other));
    const weight = isDrugMarked && isEventMarked ? 1 : isDrugMarked && !isEventMarked ? UNMARKED_EVENT : UNMARKED;
    return { isStated: false, weight };
  };
}

function inducedByAbstract({ mentions, relations }: GoldDocument): ReturnType<StatementCorpus["label"]> {
  const induced = new Set(relations.filter(({ type }) => type === "CID").map(({ head, tail }) => `${head} ${tail}`));
  const idsAt = (span: Span, cls: string): readonly string[] | undefined =>
    mentions.find((mention) => mention.cls === cls && overlaps(mention, span))?.id?.split(/[|,]/);
  return (drug, other) => {
    const drugs = idsAt(drug, "drug");
    const events = idsAt(other, "disease_or_ae");
    if (drugs === undefined || events === undefined) return undefined;
    const isStated = drugs.some((one) => events.some((two) => induced.has(`${one} ${two}`)));
    return { isStated, weight: WEAK };
  };
}

/** What a label says that a drug treats, prevents or must not be given in is no effect of it. */
function treatedByLabel({ mentions }: GoldDocument): ReturnType<StatementCorpus["label"]> {
  return (_, other) =>
    mentions.some((mention) => overlaps(mention, other)) ? { isStated: false, weight: LABELLED } : undefined;
}

function drugProt(document: GoldDocument): ReturnType<StatementCorpus["label"]> {
  const pairs = goldPairs(document).filter(({ type }) => ACTING.has(type));
  const isMarked = (span: Span, cls: string): boolean =>
    document.mentions.some((mention) => mention.cls === cls && overlaps(mention, span));
  return (drug, other) => {
    if (!isMarked(drug, "drug") || !isMarked(other, "target")) return undefined;
    const isStated = pairs.some((pair) => overlaps(pair.drug, drug) && overlaps(pair.other, other));
    return { isStated, weight: 1 };
  };
}
