import assert from "node:assert/strict";
import fc from "fast-check";
import { pageLinks, PAGES } from "../../../src/core/view/links.ts";

describe("links of a card", () => {
  it("lead to the pages of this list and to no others", () => {
    const hosts = PAGES.map(([prefix, , address]) => `${prefix} ${new URL(address).host}`);
    assert.deepEqual(hosts, [
      "DRUGBANK go.drugbank.com",
      "HGNC www.genenames.org",
      "HGNC.GENEGROUP www.genenames.org",
      "NCBIGENE www.ncbi.nlm.nih.gov",
      "MONDO monarchinitiative.org",
      "MESH meshb.nlm.nih.gov",
      "CHEMBL www.ebi.ac.uk",
      "CHEBI www.ebi.ac.uk",
      "RXCUI mor.nlm.nih.gov",
      "NCIT evsexplore.semantics.cancer.gov",
      "OMIM omim.org",
      "DOID disease-ontology.org",
      "UNII precision.fda.gov",
      "FPLX identifiers.org",
      "OAE purl.obolibrary.org",
    ]);
    for (const [, , address] of PAGES) assert.match(address, /^https:\/\/[^{]+\{id\}$/);
  });

  it("give the concept's own page first, then one a registry, at most four", () => {
    const ids = ["UNII:52CMI0WC3Y", "MESH:C000594389", "NCIT:C106250", "CHEMBL:CHEMBL3707227", "MESH:D000594"];
    assert.deepEqual(
      pageLinks("DRUGBANK:DB11595", ids).map(({ label }) => label),
      ["DrugBank DB11595", "MeSH C000594389", "ChEMBL CHEMBL3707227", "NCI Thesaurus C106250"],
    );
    assert.equal(pageLinks("HGNC:17635", [])[0]?.url, `${PAGES[1]?.[2].replace("{id}", "17635")}`);
  });

  it("tell an identifier without a page as text, and none of our own", () => {
    assert.deepEqual(pageLinks("ACME:101", ["BOGUS:1"]), [{ label: "ACME:101" }]);
    assert.deepEqual(pageLinks("BIOGLOSS:class-statin", []), []);
  });

  it("make no address of an identifier that has not the form of its registry", () => {
    for (const id of [
      "DRUGBANK:DB1](https://evil.example)",
      "MESH:../../x",
      "HGNC:1?x=1",
      "FPLX:RAF)",
      "drugbank:DB11595",
    ]) {
      assert.deepEqual(pageLinks(id, [id]), [{ label: id }], id);
    }
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), fc.string(), ([prefix, , address], id) => {
        for (const { url } of pageLinks(`${prefix}:${id}`, [])) {
          if (url === undefined) continue;
          assert.ok(url.startsWith(address.slice(0, address.indexOf("{id}"))) && /^[\w:/.?=#!&-]+$/.test(url), url);
        }
      }),
    );
  });
});
