import { withImported } from "../annotate/sidecar/foreign.ts";
import { FORMAT } from "../annotate/sidecar/format.ts";
import { scalar } from "../annotate/sidecar/scalar.ts";
import { writeSidecar, type Written } from "../annotate/sidecar/write.ts";
import type { ImportPlan, ImportReport } from "./importing.ts";

/** A sidecar's text with what a plan adds to it; see `writeSidecar`. */
export function importedSidecar(sidecar: string, plan: ImportPlan, documentFile: string): Written {
  const written = writeSidecar(sidecar, plan.changes, documentFile);
  if (!written.ok || plan.imported === undefined) return written;
  const head = `format: ${FORMAT}\ndocument: ${scalar(documentFile)}\n`;
  const text = withImported(written.text.trim() === "" ? head : written.text, plan.imported);
  return text === undefined ? UNUSUAL : { ok: true, text };
}

const UNUSUAL: Written = {
  ok: false,
  problem: {
    code: "sidecar.style",
    message: 'The sidecar is written in a way in which its key "imported" cannot be set. Write one key a line.',
    line: 1,
    column: 1,
  },
};

/** What an import does, in words, such as `23 new (12 drug, 11 condition), 2 already there, 1 without a place`. */
export function importSummary({ added, moved, known, differing, unplaced, isWithoutStructure }: ImportReport): string {
  const kinds = [...added].map(([kind, count]) => `${count} ${kind === "" ? "without a type" : kind}`);
  const total = [...added.values()].reduce((sum, count) => sum + count, 0);
  const said = [
    `${total} new${kinds.length === 0 ? "" : ` (${kinds.join(", ")})`}`,
    moved === 0 ? "" : `${moved} of them moved with their words`,
    known === 0 ? "" : `${known} already there`,
    differing.length === 0 ? "" : `${differing.length} fields differ from what is there and stay`,
    unplaced.length === 0 ? "" : `${unplaced.length} without a place`,
    isWithoutStructure ? "passages left out, as the text is another" : "",
  ];
  return said.filter((each) => each !== "").join(", ");
}

/** What a person should look at after an import, a line each. */
export function importFindings({ differing, unplaced }: ImportReport): string[] {
  return [
    ...unplaced.map(({ id, label, words, why }) => `${id} ${JSON.stringify(short(words))} (${label}): ${why}.`),
    ...differing.map(({ id, field, theirs }) => `${id}: the file has another ${field}: ${JSON.stringify(theirs)}.`),
  ];
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
