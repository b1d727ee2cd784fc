import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import { article, toldFromFacts } from "../../../src/core/view/definition.ts";
import { readSentences } from "../../../src/core/view/sentences.ts";
import { ROOT } from "../shared.ts";
import { shippedFacts, shippedText } from "../shipped.ts";

const lines = shippedText("definitions.tsv").trimEnd().split("\n");
const definitions = readSentences(shippedText("definitions.tsv"));

describe("definitions of our own", () => {
  const facts = shippedFacts();

  it("are of concepts that the lexicon has, one a line, sorted by identifier", () => {
    const ids = lines.map((line) => line.split("\t")[0] as string);
    assert.deepEqual(
      ids.filter((id) => facts.indexOf(id) === undefined),
      [],
    );
    assert.deepEqual(ids, [...new Set(ids)].sort());
    assert.equal(definitions.size, lines.length);
  });

  it("are one sentence each, of at most 140 characters, and no two alike", () => {
    const seen = new Set<string>();
    for (const sentence of definitions.values()) {
      assert.ok(sentence.length <= 140, `${sentence.length}: ${sentence}`);
      assert.match(sentence, /^[A-Zp][^.!?\n]*\.$/, sentence);
      assert.ok(!seen.has(sentence), sentence);
      seen.add(sentence);
    }
  });

  it("cover every endpoint and every class of drugs that the lexicon names", () => {
    const open: string[] = [];
    for (let index = 0; index < facts.count; index++) {
      const { id, kind, drugClass } = facts.concept(index);
      if ((kind === "endpoint" || drugClass === "drug class") && !definitions.has(id)) open.push(id);
    }
    assert.deepEqual(open, []);
  });

  it("ship with the extension, as do the criteria of grades", () => {
    const shipped = readFileSync(path.join(ROOT, ".vscodeignore"), "utf8").split("\n");
    for (const name of ["definitions.tsv", "grades.tsv"]) assert.ok(shipped.includes(`!media/${name}`), name);
    const grades = readSentences(shippedText("grades.tsv"));
    assert.ok(grades.size > 500 && [...grades.keys()].every((id) => facts.indexOf(id) !== undefined));
  });

  it("leave out lines of another shape", () => {
    assert.deepEqual([...readSentences("# note\nMONDO:1\tA cough.\r\n\nMONDO:2\n")], [["MONDO:1", "A cough."]]);
  });
});

describe("definitions from facts", () => {
  const told = (concept: object): string | undefined =>
    toldFromFacts({ id: "X:1", kind: "drug", name: "x", synonyms: [], xrefs: [], ...concept })?.sentence;

  it("tell a drug's class and what it acts on, or else since when it is approved", () => {
    const mechanisms = [{ target: "EGFR", action: "inhibitor" }];
    assert.equal(
      told({ drugClass: "tyrosine kinase inhibitor", mechanisms }),
      "A tyrosine kinase inhibitor that acts on EGFR.",
    );
    assert.equal(told({ mechanisms }), "A drug that acts on EGFR.");
    assert.equal(
      told({ drugClass: "monoclonal antibody, immunomodulating" }),
      "An immunomodulating monoclonal antibody.",
    );
    assert.equal(
      told({ drugClass: "nucleoside antimetabolite (cytarabine/azacitidine type)" }),
      "A nucleoside antimetabolite.",
    );
    assert.equal(told({ approvals: [{ authority: "FDA", on: "1992-12-29" }] }), "A drug first approved in 1992.");
    assert.equal(told({}), undefined);
  });

  it("tell where a gene is and its group, and what an adverse event is one of", () => {
    assert.equal(
      told({ kind: "target", location: "7p11.2", families: ["ErbB receptors"] }),
      "A human gene on 7p11.2, of the group “ErbB receptors”.",
    );
    assert.equal(told({ kind: "target", id: "FPLX:RAF" }), "A family or complex of human proteins.");
    assert.equal(
      told({ kind: "adverse-event", organClass: "Cardiac disorders" }),
      "One of the cardiac disorders that CTCAE grades.",
    );
    assert.equal(told({ kind: "condition" }), undefined);
  });

  it("choose a or an by ear", () => {
    const an = [
      "ACE inhibitor",
      "HDAC inhibitor",
      "MMAE antibody-drug conjugate",
      "SN-38 conjugate",
      "antibody",
      "RNA",
    ];
    const a = ["PARP inhibitor", "taxane", "MEK inhibitor", "DPP-4 inhibitor", "uniform dose", "BCL-2 inhibitor"];
    for (const noun of an) assert.equal(article(noun), "An", noun);
    for (const noun of a) assert.equal(article(noun), "A", noun);
  });

  it("make short, whole sentences of every concept that ships", () => {
    const facts = shippedFacts();
    const counts = new Map(KINDS.map((kind) => [kind, 0]));
    for (let index = 0; index < facts.count; index++) {
      const concept = facts.concept(index);
      const sentence = toldFromFacts(concept)?.sentence;
      if (sentence === undefined) continue;
      counts.set(concept.kind, (counts.get(concept.kind) ?? 0) + 1);
      assert.ok(sentence.length <= 200 && /^An? .*[^ ]\.$|^One of the .*\.$/.test(sentence), sentence);
    }
    assert.ok((counts.get("drug") ?? 0) > 3_000 && (counts.get("target") ?? 0) > 30_000, JSON.stringify([...counts]));
  });
});
