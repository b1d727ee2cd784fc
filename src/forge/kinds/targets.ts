import { singularForms } from "../../core/text/plurals.ts";
import { isAcronym } from "../compile/casing.ts";
import type { Draft } from "../compile/draft.ts";
import { name, type Name, type Role } from "../compile/entry.ts";
import { famplexInfo, type ProteinFamily } from "../sources/famplex.ts";
import { type GeneGroup, type HgncGene, hgncInfo } from "../sources/hgnc.ts";
import { hyphenAtNumber, microRnaNames, withoutTrailingOne } from "../compile/variants.ts";

/** Gene groups shown for a gene; more would be a catalogue. */
const FAMILIES_SHOWN = 2;

/** Loci that are neither a gene nor a transcript: nobody speaks of them as of a thing that acts. */
const NO_GENE = /^(?:region|fragile site|virus integration site|unknown|RNA, transfer|complex locus constituent)$/;

export interface TargetSources {
  readonly genes: readonly HgncGene[];
  readonly groups: readonly GeneGroup[];
  readonly families: readonly ProteinFamily[];
  /** What papers call well-known genes, by approved symbol; these names are theirs whoever else claims them. */
  readonly decided: ReadonlyMap<string, readonly string[]>;
  /** Aliases of NCBI Gene by Entrez number, those that name the gene's product and not a disorder linked to it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Genes, protein families and groups of genes. A group that FamPlex knows as a family joins it. */
export function targetDrafts({ genes, groups, families, decided, aliases }: TargetSources): Draft[] {
  const drafts = genes
    .filter((gene) => !NO_GENE.test(gene.locusType))
    .map((gene) => geneDraft(gene, decided.get(gene.symbol) ?? [], aliases.get(gene.entrez) ?? []));
  const symbols = new Set(genes.map((gene) => gene.symbol));
  const unused = new Map(groups.map((group) => [group.id, group]));
  for (const family of families) {
    const group = family.same.map((id) => unused.get(id)).find((found) => found !== undefined);
    if (group !== undefined) unused.delete(group.id);
    drafts.push(familyDraft(family, symbols, group));
  }
  for (const group of unused.values()) if (!isGenericGroup(group)) drafts.push(groupDraft(group, symbols));
  return drafts;
}

/** Symbols of genes that make no protein, and what databases call them, are the least of names. */
function geneDraft(gene: HgncGene, decided: readonly string[], ncbi: readonly string[]): Draft {
  const coding = gene.locusGroup === "protein-coding gene";
  const role = (trusted: Role): Role => (coding ? trusted : "remote");
  const names: Name[] = [name(gene.symbol, role("preferred"), true)];
  for (const text of decided) names.push(name(text, "decided", isSymbol(text)));
  names.push(name(gene.fullName, role("synonym")));
  for (const alias of gene.aliases) names.push(name(alias, role("alias"), isSymbol(alias)));
  for (const text of [...gene.aliasNames, ...gene.formerSymbols, ...gene.formerNames]) {
    names.push(name(text, role("former"), isSymbol(text)));
  }
  for (const alias of ncbi) names.push(name(alias, "remote", isSymbol(alias)));
  for (const symbol of coding ? [gene.symbol, ...gene.aliases] : []) {
    for (const text of hyphenAtNumber(symbol)) names.push(name(text, "variant", true));
  }
  for (const text of coding ? withoutTrailingOne(gene.fullName) : []) names.push(name(text, "variant"));
  for (const text of microRnaNames(gene.fullName)) names.push(name(text, "variant"));
  const families = gene.families.slice(0, FAMILIES_SHOWN);
  // Nobody asks where the thousands of pseudogenes lie.
  const place = gene.locusGroup === "pseudogene" ? {} : { location: gene.location };
  const facts = { fullName: gene.fullName, ...place, families };
  return {
    id: gene.id,
    kind: "target",
    display: gene.symbol,
    names,
    xrefs: gene.entrez === "" ? [] : [`NCBIGENE:${gene.entrez}`],
    sources: [hgncInfo.key],
    established: coding,
    facts,
  };
}

function familyLabel(family: ProteinFamily): string {
  return family.id.slice("FPLX:".length).replaceAll("_", " ");
}

/** Families go by names that single genes rarely claim (`AKT`, `NF-kappaB`); where a gene does, the gene is meant. */
function familyDraft(family: ProteinFamily, symbols: ReadonlySet<string>, group?: GeneGroup): Draft {
  const label = familyLabel(family);
  const names = [label, ...family.names, ...(group === undefined ? [] : groupNames(group))]
    .filter((text) => !symbols.has(text))
    .map((text) => name(text, text.toLowerCase() === label.toLowerCase() ? "preferred" : "alias", isSymbol(text)));
  return {
    id: family.id,
    kind: "target",
    display: label,
    names,
    xrefs: family.same,
    sources: [famplexInfo.key],
    established: true,
    facts: { fullName: `${label} family or complex`, families: family.members.slice(0, FAMILIES_SHOWN) },
  };
}

/** Groups by a feature or place that many unlike genes share are no thing that text speaks of. */
function isGenericGroup({ name: text }: GeneGroup): boolean {
  return /\b(?:containing|genomes?|system|microRNAs|proteoglycans|transaminases|complement|ligands|fingers?|regions?|molecules|clusters?|antigens|sequences|related|associated|orphan|other|unclassified|RNAs|genes|readthrough|domain|pathway|substrates|endogenous|organelle|vesicle)\b/i.test(
    text,
  );
}

/** Groups are named in the plural; the singular is met as often. */
function groupNames(group: GeneGroup): string[] {
  return [group.name, ...group.synonyms].flatMap((text) => [
    text,
    ...(/[a-z]{3}s$/.test(text) ? singularForms(text).slice(0, 1) : []),
  ]);
}

function groupDraft(group: GeneGroup, symbols: ReadonlySet<string>): Draft {
  return {
    id: group.id,
    kind: "target",
    display: group.name,
    names: groupNames(group)
      .filter((text) => !symbols.has(text))
      .map((text) => name(text, "former", isSymbol(text))),
    xrefs: [],
    sources: [hgncInfo.key],
    established: false,
    facts: {},
  };
}

/** Symbols keep their case; names in words (`survivin`, `glypican-3`, `estrogen receptor`) do not depend on it. */
function isSymbol(text: string): boolean {
  return (
    isAcronym(text) || !/[a-z]{4,}/.test(text.replace(/alpha|beta|gamma|delta|epsilon|kappa|zeta|theta|sigma/g, ""))
  );
}
