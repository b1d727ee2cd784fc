import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { parseDoccano } from "./doccanoRead.ts";
import { CLAIM, DOCCANO, DOCUMENT, ENDS, EXTENSIONS, NUMBERED, REF, ROLE, WORDS } from "./doccanoNames.ts";
import { type ExchangeDocument, type Item, itemsOf, keptOf, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import { isObject, jsonLine, type JsonObject } from "./json.ts";
import { arrowsOf, extrasOf, NOT_IN_GRAPH, reduceToGraph } from "./spanGraph.ts";
import { asIs, toSay } from "../words.ts";

/**
 * doccano: one document a line, spans as `entities`, arrows as `relations`. What doccano has no place for stands in keys of its
 * own beside, which doccano's import passes over.
 */
export const doccano: Format = {
  id: "doccano",
  label: asIs("doccano JSONL"),
  extensions: EXTENSIONS,
  files: asIs(".doccano.jsonl"),
  // doccano's editor counts in JavaScript (its issue 2290); what scripts write for it often counts code points.
  units: ["utf16"],
  alsoReads: ["codepoint", "utf8"],
  newlines: "as they are",
  keeps: toSay("mentions and claims in one piece, with all their fields"),
  cannotHold: [...NOT_IN_GRAPH, toSay("names that are empty")],
  reduce: (document) => reduceToGraph(document, DOCCANO).result,
  write: (documents, { unit, name }) => {
    const content = documents.map((document) => `${jsonLine(recordOf(document, unit))}\n`).join("");
    return [{ name: `${name}.doccano.jsonl`, content }];
  },
  parse: parseDoccano,
};

function recordOf(document: ExchangeDocument, unit: Unit): JsonObject {
  const { text, mentions, claims, kept } = document;
  const table = new OffsetTable(text, unit);
  const spans = [...mentions, ...claims.filter((claim) => claim.spans.length > 0)];
  const numbers = numbersOf(itemsOf(document));
  const rest = keptOf(kept, DOCCANO)?.["rest"];
  return {
    ...(isObject(rest) ? rest : {}),
    text,
    [DOCUMENT]: document.id,
    entities: spans.map((item) => {
      const { start, end } = table.span(item.spans[0] as Span);
      return {
        ...extrasOf(item, DOCCANO),
        id: numbers.get(item.id) as number,
        start_offset: start,
        end_offset: end,
        label: item.label,
        [WORDS]: wordsOf(text, item),
        [REF]: item.id,
        ...("roles" in item ? { [CLAIM]: true } : {}),
      };
    }),
    relations: arrowsOf(document).map(({ from, to, label, role, claim }) => ({
      ...(claim === undefined
        ? { [ROLE]: role as string }
        : { ...extrasOf(claim, DOCCANO, ENDS), id: numbers.get(claim.id) as number, [REF]: claim.id }),
      from_id: numbers.get(from) as number,
      to_id: numbers.get(to) as number,
      type: label,
    })),
  };
}

/** Whole numbers for all items, as doccano wants them: those they came with where they are free. */
function numbersOf(items: readonly Item[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  const take = ({ id }: Item, number: number): void => {
    numbers.set(id, number);
    taken.add(number);
  };
  for (const item of items) {
    const number = Number(NUMBERED.exec(item.id)?.[1] ?? NaN);
    if (Number.isSafeInteger(number) && !taken.has(number)) take(item, number);
  }
  let next = 0;
  for (const item of items) {
    if (numbers.has(item.id)) continue;
    while (taken.has(next)) next++;
    take(item, next);
  }
  return numbers;
}
