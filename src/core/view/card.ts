import type { DriftPart } from "../annotate/drift.ts";
import type { Placed } from "../annotate/placed.ts";
import type { Concept } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import type { CardContext } from "./cardContext.ts";
import { conceptLines } from "./cardFacts.ts";
import { byWeight, type CardLine, listed, weighed, type WeighedLine } from "./cardLines.ts";
import { KIND_NAMES } from "./kinds.ts";
import { type PageLink, pageLinks } from "./links.ts";
import { claimStanceText, isCue, stanceText } from "./stance.ts";
import { reasonText } from "./why.ts";

/** What a hover says, as plain text: nothing in it is markup, whoever shows it must escape it. */
export interface Card {
  readonly title: string;
  /** Kind and state, such as "drug · suggestion". */
  readonly subtitle: string;
  readonly lines: readonly CardLine[];
  /** Identifiers with the public pages that they lead to; empty when there is none to tell. */
  readonly links: readonly PageLink[];
}

/**
 * The card of a mention: what the concept is, what the text says of it, and why the mention is there or who decided it. At most ten lines
 * with its title and its identifiers, so that it can be read aloud: what matters least is left out first.
 *
 * @param about the suggestion or annotation that is hovered over; an annotation may have no concept
 */
export function mentionCard(
  words: string,
  concept: Concept | undefined,
  about: { suggestion?: Suggestion | undefined; placed?: Placed | undefined },
  context: CardContext = {},
): Card {
  const { suggestion, placed } = about;
  const annotation = placed?.annotation.type === "mention" ? placed.annotation : undefined;
  const kind = annotation?.kind ?? suggestion?.kind ?? concept?.kind ?? "drug";
  const status = annotation?.status ?? "accepted";
  const state = stateText(placed) ?? (annotation === undefined ? "suggestion" : status);
  const why = annotation === undefined ? (suggestion?.why ?? []) : [];
  const { abbreviation } = context;
  const long = abbreviation !== undefined && "long" in abbreviation ? abbreviation.long : undefined;
  const reasons = why.filter((reason) => !isCue(reason) && (reason.rule !== "abbreviation" || reason.detail !== long));
  const lines: WeighedLine[] = [
    ...changeLines(placed).map((line) => ({ weight: 10, line })),
    ...(concept === undefined ? [] : conceptLines(words, concept, kind, context)),
    ...weighed(8, "Short here for", long),
    ...weighed(8, "Short form here", abbreviation !== undefined && "short" in abbreviation ? abbreviation.short : ""),
    ...weighed(9, "In the text", stanceText(annotation ?? suggestion ?? {}, why)),
    ...weighed(7, "Why", reasons.map(reasonText).join("; ")),
    ...weighed(9, "Decided", annotation === undefined ? "" : decided(status, annotation)),
    ...weighed(8, "Note", annotation?.note),
  ];
  const id = concept?.id ?? annotation?.concept;
  const links = id === undefined ? [] : pageLinks(id, concept === undefined ? [] : concept.xrefs);
  return {
    title: concept?.name ?? words,
    subtitle: `${KIND_NAMES[kind]} · ${state}`,
    lines: byWeight(lines, MOST_LINES),
    links,
  };
}

/** Lines of a card between its title and its identifiers. */
const MOST_LINES = 8;

/**
 * The card of a claim.
 *
 * @param mentions all annotations of the document: those that the claim is about are named
 */
export function claimCard(placed: Placed, mentions: readonly Placed[] = []): Card | undefined {
  const { annotation } = placed;
  if (annotation.type !== "claim") return undefined;
  const lines: WeighedLine[] = [
    ...changeLines(placed).map((line) => ({ weight: 10, line })),
    ...weighed(6, "About", aboutText(annotation.about ?? {}, mentions)),
    ...weighed(9, "In the text", claimStanceText(annotation)),
    ...weighed(9, "Decided", decided(annotation.status ?? "", annotation)),
    ...weighed(8, "Note", annotation.note),
  ];
  return {
    title: `Claim: ${annotation.claim}`,
    subtitle: stateText(placed) ?? annotation.status ?? "claim",
    lines: byWeight(lines, MOST_LINES),
    links: [],
  };
}

/** "drug: atezolizumab, paclitaxel; adverse event: alopecia", in the words of the document. */
function aboutText(about: Readonly<Record<string, readonly string[]>>, mentions: readonly Placed[]): string {
  const quotes = new Map(mentions.map(({ annotation: { id, anchor } }) => [id, anchor.quote]));
  return Object.entries(about)
    .map(([role, ids]) => `${role}: ${listed([...new Set(ids.map((id) => quotes.get(id) ?? id))])}`)
    .join("; ");
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

/** "accepted by ada on 2026-11-23": what is known of it. */
function decided(status: string, { by, on }: { by?: string; on?: string }): string {
  if (by === undefined && on === undefined) return "";
  return [status, by === undefined ? "" : `by ${by}`, on === undefined ? "" : `on ${on}`]
    .filter((each) => each !== "")
    .join(" ");
}
