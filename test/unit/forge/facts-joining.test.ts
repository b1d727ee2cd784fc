import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { acceleratedApprovals, conditionsIn, firstApprovals } from "../../../src/forge/kinds/approvals.ts";
import { assignBrands } from "../../../src/forge/kinds/brands.ts";
import { CaseVocabulary, disorderCase, drugCase, isAcronym, termCase } from "../../../src/forge/compile/casing.ts";
import { foldKey } from "../../../src/forge/compile/keys.ts";
import { classByStem } from "../../../src/forge/kinds/pharmacology.ts";
import { DrugResolver } from "../../../src/forge/compile/resolver.ts";
import { parseTargets } from "../../../src/forge/sources/chembl.ts";
import { isoOfSheetDate, readAccelerated } from "../../../src/forge/sources/fdaAccelerated.ts";
import { withoutBiosimilarSuffix } from "../../../src/forge/sources/fdaBooks.ts";
import { isAnimalDisorder, readMondo } from "../../../src/forge/sources/mondo.ts";
import { readTable } from "../../../src/forge/sources/table.ts";
import { draft } from "./helpers.ts";

const SOURCES = "../shared/lexicon-sources";

const drugs = [
  draft("DRUGBANK:DB11595", "drug", [["atezolizumab", "preferred"]]),
  draft("DRUGBANK:DB01076", "drug", [["atorvastatin", "preferred"]]),
  draft("DRUGBANK:DB00709", "drug", [["lamivudine", "preferred"]]),
  draft("DRUGBANK:DB01048", "drug", [["abacavir", "preferred"]]),
  draft("NCIT:C2688", "drug", [["nab-paclitaxel", "preferred"]]),
  draft("DRUGBANK:DB01229", "drug", [["paclitaxel", "preferred"]]),
];
const resolver = new DrugResolver(drugs);

describe("finding the drug a list means", () => {
  it("looks through salts and biosimilar suffixes", () => {
    assert.equal(resolver.find("ATORVASTATIN CALCIUM TRIHYDRATE"), 1);
    assert.equal(resolver.find("atezolizumab"), 0);
    assert.equal(resolver.find("calcium"), undefined);
    assert.equal(withoutBiosimilarSuffix("Adalimumab-atto"), "adalimumab");
    assert.equal(withoutBiosimilarSuffix("interferon beta-1a"), "interferon beta-1a");
    assert.equal(withoutBiosimilarSuffix("fam-trastuzumab deruxtecan-nxki"), "trastuzumab deruxtecan");
  });

  it("gives a brand to its drug, a combination's brand to the combination, and Abraxane to nab-paclitaxel", () => {
    const products = [
      { brand: "Lipitor", ingredients: ["atorvastatin calcium"], application: "FDA:NDA020702" },
      { brand: "Epzicom", ingredients: ["abacavir sulfate", "lamivudine"], application: "FDA:NDA021652" },
      { brand: "Abraxane", ingredients: ["paclitaxel"], application: "FDA:NDA021660" },
      { brand: "Atorvastatin Calcium", ingredients: ["atorvastatin calcium"], application: "FDA:ANDA000001" },
    ];
    // RxNorm's list lacks abacavir, so there Epzicom looks like a brand of lamivudine.
    const rxnorm = [
      { rxcui: "68244", name: "lamivudine", type: "IN" as const, unii: "", brands: ["Epzicom", "Epivir"] },
    ];
    const { added, combinations } = assignBrands(products, rxnorm, resolver);
    const brandsOf = (index: number) => (added.get(index) ?? []).map((one) => one.text);
    assert.deepEqual(brandsOf(1), ["Lipitor"]);
    assert.deepEqual(brandsOf(2), ["Epivir"]);
    assert.deepEqual(brandsOf(4), ["Abraxane"]);
    assert.deepEqual(brandsOf(5), []);
    assert.deepEqual(
      combinations.map(({ display, names }) => [display, names[0]?.text]),
      [["abacavir sulfate / lamivudine", "Epzicom"]],
    );
  });
});

