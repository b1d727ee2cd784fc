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
 *
 * @param units the units that the format may count in, for the advice which of them would fit
 */
export function read(
  file: ForeignFile,
  unit: Unit,
  units: readonly Unit[],
  parse: (unit: Unit) => Parsed,
): FileReading {
  try {
    const { documents, notes, differing } = settleAll(parse(unit), unit, () => fitting(unit, Infinity));
    const [first] = differing;
    const advice = first === undefined ? "" : fitting(unit, differing.length);
    if (first !== undefined && advice !== "") {
      const those = differing.length === 1 ? "an annotation" : `${differing.length} annotations`;
      const message = `The offsets of ${those} do not hold the words that the file gives when they count ${UNIT_NAMES[unit]}.`;
      throw new Unreadable(message + advice, first.where ?? 0);
    }
    const problems = notes.map((note) => problemOf("exchange.note", note.message, file.content, note.where ?? 0));
    return { ok: true, documents, notes: problems };
  } catch (error) {
    if (error instanceof Unreadable) {
      const isOther = error.file !== undefined && error.file !== file.name;
      const problem = problemOf("exchange.unreadable", error.message, isOther ? "" : file.content, error.where);
      return { ok: false, file: error.file ?? file.name, problem };
    }
    throw error;
  }

  /** Which other unit leaves fewer annotations with other words than the file gives, as advice; empty for none. */
  function fitting(not: Unit, than: number): string {
    const counts = UNITS.filter((each) => each !== not).flatMap((other) => {
      try {
        const { documents, differing } = settleAll(parse(other), other, () => "");
        const hasWords = documents.some((document) => itemsOf(document).some(({ words }) => words !== undefined));
        return hasWords ? [{ other, count: differing.length }] : [];
      } catch (error) {
        if (error instanceof Unreadable) return [];
        throw error;
      }
    });
    const best = counts.sort((a, b) => a.count - b.count)[0];
    if (best === undefined || best.count >= than || (than === Infinity && best.count > 0)) return "";
    const how = units.includes(best.other)
      ? `read the file with the offset unit "${best.other}"`
      : "the format wants others";
    return ` They fit as ${UNIT_NAMES[best.other]}: ${how}.`;
  }
}

interface Settled {
  readonly documents: readonly ExchangeDocument[];
  readonly notes: readonly Note[];
  /** Annotations whose spans hold other words than the file gives. */
  readonly differing: readonly Item[];
}

/** What was parsed with its spans in UTF-16. */
function settleAll({ documents, notes }: Parsed, unit: Unit, advice: () => string): Settled {
  const settled = documents.map((document) => settle(document, unit, advice));
  return {
    documents: settled.map(({ document }) => document),
    notes: [...notes, ...settled.flatMap((each) => each.notes)],
    differing: settled.flatMap((each) => each.differing),
  };
}

function problemOf(code: string, message: string, content: string, where: Where): Problem {
  return { code, message, ...lineColumnAt(content, offsetOf(content, where)) };
}

function offsetOf(content: string, where: Where): number {
  if (typeof where === "number") return where;
  return "path" in where ? where.at + offsetOfPath(content.slice(where.at), where.path) : offsetOfPath(content, where);
}

/** A document with its spans in UTF-16. */
function settle(
  document: ExchangeDocument,
  unit: Unit,
  advice: () => string,
): Settled & { document: ExchangeDocument } {
  const { text } = document;
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    throw new Unreadable(`The text of ${JSON.stringify(document.id)} holds half a character (a lone surrogate).`);
  }
  const table = new OffsetTable(text, unit);
  const checked = <T extends Item>(item: T): T => ({
    ...item,
    spans: item.spans.map((span) => spanIn(table, span, item.where ?? 0, unit, advice)),
  });
  const { mentions, claims } = document;
  const settled = { ...document, mentions: mentions.map(checked), claims: claims.map<ClaimItem>(checked) };
  const differing = itemsOf(settled).filter((item) => !agrees(text, item));
  const notes = differing.map((item) => ({
    message: `The file says ${shown(item.words ?? "")}; the text holds ${shown(pieces(text, item.spans, " … "))} there.`,
    ...(item.where === undefined ? {} : { where: item.where }),
    document: document.id,
  }));
  return { document: settled, documents: [settled], notes, differing };
}

function spanIn(table: OffsetTable, { start, end }: Span, where: Where, unit: Unit, advice: () => string): Span {
  const start16 = table.toUtf16(start);
  const end16 = table.toUtf16(end);
  if (start16 !== undefined && end16 !== undefined && start16 < end16) return { start: start16, end: end16 };
  const range = `${start} to ${end}`;
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new Unreadable(`The offsets ${range} are no whole numbers.`, where);
  if (start < 0) throw new Unreadable(`The offset ${start} is negative.`, where);
  if (start > end) throw new Unreadable(`The offsets ${range} are reversed.`, where);
  if (start === end) throw new Unreadable(`The offsets ${range} hold nothing.`, where);
  if (end > table.length) {
    const size = `the text has ${table.length} ${UNIT_NAMES[unit]}`;
    throw new Unreadable(`The offsets ${range} are out of the text: ${size}.${advice()}`, where);
  }
  throw new Unreadable(
    `The offsets ${range} cut a character in two when they count ${UNIT_NAMES[unit]}.${advice()}`,
    where,
  );
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
