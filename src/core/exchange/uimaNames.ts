import { baseName } from "./document.ts";
import type { JsonObject } from "./json.ts";
import { CLAIM, MENTION, RELATION } from "./uimaLayers.ts";

/** The family under which the formats of UIMA keep what only they understand. */
export const UIMA = "uima";

export const SOFA = "uima.cas.Sofa";
export const TOP = "uima.cas.TOP";
export const ANNOTATION = "uima.tcas.Annotation";
export const STRING = "uima.cas.String";

/** DKPro's type that names the document; INCEpTION and WebAnno go by it. */
export const META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/** The view of a CAS that has but one. */
export const VIEW = "_InitialView";

/** The text's structure but for the text, as BioGloss writes it. */
export const STANDARD_SOFA = { "%ID": 1, "%TYPE": SOFA, sofaNum: 1, sofaID: VIEW, mimeType: "text" } as const;

const DOCUMENT = "urn:biogloss:document:";

/** The address that says a document's name exactly; a title may have an ending or not. */
export function uriOf(id: string): string {
  return DOCUMENT + encodeURIComponent(id);
}

/** The name of the document that a structure of the type `META` is about: BioGloss's own address before a title. */
export function nameIn({ documentUri, documentTitle, documentId }: JsonObject): string | undefined {
  if (typeof documentUri === "string" && documentUri.startsWith(DOCUMENT)) {
    try {
      return decodeURIComponent(documentUri.slice(DOCUMENT.length));
    } catch {
      // Someone has changed the address: the title counts.
    }
  }
  const title = [documentTitle, documentId].find((each) => typeof each === "string" && each !== "");
  return typeof title === "string" ? baseName(title) : undefined;
}

/** Whether annotations of a type are laid out as BioGloss writes them. */
export function isOwnLayer(type: string): boolean {
  return type === MENTION || type === CLAIM || type === RELATION;
}

/** The name of the view that a sofa holds the text of. */
export function viewOf({ sofaID }: JsonObject): string {
  return typeof sofaID === "string" ? sofaID : VIEW;
}

/** The type of a structure in JSON; empty where it has none. */
export function typeOf(structure: JsonObject): string {
  const type = structure["%TYPE"];
  return typeof type === "string" ? type : "";
}

/** What names the document, as BioGloss writes it, in a text of so many UTF-16 code units. */
export function metaOf(id: string, sofa: number, length: number): JsonObject {
  return { "@sofa": sofa, begin: 0, end: length, documentId: id, documentTitle: id, documentUri: uriOf(id) };
}

/** Whether a structure says the document's name as `metaOf` does, and nothing else. */
export function isOwnMeta(raw: JsonObject): boolean {
  const { "%ID": _id, "%TYPE": _type, ...features } = raw;
  const { documentId: id, "@sofa": sofa, end } = features;
  if (typeof id !== "string" || typeof sofa !== "number" || typeof end !== "number") return false;
  const own = Object.entries(metaOf(id, sofa, end));
  return own.length === Object.keys(features).length && own.every(([key, value]) => features[key] === value);
}
