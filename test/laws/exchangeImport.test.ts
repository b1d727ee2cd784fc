import assert from "node:assert/strict";
import fc from "fast-check";
import { placeAll } from "../../src/core/annotate/placed.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { type ExchangeDocument, isBlank, type Item, itemsOf } from "../../src/core/exchange/document.ts";
import { fromTree, readForeign, toTree } from "../../src/core/exchange/imported.ts";
import { planImport } from "../../src/core/exchange/importing.ts";
import { importedSidecar } from "../../src/core/exchange/importText.ts";
import type { Json } from "../../src/core/exchange/json.ts";
import { canonical } from "../../src/core/exchange/proof.ts";
import { selectForExport } from "../../src/core/exchange/selection.ts";
import { documents } from "./exchangeDocuments.ts";
import { runs } from "./runs.ts";

/** A generator of numbers in [0, 1) that gives the same in every run. */
function seeded(): () => number {
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
  assert.ok(written.ok);
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

/** A document whose parts all have a place of their own in any text: no two that say the same, no words said twice. */
const placeable = documents
  .map((document) => {
    const seen = new Set<string>();
    const isNew = ({ spans, label }: Item): boolean => {
      // A person's marks hold words, each piece of them.
      if (spans.some(({ start, end }) => isBlank(document.text.slice(start, end)))) return false;
      const key = canonical([spans, label]);
      return !seen.has(key) && seen.add(key) !== undefined;
    };
    const mentions = document.mentions.filter(isNew);
    const claims = document.claims.filter((claim) => claim.spans.length > 0 && isNew(claim));
    const ids = new Set([...mentions, ...claims].map(({ id }) => id));
    const kept = claims.map((claim) => {
      const { links: _links, status: _status, ...fields } = claim.fields;
      return { ...claim, fields, roles: claim.roles.filter(({ target }) => ids.has(target)) };
    });
    return { ...document, mentions, claims: kept };
  })
  .filter(({ mentions, claims }) => mentions.length + claims.length > 0);

describe("import", () => {
  it("gives back on export what was imported, through the annotation file", () => {
    fc.assert(
      fc.property(placeable, (document) => {
        const { exported } = throughSidecar(document);
        assert.deepEqual(statement(exported), statement(document));
      }),
      { numRuns: runs(300, 10_000) },
    );
  });

  it("changes nothing when the same is imported again", () => {
    fc.assert(
      fc.property(placeable, (document) => {
        const { sidecar } = throughSidecar(document);
        assert.equal(throughSidecar(document, sidecar).sidecar, sidecar);
      }),
      { numRuns: runs(150, 5_000) },
    );
  });

  it("keeps any JSON in an annotation file's strings, lists and maps", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        assert.deepEqual(fromTree(toTree(json)), json);
      }),
      { numRuns: runs(500, 10_000) },
    );
  });

  it("looks for everything by its words where the text is another, and says what it does not find", () => {
    const text = "Patients received atezolizumab. Some had alopecia, and alopecia was mild.";
    const at = (words: string, from = 0): { start: number; end: number } => {
      const start = text.indexOf(words, from);
      return { start, end: start + words.length };
    };
    const item = (id: string, label: string, span: { start: number; end: number }): Item => ({
      id,
      label,
      spans: [span],
      fields: {},
    });
    const document = {
      id: "trial",
      text,
      mentions: [
        item("T1", "Drug", at("atezolizumab")),
        item("T2", "AdverseEvent", at("alopecia")),
        item("T3", "AdverseEvent", at("mild")),
      ],
      claims: [],
    };
    const changed = `A line was put here.\n\n${text.replace("mild", "severe")}`;
    const plan = planImport(document, { text: changed, annotations: [], foreign: { entries: [] } }, seeded());
    const quotes = plan.changes.map((change) => (change.op === "set" ? change.fields.quote : ""));
    assert.deepEqual(quotes, ["atezolizumab", "alopecia"]);
    assert.deepEqual(
      plan.report.unplaced.map(({ id }) => id),
      ["T3"],
    );
    assert.equal(itemsOf(document).length, 3);
  });
});
