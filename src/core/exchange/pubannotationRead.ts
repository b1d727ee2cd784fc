import { OffsetTable, type Unit } from "../text/offsets.ts";
import { baseName, type ExchangeDocument, keeping } from "./document.ts";
import { type Path, Unreadable } from "./unreadable.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Annotations, AnnotationLists, listOf, spansOf } from "./pubannotationLists.ts";
import { BLOCKS, PUBANNOTATION, sourceName } from "./pubannotationNames.ts";
import { toSay } from "../words.ts";

/** Lists that hold annotations. */
const LISTS = ["denotations", "relations", "attributes"] as const;

/**
 * One document of PubAnnotation, with its own annotations or with those of several projects in tracks. Spans stay in
 * the file's unit, but for those of paragraphs and the like, which are kept in UTF-16.
 */
export function readDocument(value: JsonObject, path: Path, unit: Unit, file: string): ExchangeDocument {
  const { text, tracks } = value;
  if (typeof text !== "string")
    throw new Unreadable(toSay('This is no PubAnnotation: its "text" is no string.'), [...path, "text"]);
  const id = sourceName(value) ?? baseName(file.replace(/\.pubannotation(?=\.json$)/, ""));
  const blockIds = idsOfBlocks(value, path);
  const top = new AnnotationLists(value, path, undefined, blockIds).read();
  const own = listOf(value, "tracks", path);
  const all: Annotations[] = [
    top,
    ...own.map(([track, where], i) => new AnnotationLists(track, where, i, new Set()).read()),
  ];
  return {
    id,
    text,
    mentions: all.flatMap(({ mentions }) => mentions),
    claims: all.flatMap(({ claims }) => claims),
    ...keeping(PUBANNOTATION, {
      ...restOf(value, id),
      spanned: stretches(value, path, new OffsetTable(text, unit)),
      tracks: tracks === undefined ? undefined : own.map(([track]) => without(track, LISTS)),
      ofBlocks: Object.keys(top.ofBlocks).length === 0 ? undefined : top.ofBlocks,
    }),
  };
}

/** What the document says besides its annotations, and where it is from, unless that is only its name. */
function restOf(value: JsonObject, id: string): { source: Json | undefined; rest: Json | undefined } {
  const { sourceid, divid, ...rest } = without(value, ["text", "tracks", ...LISTS, ...BLOCKS]);
  const isName = sourceid === undefined || (sourceid === id && divid === undefined);
  return {
    source: isName ? undefined : { sourceid, ...(divid === undefined ? {} : { divid }) },
    rest: Object.keys(rest).length === 0 ? undefined : rest,
  };
}

/** Paragraphs and the like, their spans in UTF-16. */
function stretches(value: JsonObject, path: Path, table: OffsetTable): Json | undefined {
  const lists = BLOCKS.filter((key) => value[key] !== undefined).map((key): [string, Json] => [
    key,
    listOf(value, key, path).map(([each, where]) => stretch(each, [...where, "span"], table)),
  ]);
  return lists.length === 0 ? undefined : Object.fromEntries(lists);
}

function stretch(each: JsonObject, path: Path, table: OffsetTable): Json {
  const [{ start, end } = { start: -1, end: -1 }] = spansOf(each["span"], path);
  const [begin16, end16] = [table.toUtf16(start), table.toUtf16(end)];
  if (begin16 === undefined || end16 === undefined || begin16 >= end16) {
    throw new Unreadable(toSay("The offsets {0} to {1} are no stretch of the text.", start, end), path);
  }
  return { ...each, span: { begin: begin16, end: end16 } };
}

function idsOfBlocks(value: JsonObject, path: Path): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [{ id }, where] of listOf(value, "blocks", path)) {
    if (typeof id !== "string") continue;
    if (ids.has(id)) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(id)), where);
    ids.add(id);
  }
  return ids;
}

function without(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
