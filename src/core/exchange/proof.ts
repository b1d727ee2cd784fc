import { Slicer, type Unit } from "../text/offsets.ts";
import { type Sentence, toSay } from "../words.ts";
import { type ExchangeDocument, type Item, itemsOf, type Parsed, wordsOf } from "./document.ts";

/**
 * Proves an export: what the format's own parser reads from the written files is what was to be written, and each of its
 * spans, cut from the text that was read in the file's own unit, holds the annotation's words. Returns what does not hold, for
 * people, or `undefined`.
 *
 * @param documents what was to be written, after everything that the format cannot hold was taken out
 * @param parsed what was read from the files, its spans in the file's unit
 */
export function breach(documents: readonly ExchangeDocument[], parsed: Parsed, unit: Unit): Sentence | undefined {
  const read = parsed.documents;
  if (read.length !== documents.length)
    return toSay("{0} documents were written and {1} read back", documents.length, read.length);
  for (const [i, document] of documents.entries()) {
    const difference = differenceOf(document, read[i] as ExchangeDocument, unit);
    if (difference !== undefined) return toSay("{0}: {1}", document.id, difference);
  }
  return undefined;
}

function differenceOf(written: ExchangeDocument, read: ExchangeDocument, unit: Unit): Sentence | undefined {
  if (written.id !== read.id) return toSay("the name is read back as {0}", JSON.stringify(read.id));
  if (written.text !== read.text) return toSay("the text is not read back as it was written");
  const [items, others] = [itemsOf(written), itemsOf(read)];
  if (items.length !== others.length)
    return toSay("{0} annotations were written and {1} read back", items.length, others.length);
  const slicer = new Slicer(read.text, unit);
  for (const [i, item] of items.entries()) {
    const other = others[i] as Item;
    const words = other.spans.map((span) => slicer.slice(span)).join(" ");
    const own = wordsOf(written.text, item);
    if (words !== own)
      return toSay("{0}: the offsets hold {1} instead of {2}", item.id, JSON.stringify(words), JSON.stringify(own));
    const [stated, readBack] = [statement(item), statement(other)];
    if (stated !== readBack) return toSay("{0}: {1} is read back as {2}", item.id, stated, readBack);
  }
  return undefined;
}

/** Everything that an item says besides its place. */
function statement(item: Item): string {
  const { spans, words: _words, where: _where, ...said } = item;
  return canonical({ ...said, pieces: spans.length });
}

/** A value as JSON that is equal for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
