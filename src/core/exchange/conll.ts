import { sentencesIn } from "../text/sentences.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { CONLL, EXTENSIONS, isSpace, NAMELESS, textName, textNames } from "./conllNames.ts";
import { parseConll } from "./conllRead.ts";
import { type ExchangeDocument, type ExportFile, type Item } from "./document.ts";
import type { Format } from "./format.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { wordTokens } from "./wordTokens.ts";
import { asIs, toSay } from "../words.ts";

/**
 * CoNLL's columns: a token and its tag between a tab, by IOB2, and a blank line behind a sentence. doccano takes exactly two
 * columns and spaCy no comments, so that there is neither: where the tokens stand is told by the text beside, which holds
 * them in their order.
 */
export const conll: Format = {
  id: "conll",
  label: asIs("CoNLL (IOB2)"),
  extensions: EXTENSIONS,
  files: toSay(".conll, the text"),
  // Of files with columns of offsets, which are read and not written.
  units: ["codepoint"],
  alsoReads: ["utf16", "utf8"],
  newlines: "as they are in the text beside; without it, one behind each sentence",
  keeps: toSay("mentions in one piece with their kind"),
  cannotHold: [
    toSay("mentions that overlap a longer one, or begin or end with white space"),
    toSay("words that do not stand together"),
    toSay("claims"),
    toSay("every field"),
    toSay("ids"),
    toSay("white space in names"),
  ],
  reduce: reduceForConll,
  write: (documents) => documents.flatMap(filesOf),
  companions: (file) => ({ needed: [], welcome: textNames(file.name) }),
  parse: parseConll,
};

function reduceForConll(document: ExchangeDocument): Reduced {
  const { text } = document;
  const reduction = new Reduction(document)
    .keepOnly(CONLL, true)
    .replaceText(/^\ufeff/, () => " ")
    .leaveOut((item, isClaim) => {
      if (isClaim) return "claim";
      const [span, ...others] = item.spans;
      if (span === undefined || others.length > 0) return span === undefined ? "no-place" : "pieces";
      return isSpace(text[span.start]) || isSpace(text[span.end - 1]) ? "edge" : undefined;
    });
  const apart = longestApart(reduction.document.mentions);
  return reduction
    .leaveOut((item) => (apart.has(item.id) ? undefined : "overlap"))
    .dropFields(() => false)
    .spellLabels((label) => Array.from(label, (char) => (isSpace(char) ? "_" : char)).join("") || NAMELESS)
    .sort((item) => item.spans[0]?.start ?? 0)
    .number((_, index) => `T${index + 1}`).result;
}

/** Ids of mentions of which none overlaps another: of those that do, the longest, then the first. */
function longestApart(mentions: readonly Item[]): ReadonlySet<string> {
  const ordered = mentions.map(({ id, spans }) => ({ id, span: spans[0] as Span }));
  ordered.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start) || compareSpans(a.span, b.span));
  const ids = new Set<string>();
  // A longer one that overlaps a shorter one holds a border of it: the first or the last of its code units is taken.
  const taken = new Set<number>();
  for (const { id, span } of ordered) {
    if (taken.has(span.start) || taken.has(span.end - 1)) continue;
    ids.add(id);
    for (let at = span.start; at < span.end; at++) taken.add(at);
  }
  return ids;
}

function filesOf(document: ExchangeDocument): ExportFile[] {
  return [
    { name: `${document.id}.conll`, content: linesOf(document) },
    { name: textName(document), content: document.text },
  ];
}

function linesOf({ text, mentions }: ExchangeDocument): string {
  const places = mentions.map(({ spans, label }) => ({ span: spans[0] as Span, label }));
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  const lines: string[] = [];
  let mention = 0;
  let sentence = 0;
  for (const { start, end } of wordTokens(
    text,
    places.map(({ span }) => span),
  )) {
    while ((places[mention]?.span.end ?? Infinity) <= start) mention++;
    const here = places[mention];
    const isIn = here !== undefined && here.span.start <= start;
    const isInside = isIn && here.span.start < start;
    let isNext = false;
    for (; (sentences[sentence + 1]?.start ?? Infinity) <= start; sentence++) isNext = true;
    // What is marked across the end of a sentence keeps it together.
    if (isNext && !isInside && lines.length > 0) lines.push("");
    lines.push(`${text.slice(start, end)}\t${isIn ? `${isInside ? "I" : "B"}-${here.label}` : "O"}`);
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
