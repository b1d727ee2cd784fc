import type { FieldValue } from "../annotate/sidecar/format.ts";
import { FIELD_ORDER } from "../annotate/sidecar/format.ts";
import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  baseName,
  type ClaimItem,
  type ExchangeDocument,
  type ForeignFile,
  type Item,
  keeping,
  type Note,
  type Parsed,
  type Role,
} from "./document.ts";
import { type Path, Unreadable } from "./unreadable.ts";
import { isFields, isList, isObject, type Json, type JsonObject, parseJson } from "./json.ts";
import { annotationId, DATE, ROLES, SOURCE, VOCABULARY, WEB } from "./webAnnotationNames.ts";
import { toSay } from "../words.ts";

/** The annotations of a file: of a page, a collection, a list, or one alone. */
function annotationsIn(value: Json): [JsonObject, Path][] {
  const [list, path] = listIn(value, []);
  return list.map((each, i): [JsonObject, Path] => {
    const where = isObject(value) && list[0] === value ? [] : [...path, i];
    if (!isObject(each)) throw new Unreadable(toSay("An annotation must be an object."), where);
    return [each, where];
  });
}

function listIn(value: Json, path: Path): [readonly Json[], Path] {
  if (isList(value)) return [value, path];
  if (!isObject(value)) throw new Unreadable(toSay("This is no Web Annotation: there should be an object here."), path);
  const { items, first } = value;
  if (isList(items)) return [items, [...path, "items"]];
  if (isObject(first)) return listIn(first, [...path, "first"]);
  if (value["target"] !== undefined) return [[value], path];
  throw new Unreadable(
    toSay('This is no Web Annotation: there is neither a "target" nor a list of annotations.'),
    path,
  );
}

/** Names, without a folder, of the files that a file's annotations are about. */
export function sourcesOf(content: string): string[] {
  try {
    const value = parseJson(content);
    const page = isObject(value) && typeof value[SOURCE] === "string" ? [fileName(value[SOURCE])] : [];
    const names = annotationsIn(value).flatMap(([each]) => resources(each["target"]).map(({ source }) => source));
    return [...new Set([...page, ...names])];
  } catch (error) {
    // Whoever parses the file next tells what is wrong with it.
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** Reads annotations of texts that stand beside the file. */
export function parseWebAnnotation(file: ForeignFile, companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const value = parseJson(file.content);
  const notes: Note[] = [];
  const bySource = new Map<string, { mentions: Item[]; claims: ClaimItem[] }>();
  const bySelectors = new Map<string, Selectors>();
  const ids = new Set<string>();
  for (const [each, path] of annotationsIn(value)) {
    const found = resources(each["target"]);
    const [first] = found;
    if (first === undefined) throw new Unreadable(toSay('An annotation needs a "target" with a source.'), path);
    const text = companions.get(first.source);
    if (text === undefined)
      throw new Unreadable(toSay("There is no {0} beside it, which holds the text.", first.source), path);
    if (found.some(({ source }) => source !== first.source))
      throw new Unreadable(toSay("An annotation of several documents cannot be read."), path);
    const document = bySource.get(first.source) ?? { mentions: [], claims: [] };
    bySource.set(first.source, document);
    let selectors = bySelectors.get(first.source);
    if (selectors === undefined) bySelectors.set(first.source, (selectors = new Selectors(text, unit, notes)));
    const item = itemOf(each, found, selectors, path);
    if (ids.has(item.id)) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(item.id)), path);
    ids.add(item.id);
    if ("roles" in item) document.claims.push(item);
    else document.mentions.push(item);
  }
  const [page] = bySource.size === 0 ? sourcesOf(file.content) : [];
  if (page !== undefined && companions.has(page)) bySource.set(page, { mentions: [], claims: [] });
  const isOne = bySource.size === 1;
  const documents = [...bySource].map(([source, items]): ExchangeDocument => ({
    id: isOne ? baseName(file.name) : baseName(source),
    ...(source === `${isOne ? baseName(file.name) : baseName(source)}.txt` ? {} : { file: source }),
    text: companions.get(source) ?? "",
    ...items,
    ...keeping(WEB, { page: pageOf(value) }),
  }));
  return { documents, notes };
}

const PAGE_KEYS = new Set([SOURCE, "@context", "type", "items", "first", "target", "body", "motivation"]);

/** What a page says besides its annotations. */
function pageOf(value: Json): Json | undefined {
  if (!isObject(value) || value["target"] !== undefined) return undefined;
  const isOurs = typeof value["id"] === "string" && value["id"].startsWith("urn:biogloss:page:");
  const rest = Object.entries(value).filter(([key]) => !PAGE_KEYS.has(key) && !(isOurs && key === "id"));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

interface Resource {
  readonly source: string;
  readonly selectors: readonly JsonObject[];
}

/** The sources that a target names, with the selectors of each. */
function resources(target: Json | undefined): Resource[] {
  if (typeof target === "string") {
    const [source = ""] = target.split("#");
    return [{ source: fileName(source), selectors: [] }];
  }
  if (isList(target)) return target.flatMap(resources);
  if (!isObject(target)) return [];
  if (isList(target["items"])) return target["items"].flatMap(resources);
  const { source, selector } = target;
  const iri =
    typeof source === "string"
      ? source
      : isObject(source) && typeof source["id"] === "string"
        ? source["id"]
        : target["id"];
  if (typeof iri !== "string") return [];
  const selectors = (isList(selector) ? selector : [selector]).flatMap((each) => (isObject(each) ? [each] : []));
  return [{ source: fileName(iri), selectors }];
}

/** The last part of an IRI as a file's name; never a folder's. */
function fileName(iri: string): string {
  const last = iri.split("?")[0]?.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last).split(/[\\/]/).at(-1) ?? "";
  } catch {
    return last;
  }
}

