import assert from "node:assert/strict";
import { placeAll } from "../../src/core/annotate/placed.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import type { ExchangeDocument, Item } from "../../src/core/exchange/document.ts";
import { readForeign } from "../../src/core/annotate/sidecar/foreign.ts";
import { planImport } from "../../src/core/exchange/importing.ts";
import { importedSidecar } from "../../src/core/exchange/importText.ts";
import { canonical } from "../../src/core/exchange/proof.ts";
import { selectForExport } from "../../src/core/exchange/selection.ts";
import { said } from "../../src/core/words.ts";

/** A generator of numbers in [0, 1) that gives the same in every run. */
export function seeded(): () => number {
  let state = 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** Imports a document into an annotation file and exports it again. */
export function throughSidecar(
  document: ExchangeDocument,
  sidecar = "",
): { sidecar: string; exported: ExchangeDocument } {
  const before = readSidecar(sidecar);
  assert.ok(before.ok);
  const target = { text: document.text, annotations: before.sidecar.annotations, foreign: readForeign(sidecar) };
  const plan = planImport(document, target, seeded());
  assert.deepEqual(plan.report.unplaced, []);
  const written = importedSidecar(sidecar, plan, "trial.md");
  assert.ok(written.ok, written.ok ? "" : said(written.problem.message));
  const reading = readSidecar(written.text);
  assert.ok(reading.ok);
  assert.deepEqual(reading.sidecar.problems, []);
  const placed = placeAll(document.text, reading.sidecar.annotations);
  const selected = selectForExport({
    name: "trial.md",
    text: document.text,
    placed,
    foreign: readForeign(written.text),
  });
  assert.deepEqual(selected.losses, []);
  return { sidecar: written.text, exported: selected.document };
}

/** What a document says, whatever the order of its items and of a claim's roles. */
export function statement({ text, mentions, claims, kept }: ExchangeDocument): unknown {
  const bare = ({ words: _words, where: _where, ...item }: Item): Item => item;
  const sorted = (items: readonly Item[]): string[] => items.map((item) => canonical(bare(item))).sort();
  const ordered = claims.map((claim) => ({
    ...claim,
    roles: [...claim.roles].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
  }));
  return { text, mentions: sorted(mentions), claims: sorted(ordered), kept };
}
