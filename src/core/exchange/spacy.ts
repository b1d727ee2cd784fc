import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, type Item, keptOf, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import { isList, isObject, type Json, jsonLine, type JsonObject } from "./json.ts";
import { type Reduced } from "./reduce.ts";
import { ACCEPT, CLAIM, DOCUMENT, ENDS, ENDS_REFS, EXTENSIONS, REF, ROLE, SPACY } from "./spacyNames.ts";
import { parseSpacy } from "./spacyRead.ts";
import { type Arrow, arrowsOf, extrasOf, NOT_IN_GRAPH, reduceToGraph } from "./spanGraph.ts";
import { type SpacedToken, spacedTokens } from "./wordTokens.ts";
import { asIs, toSay } from "../words.ts";

/**
 * What Prodigy reads and writes, and what spaCy's users make training data of: one document a line, with spans and
 * relations. Tokens are written too, parted where spans begin and end: Prodigy leaves out spans that do not fit its
 * own, and relations name tokens.
 */
export const spacy: Format = {
  id: "spacy",
  label: asIs("spaCy / Prodigy JSONL"),
  extensions: EXTENSIONS,
  files: asIs(".spacy.jsonl"),
  // Both are Python, which counts code points.
  units: ["codepoint"],
  alsoReads: ["utf16", "utf8"],
  newlines: "as they are",
  keeps: toSay("mentions and claims in one piece, with all their fields"),
  cannotHold: [...NOT_IN_GRAPH, toSay("names that are empty")],
  reduce: (document): Reduced => reduceToGraph(document, SPACY).result,
  write: (documents, { unit, name }) => {
    const content = documents.map((document) => `${jsonLine(recordOf(document, unit))}\n`).join("");
    return [{ name: `${name}.spacy.jsonl`, content }];
  },
  parse: parseSpacy,
};

function recordOf(document: ExchangeDocument, unit: Unit): JsonObject {
  const { text, mentions, claims } = document;
  const { rest, meta } = keptOf(document.kept, SPACY) ?? {};
  const others = isObject(rest) ? rest : {};
  const spans: (Item | ClaimItem)[] = [...mentions, ...claims.filter((claim) => claim.spans.length > 0)];
  const shared = { text, meta: { ...(isObject(meta) ? meta : {}), [DOCUMENT]: document.id } };
  // A record that was not accepted stays what it was while nothing is marked in it.
  if (others["answer"] !== undefined && spans.length === 0) return { ...others, ...shared };
  const tokens = new Tokens(document, spans, unit);
  const arrows = arrowsOf(document);
  const places = new Map(
    spans.map((item) => [item.id, { ...tokens.placeOf(item.spans[0] as Span), label: item.label }]),
  );
  return {
    ...others,
    ...shared,
    tokens: tokens.asJson(),
    spans: spans.map((item) => ({
      ...extrasOf(item, SPACY),
      ...(places.get(item.id) as JsonObject),
      text: wordsOf(text, item),
      [REF]: item.id,
      ...("roles" in item ? { [CLAIM]: true } : {}),
    })),
    ...(arrows.length === 0 ? {} : { relations: arrows.map((arrow) => relationOf(arrow, places)) }),
    answer: ACCEPT,
  };
}

type Place = Readonly<Record<"start" | "end" | "token_start" | "token_end", number>>;

function relationOf({ from, to, label, role, claim }: Arrow, places: ReadonlyMap<string, Place>): Json {
  const [head, child] = [places.get(from) as Place, places.get(to) as Place];
  return {
    ...(claim === undefined ? { [ROLE]: role as string } : { ...extrasOf(claim, SPACY, ENDS), [REF]: claim.id }),
    // Prodigy's relations name the last token of a span.
    head: head.token_end,
    child: child.token_end,
    label,
    head_span: { ...head },
    child_span: { ...child },
    [ENDS_REFS[0]]: from,
    [ENDS_REFS[1]]: to,
  };
}

/** The tokens of a record: those it came with while all spans fit them, else our own. */
class Tokens {
  private readonly text: string;
  private readonly table: OffsetTable;
  private readonly tokens: readonly SpacedToken[];
  private readonly given: readonly JsonObject[] | undefined;
  private readonly starts = new Map<number, number>();
  private readonly ends = new Map<number, number>();

  constructor({ text, kept }: ExchangeDocument, items: readonly Item[], unit: Unit) {
    this.text = text;
    this.table = new OffsetTable(text, unit);
    const spans = items.flatMap((item) => item.spans);
    const list = keptOf(kept, SPACY)?.["tokens"];
    const given = isList(list) ? list.filter(isObject) : [];
    const places = given.map(({ start, end, ws }) => ({
      start: Number(start),
      end: Number(end),
      hasBlank: ws === true,
    }));
    const [starts, ends] = [new Set(places.map(({ start }) => start)), new Set(places.map(({ end }) => end))];
    const fits = given.length > 0 && spans.every(({ start, end }) => starts.has(start) && ends.has(end));
    this.given = fits ? given : undefined;
    this.tokens = fits ? places : spacedTokens(text, spans);
    this.tokens.forEach(({ start, end }, i) => {
      this.starts.set(start, i);
      this.ends.set(end, i);
    });
  }

  asJson(): Json[] {
    const { text, table, tokens, given } = this;
    return tokens.map((span, id) => {
      const { start, end } = table.span(span);
      const token = { text: text.slice(span.start, span.end), start, end, id, ws: span.hasBlank };
      return given === undefined ? token : { ...given[id], ...token };
    });
  }

  /** Offsets in the file's unit, and the first and the last token. */
  placeOf(span: Span): Place {
    const [first, last] = [this.starts.get(span.start) as number, this.ends.get(span.end) as number];
    return { ...this.table.span(span), token_start: first, token_end: last };
  }
}