/** Finds what selectors select in a text. */
class Selectors {
  private readonly text: string;
  private readonly table: OffsetTable;
  private readonly notes: Note[];

  constructor(text: string, unit: Unit, notes: Note[]) {
    this.text = text;
    this.table = new OffsetTable(text, unit);
    this.notes = notes;
  }

  /** A span in the file's unit, and the words that the file gives for it. */
  find(selectors: readonly JsonObject[], path: Path): { span?: Span; words?: string } {
    const position = selectors.find(({ type }) => type === "TextPositionSelector");
    const quote = selectors.find(({ type }) => type === "TextQuoteSelector");
    const words = typeof quote?.["exact"] === "string" ? { words: quote["exact"] } : {};
    if (position !== undefined) {
      const { start, end } = position;
      if (typeof start !== "number" || typeof end !== "number")
        throw new Unreadable(toSay('A position needs the numbers "start" and "end".'), path);
      return { span: { start, end }, ...words };
    }
    const span = quote === undefined ? undefined : this.byQuote(quote);
    if (span === undefined && selectors.length > 0)
      this.notes.push({
        message: toSay(
          "The place cannot be found: there is no position, and the words are not there or not only once.",
        ),
        where: path,
      });
    return span === undefined ? words : { span: this.table.span(span), ...words };
  }

  private byQuote({ exact, prefix, suffix }: JsonObject): Span | undefined {
    if (typeof exact !== "string" || exact === "") return undefined;
    const before = typeof prefix === "string" ? prefix : "";
    const sought = before + exact + (typeof suffix === "string" ? suffix : "");
    const at = this.text.indexOf(sought);
    if (at < 0 || this.text.indexOf(sought, at + 1) >= 0) return undefined;
    return { start: at + before.length, end: at + before.length + exact.length };
  }
}

function itemOf(each: JsonObject, found: readonly Resource[], selectors: Selectors, path: Path): Item | ClaimItem {
  const { id, type: _type, motivation, creator, created, body, target: _target, ...others } = each;
  const places = found.map((resource) => selectors.find(resource.selectors, path));
  const spans = places.flatMap(({ span }) => (span === undefined ? [] : [span]));
  const words = places.map((place) => place.words);
  const bodies = bodiesOf(body, motivation);
  const fields: Record<string, FieldValue> = { ...bodies.fields };
  const kept: Record<string, Json> = {};
  const rest: [string, Json][] = [];
  const name = isObject(creator) ? creator["name"] : creator;
  const isPerson = isObject(creator) && Object.keys(creator).every((key) => key === "name" || key === "type");
  if (typeof name === "string") fields["by"] = name;
  if (creator !== undefined && !(isPerson && creator["type"] === "Person" && typeof name === "string"))
    rest.push(["creator", creator]);
  const day = typeof created === "string" ? created.slice(0, 10) : "";
  if (DATE.test(day)) fields["on"] = day;
  if (created !== undefined && created !== `${day}T00:00:00Z`) rest.push(["created", created]);
  for (const [key, value] of Object.entries(others)) {
    const field = key.startsWith(`${VOCABULARY}:`) ? key.slice(VOCABULARY.length + 1) : "";
    if (key === ROLES || key === "@context") continue;
    if ((FIELD_ORDER as readonly string[]).includes(field) && isFields(value)) fields[field] = value as FieldValue;
    else rest.push([key, value]);
  }
  const isClaim = isList(others[ROLES]);
  if (motivation !== undefined && motivation !== (isClaim ? "classifying" : "tagging"))
    rest.push(["motivation", motivation]);
  if (rest.length > 0) kept["annotation"] = Object.fromEntries(rest);
  if (bodies.others.length > 0) kept["bodies"] = bodies.others;
  const item: Item = {
    id: typeof id === "string" ? annotationId(id) : path.join("-"),
    spans: spans.sort((a, b) => a.start - b.start || a.end - b.end),
    label: bodies.label,
    fields,
    ...(words.length > 0 && !words.includes(undefined) && spans.length === places.length
      ? { words: words.join(" ") }
      : {}),
    where: path,
    ...keeping(WEB, kept),
  };
  return isClaim ? { ...item, roles: rolesFrom(others[ROLES] as readonly Json[]) } : item;
}

function rolesFrom(list: readonly Json[]): Role[] {
  return list.flatMap((each) => {
    const { role, target } = isObject(each) ? each : {};
    return typeof role === "string" && typeof target === "string" ? [{ role, target: annotationId(target) }] : [];
  });
}

/** What the bodies say: the first tag is what the annotation is, further ones are kept. */
function bodiesOf(
  body: Json | undefined,
  motivation: Json | undefined,
): { label: string; fields: Record<string, FieldValue>; others: Json[] } {
  const fields: Record<string, FieldValue> = {};
  const others: Json[] = [];
  let label: string | undefined;
  for (const each of body === undefined ? [] : isList(body) ? body : [body]) {
    const { type, purpose, value, source, ...more } = isObject(each) ? each : {};
    const isBare = Object.keys(more).length === 0;
    const aim = purpose ?? motivation;
    if (label === undefined && typeof value === "string" && (aim === "tagging" || aim === "classifying") && isBare)
      label = value;
    else if (fields["note"] === undefined && typeof value === "string" && aim === "commenting" && isBare)
      fields["note"] = value;
    else if (
      fields["concept"] === undefined &&
      aim === "identifying" &&
      type === "TextualBody" &&
      typeof value === "string" &&
      isBare
    )
      fields["concept"] = value;
    else if (fields["concept"] === undefined && aim === "identifying" && typeof source === "string" && isBare)
      fields["concept"] = source;
    else others.push(each);
  }
  return { label: label ?? "", fields, others };
}
