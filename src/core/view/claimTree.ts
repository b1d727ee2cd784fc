import { CLAIM_TYPES, type ClaimAnnotation, type Evidence, RETIRED } from "../annotate/model.ts";
import type { Placed } from "../annotate/placed.ts";
import { english, type Say } from "../words.ts";
import { stateName } from "./kinds.ts";
import { claimStanceText } from "./stance.ts";
import { annotationNode, group, natureOf, oneLine, type TreeNode } from "./tree.ts";

/**
 * A document's claims as a tree: first all annotations that need attention, then the claims by type, each with what it
 * is about, its evidence and its problems, then all annotations that were put away. Empty groups are left out.
 *
 * @param problems what the checks say of annotations, by their ids
 */
export function claimTree(
  text: string,
  placed: readonly Placed[],
  problems: ReadonlyMap<string, readonly string[]> = new Map(),
  say: Say = english,
): TreeNode[] {
  const attention: TreeNode[] = [];
  const retired: TreeNode[] = [];
  const byType = new Map<string, TreeNode[]>(CLAIM_TYPES.map((type) => [type, []]));
  const byId = new Map(placed.map((each) => [each.annotation.id, each]));
  for (const each of placed) {
    const { annotation, state } = each;
    if (state === "changed" || state === "lost") attention.push(annotationNode(text, each, say));
    else if (state === RETIRED) retired.push(annotationNode(text, each, say));
    else if (annotation.type === "claim") {
      const claims = byType.get(annotation.claim) ?? [];
      byType.set(annotation.claim, claims);
      claims.push(claimNode(text, each, annotation, byId, problems.get(annotation.id) ?? [], say));
    }
  }
  return [
    group("attention", say("Needs attention"), attention, true),
    ...[...byType].map(([type, claims]) => group(`claims ${type}`, capitalised(type), claims, true)),
    group(RETIRED, say("Retired"), retired, false),
  ].filter(({ children }) => children.length > 0);
}

function claimNode(
  text: string,
  placed: Placed,
  claim: ClaimAnnotation,
  byId: ReadonlyMap<string, Placed>,
  problems: readonly string[],
  say: Say,
): TreeNode {
  const node = annotationNode(text, placed, say);
  const evidence = Object.entries(claim.evidence ?? {});
  const described = [
    stateName(claim.status ?? "", say),
    // What nearly all claims have is not said.
    claim.polarity === "affirmed" && claim.certainty === "asserted" ? "" : claimStanceText(claim, say),
    placed.state === "moved" ? stateName("moved", say) : "",
    evidence.length === 0 ? "" : say("{0} evidence", evidence.length),
    problems.length === 0 ? "" : problems.length === 1 ? say("{0} problem", 1) : say("{0} problems", problems.length),
  ];
  const mentions = Object.entries(claim.about ?? {}).flatMap(([role, ids]) =>
    ids.flatMap((id, nth): TreeNode[] => {
      const mention = byId.get(id);
      if (mention === undefined) return [];
      const child = annotationNode(text, mention, say);
      return [{ ...child, id: `${node.id} ${role} ${nth} ${id}`, description: describedAs(role, mention, say) }];
    }),
  );
  return {
    ...node,
    description: described.filter((each) => each !== "").join(" · "),
    isOpen: false,
    children: [
      ...mentions,
      ...evidence.map(([name, each]) => evidenceNode(`${node.id} evidence ${name}`, name, each, placed)),
      ...problems.map((message, nth) => leafOf(`${node.id} problem ${nth}`, message, "", "problem", placed)),
    ],
  };
}

function describedAs(role: string, mention: Placed, say: Say): string {
  const isPlain = mention.state === "anchored" || mention.state === "moved";
  return isPlain ? role : `${role} · ${stateName(mention.state, say)} · ${natureOf(mention, say)}`;
}

function evidenceNode(id: string, name: string, evidence: Evidence, claim: Placed): TreeNode {
  const { ref, file, quote, direction, level, verdict } = evidence;
  const said = [direction, level, verdict].filter((each) => each !== undefined);
  return leafOf(id, ref ?? file ?? quote ?? name, said.join(" · "), "evidence", claim);
}

function leafOf(
  id: string,
  label: string,
  description: string,
  look: "evidence" | "problem",
  placed: Placed,
): TreeNode {
  return { id, label: oneLine(label), description: oneLine(description), look, children: [], placed };
}

function capitalised(word: string): string {
  return oneLine(word.charAt(0).toUpperCase() + word.slice(1));
}
