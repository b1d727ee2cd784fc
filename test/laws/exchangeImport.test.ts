import assert from "node:assert/strict";
import fc from "fast-check";
import { isBlank, type Item, itemsOf } from "../../src/core/exchange/document.ts";
import { fromTree, toTree } from "../../src/core/exchange/imported.ts";
import { planImport } from "../../src/core/exchange/importing.ts";
import type { Json } from "../../src/core/exchange/json.ts";
import { canonical } from "../../src/core/exchange/proof.ts";
import { documents } from "./exchangeDocuments.ts";
import { seeded, statement, throughSidecar } from "./throughSidecar.ts";
import { runs } from "./runs.ts";

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
