import { type Problem } from "../problem.ts";
import { lineColumnAt } from "../text/lines.ts";
import { OffsetTable, type Unit, UNIT_NAMES, UNITS } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  type ClaimItem,
  type ExchangeDocument,
  type ForeignFile,
  type Item,
  itemsOf,
  type Note,
  type Parsed,
  Unreadable,
  type Where,
} from "./document.ts";
import { offsetOfPath } from "./json.ts";

/** What reading a file gives: its documents with what was noticed, or why it cannot be read, and in which file. */
export type FileReading =
  | { readonly ok: true; readonly documents: readonly ExchangeDocument[]; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly file: string; readonly problem: Problem };

/**
 * Calls a parser and turns its spans from the file's unit into UTF-16. Never throws for what is in the file. Refused as
 * a whole: an offset that is no whole number, negative, reversed, out of the text or inside a character, and offsets
 * that hold the words which the file gives only in another unit.
 */
export function read(file: ForeignFile, unit: Unit, parse: () => Parsed): FileReading {
  try {
    const { documents, notes } = parse();
    const settled = documents.map((document) => settle(document, unit));
    const all = [...notes, ...settled.flatMap((each) => each.notes)];
    return {
      ok: true,
      documents: settled.map(({ document }) => document),
      notes: all.map((note) => problemOf("exchange.note", note.message, file.content, note.where ?? 0)),
    };
  } catch (error) {
    if (error instanceof Unreadable) {
      const isOther = error.file !== undefined && error.file !== file.name;
      const problem = problemOf("exchange.unreadable", error.message, isOther ? "" : file.content, error.where);
      return { ok: false, file: error.file ?? file.name, problem };
    }
    throw error;
  }
}

function problemOf(code: string, message: string, content: string, where: Where): Problem {
  const offset = typeof where === "number" ? where : offsetOfPath(content, where);
  return { code, message, ...lineColumnAt(content, offset) };
}

/** A document with its spans in UTF-16. */
function settle(document: ExchangeDocument, unit: Unit): { document: ExchangeDocument; notes: Note[] } {
  const { text } = document;
   
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    throw new Unreadable(`The text of ${JSON.stringify(document.id)} holds half a character (a lone surrogate).`);
  }
  const table = new OffsetTable(text, unit);
  const checked = <T extends Item>(item: T): T => ({
    ...item,
    spans: item.spans.map((span) => spanIn(table, span, item, document, unit)),
  });
  const settled = {
    ...document,
    mentions: document.mentions.map(checked),
    claims: document.claims.map<ClaimItem>(checked),
  };
  const differing = itemsOf(settled).filter((item) => !agrees(text, item));
  if (differing.length > 0) refuseOtherUnit(document, unit, differing.length, differing[0] as Item);
  const notes = differing.map((item) => ({
    message: `The file says ${shown(item.words ?? "")}; the text holds ${shown(pieces(text, item.spans, " … "))} there.`,
    ...(item.where === undefined ? {} : { where: item.where }),
    document: document.id,
  }));
  return { document: settled, notes };
}

function spanIn(table: OffsetTable, span: Span, item: Item, document: ExchangeDocument, unit: Unit): Span {
  const { start, end } = span;
  const start16 = table.toUtf16(start);
  const end16 = table.toUtf16(end);
  if (start16 !== undefined && end16 !== undefined && start16 < end16) return { start: start16, end: end16 };
  const where = item.where ?? 0;
  const range = `${start} to ${end}`;
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new Unreadable(`The offsets ${range} are no whole numbers.`, where);
  if (start < 0) throw new Unreadable(`The offset ${start} is negative.`, where);
  if (start > end) throw new Unreadable(`The offsets ${range} are reversed.`, where);
  if (start === end) throw new Unreadable(`The offsets ${range} hold nothing.`, where);
  const fit = otherUnit(document, unit);
  if (end > table.length) {
    const size = `the text has ${table.length} ${UNIT_NAMES[unit]}`;
    throw new Unreadable(`The offsets ${range} are out of the text: ${size}.${fit}`, where);
  }
  throw new Unreadable(`The offsets ${range} cut a character in two when they count ${UNIT_NAMES[unit]}.${fit}`, where);
}

/** Refuses a file whose offsets hold more of its words in another unit than in the one it is read in. */
function refuseOtherUnit(document: ExchangeDocument, unit: Unit, differing: number, first: Item): void {
  const best = differingIn(document, unit);
  if (best === undefined || best.count >= differing) return;
  const those = differing === 1 ? "an annotation does" : `${differing} annotations do`;
  const message = `The offsets of ${those} not hold the words that the file gives when they count ${UNIT_NAMES[unit]}.`;
  throw new Unreadable(`${message}${said(best.unit)}`, first.where ?? 0);
}

function otherUnit(document: ExchangeDocument, unit: Unit): string {
  const best = differingIn(document, unit);
  return best?.count === 0 ? said(best.unit) : "";
}

function said(unit: Unit): string {
  return ` They fit as ${UNIT_NAMES[unit]}: read the file with the offset unit "${unit}".`;
}

/** The unit other than a given one in which the fewest annotations hold other words than the file gives. */
function differingIn(document: ExchangeDocument, not: Unit): { unit: Unit; count: number } | undefined {
  const items = itemsOf(document);
  if (items.every(({ words }) => words === undefined)) return undefined;
  const counts = UNITS.filter((unit) => unit !== not).map((unit) => {
    const table = new OffsetTable(document.text, unit);
    const count = items.filter((item) => {
      const spans = item.spans.map(({ start, end }) => ({ start: table.toUtf16(start), end: table.toUtf16(end) }));
      const isIn = spans.every(({ start, end }) => start !== undefined && end !== undefined && start < end);
      return !isIn || !agrees(document.text, { ...item, spans: spans as Span[] });
    }).length;
    return { unit, count };
  });
  return counts.sort((a, b) => a.count - b.count)[0];
}

/**
 * Whether an item's spans hold the words that its file gives: as they are, or but for white space and for what stands
 * between pieces, which tools write as they like (a blank, `...`, `[...]`, the text itself).
 */
export function agrees(text: string, { words, spans }: Item): boolean {
  if (words === undefined || spans.length === 0) return true;
  const own = pieces(text, spans, " ");
  if (own === words) return true;
  const covered = text.slice((spans[0] as Span).start, (spans.at(-1) as Span).end);
  const said = squeezed(words);
  return said === squeezed(own) || said === squeezed(covered);
}

function squeezed(text: string): string {
  // eslint-disable-next-line no-control-regex -- what Python takes for white space too
  return text.replace(/ (?:\.\.\.|\[\.\.\.\]|…) |[\s\u001c-\u001f\u0085]/g, "");
}

function pieces(text: string, spans: readonly Span[], between: string): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(between);
}

function shown(words: string): string {
  return JSON.stringify(words.length > 60 ? `${words.slice(0, 60)}…` : words);
}
