import type { Concept, Kind, Mechanism } from "../lexicon/concept.ts";
import type { Say } from "../words.ts";
import { acceleratedLines, companionLines, firstApprovals } from "./approvals.ts";
import type { CardContext } from "./cardContext.ts";
import { listed, weighed, type WeighedLine } from "./cardLines.ts";
import { type TellableFact, toldFromFacts } from "./definition.ts";

/**
 * What a card tells of a concept: what it is, then the facts that its kind makes worth telling. A definition of the user's own wins over
 * ours, and ours over one that is put together from facts; facts that a sentence has told get no line.
 *
 * @param words those of the mention, which need not be told as another name
 * @param kind that of the mention, which may differ from the concept's: a disorder can be an event or a condition
 */
export function conceptLines(
  words: string,
  concept: Concept,
  kind: Kind,
  context: CardContext,
  say: Say,
): WeighedLine[] {
  const own = concept.definition ?? context.definition;
  const told = own === undefined ? toldFromFacts(concept) : undefined;
  const isTold = (fact: TellableFact): boolean => told?.facts.has(fact) === true;
  return [
    ...weighed(9, "", own ?? told?.sentence),
    ...factLines(concept, kind, context, isTold, say),
    ...weighed(1, say("Also called"), otherNames(words, concept, context).join(", ")),
  ];
}

/** Names that a line tells, and the longest that is worth it, in UTF-16 code units. */
const MOST_NAMES = 3;
const LONGEST_NAME = 30;

/** The best known other names, without those that the card tells anyway. */
function otherNames(words: string, { name, synonyms, brands = [] }: Concept, { abbreviation }: CardContext): string[] {
  const told = new Set([name, words, ...brands, ...Object.values(abbreviation ?? {})].map(letters));
  return synonyms
    .filter((each) => {
      const isNew = each.length <= LONGEST_NAME && !told.has(letters(each));
      told.add(letters(each));
      return isNew;
    })
    .slice(0, MOST_NAMES);
}

/** "PD-L1" and "PDL1" are one name to who reads a card. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[\s-]/g, "");
}

type IsTold = (fact: TellableFact) => boolean;

function factLines(concept: Concept, kind: Kind, context: CardContext, isTold: IsTold, say: Say): WeighedLine[] {
  switch (concept.kind) {
    case "drug":
      return drugLines(concept, context, isTold, say);
    case "target":
      return [
        ...weighed(6, say("Full name"), concept.fullName),
        ...weighed(4, say("Family"), isTold("families") ? "" : listed(concept.families ?? [], say)),
        ...weighed(5, say("Location"), isTold("location") ? "" : concept.location),
        ...weighed(7, say("Drugs that act on it"), listed(context.actingDrugs ?? [], say)),
      ];
    case "adverse-event":
    case "condition":
      return [
        ...weighed(6, say("Organ class"), isTold("organClass") ? "" : concept.organClass),
        ...(kind === "adverse-event" ? weighed(7, say("CTCAE grades turn on"), context.grades) : []),
      ];
    case "endpoint":
      return [];
  }
}

function drugLines(drug: Concept, context: CardContext, isTold: IsTold, say: Say): WeighedLine[] {
  const { conditions = [], sentence } = context;
  const withdrawn = acceleratedLines(drug, conditions, say);
  const beside =
    sentence === undefined || isGroup(drug) ? [] : companionLines(sentence.drugs, sentence.conditions, say);
  return [
    ...weighed(5, say("Class"), isTold("class") || isGroup(drug) ? "" : drug.drugClass),
    ...weighed(6, say("Acts on"), isTold("mechanisms") ? "" : actsOn(drug.mechanisms ?? [], say)),
    ...weighed(3, say("Brands"), listed(drug.brands ?? [], say)),
    ...weighed(4, say("First approved"), firstApprovals(drug, say)),
    ...[...withdrawn, ...beside].map((line) => ({ weight: 9, line })),
  ];
}

/** A class or a regimen is no drug of a class. */
function isGroup({ drugClass }: Concept): boolean {
  return drugClass === "drug class" || drugClass === "regimen";
}

/** Targets with what is done to them, those of one action together: "TUBB, TUBB1 (inhibitor)". */
function actsOn(mechanisms: readonly Mechanism[], say: Say): string {
  const byAction = new Map<string, string[]>();
  for (const { target, action } of mechanisms) {
    const known = byAction.get(action);
    if (known === undefined) byAction.set(action, [target]);
    else if (!known.includes(target)) known.push(target);
  }
  const told = [...byAction].map(([action, targets]) => listed(targets, say) + (action === "" ? "" : ` (${action})`));
  return told.slice(0, MOST_ACTIONS).join("; ");
}

/** Ways of acting that one line tells. */
const MOST_ACTIONS = 3;
