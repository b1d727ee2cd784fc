import type { FieldValue } from "../annotate/sidecar/format.ts";
import type { Unit } from "../text/offsets.ts";
import { type ExchangeDocument, type ForeignFile, type Item, keeping, type Note, type Parsed } from "./document.ts";
import { Unreadable, type Where } from "./unreadable.ts";
import { fieldsFromPairs } from "./infons.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import {
  CLAIM_TAG,
  DOCUMENT,
  ENDS,
  EXTENSIONS,
  fieldKey,
  LABEL_STUDIO,
  MENTION_TAG,
  NAMES,
  type Names,
  ROLE,
} from "./labelStudioNames.ts";
import { DocumentNames, type JsonRecord, objectsIn, recordsOf, restOf } from "./records.ts";
import { itemsOfGraph, type ReadArrow, type ReadSpan } from "./spanGraph.ts";
import { toSay } from "../words.ts";

/** Reads the tasks that Label Studio exports, or that are made for it: the annotations of people, or else predictions. */
export function parseLabelStudio(file: ForeignFile, _companions: ReadonlyMap<string, string>, _unit: Unit): Parsed {
  const records = recordsOf(file.content);
  const names = new DocumentNames(file.name, EXTENSIONS, records.length);
  const notes: Note[] = [];
  return { documents: records.map((record, i) => documentOf(record, names, i, notes)), notes };
}

function documentOf({ value, where }: JsonRecord, ids: DocumentNames, index: number, notes: Note[]): ExchangeDocument {
  if (!isObject(value) || !isObject(value["data"]))
    throw new Unreadable(toSay('This is no Label Studio: a task should be an object with "data".'), where());
  const { data } = value;
  const id = ids.take(data[DOCUMENT], index);
  const isPredicted =
    objectsIn(value, "annotations", where).length === 0 && objectsIn(value, "predictions", where).length > 0;
  const list = isPredicted ? "predictions" : "annotations";
  if (isPredicted)
    notes.push({
      message: toSay("Nobody has annotated this task; the predictions of a model are read."),
      where: where(list),
      document: id,
    });
  const annotations = objectsIn(value, list, where);
  const names = namesIn(data, annotations, where);
  const reader = new RegionReader(names);
  annotations.forEach(([annotation], i) => reader.read(annotation, (...path) => where(list, i, ...path)));
  return {
    id,
    text: data[names.key] as string,
    ...itemsOfGraph(reader.spans, reader.arrows, LABEL_STUDIO, ENDS),
    ...keeping(LABEL_STUDIO, {
      rest: restOf(value, new Set(["data", list])),
      data: restOf(data, new Set([names.key, DOCUMENT])),
      names: Object.entries(NAMES).every(([key, name]) => names[key as keyof Names] === name)
        ? undefined
        : { ...names },
      annotations:
        reader.kept.some((each) => Object.keys(each).length > 0) || annotations.length > 1 ? reader.kept : undefined,
      isPredicted: isPredicted ? true : undefined,
    }),
  };
}

/** The name of the tag that shows the text, and the key of the text. */
function namesIn(data: JsonObject, annotations: readonly [JsonObject, Where][], where: JsonRecord["where"]): Names {
  const open = annotations.filter(([annotation]) => annotation["was_cancelled"] !== true);
  const results = open.flatMap(([{ result }]) => (isList(result) ? result.filter(isObject) : []));
  const region = results.find(({ type }) => type === "labels");
  const { to_name: tag, source } = region ?? {};
  const text = typeof tag === "string" ? tag : NAMES.text;
  const texts = Object.keys(data).filter((key) => typeof data[key] === "string" && key !== DOCUMENT);
  const wanted = [typeof source === "string" ? source.replace(/^\$/, "") : "", NAMES.key, text];
  const only = region !== undefined && texts.length === 1 ? texts[0] : undefined;
  const key = wanted.find((each) => texts.includes(each)) ?? only;
  if (key === undefined)
    throw new Unreadable(toSay('The task has no text: "data" should hold one under "text".'), where("data"));
  return { text, key };
}

const ENTRY_KEYS = new Set(["id", "from_name", "to_name", "type", "value", "source"]);
const VALUE_KEYS = new Set(["start", "end", "text", "labels"]);
const RELATION_KEYS = new Set(["id", "from_id", "to_id", "type", "labels", ROLE]);

/** A region of a text: the result that labels it, and the others of its id. */
interface Region {
  readonly entry: JsonObject;
  readonly others: JsonObject[];
  readonly where: Where;
}

type Pair = readonly [key: string, text: string];

function idOf({ id }: JsonObject): string {
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}

/** Reads the regions and relations of a task, person by person. */
class RegionReader {
  readonly spans: ReadSpan[] = [];
  readonly arrows: ReadArrow[] = [];
  /** What each annotation says besides, with the results that are of no region. */
  readonly kept: JsonObject[] = [];
  private readonly names: Names;
  private readonly ids = new Set<string>();
  /** How many annotations there were that were not put aside. */
  private count = 0;

  constructor(names: Names) {
    this.names = names;
  }

