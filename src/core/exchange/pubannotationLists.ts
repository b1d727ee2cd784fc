import type { Span } from "../text/span.ts";
import { type ClaimItem, type Item, keeping, type Role } from "./document.ts";
import { type Path, Unreadable } from "./unreadable.ts";
import { fieldsFromPairs, parsed, ROLES } from "./infons.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { CLAIM, PUBANNOTATION, TRACK, trackId } from "./pubannotationNames.ts";
import { toSay } from "../words.ts";

type Pairs = readonly (readonly [pred: string, obj: Json])[];

interface Relation {
  readonly id: string;
  readonly subj: string;
  readonly pred: Json;
  readonly obj: string;
  readonly path: Path;
  readonly raw: JsonObject;
}

/** What the lists of annotations of a document or a track hold. */
export interface Annotations {
  readonly mentions: readonly Item[];
  readonly claims: readonly ClaimItem[];
  /** Relations and attributes of paragraphs, as they stand in the file. */
  readonly ofBlocks: JsonObject;
}

/** Reads the denotations, relations and attributes of a document or of one of its tracks, which has ids of its own. */
export class AnnotationLists {
  private readonly value: JsonObject;
  private readonly path: Path;
  private readonly track: number | undefined;
  private readonly blockIds: ReadonlySet<string>;
  private readonly ids = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly pairs = new Map<string, [string, Json][]>();
  private readonly blockAttributes: Json[] = [];

  constructor(value: JsonObject, path: Path, track: number | undefined, blockIds: ReadonlySet<string>) {
    this.value = value;
    this.path = path;
    this.track = track;
    this.blockIds = blockIds;
  }

  read(): Annotations {
    this.readAttributes();
    const denotations = listOf(this.value, "denotations", this.path);
    // Those that have ids keep them; the others get what is left.
    const given = denotations.map(([each, where]) => this.take(each["id"], where));
    const items = denotations.map(([each, where], i) => this.denotation(given[i] ?? this.free("D"), each, where));
    const listed = listOf(this.value, "relations", this.path);
    const own = listed.map(([each, where]) => this.take(each["id"], where));
    const relations = listed.map(([each, where], i) => relationOf(own[i] ?? this.free("R"), each, where));
    this.checkTargets(relations);
    const isOfBlock = ({ subj, obj }: Relation): boolean => this.blockIds.has(subj) || this.blockIds.has(obj);
    const withWords = new Map(
      items.filter(({ isClaim }) => isClaim).map(({ item }) => [item.id, { ...item, roles: [] as Role[] }]),
    );
    const claims: ClaimItem[] = [];
    for (const relation of relations) {
      if (isOfBlock(relation)) continue;
      const claim = relation.id.startsWith(`${relation.subj}.`) ? withWords.get(this.named(relation.subj)) : undefined;
      if (claim === undefined) claims.push(this.relation(relation));
      else
        claim.roles.push({
          role: typeof relation.pred === "string" ? relation.pred : "",
          target: this.named(relation.obj),
        });
    }
    return {
      mentions: items.filter(({ isClaim }) => !isClaim).map(({ item }) => item),
      claims: [...withWords.values(), ...claims],
      ofBlocks: filled({
        relations: relations.filter(isOfBlock).map(({ raw }) => raw),
        attributes: this.blockAttributes,
      }),
    };
  }

  private named(id: string): string {
    return trackId(id, this.track);
  }

