import { lengthIn, type Unit } from "../text/offsets.ts";
import { baseName, type ExchangeDocument, type ForeignFile, type Note, type Parsed } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { MAX_FILE_LENGTH, tooLong } from "./json.ts";
import { documentItems, type Read } from "./webannoItems.ts";
import { type Column, parseHeader } from "./webannoHeader.ts";
import { splitAt, splitNumber, unescapeText, unescapeValue } from "./webannoText.ts";

import { toSay } from "../words.ts";

/** Reads a file: its sentences make the text, its rows the annotations. */
export function parseWebannoTsv(file: ForeignFile, _companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  if (file.content.length > MAX_FILE_LENGTH) throw tooLong(file.content);
  const reader = new TsvReader(file.content, unit);
  const { text, read, notes } = reader.read();
  const id = baseName(file.name.replace(/(?:\.webanno)?(?=\.tsv$)/i, ""));
  const document: ExchangeDocument = { id, text, ...documentItems(read, notes) };
  return { documents: [document], notes };
}

/** A token or a part of one. */
interface Row {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly where: number;
}

class TsvReader {
  private readonly lines: { readonly line: string; readonly where: number }[] = [];
  private readonly unit: Unit;
  private readonly text: string[] = [];
  /** Length of the text so far, in the unit. */
  private length = 0;
  private said: string[] = [];
  private readonly all: Read[] = [];
  private readonly byNumber = new Map<number, Read>();
  private readonly units = new Set<string>();
  private readonly notes: Note[] = [];

  constructor(content: string, unit: Unit) {
    this.unit = unit;
    let where = 0;
    // A line ends as Java's readers end it.
    for (const line of content.split(/(?<=\n|\r(?!\n))/)) {
      this.lines.push({ line: line.replace(/[\r\n]+$/, ""), where });
      where += line.length;
    }
  }

  read(): { text: string; read: readonly Read[]; notes: Note[] } {
    const { columns, body } = parseHeader(this.lines, this.notes);
    for (const { line, where } of this.lines.slice(body)) {
      if (line === "") continue;
      if (line.startsWith("#Text=")) this.said.push(unescapeText(line.slice(6)));
      else if (!line.startsWith("#")) this.row(line, where, columns);
    }
    if (this.said.length > 0) throw new Unreadable(toSay("A sentence has no tokens."), this.lines.at(-1)?.where ?? 0);
    // WebAnno puts a line feed behind every sentence, also behind the last one, where the text has none.
    return { text: this.text.join("").replace(/\n$/, ""), read: this.all, notes: this.notes };
  }

  private row(line: string, where: number, columns: readonly Column[]): void {
    const [id = "", offsets = "", words = "", ...cells] = line.split("\t");
    const found = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(offsets);
    if (found === null || !/^\d+-\d+(?:\.\d+)?$/.test(id))
      throw new Unreadable(toSay("A row should open with its number and its offsets, such as 1-2 and 5-7."), where);
    if (this.units.has(id)) throw new Unreadable(toSay("The row {0} stands here a second time.", id), where);
    this.units.add(id);
    const row = { id, start: Number(found[1]), end: Number(found[2]), words: unescapeText(words), where };
    this.openSentence(row);
    // A line ends with a tab.
    const missing = columns.length - (cells.length - (cells.at(-1) === "" ? 1 : 0));
    if (missing > 0) throw new Unreadable(toSay("The row {0} has {1} columns too few.", id, missing), where);
    for (let i = 0; i < columns.length;) {
      const layer = (columns[i] as Column).layer;
      const own: [Column, string[]][] = [];
      for (; columns[i]?.layer === layer; i++) {
        const cell = cells[i] ?? "_";
        own.push([columns[i] as Column, cell === "_" ? [] : splitAt("|", cell)]);
      }
      if (layer.isRead) this.annotations(row, own);
    }
  }

  /** Takes the text of the sentence that a row opens. */
  private openSentence({ start, where }: Row): void {
    if (this.said.length === 0) {
      if (this.text.length === 0) throw new Unreadable(toSay("There is a row before the first #Text=."), where);
      return;
    }
    const text = `${this.said.join("\n")}\n`;
    this.said = [];
    if (this.length === start + 1) {
      this.text.push((this.text.pop() ?? "").slice(0, -1));
      this.length--;
    }
    if (this.length > start)
      throw new Unreadable(toSay("The sentence begins at {0}, where the one before has not ended.", start), where);
    if (start - this.length > MAX_FILE_LENGTH)
      throw new Unreadable(toSay("The sentence begins at {0}: too far.", start), where);
    this.text.push(" ".repeat(start - this.length), text);
    this.length = start + lengthIn(text, this.unit);
  }

  /** The annotations of one layer in a row: those of the same place in every column belong together. */
  private annotations(row: Row, columns: readonly [Column, string[]][]): void {
    const count = columns.reduce((most, [, values]) => Math.max(most, values.length), 0);
    for (let i = 0; i < count; i++) {
      const cells = columns.map(([column, values]) => {
        const raw = values[i] ?? "*";
        return { column, raw, ...(column.is === "target" ? { value: raw, numbers: [] } : splitNumber(raw)) };
      });
      const [{ column }] = cells as [(typeof cells)[number]];
      const number = column.layer.isRelation
        ? undefined
        : cells.find(({ numbers }) => numbers.length === 1)?.numbers[0];
      const known = number === undefined ? undefined : this.byNumber.get(number);
      if (known !== undefined && known.layer !== column.layer)
        throw new Unreadable(toSay("The number {0} is of annotations of two layers.", number ?? ""), row.where);
      if (known !== undefined) {
        known.end = Math.max(known.end, row.end);
        known.words.push(row.words);
        continue;
      }
      const { id: unit, start, end, where } = row;
      const read: Read = {
        layer: column.layer,
        unit,
        start,
        end,
        where,
        number,
        words: [row.words],
        values: {},
        links: [],
        source: undefined,
      };
      for (const cell of cells) this.take(read, cell);
      this.all.push(read);
      if (number !== undefined) this.byNumber.set(number, read);
    }
  }

  private take(
    read: Read,
    { column, raw, value, numbers }: { column: Column; raw: string; value: string; numbers: readonly number[] },
  ): void {
    if (column.is === "value") {
      if (value !== "*") read.values[column.name] = unescapeValue(value);
    } else if (column.is === "role") {
      if (value !== "_")
        for (const role of splitAt(";", value))
          read.links.push({ role: role === "*" ? "" : unescapeValue(role), unit: "", number: undefined });
    } else if (column.is === "target") {
      const targets = raw === "*" || raw === "_" ? [] : splitAt(";", raw);
      if (targets.length !== read.links.length)
        throw new Unreadable(toSay("{0} roles have {1} targets.", read.links.length, targets.length), read.where);
      for (const [i, target] of targets.entries()) {
        const { value: unit, numbers: own } = splitNumber(target);
        Object.assign(read.links[i] as object, { unit, number: own[0] });
      }
    } else if (column.is === "source") {
      const [from, to] = numbers;
      read.source = { unit: value, from: from === 0 ? undefined : from, to: to === 0 ? undefined : to };
    }
  }
}