describe("approvals", () => {
  const rows = [
    { ingredient: "atezolizumab", authority: "FDA", on: "2016-05-18", drugbank: "" },
    { ingredient: "atezolizumab", authority: "FDA", on: "2014-01-01", drugbank: "" },
    { ingredient: "atezolizumab", authority: "EMA", on: "2017-09-20", drugbank: "" },
    { ingredient: "ATORVASTATIN CALCIUM", authority: "FDA", on: "", drugbank: "" },
    { ingredient: "ATORVASTATIN", authority: "FDA", on: "1996-12-17", drugbank: "" },
    { ingredient: "ABACAVIR; LAMIVUDINE", authority: "FDA", on: "1990-01-01", drugbank: "DB00709" },
  ] as const;

  it("keeps the first by each authority, none where an earlier undated one is known, and leaves combinations out", () => {
    const approvals = firstApprovals(rows, resolver, new Map());
    assert.deepEqual(approvals.get(0), [
      { authority: "FDA", on: "2014-01-01" },
      { authority: "EMA", on: "2017-09-20" },
    ]);
    assert.equal(approvals.get(1), undefined);
    assert.equal(approvals.get(2), undefined);
  });

  it("names the conditions of an indication in our words, longest first", () => {
    const names = new Map([
      [foldKey("breast cancer"), "breast cancer"],
      [foldKey("triple-negative breast cancer"), "triple-negative breast carcinoma"],
    ]);
    const text = "ADULT PATIENTS WITH METASTATIC TRIPLE-NEGATIVE BREAST CANCER (TNBC), OR WITH BREAST CANCERS";
    assert.deepEqual(
      conditionsIn(text, (key) => names.get(key)),
      ["triple-negative breast carcinoma", "breast cancer"],
    );
  });

  it("tells what became of an accelerated approval", () => {
    const row = {
      drug: "ATEZOLIZUMAB",
      brand: "TECENTRIQ",
      on: "2019-03-08",
      indication: "BREAST CANCER",
      outcome: "withdrawn",
      outcomeOn: "2021-10-06",
    } as const;
    const found = acceleratedApprovals([row], resolver, (key) => (key === "breast cancer" ? key : undefined));
    assert.deepEqual(found.get(0), [
      { on: "2019-03-08", conditions: ["breast cancer"], outcome: "withdrawn", outcomeOn: "2021-10-06" },
    ]);
  });

  it("reads dates as days, as American dates and as ISO dates", () => {
    assert.equal(isoOfSheetDate("43532"), "2019-03-08");
    assert.equal(isoOfSheetDate("44475"), "2021-10-06");
    assert.equal(isoOfSheetDate("3/8/2019"), "2019-03-08");
    assert.equal(isoOfSheetDate("2019-03-08"), "2019-03-08");
    assert.equal(isoOfSheetDate("soon"), "");
  });
});

describe("casing", () => {
  const vocabulary = new CaseVocabulary();
  for (const label of ["Marfan syndrome", "peripheral neuropathy", "Budd-Chiari syndrome", "sensory neuropathy"])
    vocabulary.learn(label);

  it("writes headings as prose does", () => {
    assert.equal(disorderCase("Peripheral Neuropathy", vocabulary), "peripheral neuropathy");
    assert.equal(disorderCase("Peripheral Neuropathies", vocabulary), "peripheral neuropathies");
    assert.equal(disorderCase("Marfan Syndrome", vocabulary), "Marfan syndrome");
    assert.equal(termCase("Budd-Chiari syndrome", vocabulary), "Budd-Chiari syndrome");
    assert.equal(termCase("Sensory neuropathy", vocabulary), "sensory neuropathy");
    assert.equal(termCase("CPK increased", vocabulary), "CPK increased");
  });

  it("writes INN small and codes as they are", () => {
    assert.equal(drugCase("Trastuzumab deruxtecan"), "trastuzumab deruxtecan");
    assert.equal(drugCase("ACETAMINOPHEN"), "acetaminophen");
    assert.equal(drugCase("MK-3475"), "MK-3475");
    assert.equal(drugCase("Vitamin D"), "vitamin D");
  });

  it("tells acronyms from words", () => {
    for (const text of ["AIDS", "TNBC", "NF1", "mCRC", "SIADH"]) assert.ok(isAcronym(text), text);
    for (const text of ["Asthma", "flu", "B-cell lymphoma", "cetuximab"]) assert.ok(!isAcronym(text), text);
  });
});

