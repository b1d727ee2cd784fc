import type { FieldValue } from "../annotate/sidecar/format.ts";
import type { Span } from "../text/span.ts";
import type { Sentence } from "../words.ts";
import type { Json } from "./json.ts";
import type { Where } from "./unreadable.ts";

/**
 * A document with what is marked in it, in no format's terms: every format is written from this and read into it. What
 * was written and read again is equal to it, but for what the loss report names.
 */
export interface ExchangeDocument {
  /** What the document is called in a collection: a PMID, or the file's name without its ending. */
  readonly id: string;
  /** The document's own file name, without a folder, where it has one. */
  readonly file?: string;
  readonly text: string;
  readonly mentions: readonly Item[];
  readonly claims: readonly ClaimItem[];
  /** What a format says of the document beside these, by the format's family. */
  readonly kept?: Kept;
}

/** A mention, or what a mention and a claim have in common. */
export interface Item {
  /** Unique among the mentions and claims of its document. */
  readonly id: string;
  /**
   * Its words, in the order of the text: one span, several for words that do not stand together, none where a format
   * gives none (the relations of most formats). In UTF-16 code units; what a parser gives is in the file's unit.
   */
  readonly spans: readonly Span[];
  /** What it is, in the words of its file: `Drug`, `Chemical`, `safety`. */
  readonly label: string;
  /** What is decided of it, under the names of the sidecar's fields: concept, polarity, evidence, … */
  readonly fields: ItemFields;
  /** What a format says of it that has no place here, by the format's family. */
  readonly kept?: Kept;
  /** What the file itself says the words are; only of what was read. */
  readonly words?: string;
  /** Where it stands in the file; only of what was read. */
  readonly where?: Where;
}

/** A claim, an event or a relation. */
export interface ClaimItem extends Item {
  /** What takes part in it, in order. */
  readonly roles: readonly Role[];
}

/** What takes part in a claim, and as what. */
export interface Role {
  /** Empty where a format names none. */
  readonly role: string;
  /** Id of a mention or claim of the document. */
  readonly target: string;
}

/** What is decided of an item, under the names of the sidecar's fields. */
export type ItemFields = Readonly<Record<string, FieldValue>>;

/** What a family of formats (`bioc` for its XML and JSON) says and nobody else understands. */
export type Kept = Readonly<Record<string, Json>>;

/** One file of an export; `name` has no folder. */
export interface ExportFile {
  readonly name: string;
  readonly content: string;
}

/** A file to be read; `name` has no folder. The text is without a byte-order mark. */
export type ForeignFile = ExportFile;

/** Something that was noticed while a file was read and did not stop it. */
export interface Note {
  readonly message: Sentence;
  readonly where?: Where;
  /** Name of the document it is about. */
  readonly document?: string;
}

/** What a format's parser gives: spans in the file's unit. */
export interface Parsed {
  readonly documents: readonly ExchangeDocument[];
  readonly notes: readonly Note[];
}

/** All items of a document: mentions, then claims. */
export function itemsOf({ mentions, claims }: ExchangeDocument): readonly Item[] {
  return [...mentions, ...claims];
}

/** The words of an item: its pieces joined by one blank each. */
export function wordsOf(text: string, { spans }: Item): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** Whether text is nothing but white space, in JavaScript's sense or in Python's, which readers of standoff go by. */
export function isBlank(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- U+001C to U+001F and U+0085 are white space to Python only
  return /^[\s\u001c-\u001f\u0085]*$/.test(text);
}

/** A file's name without its ending: `trial.md` → `trial`. */
export function baseName(name: string): string {
  return name.replace(/\.[^.]+$/, "") || name;
}

/** What a family kept, or `undefined`. */
export function keptOf(kept: Kept | undefined, family: string): Readonly<Record<string, Json>> | undefined {
  const value = kept?.[family];
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : undefined;
}

/** The property `kept` with what one family keeps, or no property where it keeps nothing. */
export function keeping(family: string, value: Readonly<Record<string, Json | undefined>>): { readonly kept?: Kept } {
  const there = Object.entries(value).filter((each): each is [string, Json] => each[1] !== undefined);
  return there.length === 0 ? {} : { kept: { [family]: Object.fromEntries(there) } };
}