  read(annotation: JsonObject, where: JsonRecord["where"]): void {
    if (annotation["was_cancelled"] === true) {
      this.kept.push({ ...annotation, result: isList(annotation["result"]) ? annotation["result"] : [] });
      return;
    }
    const number = this.count++;
    const regions = new Map<string, Region>();
    const results = objectsIn(annotation, "result", where);
    for (const [entry, place] of results) {
      const isLabelled = entry["type"] === "labels" && isObject(entry["value"]);
      if (isLabelled && !regions.has(idOf(entry))) regions.set(idOf(entry), { entry, others: [], where: place });
    }
    const others: Json[] = [];
    for (const [each] of results) {
      const region = regions.get(idOf(each));
      if (each["type"] === "relation" || region?.entry === each) continue;
      if (region === undefined) others.push(each);
      else region.others.push(each);
    }
    const person = personOf(annotation);
    const renamed = new Map<string, string>();
    for (const [id, region] of regions) {
      renamed.set(id, this.free(id));
      const isClaim = region.entry["from_name"] === CLAIM_TAG;
      this.spans.push({ item: this.region(region, renamed.get(id) as string, person, number), isClaim });
    }
    for (const [each, place] of results)
      if (each["type"] === "relation") this.arrows.push(arrowOf(each, renamed, regions, number, place));
    const { result: _, ...rest } = annotation;
    this.kept.push(others.length === 0 ? rest : { ...rest, others });
  }

  /** An id that no other person's region has: those of an annotation that began as a copy are the same. */
  private free(id: string): string {
    let own = id;
    for (let i = 2; this.ids.has(own); i++) own = `${id}~${i}`;
    this.ids.add(own);
    return own;
  }

  private region({ entry, others, where }: Region, id: string, person: Decided, annotation: number): Item {
    const value = entry["value"] as JsonObject;
    const { start, end, text, labels } = value;
    if (typeof start !== "number" || typeof end !== "number")
      throw new Unreadable(toSay('A region of a text needs a "start" and an "end", which are numbers.'), where);
    const [label, ...more] = isList(labels) ? labels : [];
    const texts = others.map((other) => fieldText(other, this.names));
    const { fields, conceptKey, rest } = fieldsFromPairs(texts.filter((pair) => pair !== undefined));
    const results = others.filter((_, i) => texts[i] === undefined || rest.includes(texts[i]));
    const tag = entry["from_name"];
    const isUsual = tag === MENTION_TAG || tag === CLAIM_TAG;
    return {
      id,
      spans: [{ start, end }],
      label: typeof label === "string" ? label : "",
      fields: { ...person, ...fields },
      ...(typeof text === "string" ? { words: text } : {}),
      where,
      ...keeping(LABEL_STUDIO, {
        conceptKey,
        annotation: annotation === 0 ? undefined : annotation,
        tag: isUsual || typeof tag !== "string" ? undefined : tag,
        labels: more.length === 0 ? undefined : more,
        entry: restOf(entry, ENTRY_KEYS),
        value: restOf(value, VALUE_KEYS),
        results: results.length === 0 ? undefined : results.map(withoutPlace),
      }),
    };
  }
}

/** Who decided, and when. */
type Decided = Readonly<Record<string, FieldValue>>;

function personOf({ completed_by: by, created_at: at }: JsonObject): Decided {
  const email = isObject(by) ? by["email"] : by;
  const day = typeof at === "string" ? /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] : undefined;
  return { ...(typeof email === "string" ? { by: email } : {}), ...(day === undefined ? {} : { on: day }) };
}

/** The key of a field and what stands in its text area, where that is one text. */
function fieldText({ type, value, to_name: to, from_name: tag }: JsonObject, names: Names): Pair | undefined {
  if (type !== "textarea" || to !== names.text || typeof tag !== "string" || !isObject(value)) return undefined;
  const { text } = value;
  const [only, ...more] = isList(text) ? text : [text];
  return typeof only === "string" && more.length === 0 ? [fieldKey(tag), only] : undefined;
}

/** A result of a region, without what every result of the region says. */
function withoutPlace({ id: _, ...result }: JsonObject): Json {
  const { value } = result;
  return isObject(value) ? { ...result, value: restOf(value, new Set(["start", "end"])) ?? {} } : result;
}

function arrowOf(
  each: JsonObject,
  renamed: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, Region>,
  annotation: number,
  where: Where,
): ReadArrow {
  const { id, from_id: from, to_id: to, labels, direction, [ROLE]: given } = each;
  const ends = direction === "left" ? [to, from] : [from, to];
  const [source, target] = ends.map(String) as [string, string];
  const [first, ...more] = isList(labels) ? labels : [];
  const label = typeof first === "string" ? first : "";
  // Label Studio gives back neither the keys of ours nor an id: what leads from a claim's words is one of its roles.
  const role =
    typeof given === "string"
      ? given
      : id === undefined && regions.get(source)?.entry["from_name"] === CLAIM_TAG
        ? label
        : undefined;
  const rest = restOf(each, new Set([...RELATION_KEYS, ...(direction === "bi" ? [] : ["direction"])]));
  return {
    from: renamed.get(source) ?? source,
    to: renamed.get(target) ?? target,
    label,
    ...(role === undefined ? {} : { role }),
    ...(typeof id === "string" ? { id } : {}),
    extras: rest ?? {},
    kept: { annotation: annotation === 0 ? undefined : annotation, labels: more.length === 0 ? undefined : more },
    where,
  };
}
