/** A piece of a line of Markdown as the parser markdown-it gives it: only what tells where it comes from. */
export interface InlineToken {
  readonly type: string;
  readonly content: string;
  /** The marks that make it what it is, such as `**`; of a link how it was written. */
  readonly markup: string;
}

/** So far what a token is made of is looked for: it stands where the one before ended, but for white space and unknown marks. */
const GAP = 16;
/** Longer constructs (the address of a link, …) are not followed. Both in UTF-16 code units. */
const LONGEST = 2_000;

/** For each code unit of a text token, where it stands in the source. */
export type Places = Int32Array;

/**
 * Finds where each text token of a piece of Markdown stands in its source, code unit by code unit: markdown-it gives
 * tokens no places within a line. Emphasis, links, images, code and HTML are stepped over as they are written, escapes
 * and entities are resolved. A text whose place cannot be told has none. Linear in the length of the source.
 *
 * @param source `content` of an `inline` token
 * @param tokens its `children`
 * @returns for each token its places, or `undefined` for what is no text and what was not found
 */
export function placeTexts(source: string, tokens: readonly InlineToken[]): (Places | undefined)[] {
  let at = 0;
  const links: string[] = [];
  const past = (what: string, gap = GAP): void => {
    const found = what === "" ? -1 : source.slice(at, at + gap + what.length).indexOf(what);
    if (found >= 0) at += found + what.length;
  };
  return tokens.map((token, nth) => {
    const { type, content, markup } = token;
    const isAfterLink = (from: number): boolean => {
      const next = tokens[nth + 1];
      return next?.type === "text" && next.content !== "" && matchAt(source, from, next.content) !== undefined;
    };
    switch (type) {
      case "text":
      case "text_special":
        for (let from = at; content !== "" && from <= Math.min(at + GAP, source.length); from++) {
          const match = matchAt(source, from, content);
          if (match === undefined) continue;
          at = match.end;
          return match.places;
        }
        break;
      case "softbreak":
      case "hardbreak":
        past("\n", LONGEST);
        while (source[at] === " " || source[at] === "\t") at++;
        break;
      case "code_inline":
        past(markup);
        at = Math.min(source.length, at + content.length);
        // The blank at either end of code is left out of its content.
        past(markup);
        break;
      case "link_open":
        links.push(markup);
        if (markup !== "linkify") past(markup === "autolink" ? "<" : "[");
        break;
      case "link_close": {
        const link = links.pop();
        if (link === "autolink") past(">", LONGEST);
        else if (link !== "linkify") {
          past("]");
          if (!isAfterLink(at)) at = linkTailEnd(source, at);
        }
        break;
      }
      case "image":
        past("![");
        at = Math.min(source.length, at + content.length);
        past("]");
        if (!isAfterLink(at)) at = linkTailEnd(source, at);
        break;
      case "html_inline":
        past(content);
        break;
      default:
        // Emphasis of every sort; of other extensions' tokens the content too.
        past(markup);
        if (content !== "") {
          past(content);
          past(markup);
        }
    }
    return undefined;
  });
}

/** ASCII punctuation: what a backslash can stand before (CommonMark 0.31, 2.4). */
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[a-z][a-z\d]{1,31});/i;

/** Where the code units of a text stand when it begins at an offset of the source; `undefined` when it does not. */
function matchAt(source: string, from: number, text: string): { places: Places; end: number } | undefined {
  if (!beginsAt(source, from, text)) return undefined;
  const places = new Int32Array(text.length);
  let at = from;
  for (let i = 0; i < text.length;) {
    const width = widthAt(source, at, text, i);
    if (width === undefined) return undefined;
    // An entity may stand for a code point of two units.
    const units = source[at] === "&" && width > 1 ? String.fromCodePoint(text.codePointAt(i) as number).length : 1;
    for (let unit = 0; unit < units; unit++) places[i + unit] = at + (width === 2 && source[at] === "\\" ? 1 : 0);
    i += units;
    at += width;
  }
  return { places, end: at };
}

/** Whether the first code unit of a text can stand at an offset: most offsets are told apart by it. */
function beginsAt(source: string, at: number, text: string): boolean {
  return widthAt(source, at, text, 0) !== undefined;
}

/** How many code units of the source make up the one of the text; `undefined` when they do not. */
function widthAt(source: string, at: number, text: string, i: number): number | undefined {
  const unit = source[at];
  if (unit === "\\" && source[at + 1] === text[i] && ESCAPABLE.test(text.charAt(i))) return 2;
  if (unit === "&") {
    const entity = ENTITY.exec(source.slice(at, at + 40))?.[0];
    if (entity !== undefined && !text.startsWith(entity, i)) return entity.length;
  }
  if (unit === undefined) return undefined;
  return unit === text[i] || isSmartQuote(unit, text.charAt(i)) ? 1 : undefined;
}

/** Whether a straight quotation mark of the source has become a typographer's. */
function isSmartQuote(written: string, shown: string): boolean {
  return (written === '"' && /[“”„«»]/.test(shown)) || (written === "'" && /[‘’‚]/.test(shown));
}

/** The end of what follows the words of a link: `(address "title")`, `[label]` or nothing. */
function linkTailEnd(source: string, at: number): number {
  const limit = Math.min(source.length, at + LONGEST);
  if (source[at] === "[") {
    const close = source.slice(at, limit).indexOf("]");
    return close < 0 ? at : at + close + 1;
  }
  if (source[at] !== "(") return at;
  let depth = 0;
  for (let i = at; i < limit; i++) {
    const unit = source.charAt(i);
    const close = closerOf(unit, source.charAt(i - 1));
    if (unit === "\\") i++;
    else if (close !== undefined) {
      const end = source.slice(i + 1, limit).indexOf(close);
      if (end >= 0) i += end + 1;
    } else if (unit === "(") depth++;
    else if (unit === ")" && --depth === 0) return i + 1;
  }
  return at;
}

/** What closes a title or a bracketed address that a code unit opens. */
function closerOf(unit: string, before: string): string | undefined {
  if (unit === "<" && before === "(") return ">";
  return (unit === '"' || unit === "'") && /\s/.test(before) ? unit : undefined;
}
