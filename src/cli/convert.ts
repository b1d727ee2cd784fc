import path from "node:path";
import { baseName } from "../core/exchange/document.ts";
import { writeFiles } from "../core/exchange/formats.ts";
import type { Loss } from "../core/exchange/losses.ts";
import { said } from "../core/words.ts";
import { UsageError } from "./files.ts";
import { formatOf, lossText, unitOf, writeLosses } from "./formats.ts";
import { readForeignFile } from "./import.ts";
import { print } from "./output.ts";
import { writeAll } from "./write.ts";

/** The options of `biogloss convert`, under the names that they have on the command line. */
export interface ConvertOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly "from-unit"?: string | undefined;
  readonly "to-unit"?: string | undefined;
  /** Folder to write to; beside each file when not given. */
  readonly out?: string | undefined;
  readonly force: boolean;
  /** File for the list of what the format cannot hold. */
  readonly loss?: string | undefined;
}

/**
 * `biogloss convert --from FORMAT --to FORMAT FILE…`: a file of one format as files of another, without a sidecar in
 * between: nothing is interpreted on the way. Returns whether nothing was lost.
 */
export function convertFiles(names: readonly string[], options: ConvertOptions): boolean {
  const from = formatOf(options.from, "--from", "convert");
  const to = formatOf(options.to, "--to", "convert");
  const [fromUnit, toUnit] = [unitOf(options["from-unit"], "convert"), unitOf(options["to-unit"], "convert")];
  const losses: Loss[] = [];
  for (const name of names) {
    const documents = readForeignFile(from, name, fromUnit);
    const result = writeFiles(to, documents, { unit: toUnit, name: nameFor(name, from.extensions) });
    if (!result.ok) throw new UsageError(`${name}: ${said(result.problem)}`);
    writeAll(options.out ?? path.dirname(name), result.files, { force: options.force, merge: to.merge });
    for (const loss of result.losses) losses.push(loss);
    const files = result.files.map((file) => file.name).join(", ");
    print(
      `${name}: ${documents.length} ${documents.length === 1 ? "document" : "documents"} to ${files}${lossText(result.losses)}\n`,
      "err",
    );
  }
  writeLosses(options.loss, new Map([[to.id, losses]]), options.force);
  return losses.length === 0;
}

/** A file's name without the ending of its format. */
function nameFor(file: string, extensions: readonly string[]): string {
  const name = path.basename(file);
  const ending = extensions.find((each) => name.toLowerCase().endsWith(each));
  return ending === undefined ? baseName(name) : name.slice(0, -ending.length) || name;
}
