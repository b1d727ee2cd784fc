import type { Suggestion } from "../recognise/mention.ts";
import { english, type Say } from "../words.ts";
import { claimTitle } from "./claimTitle.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { FoundMention } from "./mentions.ts";
import { conceptNode, conceptsOf, type MentionTreeInput, placeNode } from "./mentionTree.ts";
import { stanceText } from "./stance.ts";
import { compareOrder, type ToDecide } from "./toDecide.ts";
import { annotationNode, group, paged, type TreeNode } from "./tree.ts";

/** What is left to decide, besides what is named. */
export interface Decisions {
  /** All there is to decide: see `toDecide`. */
  readonly items: readonly ToDecide[];
  /** What suggested claims point at. */
  readonly suggestions: readonly Suggestion[];
}

/**
 * What is left to decide: in the order of the review, or the mentions by concept, the one that comes first first, between
 * what has changed and the suggested claims. Its leaves are as many as the review has stops.
 */
export function decisionTree(
  input: MentionTreeInput,
  { items, suggestions }: Decisions,
  by: "place" | "concept",
  say: Say = english,
): TreeNode[] {
  const { text } = input;
  const mentions = input.mentions.filter(({ suggestion }) => suggestion !== undefined);
  const concepts = conceptsOf({ ...input, mentions }, "and kinds");
  const nodeOf = (item: ToDecide): TreeNode[] => {
    if (item.type === "changed") return [{ ...annotationNode(text, item.placed, say), decides: item }];
    if (item.type === "mention") return [];
    const label = claimTitle(text, item.claim, suggestions, say);
    const description = say("suggested claim");
    return [{ id: item.key, label, description, look: "suggested:claim", children: [], decides: item }];
  };
  if (by === "concept") {
    const nodes = concepts.map((concept) => {
      const [first] = concept.found;
      const kind = first === undefined ? "" : `${say(KIND_NAMES[first.kind])} · `;
      const node = conceptNode(text, `decide ${concept.key}`, concept, say);
      return { ...node, description: `${kind}${node.description}` };
    });
    const of = (type: ToDecide["type"]): TreeNode[] => items.filter((item) => item.type === type).flatMap(nodeOf);
    const [changed, claims] = [of("changed"), of("claim")];
    return [
      ...(changed.length === 0 ? [] : [group("decide changed", say("Changed words"), changed, true)]),
      ...paged("decide", nodes),
      ...(claims.length === 0 ? [] : [group("decide claims", say("Claims"), claims, true)]),
    ];
  }
  const ids = new Map<FoundMention, string>();
  for (const { key, found } of concepts) found.forEach((each, nth) => ids.set(each, `place ${key} ${nth}`));
  const named = mentions.map((each) => {
    const node = placeNode(text, ids.get(each) as string, each, say);
    const stance = stanceText(each.suggestion ?? {}, [], say);
    const description = [say(KIND_NAMES[each.kind]), stance].filter((part) => part !== "").join(" · ");
    return { order: [each.span.start, -1] as const, node: { ...node, description } };
  });
  const others = items.flatMap((item) => nodeOf(item).map((node) => ({ order: item.order, node })));
  const nodes = [...named, ...others].sort((a, b) => compareOrder(a.order, b.order)).map(({ node }) => node);
  return [...paged("decide", nodes)];
}
