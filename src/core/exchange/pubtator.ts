import type { FieldValue } from "../annotate/sidecar/format.ts";
import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  type ClaimItem,
  type ExchangeDocument,
  type ExportFile,
  type ForeignFile,
  isBlank,
  type Item,
  keeping,
  keptOf,
  type Parsed,
  type Role,
  wordsOf,
} from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import type { Format } from "./format.ts";
import { isList, type Json } from "./json.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { asIs, toSay } from "../words.ts";

/** The family under which PubTator keeps what only it understands. */
const PUBTATOR = "pubtator";

/**
 * PubTator: a title and an abstract on one line each, joined by one character for the offsets, then one row a mention.
 * Everything else goes, but for relations between two things with identifiers.
 */
export const pubtator: Format = {
  id: "pubtator",
  label: asIs("PubTator"),
  extensions: [".pubtator", ".pubtator.txt", ".txt"],
  files: asIs(".pubtator"),
  units: ["codepoint", "utf8", "utf16"],
  newlines: "the first one parts title and abstract, the others become blanks",
  keeps: toSay("mentions in one piece with kind and identifier; of claims, pairs of identifiers"),
  cannotHold: [
    toSay("line breaks and tabs of the text, which become blanks"),
    toSay("words that do not stand together"),
    toSay("claims"),
    toSay("every field but the identifier"),
    toSay("ids"),
  ],
  reduce: reduceForPubtator,
  write: writePubtator,
  parse: parsePubtator,
};

/** What parts lines or columns for some reader, Python's `splitlines` and C's strings included. */
// eslint-disable-next-line no-control-regex -- these are the characters
const BREAKS = /[\n\r\v\f\t\u0000\u001c-\u001e\u0085\u2028\u2029]/g;

function reduceForPubtator(document: ExchangeDocument): Reduced {
  const concepts = new Map(document.mentions.map(({ id, fields }) => [id, fields["concept"]]));
  const relations = [...rowsOf(document), ...document.claims.flatMap((claim) => relationRow(concepts, claim))];
  const end = titleEnd(document.text);
  const reduction = new Reduction(document)
    .keepOnly(PUBTATOR, false)
    .replaceText(/^\ufeff/, () => " ")
    // A reader that looks for the abstract anywhere in a line takes this for its beginning.
    .replaceText(/\|a\|/g, (found, at) => (at < end ? "/a/" : found))
    .replaceAt({ start: end, end: Math.min(end + 1, document.text.length) }, "\n")
    .replaceText(BREAKS, (found, at) => (at === end ? found : " "))
    .leaveOut((item, isClaim) => {
      if (isClaim) return "claim";
      if (item.spans.length !== 1) return item.spans.length === 0 ? "no-place" : "pieces";
      return undefined;
    });
  const { text } = reduction.document;
  return reduction
    .leaveOut((item) => (isBlank(wordsOf(text, item)) ? "blank" : undefined))
    .dropFields((field, value) => field === "concept" && typeof value === "string" && isColumn(value) && value !== "-")
    .spellLabels((label) => label.replace(BREAKS, " ") || "Unknown")
    .rename(document.id.replace(/[|\s\u0000-\u001f\u0085]/g, "_") || "_") // eslint-disable-line no-control-regex
    .number((_, index) => `T${index + 1}`)
    .mapKept((kept, fields) => (fields === undefined && relations.length > 0 ? { [PUBTATOR]: { relations } } : kept))
    .result;
}

/** Where the title ends: before the white space at the first line break, or at the end. */
function titleEnd(text: string): number {
  const at = text.search(/[\n\r\v\f\u0085\u2028\u2029]/);
  // eslint-disable-next-line no-control-regex -- what Python strips from a line's end
  return text.slice(0, at < 0 ? text.length : at).replace(/[\s\u001c-\u001f\u0085]+$/, "").length;
}

function isColumn(value: string): boolean {
  BREAKS.lastIndex = 0;
  return value.trim() !== "" && !BREAKS.test(value);
}

/** A relation between two identifiers for a claim about two things that have one. */
function relationRow(concepts: ReadonlyMap<string, FieldValue | undefined>, { label, roles }: ClaimItem): string[][] {
  const columns = [label.replace(BREAKS, " "), ...roles.map(({ target }) => concepts.get(target))];
  const isRow = columns.length === 3 && columns.every((column) => typeof column === "string" && isColumn(column));
  return isRow && !isNumber(label) ? [columns as string[]] : [];
}

/** The rows of relations that a document came with. */
function rowsOf({ kept }: ExchangeDocument): string[][] {
  const rows = keptOf(kept, PUBTATOR)?.["relations"];
  return (isList(rows) ? rows : []).filter(isRow);
}

function isRow(row: Json): row is string[] {
  return isList(row) && row.length > 1 && row.every((column) => typeof column === "string");
}

function writePubtator(
  documents: readonly ExchangeDocument[],
  { unit, name }: { unit: Unit; name: string },
): ExportFile[] {
  const content = documents
    .map((document) =>
      lines(document, unit)
        .map((line) => `${line}\n`)
        .join(""),
    )
    .join("\n");
  return [{ name: `${name}.pubtator`, content }];
}

