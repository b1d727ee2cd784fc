import { FIELD_ORDER, type FieldValue } from "../annotate/sidecar/format.ts";
import type { Infons } from "./bioc.ts";
import type { ItemFields } from "./document.ts";
import { isFields, isObject, type Json, jsonLine } from "./json.ts";

/** Fields that are text, and stand under their own names as they are. */
const TEXTS = ["polarity", "certainty", "predicate", "status", "note", "by", "on"] as const;

/** What tools call the identifier of what is named. The first is ours. */
const CONCEPT_KEYS = ["identifier", "cui", "concept", "concept_id"] as const;

/** Behind the name of a field whose value is written as JSON. */
const AS_JSON = ":json";

/** Keys and values as which an item's fields are written wherever a format has room for pairs of text. */
export function fieldsAsPairs(
  fields: ItemFields,
  conceptKey: string,
  isPlain: (value: string) => boolean,
): [string, string][] {
  return Object.entries(fields).map(([field, value]) => {
    const name = field === "concept" ? conceptKey : field;
    const isText = field === "concept" || (TEXTS as readonly string[]).includes(field);
    if (isText && typeof value === "string" && isPlain(value)) return [name, value];
    return [`${field}${AS_JSON}`, jsonLine(value)];
  });
}

/** What pairs of a file say in the fields of BioGloss, under which key its identifier stands, and the pairs left over. */
export function fieldsFromPairs(pairs: Infons): {
  fields: Record<string, FieldValue>;
  conceptKey?: string;
  rest: Infons;
} {
  const fields: Record<string, FieldValue> = {};
  const rest: (readonly [string, Json])[] = [];
  let conceptKey: string | undefined;
  const takes = (field: string, value: Json | undefined): boolean => {
    if (value === undefined || !isFields(value) || fields[field] !== undefined) return false;
    fields[field] = value as FieldValue;
    return true;
  };
  const known = CONCEPT_KEYS.find((key) => pairs.some(([each, value]) => each === key && typeof value === "string"));
  for (const pair of pairs) {
    const [key, value] = pair;
    const json = key.endsWith(AS_JSON) ? key.slice(0, -AS_JSON.length) : undefined;
    let isTaken = false;
    if (json !== undefined) isTaken = isField(json) && takes(json, parsed(value));
    else if (key === known && typeof value === "string") {
      isTaken = takes("concept", value);
      if (isTaken) conceptKey = key;
    } else if ((TEXTS as readonly string[]).includes(key))
      isTaken = typeof value === "string" && means(key, value) && takes(key, value);
    if (!isTaken) rest.push(pair);
  }
  return { fields, ...(conceptKey === undefined || conceptKey === CONCEPT_KEYS[0] ? {} : { conceptKey }), rest };
}

/** The key of an identifier where the file has none of its own. */
export const CONCEPT_KEY = CONCEPT_KEYS[0];

/** The exact names of a claim's roles, where a format has to spell one otherwise. */
export const ROLES = `roles${AS_JSON}`;

const NOT_HERE = new Set(["kind", "claim", "quote", "before", "after", "parts", "about", "imported"]);

function isField(name: string): boolean {
  return (FIELD_ORDER as readonly string[]).includes(name) && !NOT_HERE.has(name);
}

/** Whether a value is one that the field can have. */
function means(field: string, value: string): boolean {
  if (field === "polarity") return value === "negated";
  if (field === "certainty") return ["probable", "possible", "hypothetical"].includes(value);
  return true;
}

/** What a value says that is JSON itself; `undefined` for another. */
export function parsed(value: Json): Json | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}

/** Pairs as an object; the values of a key that comes again as a list. */
export function pairsAsObject(pairs: Infons): Record<string, Json> {
  const values = new Map<string, Json[]>();
  for (const [key, value] of pairs) {
    const same = values.get(key);
    if (same === undefined) values.set(key, [value]);
    else same.push(value);
  }
  return Object.fromEntries([...values].map(([key, list]) => [key, list.length === 1 ? (list[0] as Json) : list]));
}

/** The pairs of an object. */
export function objectAsPairs(value: Json | undefined): Infons {
  return isObject(value) ? Object.entries(value) : [];
}
