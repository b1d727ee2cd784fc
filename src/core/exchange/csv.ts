import { annotationTable, claimTable, pairTable, type Table } from "./csvTables.ts";
import { type ExchangeDocument, itemsOf, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import type { Loss } from "./losses.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { asIs, type Sentence, toSay } from "../words.ts";

/** What parts the cells of a row. */
type Separator = "," | "\t";

interface Naming {
  readonly id: string;
  readonly rows: Sentence;
  /** The file's name between the document's and `.csv`. */
  readonly of: string;
  readonly keeps: Sentence;
  readonly cannotHold: readonly Sentence[];
}

const ANNOTATIONS: Naming = {
  id: "",
  rows: toSay("one row an annotation"),
  of: "annotations",
  keeps: toSay("mentions and claims with their words, identifiers, links and decisions"),
  cannotHold: [toSay("a claim's predicate, qualifiers, figures, assessment and evidence")],
};

const CLAIMS: Naming = {
  id: "-claims",
  rows: toSay("one row a claim"),
  of: "claims",
  keeps: toSay("everything of claims; of what they are about, words and identifiers"),
  cannotHold: [toSay("mentions that no claim is about")],
};

const PAIRS: Naming = {
  id: "-pairs",
  rows: toSay("one row a drug and its adverse event"),
  of: "pairs",
  keeps: toSay("of claims about a drug and an adverse event: both, predicate, polarity, certainty and safety"),
  cannotHold: [toSay("everything else")],
};

/**
 * Flat tables (RFC 4180, UTF-8 without a byte-order mark, CR LF). A cell that a spreadsheet would take for a formula (it
 * opens with `=`, `+`, `-`, `@`, tab or CR) gets an apostrophe in front. Offsets are UTF-16 code units, as the headers
 * say. With tabs between the cells instead of commas, cells are quoted all the same.
 */
export const tables: readonly Format[] = ([",", "\t"] as const).flatMap((separator) => [
  tableFormat(annotationTable, separator, ANNOTATIONS),
  tableFormat(claimTable, separator, CLAIMS),
  tableFormat(pairTable, separator, PAIRS),
]);

function tableFormat(table: Table, separator: Separator, { id, rows, of, keeps, cannotHold }: Naming): Format {
  const kind = separator === "," ? "csv" : "tsv";
  return {
    id: `${kind}${id}`,
    label: toSay("{0}, {1}", kind.toUpperCase(), rows),
    extensions: [`.${kind}`],
    files: asIs(`.${of}.${kind}`),
    units: ["utf16"],
    newlines: "as they are, in quotes",
    keeps,
    cannotHold,
    reduce: (document) => reduceFor(table, document),
    write: (documents, { name }) => {
      const all = [table.columns, ...documents.flatMap(table.rows)];
      const content = all.map((row) => `${row.map((text) => cell(text, separator)).join(separator)}\r\n`).join("");
      return [{ name: `${name}.${of}.${kind}`, content }];
    },
  };
}

/** Names what has no row and no column. What a row names stays, though it has no row of its own. */
function reduceFor(table: Table, document: ExchangeDocument): Reduced {
  const held = table.held(document);
  const losses = itemsOf(document)
    .filter(({ id }) => !held.has(id))
    .map((item): Loss => {
      const detail = item.spans.length === 0 ? item.label : wordsOf(document.text, item);
      return { document: document.id, reason: "table", id: item.id, detail };
    });
  const mentions = document.mentions.filter(({ id }) => held.has(id));
  const claims = document.claims.filter(({ id }) => held.has(id));
  const ofMentions = new Reduction({ ...document, mentions, claims: [] }).dropFields((field, value) =>
    table.holdsField("mention", field, value),
  ).result;
  const ofClaims = new Reduction({ ...document, mentions: [], claims }).dropFields((field, value) =>
    table.holdsField("claim", field, value),
  ).result;
  return {
    document: { ...document, mentions: ofMentions.document.mentions, claims: ofClaims.document.claims },
    losses: [...losses, ...ofMentions.losses, ...ofClaims.losses],
  };
}

/**
 * One cell by RFC 4180. Written here because the CSV writers of npm weigh 19 to 33 kB, an eighth of the extension, for
 * this rule; the tests read the result with a CSV library.
 */
function cell(text: string, separator: Separator): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(guarded) || guarded.includes(separator) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
