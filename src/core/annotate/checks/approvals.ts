import type { AcceleratedApproval, Concept } from "../../lexicon/concept.ts";
import type { Analysis } from "../../recognise/mention.ts";
import { sentencesIn } from "../../text/sentences.ts";
import { contains, firstEndingAfter, overlaps, type Span } from "../../text/span.ts";
import { english, type Say } from "../../words.ts";
import type { ClaimAnnotation } from "../model.ts";
import { type ClaimSchema, isMarked } from "../schema/claimSchema.ts";
import type { ById, CheckInput, Remark } from "./finding.ts";

/** Words that tell of an approval. */
const APPROVAL = /\b(?:approv(?:al|als|ed|es|ing)|licen[cs](?:ed|ure)|authori[sz](?:ation|ed)|indicated for)\b/i;

/** Words with which the text itself tells that an approval has ended. */
const ENDED = /\b(?:withdr(?:ew|awn?|awals?)|revo(?:ked|cation)|rescind(?:ed|s)?|no longer (?:approved|indicated))\b/i;

/** Whether a text tells of an approval at all, so that the lexicon's facts are needed to check it. */
export function tellsOfApproval(text: string): boolean {
  return APPROVAL.test(text);
}

/**
 * Approvals that the document tells of as standing and that the lexicon knows to be withdrawn (FDA accelerated
 * approvals): in claims about an approval, and in sentences that no claim covers. An approval is the one told of when
 * the text names its condition, or names none and gives its year; what is told of no condition in no year could be
 * any approval of the drug, and is left alone.
 */
export function checkApprovals(
  { text, placed, schema, analysis, concept, say = english }: CheckInput,
  byId: ById,
): Remark[] {
  if (concept === undefined) return [];
  const remarks: Remark[] = [];
  const covered: Span[] = [];
  const recognised = suggestionsIn(analysis, concept);
  for (const { annotation, span, state } of placed) {
    if (annotation.type !== "claim" || state === "retired" || annotation.polarity === "negated") continue;
    const { quote } = annotation.anchor;
    if (!isOfApproval(annotation, schema) || ENDED.test(quote)) continue;
    const linked = Object.values(annotation.about ?? {}).flat();
    const concepts = linked.flatMap((id) => {
      const mention = byId.get(id);
      const found = mention?.type === "mention" && mention.concept !== undefined ? concept(mention.concept) : undefined;
      return found ?? [];
    });
    const message = withdrawn(quote, [...concepts, ...(span === undefined ? [] : recognised(span))], say);
    if (message === undefined) continue;
    remarks.push({ code: "approval.withdrawn", message, id: annotation.id });
    if (span !== undefined) covered.push(span);
  }
  if (analysis === undefined || !APPROVAL.test(text)) return remarks;
  for (const sentence of sentencesIn(text, { start: 0, end: text.length })) {
    const words = text.slice(sentence.start, sentence.end);
    if (!APPROVAL.test(words) || ENDED.test(words) || covered.some((span) => overlaps(span, sentence))) continue;
    const message = withdrawn(words, recognised(sentence), say);
    if (message !== undefined) remarks.push({ code: "approval.withdrawn", message, span: sentence });
  }
  return remarks;
}

function isOfApproval({ claim, predicate, anchor }: ClaimAnnotation, { types, predicates }: ClaimSchema): boolean {
  if (isMarked(types, claim, "regulatory") || APPROVAL.test(anchor.quote)) return true;
  return predicate !== undefined && isMarked(predicates, predicate, "regulatory");
}

/** The concepts of the suggestions inside a span. Suggestions do not overlap and stand in the order of the text. */
function suggestionsIn(
  analysis: Analysis | undefined,
  concept: NonNullable<CheckInput["concept"]>,
): (span: Span) => Concept[] {
  const suggestions = analysis?.suggestions ?? [];
  return (span) => {
    const found: Concept[] = [];
    for (let i = firstEndingAfter(suggestions, span.start); i < suggestions.length; i++) {
      const suggestion = suggestions[i];
      if (suggestion === undefined || suggestion.start >= span.end) break;
      if (suggestion.concept === undefined || !contains(span, suggestion)) continue;
      const known = concept(suggestion.concept);
      if (known !== undefined) found.push(known);
    }
    return found;
  };
}

/** What to say of a text that tells of an approval of some of these concepts, if one of those is withdrawn. */
function withdrawn(text: string, concepts: readonly Concept[], say: Say): string | undefined {
  const conditions = concepts.filter(({ kind }) => kind === "condition" || kind === "adverse-event");
  const years = new Set(text.match(/\b(?:19|20)\d{2}\b/g) ?? []);
  const told = new Set<string>();
  for (const drug of new Set(concepts)) {
    const ended = (drug.accelerated ?? []).filter(({ outcome }) => outcome === "withdrawn");
    if (ended.length === 0) continue;
    const isInYear = ({ on }: AcceleratedApproval): boolean => years.has(on.slice(0, 4));
    const isFor = (approval: AcceleratedApproval): boolean =>
      conditions.some((condition) => approval.conditions.some((name) => isCalled(condition, name)));
    const named = ended.filter(isFor);
    const meant =
      conditions.length === 0 ? ended.filter(isInYear) : named.some(isInYear) ? named.filter(isInYear) : named;
    for (const { on, conditions: names, outcomeOn } of meant) {
      const what = names.length === 0 ? drug.name : say("{0} for {1}", drug.name, names.slice(0, 2).join(", "));
      told.add(
        outcomeOn === undefined
          ? say("{0}: accelerated approval of {1}, withdrawn", what, on)
          : say("{0}: accelerated approval of {1}, withdrawn on {2}", what, on, outcomeOn),
      );
    }
  }
  if (told.size === 0) return undefined;
  return say("it tells of an approval that no longer stands. {0}.", [...told].slice(0, 3).join("; "));
}

/** Whether a condition goes by a name. The lexicon's sources differ in whether they say cancer or carcinoma. */
export function isCalled({ name, synonyms }: Concept, wanted: string): boolean {
  return [name, ...synonyms].some((each) => form(each) === form(wanted));
}

function form(name: string): string {
  return name
    .toLowerCase()
    .replace(/\bcarcinoma\b/g, "cancer")
    .replace(/[\s-]+/g, " ");
}
