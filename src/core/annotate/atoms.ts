import type { Steps } from "../steps.ts";
import { CharClass, charClass } from "../text/chars.ts";

/**
 * The atoms of a text: its words, numbers and marks of punctuation, each in a form in which spellings that nobody
 * would call a change of words are equal. White space, line breaks and zero-width characters belong to no atom, so
 * wrapping a line or writing "45 %" as "45%" changes no atom; "no table" and "notable" differ.
 *
 * Parallel arrays, so that a megabyte makes no objects. Offsets are UTF-16 code units; only the first `count` places
 * are in use.
 */
export interface Atoms {
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** Hash of the form: equal forms have equal keys; the reverse has to be checked. */
  key: Int32Array;
  kind: Uint8Array;
}

/** What an atom is. Stored in small tables, so these are numbers. */
export const AtomKind = {
  /** A run of letters with the marks on them. */
  word: 0,
  /** Digits with the points and commas between them: `1,234.5`. */
  number: 1,
  /** Any run of hyphens and dashes. */
  dash: 2,
  /** A dash with white space before it and none after: the sign of a number, not a range. */
  minus: 3,
  /** Any quotation mark or apostrophe. */
  quote: 4,
  /** A double quotation mark or prime after a digit: inches, seconds. */
  seconds: 5,
  /** Three points or more, or the sign for them. */
  ellipsis: 6,
  /** Any other character with the marks on it. */
  sign: 7,
} as const;

/** Classes of code units as the reader needs them; 0 is "not met yet". */
const Unit = { space: 1, letter: 2, digit: 3, mark: 4, ignored: 5, dash: 6, single: 7, double: 8, high: 9, other: 10 };

const SINGLE_QUOTES = "'`´‘’‚‛′ʼ";
const DOUBLE_QUOTES = '"“”„‟″«»';

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

function hashOf(form: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** UTF-16 code units that are read in one step: a millisecond's work or less. */
const STEP = 20_000;

function noAtoms(text: string): Atoms {
  const capacity = Math.max(16, text.length >> 2);
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    key: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
  };
}

/** Splits texts into atoms. Holds a table of character classes, so one reader serves any number of texts. */
export class AtomReader {
  private readonly classes = new Uint8Array(65536);

  /** The atoms of a text. Linear in its length. */
  read(text: string): Atoms {
    const atoms = noAtoms(text);
    this.readOn(text, 0, text.length, atoms);
    return atoms;
  }

  /** The same step by step. */
  *readSteps(text: string): Steps<Atoms> {
    const atoms = noAtoms(text);
    for (let at = 0; at < text.length; yield) at = this.readOn(text, at, at + STEP, atoms);
    return atoms;
  }

  /** Adds the atoms that begin in a stretch of the text, which begins with one, and returns the offset after the last. */
  private readOn(text: string, from: number, to: number, atoms: Atoms): number {
    let before = from - 1;
    while (before >= 0 && this.unitAt(text, before) === Unit.ignored) before--;
    let afterSpace = before >= 0 && this.unitAt(text, before) === Unit.space;
    let i = from;
    while (i < to && i < text.length) {
      const unit = this.unitAt(text, i);
      if (unit === Unit.space || unit === Unit.ignored) {
        afterSpace = unit === Unit.space || afterSpace;
        i++;
        continue;
      }
      i = this.readAtom(text, i, unit, afterSpace, atoms);
      afterSpace = false;
    }
    return i;
  }

  private unitAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    const known = this.classes[unit] as number;
    return known !== 0 ? known : (this.classes[unit] = classOf(unit));
  }

  /** Adds the atom that begins at `at` and returns the offset after it. */
  private readAtom(text: string, at: number, unit: number, afterSpace: boolean, atoms: Atoms): number {
    let kind: number = AtomKind.sign;
    let end = at + 1;
    if (unit === Unit.letter || unit === Unit.mark) {
      kind = AtomKind.word;
      for (let i = end; i < text.length; i++) {
        const next = this.unitAt(text, i);
        if (next === Unit.letter || next === Unit.mark) end = i + 1;
        else if (next !== Unit.ignored) break;
      }
    } else if (unit === Unit.digit) {
      kind = AtomKind.number;
      while (end < text.length) {
        if (this.unitAt(text, end) === Unit.digit) end++;
        else if (isPoint(text, end) && end + 1 < text.length && this.unitAt(text, end + 1) === Unit.digit) end += 2;
        else break;
      }
    } else if (unit === Unit.dash) {
      while (end < text.length && this.unitAt(text, end) === Unit.dash) end++;
      const beforeSpace = end >= text.length || this.unitAt(text, end) === Unit.space;
      kind = afterSpace && !beforeSpace ? AtomKind.minus : AtomKind.dash;
    } else if (unit === Unit.single) kind = AtomKind.quote;
    else if (unit === Unit.double) {
      const afterDigit = at > 0 && this.unitAt(text, at - 1) === Unit.digit;
      kind = afterDigit ? AtomKind.seconds : AtomKind.quote;
    } else {
      while (text[at] === "." && text[end] === ".") end++;
      if (text[at] === "…" || end - at >= 3) kind = AtomKind.ellipsis;
      else end = at + (unit === Unit.high && isLow(text.charCodeAt(at + 1)) ? 2 : 1);
      while (end < text.length && this.unitAt(text, end) === Unit.mark) end++;
    }
    push(atoms, at, end, kind, text);
    return end;
  }
}

