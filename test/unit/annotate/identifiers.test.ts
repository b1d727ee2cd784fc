import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { conceptProblem, reference } from "../../../src/core/annotate/identifiers.ts";
import { workspacePath } from "../../../src/core/annotate/paths.ts";
import { openFacts } from "../../../src/core/lexicon/facts.ts";
import { nasty } from "../../laws/annotations.ts";
import { ROOT } from "../shared.ts";
import { cpuClock } from "../cpuClock.ts";

/** Cross-references that the disease ontologies themselves have wrong: a digit too many, a prefix left out, a UMLS number. */
const WRONG_AT_SOURCE = new Set(["MESH:D00007727", "MESH:563466", "MESH:C1720824", "NCIT:3921"]);

describe("identifiers of concepts", () => {
  const good = [
    ...["DRUGBANK:DB11595", "HGNC:17635", "MONDO:0005494", "MESH:D010523", "MESH:C000594389", "CHEBI:45863"],
    ...["CHEMBL:CHEMBL3545110", "NCIT:C106250", "RXCUI:1792776", "UNII:52CMI0WC3Y", "ATC:L01FF05", "ATC:L01"],
    ...["UNIPROT:Q9NZQ7", "UNIPROT:A0A024R161", "UNIPROT:P04637-2", "ENSEMBL:ENSG00000120217", "MEDDRA:10034620"],
    ...["HP:0001596", "ECO:0000033", "ICD10:G62.0", "CAS:33069-62-4", "ACME:101", "LOCAL:our-compound", "x:y"],
  ];
  const bad = [
    ...["", "DB11595", "DRUGBANK:", "DRUGBANK:11595", "DRUGBANK:DB1159", "DRUGBANK:DB115955", "drugbank:DB11595"],
    ...["HGNC:CD274", "MONDO:5494", "MONDO:00054940", "MESH:010523", "MESH:X010523", "CHEBI:CHEBI:45863"],
    ...["CHEMBL:3545110", "NCIT:106250", "UNIPROT:PD-L1", "ATC:Z01", "HP:1596", "a b:c", "HGNC:17 635", ":1", "HGNC:"],
    ...["HGNC:１７６３５", "PMID:abc", "DOI:11.1/x"],
  ];
  it("have the form of their registry", () => {
    for (const id of good) assert.equal(conceptProblem(id), undefined, id);
    for (const id of bad) assert.match(conceptProblem(id) ?? "", /^".*".*\.$/s, id);
  });

  it("say what is wrong and how it should look", () => {
    assert.equal(conceptProblem("DB11595"), '"DB11595" is no identifier: write PREFIX:ID, such as DRUGBANK:DB11595.');
    assert.equal(conceptProblem("MONDO:5494"), '"MONDO:5494" does not have the form of MONDO, such as MONDO:0005494.');
    assert.equal(conceptProblem("hgnc:17635"), '"hgnc:17635": write the prefix as HGNC.');
  });

  it("are right in the whole lexicon", () => {
    const facts = openFacts(gunzipSync(readFileSync(path.join(ROOT, "media/lexicon-facts.bin"))));
    const wrong: string[] = [];
    let count = 0;
    for (let i = 0; i < facts.count; i++) {
      const { id, xrefs } = facts.concept(i);
      for (const each of [id, ...xrefs]) {
        count++;
        if (conceptProblem(each) !== undefined) wrong.push(each);
      }
    }
    assert.ok(count > 50_000, `${count} identifiers`);
    assert.deepEqual(
      wrong.filter((each) => !WRONG_AT_SOURCE.has(each)),
      [],
    );
  }).timeout(60_000);
});

