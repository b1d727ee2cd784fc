import type { FieldValue } from "../annotate/sidecar/format.ts";
import { FIELD_ORDER } from "../annotate/sidecar/format.ts";
import { CONCEPT_KEY, fieldsAsPairs, fieldsFromPairs, parsed } from "./infons.ts";
import type { ItemFields } from "./document.ts";
import { isList, isObject, type Json, type JsonObject, jsonLine } from "./json.ts";

/**
 * The layers that INCEpTION and WebAnno hold BioGloss's annotations in. A custom layer of theirs is a UIMA type with this
 * prefix; a slot feature of a layer has a link type that is called after both.
 */
export const MENTION = "webanno.custom.BioGlossMention";
export const CLAIM = "webanno.custom.BioGlossClaim";
/** A claim without words of its own, between two mentions. */
export const RELATION = "webanno.custom.BioGlossRelation";
/** The slot feature of a claim: what takes part in it. */
export const PARTS = "parts";
export const PARTS_LINK = "webanno.custom.BioGlossClaimPartsLink";

/** Features of a relation layer in all projects of INCEpTION: from where, and to where. */
export const GOVERNOR = "Governor";
export const DEPENDENT = "Dependent";

/** BioGloss's id of the annotation: the numbers of the file are the file's own. */
export const UID = "uid";
/** Of the second and further pieces of words that do not stand together: which it is. UIMA knows no such annotations. */
export const PART = "part";
export const LABEL = "label";
/** A JSON object of the fields that are no plain text. */
const DETAILS = "details";
/** Under this key of `DETAILS`: the names of a claim's parts, where a relation is called otherwise than its features. */
export const ROLES_KEY = "roles";

/** What every layer of BioGloss declares: all of it text. */
export const FEATURES = [
  UID,
  LABEL,
  PART,
  CONCEPT_KEY,
  "predicate",
  "polarity",
  "certainty",
  "status",
  "note",
  "by",
  "on",
  DETAILS,
] as const;

const AS_JSON = ":json";

/** An item's fields as text features; what is no plain text in `details`, with what `more` adds to it. */
export function featuresOf(
  fields: ItemFields,
  conceptKey: string,
  isPlain: (value: string) => boolean,
  more: JsonObject = {},
): Record<string, string> {
  const features: Record<string, string> = {};
  const details: Record<string, Json> = {};
  for (const [name, value] of fieldsAsPairs(fields, conceptKey, isPlain)) {
    if (name.endsWith(AS_JSON)) details[name.slice(0, -AS_JSON.length)] = parsed(value) ?? value;
    else features[name] = value;
  }
  const all = { ...details, ...more };
  return Object.keys(all).length === 0 ? features : { ...features, [DETAILS]: jsonLine(all) };
}

/** What features say in the fields of BioGloss, and what is left. */
export interface FromFeatures {
  readonly fields: Record<string, FieldValue>;
  readonly conceptKey?: string;
  /** Names of a relation's parts. */
  readonly roles?: readonly string[];
  /** Features that BioGloss has no field for. */
  readonly rest: JsonObject;
}

/** The inverse of `featuresOf`, for any features of text. */
export function fieldsOf(features: JsonObject): FromFeatures {
  const { [DETAILS]: details, ...plain } = features;
  const object = details === undefined ? undefined : parsed(details);
  const pairs: (readonly [string, Json])[] = Object.entries(plain);
  const unknown: Record<string, Json> = {};
  let roles: readonly string[] | undefined;
  if (isObject(object)) {
    for (const [key, value] of Object.entries(object)) {
      if (key === ROLES_KEY && isList(value) && value.every((each) => typeof each === "string")) roles = value;
      else if ((FIELD_ORDER as readonly string[]).includes(key))
        pairs.push([`${key}${AS_JSON}`, JSON.stringify(value)]);
      else unknown[key] = value;
    }
  } else if (details !== undefined) unknown[DETAILS] = details;
  const { fields, conceptKey, rest } = fieldsFromPairs(pairs);
  const left: Record<string, Json> = {};
  for (const [key, value] of rest) {
    if (key.endsWith(AS_JSON)) unknown[key.slice(0, -AS_JSON.length)] = parsed(value) ?? value;
    else left[key] = value;
  }
  if (Object.keys(unknown).length > 0) left[DETAILS] = unknown;
  return {
    fields,
    rest: left,
    ...(conceptKey === undefined ? {} : { conceptKey }),
    ...(roles === undefined ? {} : { roles }),
  };
}

/** A type's name without its package: `custom.Finding` → `Finding`. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** Features in which other people's layers say what an annotation is. */
const LABELS = [LABEL, "value", "category", "type"] as const;

/** The feature that says what an annotation of a layer is; `undefined` where its layer alone does. */
export function labelFeature(features: JsonObject): string | undefined {
  return LABELS.find((name) => typeof features[name] === "string" && features[name] !== "");
}

/** Packages whose annotations are the grid that others stand on: sentences, tokens, word classes. */
const GRID =
  /^(?:uima\.(?:cas|tcas)\.|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:metadata|segmentation|lexmorph|structure|syntax)\.)/;

/** Whether a type is of the text's structure, and not of what people mark in it. */
export function isGrid(type: string): boolean {
  return GRID.test(type);
}
