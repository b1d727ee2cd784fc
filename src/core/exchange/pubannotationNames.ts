import { type Item, keptOf } from "./document.ts";
import type { Json, JsonObject } from "./json.ts";

/** The family under which PubAnnotation keeps what only it understands. */
export const PUBANNOTATION = "pubannotation";

/** The attribute that tells a claim's own words from a mention. */
export const CLAIM = "biogloss:claim";

/** Under this key an item keeps the number of the track it stands in. */
export const TRACK = "track";

/** Lists of elements with spans that are no annotations: paragraphs, type faces. */
export const BLOCKS = ["blocks", "typesettings", "divisions", "styles"] as const;

/** The number of the track that an item stands in, from 0. */
export function trackOf(item: Item): number | undefined {
  const track = keptOf(item.kept, PUBANNOTATION)?.[TRACK];
  return typeof track === "number" && Number.isInteger(track) && track >= 0 ? track : undefined;
}

/** An id as it is read in a track: each track has ids of its own. */
export function trackId(id: string, track: number | undefined): string {
  return track === undefined || id.startsWith(`${track + 1}/`) ? id : `${track + 1}/${id}`;
}

/** The name that a document has by where it is from. */
export function sourceName({ sourceid, divid }: JsonObject): string | undefined {
  if (!isName(sourceid)) return undefined;
  return isName(divid) ? `${sourceid}-${divid}` : String(sourceid);
}

function isName(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