describe("references", () => {
  const id = (text: string): string => {
    const read = reference(text);
    return read.problem ?? read.id;
  };

  it("are read in the ways that people write them, into one spelling", () => {
    for (const doi of [
      "DOI:10.1056/NEJMoa1809615",
      "10.1056/nejmoa1809615",
      "doi: 10.1056/NEJMOA1809615",
      "https://doi.org/10.1056/NEJMoa1809615",
      "http://dx.doi.org/10.1056/NEJMoa1809615 ",
    ])
      assert.equal(id(doi), "DOI:10.1056/nejmoa1809615", doi);
    for (const pmid of ["PMID:30345906", "PMID 30345906", "pmid: 30345906"]) assert.equal(id(pmid), "PMID:30345906");
    for (const pmc of ["PMC6400222", "PMCID:PMC6400222", "pmcid: pmc6400222"])
      assert.equal(id(pmc), "PMCID:PMC6400222");
    for (const nct of ["NCT02425891", "nct02425891", "NCT:NCT02425891"]) assert.equal(id(nct), "NCT02425891");
    assert.equal(id("ISRCTN14163439"), "ISRCTN14163439");
    for (const eudract of ["2014-005490-37", "EudraCT 2014-005490-37", "EudraCT:2014-005490-37"])
      assert.equal(id(eudract), "2014-005490-37");
    assert.equal(id("EU CT 2022-500123-12-00"), "2022-500123-12-00");
    assert.equal(id("https://www.ema.europa.eu/en/x?y=1"), "https://www.ema.europa.eu/en/x?y=1");
  });

  it("of a wrong shape are told, with the right one", () => {
    const cases: [string, RegExp][] = [
      ["", /is no reference: write DOI/],
      ["30345906", /is no reference/],
      ["Schmid 2018", /is no reference/],
      ["DOI:1056/NEJMoa1809615", /is no DOI/],
      ["10.1056", /is no DOI/],
      ["https://doi.org/", /is no DOI/],
      ["PMID:303459066", /one to eight digits/],
      ["PMID:0", /one to eight digits/],
      ["PMC", /PMC and digits/],
      ["PMC12a", /PMC and digits/],
      ["NCT0242589", /form of NCT, such as NCT02425891/],
      ["NCT:", /form of NCT/],
      ["ISRCTN1416343", /form of ISRCTN/],
      ["EudraCT 14-005490-37", /form of EudraCT/],
      ["https://localhost", /no web address/],
      ["file:///etc/passwd", /is no reference/],
    ];
    for (const [text, message] of cases) assert.match(reference(text).problem ?? "", message, text);
  });

  it("have one spelling: what was read is read as itself (law)", () => {
    const digits = (count: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`));
    const made = fc.oneof(
      fc.tuple(digits(4), fc.stringMatching(/^[A-Za-z0-9()._;/-]{1,30}$/)).map(([a, b]) => `10.${a}/${b}`),
      digits(8).map((number) => `PMID ${number}`),
      digits(7).map((number) => `PMC${number}`),
      digits(8).map((number) => `NCT${number}`),
      digits(8).map((number) => `ISRCTN${number}`),
    );
    fc.assert(
      fc.property(made, (text) => {
        const read = reference(text);
        assert.equal(read.problem, undefined);
        assert.deepEqual(reference(read.problem ?? read.id), read);
      }),
    );
  });

  it("never throw and never take long, whatever the text (law)", () => {
    const long = fc
      .constantFrom("10.1000/", "PMID:", "https://a.", "a", "1-", "DOI:10.")
      .map((each) => each.repeat(20_000));
    fc.assert(
      fc.property(fc.oneof(nasty, long), (text) => {
        const start = cpuClock();
        const problem = reference(text).problem;
        if (problem !== undefined) assert.match(problem, /\.$/);
        conceptProblem(text);
        workspacePath(text);
        assert.ok(cpuClock() - start < 200);
      }),
    );
  });
});

describe("paths of the workspace", () => {
  const of = (text: string, folder?: string): string | undefined => {
    const read = workspacePath(text, folder);
    return read.problem === undefined ? read.path : undefined;
  };

  it("are taken from the document's folder", () => {
    assert.equal(of("label.txt"), "label.txt");
    assert.equal(of("./a//b/../label.txt", "papers"), "papers/a/label.txt");
    assert.equal(of("../labels/x.txt", "papers/2018"), "papers/labels/x.txt");
    assert.equal(of("../../x.txt", "papers/2018"), "x.txt");
    assert.equal(of("été/…/α.txt"), "été/…/α.txt");
  });

  it("that lead anywhere else are refused", () => {
    const leaving = [
      ...[
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "/etc/passwd",
        "//server/share",
        "\\\\server\\share",
        "..\\x",
        "a\\..\\..\\x",
      ],
      ...["C:/x", "c:\\x", "C:x", "file:///etc/passwd", "http://x/y", "vscode:x", "x\0.txt", "a\nb", "~/x", "~root/x"],
      ...["x.txt::$DATA", "a/.. /x", "a/... /b", "x.", "x ", "a/..", "\u007f"],
    ];
    for (const text of leaving) assert.equal(of(text), undefined, JSON.stringify(text));
    assert.equal(of("../../../x", "papers/2018"), undefined);
  });

  it("never leave, whatever is put together (law)", () => {
    const step = fc.constantFrom("..", ".", "", "a", "b.txt", "...", " ", "\\", "C:", "~", "%2e%2e", "/", "..\\..");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.constantFrom("", "p", "p/q"), (steps, folder) => {
        const result = of(steps.join("/"), folder);
        if (result === undefined) return;
        // An independent reader of paths agrees, on both kinds of systems.
        for (const system of [path.posix, path.win32]) {
          const root = system.resolve("/workspace");
          const found = system.resolve(root, folder, steps.join("/"));
          assert.ok(found.startsWith(root + system.sep));
          assert.equal(found, system.resolve(root, result));
        }
      }),
      { numRuns: 5000 },
    );
  });
});
