import { type Path, Unreadable } from "./unreadable.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { ANNOTATION } from "./uimaNames.ts";
import { toSay } from "../words.ts";

/** A feature structure of a CAS: what UIMA calls everything that is in one. */
export interface Structure {
  readonly id: number;
  readonly type: string;
  readonly raw: JsonObject;
  readonly path: Path;
}

/** What a slot feature holds. */
export interface Links {
  /** The type of the links; `undefined` where there is none. */
  readonly type: string | undefined;
  /** Numbers of the array and of its links. */
  readonly ids: readonly number[];
  readonly links: readonly { readonly role: string; readonly target: number }[];
}

const STRUCTURES = "%FEATURE_STRUCTURES";

/** The feature structures of a CAS in JSON, by their numbers, and what their types are. */
export class Structures {
  readonly all: readonly Structure[];
  private readonly byId = new Map<number, Structure>();
  private readonly supers = new Map<string, string>();

  /** Throws `Unreadable` for JSON that is no CAS. */
  constructor(value: Json) {
    const list = isObject(value) ? value[STRUCTURES] : undefined;
    if (!isObject(value) || (!isList(list) && !isObject(list)))
      throw new Unreadable(toSay('This is no UIMA CAS JSON: there is no "{0}".', STRUCTURES));
    // Version 0.4 has a list; before that it was an object, the numbers its keys.
    const entries: [Json | undefined, Json, Path][] = isList(list)
      ? list.map((raw, i) => [isObject(raw) ? raw["%ID"] : undefined, raw, [STRUCTURES, i]])
      : Object.entries(list).map(([key, raw]) => [Number(key), raw, [STRUCTURES, key]]);
    this.all = entries.map(([id, raw, path]) => {
      if (!isObject(raw) || typeof id !== "number" || !Number.isSafeInteger(id) || typeof raw["%TYPE"] !== "string")
        throw new Unreadable(toSay('A feature structure needs a number as "%ID", and a "%TYPE".'), path);
      if (this.byId.has(id)) throw new Unreadable(toSay("The id {0} is used twice.", id), path);
      const structure = { id, type: raw["%TYPE"], raw: { ...raw, "%ID": id }, path };
      this.byId.set(id, structure);
      return structure;
    });
    const types = value["%TYPES"];
    for (const [name, type] of Object.entries(isObject(types) ? types : {})) {
      const above = isObject(type) ? type["%SUPER_TYPE"] : undefined;
      if (typeof above === "string") this.supers.set(name, above);
    }
  }

  has(id: number): boolean {
    return this.byId.has(id);
  }

  /** Whether a structure marks a stretch of text: by its type, or, where the file does not declare that, by its features. */
  isAnnotation({ type, raw }: Structure): boolean {
    const seen = new Set<string>();
    for (let each: string | undefined = type; each !== undefined && !seen.has(each); each = this.supers.get(each)) {
      if (each === ANNOTATION) return true;
      seen.add(each);
    }
    return !this.supers.has(type) && raw["begin"] !== undefined && raw["end"] !== undefined;
  }

  /** What a slot feature's array holds; `undefined` for anything that is none. */
  linksOf(array: Json | undefined): Links | undefined {
    const structure = typeof array === "number" ? this.byId.get(array) : undefined;
    const elements = structure?.raw["%ELEMENTS"];
    if (structure === undefined || !structure.type.endsWith("[]") || !isList(elements)) return undefined;
    const ids: number[] = [structure.id];
    const links: { role: string; target: number }[] = [];
    let type: string | undefined;
    for (const id of elements) {
      const link = typeof id === "number" ? this.byId.get(id) : undefined;
      if (link === undefined || (type !== undefined && link.type !== type)) return undefined;
      const { "%ID": _id, "%TYPE": _type, role, "@target": target, ...more } = link.raw;
      const isLink = typeof target === "number" && (role === undefined || role === null || typeof role === "string");
      if (!isLink || Object.keys(more).length > 0) return undefined;
      type = link.type;
      ids.push(link.id);
      links.push({ role: role ?? "", target });
    }
    return { type, ids, links };
  }
}
