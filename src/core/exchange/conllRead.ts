import { lengthIn, OffsetTable, type Unit, UNITS } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { EXTENSIONS, isSpace, textNames } from "./conllNames.ts";
import type { ExchangeDocument, ForeignFile, Item, Note, Parsed } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { MAX_FILE_LENGTH, tooLong } from "./json.ts";
import { DocumentNames } from "./records.ts";
import { toSay } from "../words.ts";
import { UNIT_NAMES, withAdvice } from "./unitAdvice.ts";

/** A token with its tag, and where it stands in the file (UTF-16). */
interface Token {
  readonly text: string;
  readonly tag: string;
  readonly at: number;
  /** What the file says of where it stands in the text, in the file's unit. */
  readonly span?: Span;
}

interface Draft {
  name?: string;
  readonly sentences: Token[][];
}

/**
 * Reads tokens and tags by IOB, IOB2, IOBES and BILUO, a token a line or (`token|POS|tag`) a sentence a line. Their places are
 * found in the text beside, or else told by columns of offsets, or else made: a blank between tokens, a line a sentence.
 */
export function parseConll(file: ForeignFile, companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const notes: Note[] = [];
  const drafts = draftsOf(file.content, notes);
  const names = new DocumentNames(file.name, EXTENSIONS, drafts.length);
  const documents = drafts.map(({ name, sentences }, i): ExchangeDocument => {
    const id = names.take(name, i);
    const beside = textNames(file.name).filter((each) => drafts.length === 1 && companions.has(each));
    const found = beside
      .map((each) => ({ file: each, places: placesIn(companions.get(each) as string, sentences.flat()) }))
      .find(({ places }) => places !== undefined);
    if (found?.places !== undefined) {
      const text = companions.get(found.file) as string;
      const own = found.file === `${id}.txt` ? {} : { file: found.file };
      return { id, ...own, text, mentions: mentionsOf(text, sentences, found.places, unit), claims: [] };
    }
    if (beside.length > 0)
      notes.push({
        message: toSay("{0} beside it holds other words; the text is made of the tokens.", beside.join(", ")),
        document: id,
      });
    if (sentences.length === 0)
      throw new Unreadable(toSay("This is no CoNLL: there is no line with a token and its tag."));
    const { text, places } = textOf(sentences, unit);
    return { id, text, mentions: mentionsOf(text, sentences, places, unit), claims: [] };
  });
  return { documents, notes };
}

/** A comment such as `# doc_id = 354896`; a token `#` has a tag behind it. */
const COMMENT = /^#\s*(\w[\w.-]*(?: \w[\w.-]*)?)\s*=\s*(.*)$/;

function draftsOf(content: string, notes: Note[]): Draft[] {
  if (content.length > MAX_FILE_LENGTH) throw tooLong(content);
  const drafts: Draft[] = [];
  let sentence: Token[] = [];
  let hasColumns = false;
  let at = 0;
  const draft = (): Draft => {
    if (drafts.length === 0) drafts.push({ sentences: [] });
    return drafts.at(-1) as Draft;
  };
  const finish = (): void => {
    if (sentence.length > 0) draft().sentences.push(sentence);
    sentence = [];
  };
  for (const raw of content.split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const [, key, value = ""] = line.includes("\t") ? [] : (COMMENT.exec(line) ?? []);
    const isName = key !== undefined && /^(?:doc_?id|newdoc id)$/.test(key);
    if (isBlank(line) || key !== undefined || line.startsWith("-DOCSTART-")) finish();
    if (isName || line.startsWith("-DOCSTART-")) {
      const isNew = drafts.length === 0 || draft().sentences.length > 0 || draft().name !== undefined;
      if (isNew) drafts.push({ sentences: [] });
      if (isName) draft().name = value.trim();
    } else if (!isBlank(line) && key === undefined) {
      const many = sentenceLine(line, at);
      if (many === undefined) {
        const columns = columnsOf(line);
        sentence.push(tokenOf(columns, at));
        hasColumns ||= columns.length > 2 && sentence.at(-1)?.span === undefined;
      } else {
        finish();
        sentence = many;
        finish();
      }
    }
    at += raw.length + 1;
  }
  finish();
  if (hasColumns) notes.push({ message: toSay("What stands between a token and its tag is not read.") });
  return drafts.length === 0 ? [{ sentences: [] }] : drafts;
}

function isBlank(line: string): boolean {
  for (const char of line) if (!isSpace(char)) return false;
  return true;
}

/** The columns of a line: between tabs where there is one, else between white space. */
function columnsOf(line: string): string[] {
  return line.includes("\t") ? line.split("\t") : line.trim().split(/[ \u00a0]+/);
}

/** The tokens of a line that holds a sentence: `token|POS|tag` between blanks. */
function sentenceLine(line: string, at: number): Token[] | undefined {
  if (line.includes("\t")) return undefined;
  const parts = line.trim().split(/ +/);
  if (!parts.every((part) => /^.[^|]*\|(?:.*\|)?(?:O|[A-Z]-[^|]+)$/u.test(part))) return undefined;
  return parts.map((part) => ({
    text: part.slice(0, part.indexOf("|", 1)),
    tag: tagIn(part.slice(part.lastIndexOf("|") + 1), at),
    at,
  }));
}

