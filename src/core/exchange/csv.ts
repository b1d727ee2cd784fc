import { type ExchangeDocument, type ExportFile, type Item, type Role, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import { kindOf } from "./labels.ts";
import { Reduction } from "./reduce.ts";

interface Row {
  readonly document: ExchangeDocument;
  readonly item: Item;
  readonly type: "mention" | "claim";
  readonly roles: readonly Role[];
}

/** One column: its header, and what stands under it. Append only, as people's scripts count on the names. */
const COLUMNS: readonly [header: string, value: (row: Row) => unknown][] = [
  ["document", ({ document }) => document.file ?? document.id],
  ["id", ({ item }) => item.id],
  ["type", ({ type }) => type],
  ["label", ({ item, type }) => (type === "mention" ? (kindOf(item.label) ?? item.label) : item.label)],
  ["start_utf16", ({ item }) => item.spans[0]?.start],
  ["end_utf16", ({ item }) => item.spans.at(-1)?.end],
  ["text", ({ item, document }) => wordsOf(document.text, item)],
  ["concept", ({ item }) => item.fields["concept"]],
  ["about", ({ roles }) => aboutText(roles)],
  ["polarity", ({ item }) => item.fields["polarity"] ?? "affirmed"],
  ["certainty", ({ item }) => item.fields["certainty"] ?? "asserted"],
  ["status", ({ item }) => item.fields["status"]],
  ["note", ({ item }) => item.fields["note"]],
  ["by", ({ item }) => item.fields["by"]],
  ["on", ({ item }) => item.fields["on"]],
  ["pieces", ({ item }) => item.spans.map(({ start, end }) => `${start}-${end}`).join(" ")],
];

const FIELDS = new Set(COLUMNS.map(([header]) => header));

/**
 * One CSV row an annotation, in the order of the text (RFC 4180, UTF-8 without a byte-order mark, CR LF). A cell that a
 * spreadsheet would take for a formula (it opens with `=`, `+`, `-`, `@`, tab or CR) gets an apostrophe in front. Offsets
 * are UTF-16 code units, as the headers say.
 */
export const csv: Format = {
  id: "csv",
  label: "CSV, one row an annotation",
  extensions: [".csv"],
  files: ".annotations.csv",
  units: ["utf16"],
  newlines: "as they are, in quotes",
  keeps: "mentions and claims with their words, identifiers, links and decisions",
  cannotHold: ["a claim's predicate, qualifiers, figures, assessment and evidence"],
  reduce: (document) =>
    new Reduction(document).dropFields((field, value) => FIELDS.has(field) && typeof value === "string").result,
  write: writeCsv,
};

function writeCsv(documents: readonly ExchangeDocument[], { name }: { name: string }): ExportFile[] {
  const rows = documents.flatMap((document) => {
    const mentions = document.mentions.map((item): Row => ({ document, item, type: "mention", roles: [] }));
    const claims = document.claims.map((item): Row => ({ document, item, type: "claim", roles: item.roles }));
    return [...mentions, ...claims].sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  });
  const data = rows.map((row) => COLUMNS.map(([, value]) => value(row) ?? ""));
  const fields = COLUMNS.map(([header]) => header);
  const content = [fields, ...data].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return [{ name: `${name}.annotations.csv`, content }];
}

function startOf({ item }: Row): number {
  return item.spans[0]?.start ?? Infinity;
}

function endOf({ item }: Row): number {
  return item.spans.at(-1)?.end ?? 0;
}

/**
 * One cell by RFC 4180. Written here because the CSV writers of npm weigh 19 to 33 kB, an eighth of the extension, for
 * this rule; the tests read the result with a CSV library.
 */
function cell(value: unknown): string {
  const text = String(value);
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function aboutText(roles: readonly Role[]): string {
  const byRole = new Map<string, string[]>();
  for (const { role, target } of roles) {
    const same = byRole.get(role);
    if (same === undefined) byRole.set(role, [target]);
    else same.push(target);
  }
  return [...byRole].map(([role, ids]) => `${role}: ${ids.join(" ")}`).join("; ");
}
