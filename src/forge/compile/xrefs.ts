import { isDisorder } from "../../core/lexicon/concept.ts";
import type { Draft } from "./draft.ts";
import { rewrites } from "../../core/recognise/linkingRewrites.ts";
import { type Name, name } from "./entry.ts";
import { foldKey } from "./keys.ts";
import { type GivenIds, givenKey } from "../sources/corpora.ts";
import type { EverycureDrug } from "../sources/everycure.ts";
import type { MeshHeading } from "../sources/mesh.ts";
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
      for (const id of crosswalk.get(draft.id) ?? []) {
        if (!has([draft.id, ...xrefs], id) && mesh.agrees(id, draft)) xrefs.add(id);
      }
      const chebi = sources.chebi.get(foldKey(draft.display));
      if (chebi !== undefined && !has([...xrefs], chebi)) xrefs.add(chebi);
    }
    if (!has([draft.id, ...xrefs], "MESH:")) {
      const heading = mesh.idOf(draft, (id) => !sources.disorderIds.has(id) || isDisorder(draft.kind));
      if (heading !== undefined) xrefs.add(heading);
    }
    const votes = votesFor(draft, sources.given);
    // MeSH gives a substance a number beginning with C first and a heading later; texts are indexed under either.
    const older = [...votes].filter(([id]) => id.startsWith("MESH:C")).sort((a, b) => b[1] - a[1])[0]?.[0];
    if (draft.kind === "drug" && older !== undefined) xrefs.add(older);
    const broader = agreed(votes, has([draft.id, ...xrefs], "MESH:") ? CONTRADICTING : FILLING);
    const isNew = broader !== undefined && broader !== draft.id && !xrefs.has(broader);
    return { ...draft, xrefs: [...xrefs], ...(isNew ? { broader } : {}) };
  });
}

/**
 * Gives each disorder that has no MeSH number the number of the nearest disorder that has one: the one that its name
 * means in other words, or without its modifiers, or by its last words alone (`penile pain` is indexed under pain).
 */
export function withNearestHeadings(drafts: readonly Draft[]): Draft[] {
  const numbers = new Map<string, string>();
  for (const draft of drafts) {
    const number = isDisorder(draft.kind) ? [draft.id, ...draft.xrefs].find((id) => id.startsWith("MESH:")) : undefined;
    if (number === undefined) continue;
    for (const { text, role, exactCase } of draft.names) {
      const key = foldKey(text);
      if (!exactCase && role !== "given" && !numbers.has(key)) numbers.set(key, number);
    }
  }
  const numberOf = (text: string): string | undefined =>
    [foldKey(text), ...singularKey(foldKey(text))]
      .map((key) => numbers.get(key))
      .find((number) => number !== undefined);
  return drafts.map((draft) => {
    if (!isDisorder(draft.kind) || draft.broader !== undefined || has([draft.id, ...draft.xrefs], "MESH:"))
      return draft;
    const others = [...rewrites(draft.display, draft.kind), ...lastWords(draft.display)];
    const broader = others.map(numberOf).find((number) => number !== undefined);
    return broader === undefined ? draft : { ...draft, broader };
  });
}

/** `left femoral nerve palsy` → `femoral nerve palsy`, `nerve palsy`, `palsy`; a name with a comma or `of` has its head first. */
function lastWords(text: string): string[] {
  if (/,| of | with | due to | in | from | after /.test(text)) return [];
  const words = text.split(/[ -]/);
  return words.slice(1).map((_, n) => words.slice(n + 1).join(" "));
}

/** How many documents must speak for a number, and which share of all. */
interface Quorum {
  readonly share: number;
  readonly documents: number;
}

/** Where the concept has no number of its own, and where annotators say another than it has. */
const FILLING: Quorum = { share: 0.6, documents: 1 };
const CONTRADICTING: Quorum = { share: 0.8, documents: 3 };

/** In how many documents annotators gave each number to one of the concept's names. */
function votesFor(draft: Draft, given: GivenIds): Map<string, number> {
  const votes = new Map<string, number>();
  const cls = classOf(draft);
  if (cls === undefined) return votes;
  const names = draft.names.filter(({ exactCase, role }) => !exactCase && role !== "given");
  for (const key of new Set(names.map(({ text }) => givenKey(cls, text)))) {
    for (const [id, count] of given.get(key) ?? []) votes.set(id, (votes.get(id) ?? 0) + count);
  }
  return votes;
}

