import type { DriftPart } from "../annotate/drift.ts";
import type { Placed } from "../annotate/placed.ts";
import type { AcceleratedApproval, Concept, Mechanism } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { KIND_NAMES } from "./kinds.ts";
import { reasonText } from "./why.ts";

/** What a hover says, as plain text: nothing in it is markup, whoever shows it must escape it. */
export interface Card {
  readonly title: string;
  /** Kind and state, such as "drug · suggestion". */
  readonly subtitle: string;
  readonly lines: readonly CardLine[];
}

export interface CardLine {
  readonly label: string;
  readonly text: string;
  /** The text in pieces, where some of them differ from what was or is. */
  readonly parts?: readonly DriftPart[];
}

/** At most this many items of a list are told, so that the card stays short. */
const MOST_ITEMS = 5;

/**
 * The card of a mention: what the concept is, and why the mention is there or who decided it.
 *
 * @param about the suggestion or annotation that is hovered over; an annotation may have no concept
 */
export function mentionCard(
  words: string,
  concept: Concept | undefined,
  about: { suggestion?: Suggestion | undefined; placed?: Placed | undefined },
): Card {
  const { suggestion, placed } = about;
  const annotation = placed?.annotation.type === "mention" ? placed.annotation : undefined;
  const kind = annotation?.kind ?? suggestion?.kind ?? concept?.kind ?? "drug";
  const state = stateText(placed) ?? (annotation === undefined ? "suggestion" : (annotation.status ?? "accepted"));
  const lines: CardLine[] = changeLines(placed);
  const add = (label: string, text: string | undefined): void => void (text && lines.push({ label, text }));
  if (concept !== undefined) {
    add("Definition", concept.definition);
    add("Identifier", concept.id);
    add("Also called", list(concept.synonyms.filter((name) => name.toLowerCase() !== words.toLowerCase())));
    for (const { label, text } of factLines(concept)) add(label, text);
  } else if (annotation?.concept !== undefined) add("Identifier", annotation.concept);
  if (annotation !== undefined) add("Decided", decided(annotation.by, annotation.on));
  else if (suggestion !== undefined) add("Why", suggestion.why.map(reasonText).join("; "));
  add("Note", annotation?.note);
  return { title: concept?.name ?? words, subtitle: `${KIND_NAMES[kind]} · ${state}`, lines };
}

/** The card of a claim. */
export function claimCard(placed: Placed): Card | undefined {
  const { annotation } = placed;
  if (annotation.type !== "claim") return undefined;
  const lines = changeLines(placed);
  const said = [annotation.polarity, annotation.certainty].filter((each) => each !== undefined).join(", ");
  if (said !== "") lines.push({ label: "Says", text: said });
  const by = decided(annotation.by, annotation.on);
  if (by !== "") lines.push({ label: "Decided", text: by });
  if (annotation.note !== undefined) lines.push({ label: "Note", text: annotation.note });
  return { title: `Claim: ${annotation.claim}`, subtitle: stateText(placed) ?? annotation.status ?? "claim", lines };
}

/** The state of an annotation whose words are not as they were. */
function stateText(placed: Placed | undefined): string | undefined {
  return placed?.state === "changed" || placed?.state === "lost" ? placed.state : undefined;
}

/** The words that an annotation was made of and those that stand there now, with what differs between them. */
function changeLines(placed: Placed | undefined): CardLine[] {
  if (placed?.state === "lost") return [{ label: "Was", text: placed.annotation.anchor.quote }];
  if (placed?.state !== "changed") return [];
  const { drift } = placed;
  if (drift === undefined) return [{ label: "Was", text: placed.annotation.anchor.quote }];
  const line = (label: string, text: string, kind: DriftPart["kind"]): CardLine => ({
    label,
    text,
    parts: drift.parts.filter((part) => part.kind === "same" || part.kind === kind),
  });
  return [line("Was", drift.was, "old"), line("Now", drift.now, "new")];
}

/** The facts of a concept that its kind makes worth telling, most telling first. */
function factLines(concept: Concept): { label: string; text: string | undefined }[] {
  switch (concept.kind) {
    case "drug":
      return [
        { label: "Class", text: concept.drugClass },
        { label: "Targets", text: list((concept.mechanisms ?? []).map(mechanismText)) },
        { label: "Brands", text: list(concept.brands ?? []) },
        { label: "Approved", text: list((concept.approvals ?? []).map((each) => `${each.authority} ${each.on}`)) },
        ...(concept.accelerated ?? []).filter(isWorthTelling).slice(0, MOST_ITEMS).map(acceleratedLine),
      ];
    case "target":
      return [
        { label: "Gene", text: concept.fullName },
        { label: "Family", text: list(concept.families ?? []) },
        { label: "Location", text: concept.location },
      ];
    case "adverse-event":
    case "condition":
      return [{ label: "Organ class", text: concept.organClass }];
    case "endpoint":
      return [];
  }
}

function mechanismText({ target, action }: Mechanism): string {
  return action === "" ? target : `${target} (${action})`;
}

/** Converted approvals have become ordinary ones; what is withdrawn or still open is what a reader must know. */
function isWorthTelling(approval: AcceleratedApproval): boolean {
  return approval.outcome !== "converted";
}

function acceleratedLine({ on, conditions, outcome, outcomeOn }: AcceleratedApproval): { label: string; text: string } {
  const what = conditions.length === 0 ? "" : ` for ${conditions.slice(0, 2).join(", ")}`;
  const when = outcomeOn === undefined ? "" : ` ${outcomeOn}`;
  return {
    label: "Accelerated approval",
    text: `${on}${what}, ${outcome === "withdrawn" ? `withdrawn${when}` : "open"}`,
  };
}

function list(items: readonly string[]): string | undefined {
  if (items.length === 0) return undefined;
  const shown = items.slice(0, MOST_ITEMS).join(", ");
  return items.length > MOST_ITEMS ? `${shown} and ${items.length - MOST_ITEMS} more` : shown;
}

function decided(by: string | undefined, on: string | undefined): string {
  return [by === undefined ? "" : `by ${by}`, on === undefined ? "" : `on ${on}`]
    .filter((each) => each !== "")
    .join(" ");
}
