import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { type ExchangeDocument, type ForeignFile, type Item, keeping, type Note, type Parsed } from "./document.ts";
import { Unreadable, type Where } from "./unreadable.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { DocumentNames, type JsonRecord, objectsIn, recordsOf, restOf } from "./records.ts";
import { ACCEPT, CLAIM, DOCUMENT, ENDS, ENDS_REFS, EXTENSIONS, REF, ROLE, SPACY } from "./spacyNames.ts";
import { itemsOfGraph, type ReadArrow, readExtras, type ReadSpan } from "./spanGraph.ts";
import { spacedTokens } from "./wordTokens.ts";
import { toSay } from "../words.ts";

/** Reads Prodigy's records, spaCy's `Doc.to_json`, and the pairs of a text and its entities of spaCy's older training data. */
export function parseSpacy(file: ForeignFile, _companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const records = recordsOf(file.content);
  const names = new DocumentNames(file.name, EXTENSIONS, records.length);
  const notes: Note[] = [];
  const documents = records.map((record, i) => {
    const { value } = record;
    if (isList(value) && typeof value[0] === "string" && isObject(value[1]))
      return pairOf(value[0], value[1], record, names.take(undefined, i));
    return documentOf(record, names, i, unit, notes);
  });
  return { documents, notes };
}

/** A text with its entities as lists of start, end and label. */
function pairOf(text: string, marks: JsonObject, { where }: JsonRecord, id: string): ExchangeDocument {
  const { entities } = marks;
  if (!isList(entities)) throw new Unreadable(toSay('"entities" must be a list.'), where(1, "entities"));
  const mentions = entities.map((each, i): Item => {
    const place = where(1, "entities", i);
    const [start, end, label] = isList(each) ? each : [];
    return {
      id: `S${i}`,
      spans: [spanIn({ start: start ?? null, end: end ?? null }, place)],
      label: labelIn(label),
      fields: {},
      where: place,
    };
  });
  return { id, text, mentions, claims: [], ...keeping(SPACY, { rest: restOf(marks, new Set(["entities"])) }) };
}

const RECORD_KEYS = new Set(["text", "tokens", "spans", "ents", "relations", "meta", "answer"]);

function documentOf(
  { value, where }: JsonRecord,
  names: DocumentNames,
  index: number,
  unit: Unit,
  notes: Note[],
): ExchangeDocument {
  if (!isObject(value))
    throw new Unreadable(toSay("This is no record of spaCy or Prodigy: there should be an object a line."), where());
  const { text, meta, answer } = value;
  if (typeof text !== "string")
    throw new Unreadable(toSay('This is no record of spaCy or Prodigy: its "text" is no string.'), where());
  const { [DOCUMENT]: name, ...others } = isObject(meta) ? meta : {};
  const id = names.take(name, index);
  const kept = {
    meta: isObject(meta) && Object.keys(others).length === 0 ? undefined : isObject(meta) ? others : meta,
  };
  if (answer !== undefined && answer !== ACCEPT) {
    const message = toSay(
      "The answer to this record is {0}: what is marked in it is not taken over.",
      JSON.stringify(answer),
    );
    notes.push({ message, where: where("answer"), document: id });
    return {
      id,
      text,
      mentions: [],
      claims: [],
      ...keeping(SPACY, { ...kept, rest: restOf(value, new Set(["text", "meta"])) }),
    };
  }
  const spans = objectsIn(value, isList(value["spans"]) || value["ents"] === undefined ? "spans" : "ents", where).map(
    ([each, place], i) => spanOf(each, i, place),
  );
  const tokens = tokensIn(value, where);
  const { arrows, left } = arrowsIn(value, spans, tokens, where);
  const rest = restOf(value, RECORD_KEYS);
  return {
    id,
    text,
    ...itemsOfGraph(spans, arrows, SPACY, ENDS),
    ...keeping(SPACY, {
      ...kept,
      rest: left.length === 0 ? rest : { ...rest, parse: left },
      tokens: keptTokens(tokens, text, spans, unit, where),
    }),
  };
}

const SPAN_KEYS = new Set(["start", "end", "label", "text", "token_start", "token_end", REF, CLAIM]);

function spanOf(each: JsonObject, index: number, where: Where): ReadSpan {
  const { label, text, [REF]: ref } = each;
  const item: Item = {
    id: typeof ref === "string" ? ref : `S${index}`,
    spans: [spanIn(each, where)],
    label: labelIn(label),
    ...(typeof text === "string" ? { words: text } : {}),
    where,
    ...readExtras(restOf(each, SPAN_KEYS) ?? {}, SPACY),
  };
  return { item, isClaim: each[CLAIM] === true };
}

function labelIn(label: Json | undefined): string {
  return typeof label === "string" ? label : "";
}

function spanIn({ start, end }: JsonObject, where: Where): Span {
  if (typeof start !== "number" || typeof end !== "number")
    throw new Unreadable(toSay('A span needs a "start" and an "end", which are numbers.'), where);
  return { start, end };
}