function classOf({ kind }: Draft): "drug" | "disease_or_ae" | undefined {
  return kind === "drug" ? "drug" : isDisorder(kind) ? "disease_or_ae" : undefined;
}

/** The number that most documents give, if enough of them do. */
function agreed(votes: ReadonlyMap<string, number>, { share, documents }: Quorum): string | undefined {
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const [id, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
  return count >= Math.max(documents, share * all) ? id : undefined;
}

/** Names that annotators gave in at least so many documents, with so much agreement, are names of what they meant. */
const NAMING: Quorum = { share: 0.75, documents: 2 };

/**
 * Adds what annotators called a concept where no list has the name: by the MeSH number that they gave to it. Such names
 * are silent.
 */
export function withGivenNames(drafts: readonly Draft[], given: GivenIds): Draft[] {
  const byId = new Map<string, number>();
  const known = new Set<string>();
  drafts.forEach((draft, index) => {
    const cls = classOf(draft);
    if (cls === undefined) return;
    for (const id of [draft.id, ...draft.xrefs, draft.broader ?? ""]) {
      if (!byId.has(`${cls} ${id}`)) byId.set(`${cls} ${id}`, index);
    }
    for (const { text } of draft.names) known.add(givenKey(cls, text));
  });
  const added = new Map<number, Name[]>();
  for (const [key, votes] of given) {
    const id = known.has(key) ? undefined : agreed(votes, NAMING);
    const cut = key.indexOf(" ");
    const index = byId.get(`${key.slice(0, cut)} ${id}`);
    if (index === undefined) continue;
    added.set(index, [...(added.get(index) ?? []), name(key.slice(cut + 1), "given")]);
  }
  return drafts.map((draft, index) => {
    const names = added.get(index);
    return names === undefined ? draft : { ...draft, names: [...draft.names, ...names] };
  });
}

/** Whether one of the ids is of the same numbering as another (`MESH:…`). */
function has(ids: readonly string[], other: string): boolean {
  const prefix = other.slice(0, other.indexOf(":") + 1);
  return ids.some((id) => id.startsWith(prefix));
}

/** Ids by the names of their things. */
class Names {
  readonly #ids = new Map<string, Set<string>>();
  readonly #singulars = new Map<string, Set<string>>();
  readonly #known = new Set<string>();

  constructor(things: readonly (readonly [id: string, names: readonly string[]])[]) {
    for (const [id, names] of things) {
      this.#known.add(id);
      for (const text of names) {
        add(this.#ids, foldKey(text), id);
        for (const key of singularKey(foldKey(text))) add(this.#singulars, key, id);
      }
    }
  }

  /** False for an id whose names are known and none of which is the draft's. */
  agrees(id: string, draft: Draft): boolean {
    return !this.#known.has(id) || draft.names.some(({ text }) => this.#of(text).includes(id));
  }

  /** The ids of things that go by a name; those that go by its plural where none does. */
  #of(text: string): string[] {
    const key = foldKey(text);
    return [...(this.#ids.get(key) ?? this.#singulars.get(key) ?? [])];
  }

  /** The one id that the draft's preferred name has; else the one that all its trusted names together have. */
  idOf(draft: Draft, fits: (id: string) => boolean): string | undefined {
    const ids = (text: string): string[] => this.#of(text).filter(fits);
    const own = ids(draft.display);
    if (own.length === 1) return own[0];
    const all = new Set(
      draft.names.filter((one) => !one.exactCase && TRUSTED.has(one.role)).flatMap((one) => ids(one.text)),
    );
    return all.size === 1 ? [...all][0] : undefined;
  }
}

const TRUSTED: ReadonlySet<string> = new Set(["decided", "preferred", "synonym", "brand"]);

function add(ids: Map<string, Set<string>>, key: string, id: string): void {
  ids.set(key, (ids.get(key) ?? new Set()).add(id));
}