function lines(document: ExchangeDocument, unit: Unit): string[] {
  const { id, text, mentions } = document;
  const table = new OffsetTable(text, unit);
  const end = text.indexOf("\n");
  const rows = mentions.map((mention) => {
    const [span] = mention.spans.map((each) => table.span(each));
    const { concept } = mention.fields;
    const more = keptOf(mention.kept, PUBTATOR)?.["columns"];
    const columns = [
      id,
      span?.start,
      span?.end,
      wordsOf(text, mention).replace("\n", " "),
      mention.label,
      typeof concept === "string" ? concept : "-",
    ];
    return [...columns, ...(isList(more) ? more.filter((each) => typeof each === "string") : [])].join("\t");
  });
  const relations = rowsOf(document).map((row) => [id, ...row].join("\t"));
  return [`${id}|t|${text.slice(0, end)}`, `${id}|a|${text.slice(end + 1)}`, ...rows, ...relations];
}

/** A mention while its rows are read: another row may bring another piece. */
interface Pieces extends Item {
  readonly spans: Span[];
  words: string;
}

/** A document while its lines are read. */
interface Draft {
  readonly id: string;
  title?: string;
  abstract?: string;
  readonly mentions: Pieces[];
  /** Those of `mentions` whose rows give them ids. */
  readonly byId: Map<string, Pieces>;
  readonly claims: ClaimItem[];
  readonly relations: Json[];
}

/** Reads PubTator, and its variant with ids in the second column, in which pieces of one mention share an id. */
function parsePubtator(file: ForeignFile): Parsed {
  const documents: Draft[] = [];
  let current: Draft | undefined;
  let at = 0;
  for (const raw of file.content.split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const text = /^([^|\t]*)\|([ta])\|(.*)$/.exec(line);
    if (line.trim() === "") current = undefined;
    else if (text !== null) {
      const [, id = "", part, words = ""] = text;
      const isNext = current === undefined || current.id !== id || (part === "t" && current.title !== undefined);
      if (isNext) documents.push((current = { id, mentions: [], byId: new Map(), claims: [], relations: [] }));
      if (current === undefined || (part === "a" && current.abstract !== undefined))
        throw new Unreadable(toSay("A second abstract."), at);
      if (part === "t") current.title = words;
      else current.abstract = words;
    } else {
      const columns = line.split("\t");
      if (columns.length < 4)
        throw new Unreadable(
          toSay("This is no line of PubTator: 123|t|title, 123|a|abstract, or columns between tabs."),
          at,
        );
      if (current === undefined || columns[0] !== current.id) {
        throw new Unreadable(toSay("The row is of {0}, whose title is not above it.", JSON.stringify(columns[0])), at);
      }
      row(current, columns.slice(1), at);
    }
    at += raw.length + 1;
  }
  if (documents.length === 0) throw new Unreadable(toSay("This is no PubTator: there is no line such as 123|t|title."));
  return { documents: documents.map(finished), notes: [] };
}

function finished({ id, title = "", abstract, mentions, claims, relations }: Draft): ExchangeDocument {
  const text = abstract === undefined ? title : `${title}\n${abstract}`;
  return {
    id,
    text,
    mentions: mentions.map((mention) => ({ ...mention, spans: mention.spans.sort((a, b) => a.start - b.start) })),
    claims,
    ...keeping(PUBTATOR, { relations: relations.length === 0 ? undefined : relations }),
  };
}

function row(draft: Draft, columns: readonly string[], at: number): void {
  const [first = "", second = "", third = "", fourth = ""] = columns;
  if (isNumber(first) && isNumber(second)) {
    const [, , words = "", label = "", concept = "", ...more] = columns;
    const id = `T${draft.mentions.length + 1}`;
    draft.mentions.push(mention(id, [Number(first), Number(second)], words, label, concept, more, at));
  } else if (/^T\d+$/.test(first) && isNumber(third) && isNumber(fourth)) {
    const [, label = "", , , words = "", concept = "", ...more] = columns;
    piece(draft, mention(first, [Number(third), Number(fourth)], words, label, concept, more, at));
  } else if (
    /^R\d+$/.test(first) &&
    columns.length > 3 &&
    columns.slice(2).every((column) => /^[^:]*:T\d+$/.test(column))
  ) {
    const roles = columns.slice(2).map((column): Role => {
      const colon = column.lastIndexOf(":");
      return { role: column.slice(0, colon), target: column.slice(colon + 1) };
    });
    const unknown = roles.find(({ target }) => !draft.byId.has(target));
    if (unknown !== undefined)
      throw new Unreadable(toSay("{0} speaks of {1}, which is not above it.", first, unknown.target), at);
    draft.claims.push({ id: first, spans: [], label: second, fields: {}, roles, where: at });
  } else if (isNumber(first) || isNumber(second)) {
    throw new Unreadable(toSay("A row of a mention should read: id, start, end, words, type, identifier."), at);
  } else draft.relations.push([...columns]);
}

function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function mention(
  id: string,
  [start, end]: [number, number],
  words: string,
  label: string,
  concept: string,
  more: string[],
  where: number,
): Pieces {
  const fields = concept === "" || concept === "-" ? {} : { concept };
  return {
    id,
    spans: [{ start, end }],
    label,
    fields,
    words,
    where,
    ...keeping(PUBTATOR, { columns: more.length === 0 ? undefined : more }),
  };
}

/** A row with the id of one before it is another piece of that. */
function piece(draft: Draft, next: Pieces): void {
  const before = draft.byId.get(next.id);
  if (before === undefined) {
    draft.byId.set(next.id, next);
    draft.mentions.push(next);
    return;
  }
  for (const span of next.spans) before.spans.push(span);
  before.words += ` ${next.words}`;
}