function tokensIn(value: JsonObject, where: JsonRecord["where"]): { raw: JsonObject; span: Span }[] {
  return objectsIn(value, "tokens", where).map(([raw, place]) => ({ raw, span: spanIn(raw, place) }));
}

/** How many keys a token has that we write: text, start, end, id, ws. */
const OWN_TOKEN_KEYS = 5;

/** The tokens of a file, their offsets in UTF-16, unless they are those that would be written anyway. */
function keptTokens(
  tokens: readonly { raw: JsonObject; span: Span }[],
  text: string,
  spans: readonly ReadSpan[],
  unit: Unit,
  where: JsonRecord["where"],
): Json | undefined {
  if (tokens.length === 0) return undefined;
  const table = new OffsetTable(text, unit);
  const inText = (span: Span): Span => ({
    start: table.toUtf16(span.start) ?? NaN,
    end: table.toUtf16(span.end) ?? NaN,
  });
  const places = tokens.map(({ span }) => inText(span));
  const wrong = places.findIndex(({ start, end }, i) => !(start < end) || start < (places[i - 1]?.end ?? 0));
  if (wrong >= 0) {
    const { start, end } = tokens[wrong]?.span as Span;
    throw new Unreadable(
      toSay("The token from {0} to {1} is out of the text, or not behind the one before it.", start, end),
      where("tokens", wrong),
    );
  }
  const own = spacedTokens(
    text,
    spans.flatMap(({ item }) => item.spans.map(inText)),
  );
  const isOwn = ({ raw }: { raw: JsonObject }, i: number): boolean => {
    const [token, place] = [own[i], places[i] as Span];
    if (token === undefined || token.start !== place.start || token.end !== place.end) return false;
    const isSame =
      raw["id"] === i && raw["ws"] === token.hasBlank && raw["text"] === text.slice(place.start, place.end);
    return isSame && Object.keys(raw).length === OWN_TOKEN_KEYS;
  };
  if (tokens.length === own.length && tokens.every(isOwn)) return undefined;
  return tokens.map(({ raw }, i) => ({ ...raw, ...places[i] }));
}

const RELATION_KEYS = new Set(["head", "child", "label", "head_span", "child_span", REF, ROLE, ...ENDS_REFS]);

/** Relations between spans; those between tokens of no span, such as a syntax, are left. */
function arrowsIn(
  value: JsonObject,
  spans: readonly ReadSpan[],
  tokens: readonly { span: Span }[],
  where: JsonRecord["where"],
): { arrows: ReadArrow[]; left: Json[] } {
  const finder = new EndFinder(spans, tokens);
  const arrows: ReadArrow[] = [];
  const left: Json[] = [];
  for (const [each, place] of objectsIn(value, "relations", where)) {
    const [from, to] = ENDS.map((end, i) =>
      finder.find(each[ENDS_REFS[i] as string], each[`${end}_span`], each[end], place),
    );
    const { label, [REF]: ref, [ROLE]: role } = each;
    if (from === undefined || to === undefined) left.push(each);
    else {
      arrows.push({
        from,
        to,
        label: labelIn(label),
        ...(typeof role === "string" ? { role } : {}),
        ...(typeof ref === "string" ? { id: ref } : {}),
        extras: restOf(each, RELATION_KEYS) ?? {},
        where: place,
      });
    }
  }
  return { arrows, left };
}

/** Finds the span that a relation means: by its id, its place, or a token of it. */
class EndFinder {
  private readonly ids: ReadonlySet<string>;
  private readonly places = new Map<string, string>();
  private readonly ends = new Map<number, string>();
  private readonly tokens: readonly { span: Span }[];

  constructor(spans: readonly ReadSpan[], tokens: readonly { span: Span }[]) {
    this.ids = new Set(spans.map(({ item }) => item.id));
    this.tokens = tokens;
    for (const { item } of [...spans].reverse()) {
      const [{ start, end }] = item.spans as [Span];
      this.places.set(`${start} ${end}`, item.id).set(`${start} ${end} ${item.label}`, item.id);
      this.ends.set(end, item.id);
    }
  }

  find(ref: Json | undefined, span: Json | undefined, token: Json | undefined, where: Where): string | undefined {
    if (typeof ref === "string") {
      if (this.ids.has(ref)) return ref;
      throw new Unreadable(toSay("A relation speaks of {0}, which is not in the file.", JSON.stringify(ref)), where);
    }
    if (typeof token !== "number")
      throw new Unreadable(toSay('A relation needs a "head" and a "child", which are numbers.'), where);
    const { start, end, label } = isObject(span) ? span : {};
    const place = typeof start === "number" && typeof end === "number" ? `${start} ${end}` : "";
    const found = this.places.get(`${place} ${labelIn(label)}`) ?? this.places.get(place);
    return found ?? this.ends.get(this.tokens[token]?.span.end ?? NaN);
  }
}