function tokenOf(columns: readonly string[], at: number): Token {
  const [text = "", start = "", end = ""] = columns;
  if (columns.length < 2 || text === "")
    throw new Unreadable(toSay("A line of CoNLL should hold a token and its tag."), at);
  const hasOffsets = columns.length === 4 && /^-?\d+$/.test(start) && /^-?\d+$/.test(end);
  const tag = tagIn(columns.at(-1) as string, at);
  return { text, tag, at, ...(hasOffsets ? { span: { start: Number(start), end: Number(end) } } : {}) };
}

function tagIn(tag: string, at: number): string {
  const own = tag.trim();
  if (own === "O" || /^[BIESLU]-./su.test(own)) return own;
  throw new Unreadable(
    toSay("{0} is no tag: a tag is O, or B-, I-, E-, S-, L- or U- with a name.", JSON.stringify(own)),
    at,
  );
}

/** Where tokens stand in a text that holds nothing else but white space; `undefined` where it does. */
function placesIn(text: string, tokens: readonly Token[]): Span[] | undefined {
  const places: Span[] = [];
  let at = 0;
  for (const token of tokens) {
    while (isSpace(text[at])) at++;
    if (!text.startsWith(token.text, at)) return undefined;
    places.push({ start: at, end: at + token.text.length });
    at += token.text.length;
  }
  while (isSpace(text[at])) at++;
  return at === text.length ? places : undefined;
}

/** A text for tokens that have none, by their offsets where all have some. */
function textOf(sentences: readonly (readonly Token[])[], unit: Unit): { text: string; places: Span[] } {
  const tokens = sentences.flat();
  const hasOffsets = tokens.every(({ span }) => span !== undefined);
  const firsts = new Set(sentences.map(([first]) => first));
  if (hasOffsets) checkOffsets(tokens, unit);
  const parts: string[] = [];
  const places: Span[] = [];
  let [length, count] = [0, 0];
  for (const token of tokens) {
    const start = token.span?.start ?? count + (count === 0 ? 0 : 1);
    const gap = start - count;
    const white = gap === 0 ? "" : `${firsts.has(token) && length > 0 ? "\n" : " "}${" ".repeat(gap - 1)}`;
    parts.push(white, token.text);
    places.push({ start: length + gap, end: length + gap + token.text.length });
    length += gap + token.text.length;
    count = hasOffsets ? (token.span as Span).end : length;
  }
  return { text: parts.join(""), places };
}

/** Throws for offsets that cannot be the tokens' in one text, with the unit in which they would be. */
function checkOffsets(tokens: readonly Token[], unit: Unit): void {
  const wrong = firstWrong(tokens, unit);
  if (wrong === undefined) return;
  const { start, end } = wrong.span as Span;
  const range = toSay("{0} to {1}", start, end);
  if (start < 0) throw new Unreadable(toSay("The offset {0} is negative.", start), wrong.at);
  if (start > end) throw new Unreadable(toSay("The offsets {0} are reversed.", range), wrong.at);
  if (end > MAX_FILE_LENGTH)
    throw new Unreadable(toSay("The offsets {0} are out of any text that is read.", range), wrong.at);
  const other = UNITS.find((each) => each !== unit && firstWrong(tokens, each) === undefined);
  const wanted = toSay(
    "The offsets {0} do not hold {1} behind the token before it when they count {2}.",
    range,
    JSON.stringify(wrong.text),
    UNIT_NAMES[unit],
  );
  throw new Unreadable(withAdvice(wanted, other), wrong.at);
}

function firstWrong(tokens: readonly Token[], unit: Unit): Token | undefined {
  let at = 0;
  return tokens.find(({ text, span }) => {
    const { start, end } = span as Span;
    const isRight = start >= at && end - start === lengthIn(text, unit) && end <= MAX_FILE_LENGTH;
    at = end;
    return !isRight;
  });
}

/** What tokens with tags mark: what begins at B, S or U, or at any tag that the one before does not lead up to. */
function mentionsOf(
  text: string,
  sentences: readonly (readonly Token[])[],
  places: readonly Span[],
  unit: Unit,
): Item[] {
  const table = new OffsetTable(text, unit);
  const found: { span: Span; label: string; at: number }[] = [];
  let index = 0;
  for (const sentence of sentences) {
    let open: string | undefined;
    for (const { tag, at } of sentence) {
      const place = places[index++] as Span;
      const [kind, label] = [tag.slice(0, 1), tag.slice(2)];
      const last = found.at(-1);
      if (kind === "O") open = undefined;
      else {
        if (open === label && last !== undefined && "IEL".includes(kind)) last.span = { ...last.span, end: place.end };
        else found.push({ span: place, label, at });
        open = "ESLU".includes(kind) ? undefined : label;
      }
    }
  }
  return found.map(({ span, label, at }, i) => ({
    id: `T${i + 1}`,
    spans: [table.span(span)],
    label,
    fields: {},
    where: at,
  }));
}