describe("drug classes and targets", () => {
  const stems = [
    { stem: "mab", secondWord: false, drugClass: "monoclonal antibody" },
    { stem: "deruxtecan", secondWord: true, drugClass: "DXd antibody-drug conjugate" },
    { stem: "tinib", secondWord: false, drugClass: "tyrosine kinase inhibitor" },
    { stem: "pril", secondWord: false, drugClass: "ACE inhibitor" },
  ];

  it("takes the class from the stem of the name", () => {
    assert.equal(classByStem("imatinib", stems), "tyrosine kinase inhibitor");
    assert.equal(classByStem("trastuzumab deruxtecan", stems), "DXd antibody-drug conjugate");
    assert.equal(classByStem("april", stems), undefined);
    assert.equal(classByStem("aspirin", stems), undefined);
    assert.equal(
      classByStem("aripiprazole", [{ stem: "prazole", secondWord: false, drugClass: "proton pump inhibitor" }]),
      undefined,
    );
  });

  it("reads ChEMBL's targets", () => {
    const obo = [
      "format-version: 1.4",
      "[Term]\nid: chembl.target:CHEMBL1\nname: Enoyl-\\(Acyl\\) reductase\nproperty_value: skos:exactMatch uniprot:P0A4L9\nis_a: single-protein",
      "[Term]\nid: chembl.target:CHEMBL2\nname: Tubulin\nproperty_value: skos:exactMatch uniprot:P1\nis_a: protein-family",
    ].join("\n\n");
    const targets = parseTargets(obo);
    assert.deepEqual(targets.get("CHEMBL1"), { name: "Enoyl-(Acyl) reductase", uniprot: "P0A4L9" });
    assert.deepEqual(targets.get("CHEMBL2"), { name: "Tubulin", uniprot: "" });
  });

  it("knows disorders of other animals", () => {
    assert.ok(isAnimalDisorder("MONDO:1011007", "peripheral neuropathy, dog"));
    assert.ok(isAnimalDisorder("MONDO:0024945", "hepatitis, non-human animal"));
    assert.ok(!isAnimalDisorder("MONDO:1060162", "acquired distal renal tubular acidosis"));
    assert.ok(!isAnimalDisorder("MONDO:0005494", "triple-negative breast carcinoma"));
  });
});

describe("reading the sources", () => {
  it("names the file that is missing", async () => {
    await assert.rejects(async () => {
      for await (const row of readTable("/nowhere", "hgnc/none.tsv.gz", { delimiter: "\t", quotes: false }))
        assert.fail(JSON.stringify(row));
    }, /missing: .*none\.tsv\.gz/);
  });

  it("reads human disorders only, and every accelerated approval with its date", async function () {
    if (!existsSync(SOURCES)) {
      console.log("skipped: no ../shared");
      this.skip();
    }
    const disorders = await readMondo(SOURCES);
    assert.ok(disorders.length > 24_000 && disorders.length < 25_000, `${disorders.length} disorders`);
    assert.ok(!disorders.some(({ label }) => /non-human/.test(label)));
    const rows = await readAccelerated(SOURCES);
    assert.equal(rows.length, 310);
    assert.ok(rows.every(({ on }) => /^(?:19|20)\d\d-\d\d-\d\d$/.test(on)));
  });
});
