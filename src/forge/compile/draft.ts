import type { Kind } from "../../core/lexicon/concept.ts";
import type { EntryFacts, Name } from "./entry.ts";
import type { Cluster } from "./merge.ts";

/** A concept in the making: merged over sources, its names not yet filtered or shared out. */
export interface Draft {
  readonly id: string;
  readonly kind: Kind;
  readonly display: string;
  readonly names: readonly Name[];
  readonly xrefs: readonly string[];
  readonly broader?: string;
  readonly sources: readonly string[];
  readonly established: boolean;
  readonly facts: EntryFacts;
  /** True for what is never marked by its name alone: its names tell what a mention is, not that it is one. */
  readonly silent?: true;
}

/** What is known of a concept, put together from its sources: the first source that knows a field wins. */
export function mergeFacts(cluster: Cluster): EntryFacts {
  return Object.assign({}, ...cluster.map((entry) => entry.facts ?? {}).reverse()) as EntryFacts;
}

/** Identifiers that others look things up by; those of our own making serve merging only. */
const NOT_SHOWN = /^(?:BIOGLOSS|CTCAE|THERASABDAB):/;

/** Identifiers to map to other vocabularies by: the ids of the other sources, then the cross-references, without the concept's own. */
export function shownXrefs(cluster: Cluster, own: string): string[] {
  const all = cluster.flatMap((entry) => [entry.id, ...entry.keys, ...(entry.xrefs ?? [])]);
  return [...new Set(all)].filter((id) => id !== own && !NOT_SHOWN.test(id));
}

/** The concept that a cluster of entries becomes: the first entry gives it its identifier, and an adverse event among them its kind. */
export function draftOf(cluster: Cluster, display: string, names: readonly Name[]): Draft {
  const first = cluster[0]!;
  const isEvent = cluster.some((entry) => entry.kind === "adverse-event");
  return {
    id: first.id,
    kind: isEvent ? "adverse-event" : first.kind,
    display,
    names,
    xrefs: shownXrefs(cluster, first.id),
    sources: [...new Set(cluster.map((entry) => entry.source))],
    established: cluster.some((entry) => entry.established === true),
    facts: mergeFacts(cluster),
  };
}
