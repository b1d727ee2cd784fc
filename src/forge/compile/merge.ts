import { foldKey } from "./keys.ts";
import type { Entry } from "./entry.ts";

/** Entries of several sources that name one thing, in the order of the sources given. */
export type Cluster = readonly Entry[];

/**
 * Joins entries in three steps, each more doubtful than the last: a shared key (id or cross-reference); the same
 * preferred name; a preferred name that is another entry's synonym, if nobody else's. By name, entries are joined only
 * within a kind, and never two that one source keeps apart. The result follows the order of the entries.
 */
export function mergeEntries(entries: readonly Entry[]): Cluster[] {
  const groups = new Groups(entries);
  joinByKey(entries, groups);
  joinByPreferredName(entries, groups);
  joinBySynonym(entries, groups);
  return groups.clusters();
}

function joinByKey(entries: readonly Entry[], groups: Groups): void {
  const byKey = new Map<string, number>();
  entries.forEach((entry, index) => {
    for (const key of [entry.id, ...entry.keys]) {
      const first = byKey.get(key);
      if (first === undefined) byKey.set(key, index);
      else groups.joinUnlessApart(first, index);
    }
  });
  entries.forEach((entry, index) => {
    const whole = entry.partOf === undefined ? undefined : byKey.get(entry.partOf);
    if (whole !== undefined) groups.joinPart(whole, index);
  });
}

function joinByPreferredName(entries: readonly Entry[], groups: Groups): void {
  const byName = new Map<string, number>();
  entries.forEach((entry, index) => {
    const preferred = entry.names[0];
    if (preferred === undefined || entry.mergeByKeyOnly === true) return;
    const key = nameKey(entry, preferred.text);
    const first = byName.get(key);
    if (first === undefined) byName.set(key, index);
    else groups.joinUnlessApart(first, index);
  });
}

function joinBySynonym(entries: readonly Entry[], groups: Groups): void {
  const claims = new Map<string, Set<number>>();
  entries.forEach((entry, index) => {
    if (entry.mergeByKeyOnly === true) return;
    for (const other of entry.names.slice(1)) {
      if (other.exactCase || other.role === "foreign" || other.role === "remote") continue;
      const key = nameKey(entry, other.text);
      const set = claims.get(key) ?? new Set();
      set.add(index);
      claims.set(key, set);
    }
  });
  entries.forEach((entry, index) => {
    const preferred = entry.names[0];
    if (preferred === undefined || entry.mergeByKeyOnly === true) return;
    const claimants = [...(claims.get(nameKey(entry, preferred.text)) ?? [])].filter(
      (other) => !groups.joined(other, index),
    );
    const roots = new Set(claimants.map((claimant) => groups.find(claimant)));
    if (roots.size === 1) groups.joinUnlessApart(claimants[0]!, index);
  });
}

/** Conditions and adverse events are one realm: the same disorder is the one or the other by context. */
function nameKey(entry: Entry, text: string): string {
  return `${entry.kind === "adverse-event" ? "condition" : entry.kind}|${foldKey(text)}`;
}

/** Sets of entries that know which sources they hold an entry of. */
class Groups {
  readonly #entries: readonly Entry[];
  readonly #parent: number[];
  /** By root: source → the id it has there. */
  readonly #ids: Map<string, string>[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#parent = entries.map((_, index) => index);
    this.#ids = entries.map((entry) => new Map([[entry.source, entry.id]]));
  }

  find(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let at = index; at !== root;) {
      const next = this.#parent[at]!;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  joined(left: number, right: number): boolean {
    return this.find(left) === this.find(right);
  }

  /** Joins two sets, except where one source holds both under different ids: it knows that they differ. */
  joinUnlessApart(left: number, right: number): void {
    const a = this.find(left);
    const b = this.find(right);
    if (a === b) return;
    const [into, from] = a < b ? [a, b] : [b, a];
    for (const [source, id] of this.#ids[from]!) {
      const other = this.#ids[into]!.get(source);
      if (other !== undefined && other !== id) return;
    }
    this.#parent[from] = into;
    for (const [source, id] of this.#ids[from]!) this.#ids[into]!.set(source, id);
  }

  /** Joins a salt's set to its base's whatever their ids; only the base's ids count from then on. */
  joinPart(whole: number, part: number): void {
    const a = this.find(whole);
    const b = this.find(part);
    if (a === b) return;
    const [into, from] = a < b ? [a, b] : [b, a];
    this.#ids[into] = this.#ids[a]!;
    this.#parent[from] = into;
  }

  clusters(): Cluster[] {
    const clusters = new Map<number, Entry[]>();
    this.#entries.forEach((entry, index) => {
      const root = this.find(index);
      const cluster = clusters.get(root) ?? [];
      cluster.push(entry);
      clusters.set(root, cluster);
    });
    return [...clusters.values()];
  }
}
