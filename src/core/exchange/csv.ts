import type { Annotation } from "../annotate/model.ts";
import type { Span } from "../text/span.ts";
import { baseName, type ExportDocument, type ExportResult, selectForExport } from "./document.ts";

/** One column: its header, and what stands under it. Append only, as people's scripts count on the names. */
const COLUMNS: readonly [header: string, value: (row: Row) => string | number | undefined][] = [
  ["document", (row) => row.document],
  ["id", ({ annotation }) => annotation.id],
  ["type", ({ annotation }) => annotation.type],
  ["label", ({ annotation }) => (annotation.type === "claim" ? annotation.claim : annotation.kind)],
  ["start_utf16", ({ span }) => span.start],
  ["end_utf16", ({ span }) => span.end],
  ["text", ({ annotation }) => annotation.anchor.quote],
  ["concept", ({ annotation }) => (annotation.type === "mention" ? annotation.concept : undefined)],
  ["about", ({ annotation }) => (annotation.type === "claim" ? aboutText(annotation.about) : undefined)],
  ["polarity", ({ annotation }) => annotation.polarity],
  ["certainty", ({ annotation }) => annotation.certainty],
  ["status", ({ annotation }) => annotation.status],
  ["note", ({ annotation }) => annotation.note],
  ["by", ({ annotation }) => annotation.by],
  ["on", ({ annotation }) => annotation.on],
];

interface Row {
  readonly document: string;
  readonly annotation: Annotation;
  readonly span: Span;
}

/**
 * Writes one CSV row an annotation, in the order of the text (RFC 4180, UTF-8 without a byte-order mark, CR LF). A
 * cell that a spreadsheet would take for a formula (it opens with `=`, `+`, `-`, `@`, tab or CR) gets an apostrophe in
 * front. Offsets are UTF-16 code units, as the headers say.
 */
export function writeCsv(document: ExportDocument): ExportResult {
  const { mentions, claims, losses } = selectForExport(document);
  const rows: Row[] = [...mentions, ...claims]
    .map(({ annotation, span }) => ({ document: document.name, annotation, span }))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const data = rows.map((row) => COLUMNS.map(([, value]) => value(row) ?? ""));
  const fields = COLUMNS.map(([header]) => header);
  const content = [fields, ...data].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return { files: [{ name: `${baseName(document.name)}.annotations.csv`, content }], losses };
}

/**
 * One cell by RFC 4180. Written here because the CSV writers of npm weigh 19 to 33 kB, an eighth of the extension, for
 * this rule; the tests read the result with a CSV library.
 */
function cell(value: string | number): string {
  const text = String(value);
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function aboutText(about: Readonly<Record<string, readonly string[]>> | undefined): string | undefined {
  if (about === undefined) return undefined;
  return Object.entries(about)
    .map(([role, ids]) => `${role}: ${ids.join(" ")}`)
    .join("; ");
}
