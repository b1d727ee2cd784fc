import type { ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { writeFiles } from "../core/exchange/formats.ts";
import { jsonLine, type Json } from "../core/exchange/json.ts";
import { LossCount } from "../core/exchange/losses.ts";
import { withSuggestions } from "../core/exchange/suggested.ts";
import { said } from "../core/words.ts";
import { UsageError } from "./files.ts";
import { formatOf, unitOf } from "./formats.ts";
import { print } from "./output.ts";
import { Readers } from "./reader.ts";
import { eachRecord } from "./records.ts";

/** The options of `biogloss annotate --to`, under the names that they have on the command line. */
export interface AnnotateToOptions {
  readonly to?: string | undefined;
  readonly "to-unit"?: string | undefined;
  readonly terms?: string | undefined;
}

/**
 * `biogloss annotate --to FORMAT`: one `{"id","text"}` a line on standard input, its suggestions in a format a line on
 * standard output, in the same order. Holds one document at a time. Resolves to whether all records were good.
 */
export async function annotateTo(files: readonly string[], options: AnnotateToOptions): Promise<boolean> {
  if (files.length > 0)
    throw new UsageError("annotate --to reads records from standard input. For files: biogloss export --suggestions.");
  const format = formatOf(options.to, "--to", "annotate");
  const unit = unitOf(options["to-unit"], "annotate");
  if (unit !== undefined && !format.units.includes(unit))
    throw new UsageError(`annotate: ${said(format.label)} does not count in ${unit}: ${format.units.join(", ")}.`);
  const { recogniser, concept } = new Readers(options.terms).for("-");
  const lost = new LossCount();
  const good = await eachRecord(({ id, text }) => {
    if (typeof id !== "string" && typeof id !== "number") return 'a record needs an "id" that is a string or a number';
    const bare = { id: String(id), text, mentions: [], claims: [] };
    const document = withSuggestions(bare, recogniser.analyse(text, "plain"), (index) => concept(index).id);
    const result = writeFiles(format, [document], { unit, ...nameFor(format) });
    if (!result.ok) return said(result.problem);
    lost.add(result.losses);
    print(`${lineFor(format, id, result.files)}\n`);
    return undefined;
  });
  const summary = lost.summary();
  if (summary !== "") print(`left out or altered: ${summary}\n`, "err");
  return good;
}

/** Whether a format's annotations are JSON, which goes into a line as it is. */
function isJson({ extensions }: Format): boolean {
  return /\.json(?:l|ld)?$/.test(extensions[0] ?? "");
}

/** Where the name of the file is of no use, an id that cannot be one is no reason to refuse a record. */
function nameFor(format: Format): { name?: string } {
  return isJson(format) ? { name: "document" } : {};
}

/** A document's line: its JSON, or its files by their names. */
function lineFor(format: Format, id: string | number, files: readonly ExportFile[]): string {
  const [main] = files.filter(({ name }) => format.extensions.some((extension) => name.endsWith(extension)));
  if (main === undefined || !isJson(format))
    return jsonLine({ id, files: Object.fromEntries(files.map(({ name, content }) => [name, content])) });
  return main.name.endsWith(".jsonl") ? main.content.trimEnd() : jsonLine(JSON.parse(main.content) as Json);
}
