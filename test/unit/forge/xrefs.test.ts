import assert from "node:assert/strict";
import type { Draft } from "../../../src/forge/compile/draft.ts";
import { substanceDrafts, withSymbols } from "../../../src/forge/kinds/substances.ts";
import { type GivenIds, givenKey } from "../../../src/forge/sources/corpora.ts";
import type { EverycureDrug } from "../../../src/forge/sources/everycure.ts";
import type { MeshHeading } from "../../../src/forge/sources/mesh.ts";
import { furtherXrefs, withGivenNames, withNearestHeadings } from "../../../src/forge/compile/xrefs.ts";
import { draft } from "./helpers.ts";

const HEADINGS: readonly MeshHeading[] = [
  { id: "MESH:D000001", label: "Antidepressive Agents", synonyms: ["Antidepressants"] },
  { id: "MESH:D000002", label: "Cyanocobalamin", synonyms: ["Vitamin B 12"] },
  { id: "MESH:D000003", label: "Hydroxocobalamin", synonyms: [] },
  { id: "MESH:D000004", label: "Peripheral Nervous System Diseases", synonyms: ["Peripheral Neuropathy"] },
];

function drug(drugbank: string, same: readonly string[]): EverycureDrug {
  return { label: "", drugbank, chembl: "", combination: false, approved: true, same };
}

function added(
  drafts: readonly Draft[],
  everycure: readonly EverycureDrug[] = [],
  given: GivenIds = new Map(),
): (readonly string[])[] {
  const sources = {
    everycure,
    headings: HEADINGS,
    disorderIds: new Set(["MESH:D000004"]),
    chebi: new Map([["aspirin", "CHEBI:15365"]]),
    given,
  };
  return furtherXrefs(drafts, sources).map(({ xrefs, broader }) =>
    broader === undefined ? xrefs : [...xrefs, `under ${broader}`],
  );
}

const spoken = (cls: "drug" | "disease_or_ae", text: string, id: string, documents: number): GivenIds =>
  new Map([[givenKey(cls, text), new Map([[id, documents]])]]);

describe("identifiers of a concept", () => {
  it("come from the heading and the ChEBI entry that alone go by one of its names, in either number", () => {
    assert.deepEqual(
      added([
        draft("BIOGLOSS:class-antidepressant", "drug", [["antidepressant", "decided"]]),
        draft("DRUGBANK:DB1", "drug", [["aspirin", "preferred"]]),
        draft("MONDO:1", "condition", [["peripheral neuropathy", "preferred"]]),
        draft("HGNC:1", "target", [["peripheral neuropathy", "preferred"]]),
      ]),
      [["MESH:D000001"], ["CHEBI:15365"], ["MESH:D000004"], []],
    );
  });

  it("come from the crosswalk, unless the heading is known and has another name", () => {
    const cobalamin = draft("DRUGBANK:DB00115", "drug", [["cyanocobalamin", "preferred"]]);
    assert.deepEqual(added([cobalamin], [drug("DB00115", ["MESH:D000003", "UNII:P6Y"])]), [
      ["UNII:P6Y", "MESH:D000002"],
    ]);
    assert.deepEqual(added([cobalamin], [drug("DB00115", ["MESH:C000009"])]), [["MESH:C000009"]]);
  });

  it("come from annotators where the sources have none, and an older number of a drug beside the newer", () => {
    const rash = draft("CTCAE:rash", "adverse-event", [["rash", "preferred"]]);
    assert.deepEqual(added([rash], [], spoken("disease_or_ae", "rash", "MESH:D005076", 1)), [["under MESH:D005076"]]);
    const b12 = draft("DRUGBANK:DB00115", "drug", [["cyanocobalamin", "preferred"]]);
    assert.deepEqual(added([b12], [], spoken("drug", "cyanocobalamin", "MESH:C000009", 1)), [
      ["MESH:D000002", "MESH:C000009"],
    ]);
  });

  it("are those of the nearest disorder with a number where there is no other", () => {
    const pain = { ...draft("MONDO:1", "condition", [["pain", "preferred"]]), xrefs: ["MESH:D010146"] };
    const [, penile, severe, heart] = withNearestHeadings([
      pain,
      draft("CTCAE:penile-pain", "adverse-event", [["penile pain", "preferred"]]),
      draft("X:1", "condition", [["severe pain", "preferred"]]),
      draft("X:2", "condition", [["disease of pain", "preferred"]]),
    ]);
    assert.equal(penile?.broader, "MESH:D010146");
    assert.equal(severe?.broader, "MESH:D010146");
    assert.equal(heart?.broader, undefined);
  });
});

describe("names that are never marked", () => {
  it("are what annotators called a concept in two documents or more", () => {
    const overdose = { ...draft("MONDO:1", "condition", [["drug overdose", "preferred"]]), xrefs: ["MESH:D062787"] };
    const names = (documents: number): string[] =>
      withGivenNames([overdose], spoken("disease_or_ae", "overdose", "MESH:D062787", documents))[0]!.names.map(
        ({ text, role }) => `${text} ${role}`,
      );
    assert.deepEqual(names(2), ["drug overdose preferred", "overdose given"]);
    assert.deepEqual(names(1), ["drug overdose preferred"]);
  });

  it("are chemicals that only MeSH lists, and the symbols of common ones", () => {
    const chemicals = new Set(["calcimycin"]);
    const headings: readonly MeshHeading[] = [
      { id: "MESH:D1", label: "Calcimycin", synonyms: ["A-23187"] },
      { id: "MESH:D2", label: "Abattoirs", synonyms: [] },
      { id: "MESH:D3", label: "Sodium", synonyms: [] },
    ];
    const drafts = substanceDrafts(headings, [draft("DRUGBANK:1", "drug", [["x", "preferred"]])], chemicals);
    assert.deepEqual(
      drafts.map(({ id, silent }) => [id, silent]),
      [
        ["MESH:D1", true],
        ["MESH:D3", true],
      ],
    );
    const sodium = withSymbols(drafts)[1]!.names.map(({ text }) => text);
    assert.ok(sodium.includes("Na"));
  });
});
