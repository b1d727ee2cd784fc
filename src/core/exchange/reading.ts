import { type Problem } from "../problem.ts";
import { type LineColumn, lineColumns } from "../text/lines.ts";
import { OffsetTable, type Unit, UNITS } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  type ClaimItem,
  type ExchangeDocument,
  type ForeignFile,
  type Item,
  itemsOf,
  type Note,
  type Parsed,
} from "./document.ts";
import { type Path, Unreadable, type Where } from "./unreadable.ts";
import { offsetsOfPaths } from "./json.ts";
import { type Sentence, toSay } from "../words.ts";
import { UNIT_NAMES, withAdvice } from "./unitAdvice.ts";

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
    const { documents, notes, differing } = settleAll(parse(unit), unit, (wrong) => advised(wrong, Infinity));
    const [first] = differing;
    if (first !== undefined && fitting(differing.length) !== undefined) {
      const counted = UNIT_NAMES[unit];
      const wrong =
        differing.length === 1
          ? toSay(
              "The offsets of an annotation do not hold the words that the file gives when they count {0}.",
              counted,
            )
          : toSay(
              "The offsets of {0} annotations do not hold the words that the file gives when they count {1}.",
              differing.length,
              counted,
            );
      throw new Unreadable(advised(wrong, differing.length), first.where ?? 0);
    }
    const places = placesOf(
      file.content,
      notes.map(({ where = 0 }) => where),
    );
    const problems = notes.map(({ message }, i): Problem => ({
      code: "exchange.note",
      message,
      ...(places[i] as LineColumn),
    }));
    return { ok: true, documents, notes: problems };
  } catch (error) {
    if (error instanceof Unreadable) {
      const isOther = error.file !== undefined && error.file !== file.name;
      const [place] = placesOf(isOther ? "" : file.content, [error.where]) as [LineColumn];
      const problem = { code: "exchange.unreadable", message: error.sentence, ...place };
      return { ok: false, file: error.file ?? file.name, problem };
    }
    throw error;
  }

  function advised(wrong: Sentence, than: number): Sentence {
    const other = fitting(than);
    return withAdvice(wrong, other, other !== undefined && units.includes(other));
  }

  /** Which other unit leaves fewer annotations with other words than the file gives. */
  function fitting(than: number): Unit | undefined {
    const counts = UNITS.filter((each) => each !== unit).flatMap((other) => {
      try {
        const { documents, differing } = settleAll(parse(other), other, (wrong) => wrong);
        const hasWords = documents.some((document) => itemsOf(document).some(({ words }) => words !== undefined));
        return hasWords ? [{ other, count: differing.length }] : [];
      } catch (error) {
        if (error instanceof Unreadable) return [];
        throw error;
      }
    });
    const best = counts.sort((a, b) => a.count - b.count)[0];
    return best === undefined || best.count >= than || (than === Infinity && best.count > 0) ? undefined : best.other;
  }
}

/** Puts a unit in which offsets would be right behind what is wrong with them. */
type Advise = (wrong: Sentence) => Sentence;

interface Settled {
  readonly documents: readonly ExchangeDocument[];
  readonly notes: readonly Note[];
  /** Annotations whose spans hold other words than the file gives. */
  readonly differing: readonly Item[];
}

/** What was parsed with its spans in UTF-16. */
function settleAll({ documents, notes }: Parsed, unit: Unit, advise: Advise): Settled {
  const settled = documents.map((document) => settle(document, unit, advise));
  return {
    documents: settled.map(({ document }) => document),
    notes: [...notes, ...settled.flatMap((each) => each.notes)],
    differing: settled.flatMap((each) => each.differing),
  };
}

/** Line and column of some places of a file. The file is gone through once for all of them, but for those in records. */
function placesOf(content: string, places: readonly Where[]): LineColumn[] {
  const isPath = (where: Where): where is Path => Array.isArray(where);
  const offsets = offsetsOfPaths(content, places.filter(isPath));
  const lineColumn = lineColumns(content);
  let next = 0;
  return places.map((where) => {
    if (typeof where === "number") return lineColumn(where);
    if (isPath(where)) return lineColumn(offsets[next++] as number);
    const [inRecord = 0] = offsetsOfPaths(content.slice(where.at), [where.path]);
    return lineColumn(where.at + inRecord);
  });
}

/** A document with its spans in UTF-16. */
function settle(document: ExchangeDocument, unit: Unit, advise: Advise): Settled & { document: ExchangeDocument } {
  const { text } = document;
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    throw new Unreadable(
      toSay("The text of {0} holds half a character (a lone surrogate).", JSON.stringify(document.id)),
    );
  }
  const table = new OffsetTable(text, unit);
  const checked = <T extends Item>(item: T): T => ({
    ...item,
    spans: item.spans.map((span) => spanIn(table, span, item.where ?? 0, unit, advise)),
  });
  const { mentions, claims } = document;
  const settled = { ...document, mentions: mentions.map(checked), claims: claims.map<ClaimItem>(checked) };
  const differing = itemsOf(settled).filter((item) => !agrees(text, item));
  const notes = differing.map((item) => ({
    message: toSay(
      "The file says {0}; the text holds {1} there.",
      shown(item.words ?? ""),
      shown(pieces(text, item.spans, " … ")),
    ),
    ...(item.where === undefined ? {} : { where: item.where }),
    document: document.id,
  }));
  return { document: settled, documents: [settled], notes, differing };
}

function spanIn(table: OffsetTable, { start, end }: Span, where: Where, unit: Unit, advise: Advise): Span {
  const start16 = table.toUtf16(start);
  const end16 = table.toUtf16(end);
  if (start16 !== undefined && end16 !== undefined && start16 < end16) return { start: start16, end: end16 };
  const range = toSay("{0} to {1}", start, end);
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new Unreadable(toSay("The offsets {0} are no whole numbers.", range), where);
  if (start < 0) throw new Unreadable(toSay("The offset {0} is negative.", start), where);
  if (start > end) throw new Unreadable(toSay("The offsets {0} are reversed.", range), where);
  if (start === end) throw new Unreadable(toSay("The offsets {0} hold nothing.", range), where);
  const counted = UNIT_NAMES[unit];
  const wrong =
    end > table.length
      ? toSay("The offsets {0} are out of the text: the text has {1} {2}.", range, table.length, counted)
      : toSay("The offsets {0} cut a character in two when they count {1}.", range, counted);
  throw new Unreadable(advise(wrong), where);
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
