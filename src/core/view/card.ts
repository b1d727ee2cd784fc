import type { DriftPart } from "../annotate/drift.ts";
import type { Placed } from "../annotate/placed.ts";
import type { Concept } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { english, type Say } from "../words.ts";
import type { CardContext } from "./cardContext.ts";
import { conceptLines } from "./cardFacts.ts";
import { byWeight, type CardLine, listed, weighed, type WeighedLine } from "./cardLines.ts";
import { KIND_NAMES, stateName } from "./kinds.ts";
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
  say: Say = english,
): Card {
  const { suggestion, placed } = about;
  const annotation = placed?.annotation.type === "mention" ? placed.annotation : undefined;
  const kind = annotation?.kind ?? suggestion?.kind ?? concept?.kind ?? "drug";
  const status = annotation?.status ?? "accepted";
  const state = stateOf(placed) ?? (annotation === undefined ? "suggestion" : status);
  const why = annotation === undefined ? (suggestion?.why ?? []) : [];
  const { abbreviation } = context;
  const long = abbreviation !== undefined && "long" in abbreviation ? abbreviation.long : undefined;
  const reasons = why.filter((reason) => !isCue(reason) && (reason.rule !== "abbreviation" || reason.detail !== long));
  const lines: WeighedLine[] = [
    ...changeLines(placed, say).map((line) => ({ weight: 10, line })),
    ...(concept === undefined ? [] : conceptLines(words, concept, kind, context, say)),
    ...weighed(8, say("Short here for"), long),
    ...weighed(
      8,
      say("Short form here"),
      abbreviation !== undefined && "short" in abbreviation ? abbreviation.short : "",
    ),
    ...weighed(9, say("In the text"), stanceText(annotation ?? suggestion ?? {}, why, say)),
    ...weighed(7, say("Why"), reasons.map((reason) => reasonText(reason, say)).join("; ")),
    ...weighed(9, say("Decided"), annotation === undefined ? "" : decided(status, annotation, say)),
    ...weighed(8, say("Note"), annotation?.note),
  ];
  const id = concept?.id ?? annotation?.concept;
  const links = id === undefined ? [] : pageLinks(id, concept === undefined ? [] : concept.xrefs);
  return {
    title: concept?.name ?? words,
    subtitle: `${say(KIND_NAMES[kind])} · ${stateName(state, say)}`,
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
export function claimCard(placed: Placed, mentions: readonly Placed[] = [], say: Say = english): Card | undefined {
  const { annotation } = placed;
  if (annotation.type !== "claim") return undefined;
  const lines: WeighedLine[] = [
    ...changeLines(placed, say).map((line) => ({ weight: 10, line })),
    ...weighed(6, say("About"), aboutText(annotation.about ?? {}, mentions, say)),
    ...weighed(9, say("In the text"), claimStanceText(annotation, say)),
    ...weighed(9, say("Decided"), decided(annotation.status ?? "", annotation, say)),
    ...weighed(8, say("Note"), annotation.note),
  ];
  return {
    title: say("Claim: {0}", annotation.claim),
    subtitle: stateName(stateOf(placed) ?? annotation.status ?? "claim", say),
    lines: byWeight(lines, MOST_LINES),
    links: [],
  };
}

/** "drug: atezolizumab, paclitaxel; adverse event: alopecia", in the words of the document. */
function aboutText(about: Readonly<Record<string, readonly string[]>>, mentions: readonly Placed[], say: Say): string {
  const wanted = new Set(Object.values(about).flat());
  const named = mentions.filter(({ annotation }) => wanted.has(annotation.id));
  const quotes = new Map(named.map(({ annotation: { id, anchor } }) => [id, anchor.quote]));
  return Object.entries(about)
    .map(([role, ids]) => `${role}: ${listed([...new Set(ids.map((id) => quotes.get(id) ?? id))], say)}`)
    .join("; ");
}

/** The state of an annotation whose words are not as they were. */
function stateOf(placed: Placed | undefined): string | undefined {
  return placed?.state === "changed" || placed?.state === "lost" ? placed.state : undefined;
}

/** The words that an annotation was made of and those that stand there now, with what differs between them. */
function changeLines(placed: Placed | undefined, say: Say): CardLine[] {
  if (placed?.state === "lost") return [{ label: say("Was"), text: placed.annotation.anchor.quote }];
  if (placed?.state !== "changed") return [];
  const { drift } = placed;
  if (drift === undefined) return [{ label: say("Was"), text: placed.annotation.anchor.quote }];
  const line = (label: string, text: string, kind: DriftPart["kind"]): CardLine => ({
    label,
    text,
    parts: drift.parts.filter((part) => part.kind === "same" || part.kind === kind),
  });
  return [line(say("Was"), drift.was, "old"), line(say("Now"), drift.now, "new")];
}

/** "accepted by ada on 2026-11-23": what is known of it. */
function decided(status: string, { by, on }: { by?: string; on?: string }, say: Say): string {
  const state = stateName(status, say);
  if (by !== undefined && on !== undefined)
    return status === "" ? say("by {0} on {1}", by, on) : say("{0} by {1} on {2}", state, by, on);
  if (by !== undefined) return status === "" ? say("by {0}", by) : say("{0} by {1}", state, by);
  if (on === undefined) return "";
  return status === "" ? say("on {0}", on) : say("{0} on {1}", state, on);
}