  private take(id: Json | undefined, where: Path): string | undefined {
    if (typeof id !== "string" && typeof id !== "number") return undefined;
    if (this.ids.has(String(id))) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(id)), where);
    this.ids.add(String(id));
    return String(id);
  }

  /** An id for what has none, and that nothing speaks of. */
  private free(prefix: string): string {
    for (;;) {
      const count = (this.counts.get(prefix) ?? 0) + 1;
      this.counts.set(prefix, count);
      const id = `${prefix}${count}`;
      if (this.ids.has(id) || this.pairs.has(id)) continue;
      this.ids.add(id);
      return id;
    }
  }

  private readAttributes(): void {
    for (const [each, where] of listOf(this.value, "attributes", this.path)) {
      const { subj, pred, obj } = each;
      if (typeof subj !== "string" || typeof pred !== "string")
        throw new Unreadable(toSay('An attribute needs a "subj" and a "pred".'), where);
      const own = this.pairs.get(subj);
      if (this.blockIds.has(subj)) this.blockAttributes.push(each);
      else if (own === undefined) this.pairs.set(subj, [[pred, obj ?? null]]);
      else own.push([pred, obj ?? null]);
    }
  }

  private checkTargets(relations: readonly Relation[]): void {
    const isKnown = (id: string): boolean => this.ids.has(id) || this.blockIds.has(id);
    for (const { subj, obj, path } of relations) {
      const missing = [subj, obj].find((id) => !isKnown(id));
      if (missing !== undefined)
        throw new Unreadable(
          toSay("A relation speaks of {0}, which is not in the file.", JSON.stringify(missing)),
          path,
        );
    }
    const about = [...this.pairs.keys()].find((id) => !isKnown(id));
    if (about !== undefined) {
      const where = [...this.path, "attributes"];
      throw new Unreadable(toSay("An attribute is about {0}, which is not in the file.", JSON.stringify(about)), where);
    }
  }

  private denotation(id: string, each: JsonObject, where: Path): { item: Item; isClaim: boolean } {
    const pairs = this.pairs.get(id) ?? [];
    const isClaim = pairs.some(([pred, obj]) => pred === CLAIM && obj === true);
    const item = this.item(id, each["obj"], isClaim ? pairs.filter(([pred]) => pred !== CLAIM) : pairs, where);
    return { item: { ...item, spans: spansOf(each["span"], [...where, "span"]) }, isClaim };
  }

  private relation({ id, subj, obj, pred, path }: Relation): ClaimItem {
    const pairs = this.pairs.get(id) ?? [];
    const exact = parsed(pairs.find(([key]) => key === ROLES)?.[1] ?? null);
    const [first, second] = isList(exact) && exact.length === 2 ? exact : [];
    const roles = [
      { role: typeof first === "string" ? first : "subj", target: this.named(subj) },
      { role: typeof second === "string" ? second : "obj", target: this.named(obj) },
    ];
    return {
      ...this.item(
        id,
        pred,
        pairs.filter(([key]) => key !== ROLES),
        path,
      ),
      roles,
    };
  }

  private item(id: string, obj: Json | undefined, pairs: Pairs, where: Path): Item {
    const { fields, conceptKey, rest } = fieldsFromPairs(pairs);
    return {
      id: this.named(id),
      spans: [],
      label: typeof obj === "string" ? obj : "",
      fields,
      where,
      ...keeping(PUBANNOTATION, {
        conceptKey,
        obj: typeof obj === "string" || obj === undefined ? undefined : obj,
        attributes: rest.length === 0 ? undefined : rest,
        [TRACK]: this.track,
      }),
    };
  }
}

function relationOf(id: string, each: JsonObject, path: Path): Relation {
  const { subj, obj, pred } = each;
  if (typeof subj !== "string" || typeof obj !== "string")
    throw new Unreadable(toSay('A relation needs a "subj" and an "obj".'), path);
  return { id, subj, obj, pred: pred ?? null, path, raw: each };
}

/** The spans of a denotation, or of anything else that has one, in the file's unit. */
export function spansOf(value: Json | undefined, path: Path): Span[] {
  const pieces = isList(value) ? value : [value];
  const spans = pieces.map((piece): Span => {
    const { begin, end } = isObject(piece) ? piece : {};
    if (typeof begin !== "number" || typeof end !== "number") {
      throw new Unreadable(
        toSay('A span needs numbers: "begin" is {0} and "end" is {1}.', JSON.stringify(begin), JSON.stringify(end)),
        path,
      );
    }
    return { start: begin, end };
  });
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The objects of a list, each with its path; nothing where there is no list. */
export function listOf(of: JsonObject, key: string, path: Path): [JsonObject, Path][] {
  const value = of[key];
  if (value === undefined || value === null) return [];
  if (!isList(value)) throw new Unreadable(toSay('"{0}" must be a list.', key), [...path, key]);
  return value.map((each, i) => {
    if (!isObject(each)) throw new Unreadable(toSay('"{0}" must hold objects.', key), [...path, key, i]);
    return [each, [...path, key, i]];
  });
}

function filled(lists: Readonly<Record<string, readonly Json[]>>): JsonObject {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
