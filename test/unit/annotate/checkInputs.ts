import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import type { CheckInput } from "../../../src/core/annotate/checks/finding.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { readPacks } from "../../../src/core/annotate/schema/readSchema.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import type { SetFields } from "../../../src/core/annotate/sidecar/change.ts";
import { ROOT } from "../shared.ts";
import type { ClaimSchema } from "../../../src/core/annotate/schema/claimSchema.ts";

/** The packs that ship. */
export const packs = readPacks((name) => readFileSync(path.join(ROOT, "media/packs", `${name}.yaml`), "utf8"));

/** What most checks are tried on. */
export const TEXT =
  "Atezolizumab plus nab-paclitaxel was better than placebo (HR 0.62). Colitis was seen in 3% of patients.\n";

/** Entries of a sidecar by id; the words of each stand in the text. */
export type Entry = SetFields & { readonly quote: string };
export type Entries = Readonly<Record<string, Entry>>;

/** A sidecar with some entries, anchored in a text. */
export function sidecarOf(text: string, entries: Entries): string {
  const changes = Object.entries(entries).map(([id, fields]) => {
    const start = text.indexOf(fields.quote);
    const anchor = start < 0 ? fields : anchorOf(text, { start, end: start + fields.quote.length });
    return { op: "set" as const, id, fields: { ...fields, ...anchor } };
  });
  const written = writeSidecar("", changes, "trial.md");
  assert.ok(written.ok);
  return written.text;
}

/** What the checks of a document with a sidecar look at. */
export function inputOf(text: string, sidecarText: string, more: Partial<CheckInput> = {}): CheckInput {
  const reading = readSidecar(sidecarText);
  assert.ok(reading.ok);
  const { sidecar } = reading;
  return {
    text,
    sidecar,
    placed: placeAll(text, sidecar.annotations),
    schema: packs.get("pharmacovigilance") as ClaimSchema,
    ...more,
  };
}
