import type { Placed } from "../annotate/placed.ts";
import { KINDS } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import { english, type Say } from "../words.ts";
import { KIND_PLURALS } from "./kinds.ts";
import type { FoundMention } from "./mentions.ts";
import { stanceText } from "./stance.ts";
import { annotationNode, group, oneLine, paged, type TreeNode } from "./tree.ts";

/** What a tree of mentions is made of. */
export interface MentionTreeInput {
  readonly text: string;
  /** In the order of the text: see `mentionsOf`. */
  readonly mentions: readonly FoundMention[];
  /** The preferred name of a concept, by `NamedMention.key`; `undefined` for what the lexicon does not know. */
  readonly nameOf: (key: string) => string | undefined;
}

/**
 * The mentions of a document by kind, concept and place, those named most often first, and at the end those that were
 * rejected. Groups without members are left out.
 *
 * @param filter only concepts whose name, identifier or words hold this, in any case
 */
export function mentionTree(
  input: MentionTreeInput,
  placed: readonly Placed[],
  filter = "",
  say: Say = english,
): TreeNode[] {
  const { text, mentions } = input;
  const sought = filter.trim().toLowerCase();
  const kinds = KINDS.map((kind) => {
    const concepts = conceptsOf({ ...input, mentions: mentions.filter((each) => each.kind === kind) });
    const shown = sought === "" ? concepts : concepts.filter((concept) => agrees(text, concept, sought));
    shown.sort((a, b) => b.found.length - a.found.length || (a.name < b.name ? -1 : 1));
    const nodes = shown.map((concept) => conceptNode(text, `${kind} ${concept.key}`, concept, say));
    const count = shown.reduce((sum, { found }) => sum + found.length, 0);
    return { ...group(kind, say(KIND_PLURALS[kind]), nodes, false), description: String(count) };
  });
  const rejected = placed.flatMap((each) => {
    const node = annotationNode(text, each, say);
    return node.look === "rejected" && node.label.toLowerCase().includes(sought) ? [node] : [];
  });
  return [...kinds, group("rejected", say("Rejected"), rejected, false)].filter(({ children }) => children.length > 0);
}

/** What several mentions name. */
export interface NamedConcept {
  readonly key: string;
  readonly name: string;
  readonly found: readonly FoundMention[];
}

/** The concepts that some mentions name, in the order of the first of each. */
export function conceptsOf({ text, mentions, nameOf }: MentionTreeInput, kinds?: "and kinds"): NamedConcept[] {
  const concepts = new Map<string, FoundMention[]>();
  for (const mention of mentions) {
    const key = kinds === undefined ? mention.key : `${mention.kind} ${mention.key}`;
    const known = concepts.get(key);
    if (known === undefined) concepts.set(key, [mention]);
    else known.push(mention);
  }
  return [...concepts].map(([key, found]) => {
    const first = found[0] as FoundMention;
    return { key, name: nameOf(first.key) ?? oneLine(wordsOf(text, first)), found };
  });
}

function wordsOf(text: string, { span }: FoundMention): string {
  return text.slice(span.start, span.end);
}

function agrees(text: string, { key, name, found }: NamedConcept, sought: string): boolean {
  const has = (words: string): boolean => words.toLowerCase().includes(sought);
  return has(name) || has(key) || found.some((each) => has(wordsOf(text, each)));
}

/** Other words for a concept that are named beside its name. */
const MOST_WORDS = 3;

/** What is named, with how often and in which other words; its places are its children. */
export function conceptNode(text: string, id: string, { name, found }: NamedConcept, say: Say): TreeNode {
  const { kind } = found[0] as FoundMention;
  const isDecided = found.some(({ annotation }) => annotation !== undefined);
  const others = new Set(found.map((each) => oneLine(wordsOf(text, each))));
  for (const words of others) if (words.toLowerCase() === name.toLowerCase()) others.delete(words);
  const words = [...others].slice(0, MOST_WORDS).join(", ");
  return {
    id,
    label: oneLine(name),
    description: words === "" ? String(found.length) : `${found.length} · ${words}`,
    look: isDecided ? kind : `suggested:${kind}`,
    isOpen: false,
    children: paged(
      id,
      found.map((each, nth) => placeNode(text, `${id} ${nth}`, each, say)),
    ),
  };
}

/** One place of a concept: the words there with some around them, and what the text says of them. */
export function placeNode(
  text: string,
  id: string,
  { span, kind, annotation, suggestion }: FoundMention,
  say: Say,
): TreeNode {
  const { label, highlight } = excerpt(text, span);
  if (annotation === undefined) {
    const described = [say("suggested"), stanceText(suggestion ?? {}, [], say)]
      .filter((each) => each !== "")
      .join(" · ");
    const look = `suggested:${kind}` as const;
    return { id, label, highlight, description: described, look, children: [], ...(suggestion && { suggestion }) };
  }
  // A mention that is found in the text is anchored; that it has moved is said by its card.
  const placed: Placed = { annotation, state: "anchored", span };
  return { id, label, highlight, description: stanceText(annotation, [], say), look: kind, children: [], placed };
}

/** How much of the text is shown before and behind a mention, in UTF-16 code units: the side bar is narrow. */
const [BEFORE, BEHIND] = [14, 60];

/** The words of a span with some before and behind them, and where they are among these. */
export function excerpt(text: string, span: Span): { label: string; highlight: readonly [number, number] } {
  const from = Math.max(0, span.start - BEFORE);
  let before = text.slice(from, span.start).replace(/\s+/g, " ").trimStart();
  // A word that is cut goes, and with it a half of a surrogate pair.
  if (from > 0) before = before.replace(/^\S*\s?/, "");
  const words = oneLine(text.slice(span.start, span.end));
  let behind = text.slice(span.end, span.end + BEHIND).replace(/\s+/g, " ");
  if (span.end + BEHIND < text.length) behind = behind.replace(/\s\S*$|[\ud800-\udbff]$/, "");
  return { label: `${before}${words}${behind.trimEnd()}`, highlight: [before.length, before.length + words.length] };
}
