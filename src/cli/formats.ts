import path from "node:path";
import type { Format } from "../core/exchange/format.ts";
import { formatById, FORMATS } from "../core/exchange/formats.ts";
import { type Loss, lossList, lossSummary } from "../core/exchange/losses.ts";
import { UNITS, type Unit } from "../core/text/offsets.ts";
import { UsageError } from "./files.ts";
import { writeAll } from "./write.ts";

/** The format that an option names. Throws `UsageError` with those to choose from. */
export function formatOf(id: string | undefined, option: "--to" | "--from", command: string): Format {
  const known = FORMATS.filter(({ parse }) => option === "--to" || parse !== undefined).map((format) => format.id);
  const choice = known.join(", ");
  if (id === undefined) throw new UsageError(`${command}: say the format: ${option} ${choice}`);
  const format = formatById(id);
  if (format === undefined || !known.includes(id)) {
    throw new UsageError(`${command}: there is no format "${id}" for ${option}. Choose ${choice}.`);
  }
  return format;
}

/** The offset unit that an option names. */
export function unitOf(value: string | undefined, command: string): Unit | undefined {
  const unit = UNITS.find((each) => each === value);
  if (value !== undefined && unit === undefined) {
    throw new UsageError(
      `${command}: --from-unit or --to-unit is ${JSON.stringify(value)}; it can be ${UNITS.join(", ")}.`,
    );
  }
  return unit;
}

/** What is said of losses behind a summary; empty for none. */
export function lossText(losses: readonly Loss[]): string {
  return losses.length === 0 ? "" : `; left out or altered: ${lossSummary(losses)}`;
}

/** Writes the losses in full, one a line behind its format, into the file of `--loss`. */
export function writeLosses(
  file: string | undefined,
  losses: ReadonlyMap<string, readonly Loss[]>,
  force: boolean,
): void {
  if (file === undefined) return;
  const content = [...losses].map(([format, own]) => lossList(own).replace(/^(?=.)/gm, `${format}\t`)).join("");
  writeAll(path.dirname(file), [{ name: path.basename(file), content }], { force });
}