function classOf(unit: number): number {
  const char = String.fromCharCode(unit);
  if (SINGLE_QUOTES.includes(char)) return Unit.single;
  if (DOUBLE_QUOTES.includes(char)) return Unit.double;
  if (unit >= 0xd800 && unit <= 0xdbff) return Unit.high;
  switch (charClass(unit)) {
    case CharClass.word:
      return /\p{Nd}/u.test(char) ? Unit.digit : Unit.letter;
    case CharClass.greek:
      return Unit.letter;
    case CharClass.mark:
      return Unit.mark;
    case CharClass.separator:
    case CharClass.newline:
      return Unit.space;
    case CharClass.ignored:
      return Unit.ignored;
    case CharClass.dash:
      return Unit.dash;
    default:
      return Unit.other;
  }
}

function isPoint(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x2e || unit === 0x2c;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function push(atoms: Atoms, start: number, end: number, kind: number, text: string): void {
  if (atoms.count === atoms.start.length) grow(atoms);
  const n = atoms.count++;
  atoms.start[n] = start;
  atoms.end[n] = end;
  atoms.kind[n] = kind;
  atoms.key[n] = kind <= AtomKind.number ? hashSpelling(text, start, end) : hashOf(formOf(text, start, end, kind));
}

function grow(atoms: Atoms): void {
  for (const key of ["start", "end", "key"] as const) {
    const larger = new Int32Array(atoms.start.length * 2);
    larger.set(atoms[key]);
    atoms[key] = larger;
  }
  const kinds = new Uint8Array(atoms.kind.length * 2);
  kinds.set(atoms.kind);
  atoms.kind = kinds;
}

/** The hash of a word or number, without making a string of it where it is plain ASCII. */
function hashSpelling(text: string, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return hashOf(spelling(text.slice(start, end)));
    hash = Math.imul(hash ^ unit, FNV_PRIME);
  }
  return hash;
}

/**
 * Composed (NFC), without zero-width characters, with ligatures spelled out and one mu. Not NFKC: that would make
 * `10⁵` the number 105.
 */
function spelling(raw: string): string {
  return raw
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize("NFKC"))
    .replace(/\u00b5/gu, "\u03bc")
    .normalize("NFC");
}

function formOf(text: string, start: number, end: number, kind: number): string {
  switch (kind) {
    case AtomKind.dash:
      return "-";
    case AtomKind.minus:
      return " -";
    case AtomKind.quote:
      return "'";
    case AtomKind.seconds:
      return '"';
    case AtomKind.ellipsis:
      return "…";
    default:
      return spelling(text.slice(start, end));
  }
}

/** The form of one atom; atoms of equal form count as the same. */
export function atomForm(text: string, atoms: Atoms, index: number): string {
  return formOf(text, atoms.start[index] as number, atoms.end[index] as number, atoms.kind[index] as number);
}

/** The forms of all atoms of a text. */
export function atomForms(text: string, atoms: Atoms): string[] {
  return Array.from({ length: atoms.count }, (_, i) => atomForm(text, atoms, i));
}

/** Whether two pieces of text are the same words, however they are wrapped, spaced, dashed, quoted and composed. */
export function sameWords(a: string, b: string): boolean {
  if (a === b) return true;
  // Nearly every difference shows in the first characters; the rest is for the few that are worth a look.
  const reader = new AtomReader();
  const [left, right] = [reader.read(a), reader.read(b)];
  if (left.count !== right.count) return false;
  for (let i = 0; i < left.count; i++) {
    if (left.key[i] !== right.key[i] || atomForm(a, left, i) !== atomForm(b, right, i)) return false;
  }
  // Where there are no words at all, only the same characters will do.
  return left.count > 0;
}
