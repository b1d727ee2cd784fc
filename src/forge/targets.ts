import { isAcronym } from "./casing.ts";
import type { Draft } from "./draft.ts";
import { name, type Name } from "./entry.ts";
import { GENE_NAMES } from "./gene-names.ts";
import { famplexInfo, type ProteinFamily } from "./sources/famplex.ts";
import { type HgncGene, hgncInfo } from "./sources/hgnc.ts";
import { hyphenAtNumber, withoutTrailingOne } from "./variants.ts";

/** Gene groups shown for a gene; more would be a catalogue. */
const FAMILIES_SHOWN = 2;

/** Loci that text speaks of as things that act: the rest (pseudogenes, regions, tRNA) is left out. */
const NON_CODING = new Set(["RNA, long non-coding", "RNA, micro", "immunoglobulin gene", "T cell receptor gene"]);

export function targetDrafts(genes: readonly HgncGene[], families: readonly ProteinFamily[]): Draft[] {
  const decided = new Map(GENE_NAMES.map(([symbol, ...names]) => [symbol, names]));
  const drafts: Draft[] = [];
  for (const gene of genes) {
    const coding = gene.locusGroup === "protein-coding gene";
    if (!coding && !NON_CODING.has(gene.locusType)) continue;
    drafts.push(geneDraft(gene, coding, decided.get(gene.symbol) ?? []));
  }
  const symbols = new Set(genes.map((gene) => gene.symbol));
  for (const family of families) drafts.push(familyDraft(family, symbols));
  return drafts;
}

function geneDraft(gene: HgncGene, coding: boolean, decided: readonly string[]): Draft {
  const names: Name[] = [name(gene.symbol, coding ? "preferred" : "remote", true)];
  for (const text of decided) names.push(name(text, "decided", isSymbol(text)));
  if (coding) {
    names.push(name(gene.fullName, "synonym"));
    for (const alias of gene.aliases) names.push(name(alias, "alias", isSymbol(alias)));
    for (const text of gene.aliasNames) names.push(name(text, "former", isSymbol(text)));
    for (const symbol of gene.formerSymbols) names.push(name(symbol, "former", isSymbol(symbol)));
    for (const text of gene.formerNames) names.push(name(text, "former", isSymbol(text)));
    for (const symbol of [gene.symbol, ...gene.aliases]) {
      for (const text of hyphenAtNumber(symbol)) names.push(name(text, "variant", true));
    }
    for (const text of withoutTrailingOne(gene.fullName)) names.push(name(text, "variant"));
  }
  const facts = { fullName: gene.fullName, location: gene.location, families: gene.families.slice(0, FAMILIES_SHOWN) };
  return {
    id: gene.id,
    kind: "target",
    display: gene.symbol,
    names,
    xrefs: [],
    sources: [hgncInfo.key],
    established: coding,
    facts,
  };
}

/** Families go by names that single genes rarely claim (`AKT`, `NF-kappaB`); where a gene does, the gene is meant. */
function familyDraft(family: ProteinFamily, symbols: ReadonlySet<string>): Draft {
  const label = family.id.slice("FPLX:".length).replaceAll("_", " ");
  const names = [label, ...family.names]
    .filter((text) => !symbols.has(text))
    .map((text) => name(text, text.toLowerCase() === label.toLowerCase() ? "preferred" : "alias", isSymbol(text)));
  return {
    id: family.id,
    kind: "target",
    display: label,
    names,
    xrefs: [],
    sources: [famplexInfo.key],
    established: true,
    facts: { fullName: `${label} family or complex`, families: family.members.slice(0, FAMILIES_SHOWN) },
  };
}

/** Symbols keep their case; names in words (`survivin`, `glypican-3`, `estrogen receptor`) do not depend on it. */
function isSymbol(text: string): boolean {
  return (
    isAcronym(text) || !/[a-z]{4,}/.test(text.replace(/alpha|beta|gamma|delta|epsilon|kappa|zeta|theta|sigma/g, ""))
  );
}
