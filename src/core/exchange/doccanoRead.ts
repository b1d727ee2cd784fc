import type { Unit } from "../text/offsets.ts";
import { CLAIM, DOCCANO, DOCUMENT, ENDS, EXTENSIONS, REF, ROLE, WORDS } from "./doccanoNames.ts";
import { type ExchangeDocument, type ForeignFile, keeping, type Note, type Parsed } from "./document.ts";
import { Unreadable, type Where } from "./unreadable.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { DocumentNames, type JsonRecord, objectsIn, recordsOf, restOf } from "./records.ts";
import { itemsOfGraph, type ReadArrow, readExtras, type ReadSpan } from "./spanGraph.ts";
import { toSay } from "../words.ts";

/** What doccano and the people who import into it call the text and the list of spans; the usual name first. */
const TEXT_KEYS = ["text", "data", "column_data"];
const LABEL_KEYS = ["label", "labels", "column_label"];

/** Reads the exports of doccano's projects for sequence labelling and for relations, of its older versions too. */
export function parseDoccano(file: ForeignFile, _companions: ReadonlyMap<string, string>, _unit: Unit): Parsed {
  const records = recordsOf(file.content);
  const names = new DocumentNames(file.name, EXTENSIONS, records.length);
  const notes: Note[] = [];
  return { documents: records.map((record, i) => documentOf(record, names, i, notes)), notes };
}

function documentOf(
  { value, where }: JsonRecord,
  names: DocumentNames,
  index: number,
  notes: Note[],
): ExchangeDocument {
  if (!isObject(value)) throw new Unreadable(toSay("This is no doccano: there should be an object a line."), where());
  const textKey = TEXT_KEYS.find((key) => typeof value[key] === "string");
  if (textKey === undefined) throw new Unreadable(toSay('This is no doccano: its "text" is no string.'), where());
  const isGraph = isList(value["entities"]);
  const listKey = isGraph ? undefined : LABEL_KEYS.find((key) => value[key] !== undefined);
  const name = names.take(value[DOCUMENT], index);
  if (isGraph && LABEL_KEYS.some((key) => isFilled(value[key])))
    notes.push({
      message: toSay('There are "entities" and labels; the entities are read.'),
      where: where("entities"),
      document: name,
    });
  const spans = isGraph ? entitiesOf(value, where) : listKey === undefined ? [] : labelsOf(value, listKey, where);
  // Without entities, relations are what a project once was imported with, and speak of nothing.
  const arrows = isGraph ? arrowsIn(value, spans, where) : [];
  const known = new Set([
    textKey,
    DOCUMENT,
    ...(isGraph ? ["entities", "relations"] : []),
    ...(listKey === undefined ? [] : [listKey]),
  ]);
  return {
    id: name,
    text: value[textKey] as string,
    ...itemsOfGraph(
      spans.map(({ span }) => span),
      arrows,
      DOCCANO,
      ENDS,
    ),
    ...keeping(DOCCANO, { rest: restOf(value, known) }),
  };
}

function isFilled(value: Json | undefined): boolean {
  return isList(value) && value.length > 0;
}

interface Numbered {
  readonly span: ReadSpan;
  /** What relations call it. */
  readonly number: Json;
}

const ENTITY_KEYS = new Set(["id", "start_offset", "end_offset", "label", WORDS, REF, CLAIM]);

function entitiesOf(value: JsonObject, where: JsonRecord["where"]): Numbered[] {
  return objectsIn(value, "entities", where).map(([each, place], i) => {
    const { id = i, start_offset: start, end_offset: end, label, [WORDS]: words, [REF]: ref } = each;
    const item = {
      id: typeof ref === "string" ? ref : `T${shown(id)}`,
      ...spanOf(start, end, label, place),
      ...(typeof words === "string" ? { words } : {}),
      where: place,
      ...readExtras(restOf(each, ENTITY_KEYS) ?? {}, DOCCANO),
    };
    return { span: { item, isClaim: each[CLAIM] === true }, number: id };
  });
}

/** Spans as lists of start, end and label. */
function labelsOf(value: JsonObject, key: string, where: JsonRecord["where"]): Numbered[] {
  const list = value[key];
  if (!isList(list)) throw new Unreadable(toSay('"{0}" must be a list of spans.', key), where(key));
  return list.map((each, i) => {
    const place = where(key, i);
    const [start, end, label] = isList(each) ? each : [];
    return {
      span: { item: { id: `T${i}`, ...spanOf(start, end, label, place), fields: {}, where: place }, isClaim: false },
      number: i,
    };
  });
}

function spanOf(start: Json | undefined, end: Json | undefined, label: Json | undefined, where: Where) {
  if (typeof start !== "number" || typeof end !== "number" || typeof label !== "string") {
    throw new Unreadable(toSay("A span needs a start and an end, which are numbers, and a label."), where);
  }
  return { spans: [{ start, end }], label };
}

const RELATION_KEYS = new Set(["id", "from_id", "to_id", "type", REF, ROLE]);

function arrowsIn(value: JsonObject, spans: readonly Numbered[], where: JsonRecord["where"]): ReadArrow[] {
  const ids = new Map(spans.map(({ span, number }) => [number, span.item.id]));
  const called = (number: Json | undefined): string => ids.get(number ?? null) ?? shown(number ?? null);
  return objectsIn(value, "relations", where).map(([each, place]) => {
    const { id, from_id: from, to_id: to, type, [REF]: ref, [ROLE]: role } = each;
    return {
      from: called(from),
      to: called(to),
      label: typeof type === "string" ? type : "",
      ...(typeof role === "string" ? { role } : {}),
      ...(typeof ref === "string" ? { id: ref } : id === undefined ? {} : { id: `R${shown(id)}` }),
      extras: restOf(each, RELATION_KEYS) ?? {},
      where: place,
    };
  });
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
