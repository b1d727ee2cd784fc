import { keptOf, type ExchangeDocument, type Item } from "./document.ts";
import { CONCEPT_KEY, fieldsAsPairs } from "./infons.ts";
import { isList, isObject, type Json } from "./json.ts";
import { NOT_XML } from "./xml.ts";

/** The family under which Label Studio keeps what only it understands. */
export const LABEL_STUDIO = "labelstudio";

/** Endings of its files, the usual one first. */
export const EXTENSIONS = [".labelstudio.json", ".json"] as const;

/** The key of a task's data that holds the document's name. */
export const DOCUMENT = "document";

/** The tags of the labelling configuration that mentions and claims are labelled with. */
export const MENTION_TAG = "label";
export const CLAIM_TAG = "biogloss_claim";

/** The exact name of the role, in a relation from a claim's own words. */
export const ROLE = "role";

/** The roles of a relation's ends. */
export const ENDS = ["from", "to"] as const;

/** A label as the labelling configuration, which is XML, can hold it. */
export function spelled(label: string): string {
  return label.replace(NOT_XML, "_").replace(/\s+/g, " ").trim() || "Unknown";
}

/** How the tag of the text in the labelling configuration and its key in the data are called, where a file says nothing else. */
export const NAMES = { text: "text", key: "text" } as const;

/** What a file calls the tag of its text and the key of it. */
export interface Names {
  readonly text: string;
  readonly key: string;
}

/** The names in a document's file; without a region nothing says what else the text's key would be. */
export function namesOf({ kept, mentions, claims }: ExchangeDocument): Names {
  const own = keptOf(kept, LABEL_STUDIO)?.["names"];
  const { text, key } = isObject(own) ? own : {};
  const hasRegion = [...mentions, ...claims].some(({ spans }) => spans.length > 0);
  return {
    text: typeof text === "string" ? text : NAMES.text,
    key: typeof key === "string" && hasRegion ? key : NAMES.key,
  };
}

/** The tag that an item is labelled with. */
export function tagOf(item: Item): string {
  const own = keptOf(item.kept, LABEL_STUDIO)?.["tag"];
  if (typeof own === "string") return own;
  return "roles" in item ? CLAIM_TAG : MENTION_TAG;
}

/** The fields of an item as texts, each with the tag of the text area that it stands in. */
export function fieldTexts(item: Item): [tag: string, text: string][] {
  const key = keptOf(item.kept, LABEL_STUDIO)?.["conceptKey"];
  const pairs = fieldsAsPairs(item.fields, typeof key === "string" ? key : CONCEPT_KEY, () => true);
  return pairs.map(([name, text]) => [name.replace(/:json$/, "_json"), text]);
}

/** The key of a field's text by the tag that it stands in: the inverse of what `fieldTexts` does to keys. */
export function fieldKey(tag: string): string {
  return tag.replace(/_json$/, ":json");
}

/**
 * The number, from 0, of the annotation of the task that an item stands in, of those that were not put aside: one for each
 * person who worked on it.
 */
export function annotationOf(item: Item): number {
  const number = keptOf(item.kept, LABEL_STUDIO)?.["annotation"];
  return typeof number === "number" && Number.isInteger(number) && number > 0 ? number : 0;
}

/** What a document's file says of its annotations besides what stands in them. */
export function annotationsOf({ kept }: ExchangeDocument): readonly Json[] {
  const list = keptOf(kept, LABEL_STUDIO)?.["annotations"];
  return isList(list) ? list : [];
}
