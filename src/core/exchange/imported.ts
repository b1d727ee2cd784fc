import { isMapValue } from "../annotate/sidecar/change.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import type { ItemFields, Kept } from "./document.ts";
import { isList, isObject, type Json } from "./json.ts";

/**
 * The key `imported` of an entry, and of the sidecar: what a file says that no other field holds. It is given back when
 * the annotation is exported to the same format.
 *
 * - `id`: what the annotation goes by there, where its entry goes by another id;
 * - `fields`: what is said of it in fields that BioGloss has, and that it cannot have here;
 * - `label`: what the annotation is called there, where BioGloss would call it otherwise;
 * - `words: none`: it is a relation without words of its own, and its quote is the stretch from its first to its last part;
 * - `relations`: relations that begin at this mention and have no place of their own;
 * - `text`: of the sidecar only: the fingerprint of the text that the rest speaks of;
 * - any other key: what a family of formats keeps (`brat`, `bioc`, …).
 */
export interface Imported {
  readonly id?: string;
  readonly fields?: ItemFields;
  readonly label?: string;
  readonly isBare?: true;
  readonly relations?: readonly Json[];
  readonly kept?: Kept;
}

const OWN_KEYS = new Set(["id", "label", "words", "fields", "relations", "text"]);

/** What an entry's `imported` says. */
export function readImported(value: FieldValue | undefined): Imported {
  if (!isMapValue(value)) return {};
  const { id, label, words, fields, relations } = value;
  const kept = Object.entries(value).filter(([key]) => !OWN_KEYS.has(key));
  const list = relations === undefined ? undefined : fromTree(relations);
  return {
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof label === "string" ? { label } : {}),
    ...(isMapValue(fields) ? { fields } : {}),
    ...(words === "none" ? { isBare: true } : {}),
    ...(isList(list) ? { relations: list } : {}),
    ...(kept.length === 0 ? {} : { kept: Object.fromEntries(kept.map(([key, each]) => [key, fromTree(each)])) }),
  };
}

/** The inverse of `readImported`; `undefined` where there is nothing to say. */
export function importedField({ id, label, isBare, fields, relations, kept }: Imported): FieldValue | undefined {
  const value: Record<string, FieldValue> = {};
  if (id !== undefined) value["id"] = id;
  if (label !== undefined) value["label"] = label;
  if (isBare === true) value["words"] = "none";
  if (fields !== undefined) value["fields"] = fields;
  if (relations !== undefined && relations.length > 0) value["relations"] = relations.map(toTree);
  for (const [family, each] of Object.entries(kept ?? {})) value[family] = toTree(each);
  return Object.keys(value).length === 0 ? undefined : value;
}

/** What a sidecar keeps of the file that its document came with; nothing once the text has changed. */
export function importedOfDocument(value: FieldValue | undefined, text: string): { kept?: Kept; isStale: boolean } {
  const { kept } = readImported(value);
  if (kept === undefined || !isMapValue(value)) return { isStale: false };
  return value["text"] === fingerprint(text) ? { kept, isStale: false } : { isStale: true };
}

/** A sidecar's `imported` for what was read of a document. */
export function importedForDocument(kept: Kept | undefined, text: string): FieldValue | undefined {
  const value = importedField(kept === undefined ? {} : { kept });
  return isMapValue(value) ? { text: fingerprint(text), ...value } : undefined;
}

/** Tells texts apart: the length and FNV-1a of 32 bits over the UTF-16 code units. Nothing secret hangs on it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

/** A sidecar's values are strings, lists and maps; every other value of JSON is a map of this key to its JSON text. */
const LITERAL = "json";

/** JSON as a sidecar holds it. */
export function toTree(value: Json): FieldValue {
  if (typeof value === "string") return value;
  if (isList(value)) return value.length === 0 ? literal(value) : value.map(toTree);
  if (!isObject(value) || LITERAL in value || Object.keys(value).length === 0) return literal(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toTree(each)]));
}

function literal(value: Json): FieldValue {
  return { [LITERAL]: JSON.stringify(value) };
}

/** The inverse of `toTree`. A literal that someone has broken stays the text that it is. */
export function fromTree(value: FieldValue): Json {
  if (typeof value === "string") return value;
  if (!isMapValue(value)) return value.map(fromTree);
  const text = value[LITERAL];
  if (typeof text === "string" && Object.keys(value).length === 1) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromTree(each)]));
}
