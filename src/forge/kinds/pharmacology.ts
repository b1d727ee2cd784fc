import type { Mechanism } from "../../core/lexicon/concept.ts";
import { foldKey } from "../compile/keys.ts";
import type { Draft } from "../compile/draft.ts";
import type { DrugResolver } from "../compile/resolver.ts";
import type { InnStem } from "../sources/authored.ts";
import type { ChemblMechanism } from "../sources/chembl.ts";
import type { EverycureDrug } from "../sources/everycure.ts";
import type { HgncGene } from "../sources/hgnc.ts";
import type { OncologyTarget } from "../sources/oncopharmadb.ts";
import type { TherapeuticAntibody } from "../sources/therasabdab.ts";

/** Mechanisms shown for a drug; a drug with more targets than this is told by the first ones. */
const MECHANISMS_SHOWN = 6;

/** Targets and classes of drugs from sources that may ship with all else (no share-alike). */
export interface Pharmacology {
  readonly mechanisms: ReadonlyMap<number, readonly Mechanism[]>;
  readonly classes: ReadonlyMap<number, string>;
}

/** Oncology targets first, which tell the action; then the targets of antibodies, which bind them. */
export function openPharmacology(
  oncology: readonly OncologyTarget[],
  antibodies: readonly TherapeuticAntibody[],
  genes: readonly HgncGene[],
  resolver: DrugResolver,
  byNcit: ReadonlyMap<string, number>,
): Pharmacology {
  const mechanisms = new Map<number, Mechanism[]>();
  const classes = new Map<number, string>();
  for (const row of oncology) {
    const draft = byNcit.get(row.ncit) ?? resolver.find(row.drug);
    if (draft === undefined) continue;
    if (row.classes[0] !== undefined && !classes.has(draft)) classes.set(draft, row.classes[0]);
    if (row.target !== "")
      addMechanism(mechanisms, draft, { target: row.target, action: row.action.split("/").at(-1) ?? "" });
  }
  const symbols = symbolIndex(genes);
  for (const antibody of antibodies) {
    const draft = resolver.find(antibody.inn);
    if (draft === undefined || mechanisms.has(draft)) continue;
    for (const names of antibody.targets) {
      const target =
        names.map((text) => symbols.get(text.toUpperCase())).find((symbol) => symbol !== undefined) ?? names[0];
      if (target !== undefined) addMechanism(mechanisms, draft, { target, action: "binding" });
    }
  }
  return { mechanisms, classes };
}

/** Approved symbols first, then aliases that one gene alone claims. */
export function symbolIndex(genes: readonly HgncGene[]): Map<string, string> {
  const index = new Map(genes.map((gene) => [gene.symbol.toUpperCase(), gene.symbol]));
  const claimed = new Set(index.keys());
  const shared = new Set<string>();
  for (const gene of genes) {
    for (const alias of new Set([...gene.aliases, ...gene.formerSymbols].map((one) => one.toUpperCase()))) {
      if (claimed.has(alias) && index.get(alias)?.toUpperCase() === alias) continue;
      if (claimed.has(alias)) shared.add(alias);
      else index.set(alias, gene.symbol);
      claimed.add(alias);
    }
  }
  for (const alias of shared) index.delete(alias);
  return index;
}

function addMechanism(mechanisms: Map<number, Mechanism[]>, draft: number, mechanism: Mechanism): void {
  const list = mechanisms.get(draft) ?? [];
  if (list.length >= MECHANISMS_SHOWN || list.some((known) => known.target === mechanism.target)) return;
  list.push(mechanism);
  mechanisms.set(draft, list);
}

/** Class of a drug by the stem of its INN; the longest stem that fits tells most. */
export function classByStem(inn: string, stems: readonly InnStem[]): string | undefined {
  const words = foldKey(inn).split(" ");
  if (NOT_OF_STEM.test(words[0]!)) return undefined;
  const fitting = stems.filter(({ stem, secondWord }) => {
    if (secondWord) return words.slice(1).includes(stem);
    const word = stem === "cel" ? words.at(-1)! : words[0]!;
    return word.length >= stem.length + MIN_BEFORE_STEM && word.endsWith(stem);
  });
  return fitting.sort((a, b) => Number(b.secondWord) - Number(a.secondWord) || b.stem.length - a.stem.length)[0]
    ?.drugClass;
}

/** Names that end like a stem without belonging to its class: reviewed by reading every class of the compiled list. */
const NOT_OF_STEM = /piprazole$|^interleukin|nitrozole$|^(?:lactide|immucillin|dihydrolactide)$/;

/** Letters that stand before a stem: `stat` alone or `pril` in `april` is none. */
const MIN_BEFORE_STEM = 3;

/**
 * ChEMBL's mechanisms by our drug id, for the share-alike file. Only the first ChEMBL id of a drug is used, and only
 * where the list's label is a name of the drug that its DrugBank id means.
 */
export function chemblMechanisms(
  rows: readonly ChemblMechanism[],
  crosswalk: readonly EverycureDrug[],
  genes: readonly HgncGene[],
  drafts: readonly Draft[],
  resolver: DrugResolver,
): Map<string, Mechanism[]> {
  const bySymbol = new Map(genes.flatMap((gene) => gene.uniprot.map((accession) => [accession, gene.symbol] as const)));
  const byMolecule = new Map<string, ChemblMechanism[]>();
  for (const row of rows) byMolecule.set(row.molecule, [...(byMolecule.get(row.molecule) ?? []), row]);
  const result = new Map<string, Mechanism[]>();
  for (const drug of crosswalk) {
    if (drug.combination || drug.chembl === "") continue;
    const draft = resolver.find(drug.label);
    const list = byMolecule.get(drug.chembl);
    if (draft === undefined || list === undefined || drafts[draft]!.id !== `DRUGBANK:${drug.drugbank}`) continue;
    const mechanisms: Mechanism[] = [];
    for (const { target, action } of list) {
      const named = bySymbol.get(target.uniprot) ?? target.name;
      if (mechanisms.length < MECHANISMS_SHOWN && !mechanisms.some((known) => known.target === named)) {
        mechanisms.push({ target: named, action });
      }
    }
    result.set(drafts[draft]!.id, mechanisms);
  }
  return result;
}
