import { withImported } from "../annotate/sidecar/foreign.ts";
import { FORMAT } from "../annotate/sidecar/format.ts";
import { scalar } from "../annotate/sidecar/scalar.ts";
import { writeSidecar, type Written } from "../annotate/sidecar/write.ts";
import type { ImportPlan, ImportReport } from "./importing.ts";
import { english, said, type Say, toSay } from "../words.ts";

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
    message: toSay('The sidecar is written in a way in which its key "imported" cannot be set. Write one key a line.'),
    line: 1,
    column: 1,
  },
};

/** What an import does, in words, such as `23 new (12 drug, 11 condition), 2 already there, 1 without a place`. */
export function importSummary(report: ImportReport, say: Say = english): string {
  const { added, moved, known, differing, unplaced, isWithoutStructure } = report;
  const kinds = [...added].map(([kind, count]) =>
    kind === "" ? say("{0} without a type", count) : `${count} ${kind}`,
  );
  const total = [...added.values()].reduce((sum, count) => sum + count, 0);
  const parts = [
    kinds.length === 0 ? say("{0} new", total) : say("{0} new ({1})", total, kinds.join(", ")),
    moved === 0 ? "" : say("{0} of them moved with their words", moved),
    known === 0 ? "" : say("{0} already there", known),
    differing.length === 0 ? "" : say("{0} fields differ from what is there and stay", differing.length),
    unplaced.length === 0 ? "" : say("{0} without a place", unplaced.length),
    isWithoutStructure ? say("passages left out, as the text is another") : "",
  ];
  return parts.filter((each) => each !== "").join(", ");
}

/** What a person should look at after an import, a line each. */
export function importFindings({ differing, unplaced }: ImportReport, say: Say = english): string[] {
  return [
    ...unplaced.map(({ id, label, words, why }) =>
      say("{0} {1} ({2}): {3}.", id, JSON.stringify(short(words)), label, said(why, say)),
    ),
    ...differing.map(({ id, field, theirs }) =>
      say("{0}: the file has another {1}: {2}.", id, field, JSON.stringify(theirs)),
    ),
  ];
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
