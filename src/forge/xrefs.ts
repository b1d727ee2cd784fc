import { isDisorder } from "../core/lexicon/concept.ts";
import type { Draft } from "./draft.ts";
import { foldKey } from "./keys.ts";
import { type GivenIds, givenKey } from "./sources/corpora.ts";
import type { EverycureDrug } from "./sources/everycure.ts";
import type { MeshHeading } from "./sources/mesh.ts";
import { naturalOrder, singularKey } from "./variants.ts";

/** What identifiers that no shared key tells are found by. */
export interface XrefSources {
  readonly everycure: readonly EverycureDrug[];
  readonly headings: readonly MeshHeading[];
  /** Ids of the headings that are disorders. */
  readonly disorderIds: ReadonlySet<string>;
  /** ChEBI's names with their ids. */
  readonly chebi: ReadonlyMap<string, string>;
  readonly given: GivenIds;
}

/**
 * Identifiers to add to each draft: those of Every Cure's crosswalk for the drug it gives the DrugBank id of, and those of
 * the MeSH heading and the ChEBI entry that go by one of its names, where it has none of their kind and one alone does.
 */
export function furtherXrefs(drafts: readonly Draft[], sources: XrefSources): Draft[] {
  const crosswalk = new Map(sources.everycure.map((drug) => [`DRUGBANK:${drug.drugbank}`, drug.same]));
  const mesh = new Names(
    sources.headings.map(({ id, label, synonyms }) => [
      id,
      [label, ...synonyms].flatMap((text) => [text, ...naturalOrder(text)]),
    ]),
  );
  return drafts.map((draft) => {
    const xrefs = new Set(draft.xrefs);
    if (draft.kind === "drug") {
      for (const id of crosswalk.get(draft.id) ?? []) if (!has([draft.id, ...xrefs], id)) xrefs.add(id);
      const chebi = sources.chebi.get(foldKey(draft.display));
      if (chebi !== undefined && !has([...xrefs], chebi)) xrefs.add(chebi);
    }
    if (!has([draft.id, ...xrefs], "MESH:")) {
      const heading = mesh.idOf(draft, (id) => !sources.disorderIds.has(id) || isDisorder(draft.kind));
      if (heading !== undefined) xrefs.add(heading);
    }
    const given = givenId(draft, sources.given);
    // MeSH gives a substance a number beginning with C first and a heading later; texts are indexed under either.
    const isOlderNumber = draft.kind === "drug" && given?.startsWith("MESH:C") === true;
    if (given !== undefined && isOlderNumber) xrefs.add(given);
    const isMissing = given !== undefined && !has([draft.id, ...xrefs], "MESH:");
    return { ...draft, xrefs: [...xrefs], ...(isMissing ? { broader: given } : {}) };
  });
}

/** The share of the documents that must agree on a number. */
const AGREEMENT = 0.6;

/** The number that annotators gave to a concept's names, where most of them agree. */
function givenId(draft: Draft, given: GivenIds): string | undefined {
  const cls = draft.kind === "drug" ? "drug" : isDisorder(draft.kind) ? "disease_or_ae" : undefined;
  if (cls === undefined) return undefined;
  const votes = new Map<string, number>();
  let all = 0;
  for (const key of new Set(draft.names.filter(({ exactCase }) => !exactCase).map(({ text }) => givenKey(cls, text)))) {
    for (const [id, count] of given.get(key) ?? []) {
      votes.set(id, (votes.get(id) ?? 0) + count);
      all += count;
    }
  }
  const [id, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
  return count >= AGREEMENT * all ? id : undefined;
}

/** Whether one of the ids is of the same numbering as another (`MESH:…`). */
function has(ids: readonly string[], other: string): boolean {
  const prefix = other.slice(0, other.indexOf(":") + 1);
  return ids.some((id) => id.startsWith(prefix));
}

/** Ids by the names of their things. */
class Names {
  readonly #ids = new Map<string, Set<string>>();

  constructor(things: readonly (readonly [id: string, names: readonly string[]])[]) {
    for (const [id, names] of things) {
      for (const key of names.flatMap((text) => [foldKey(text), ...singularKey(foldKey(text))])) {
        const ids = this.#ids.get(key) ?? new Set();
        ids.add(id);
        this.#ids.set(key, ids);
      }
    }
  }

  /** The one id that the draft's preferred name has; else the one that all its trusted names together have. */
  idOf(draft: Draft, fits: (id: string) => boolean): string | undefined {
    const ids = (text: string): string[] => [...(this.#ids.get(foldKey(text)) ?? [])].filter(fits);
    const own = ids(draft.display);
    if (own.length === 1) return own[0];
    const all = new Set(
      draft.names.filter((one) => !one.exactCase && TRUSTED.has(one.role)).flatMap((one) => ids(one.text)),
    );
    return all.size === 1 ? [...all][0] : undefined;
  }
}

const TRUSTED: ReadonlySet<string> = new Set(["decided", "preferred", "synonym", "brand"]);
