// docs/lexicon.md: what the shipped lexicon holds of each source, counted when it is compiled.
import type { Concept } from "../../core/lexicon/concept.ts";
import type { AssignedForm } from "../compile/assign.ts";
import type { Draft } from "../compile/draft.ts";
import { foldKey } from "../compile/keys.ts";
import type { SourceInfo } from "../sources/source.ts";

export interface Compiled {
  readonly drafts: readonly Draft[];
  /** The names that are marked. */
  readonly kept: readonly AssignedForm[];
  /** Index of the concept by index of its draft, for what ships. */
  readonly indexOf: ReadonlyMap<number, number>;
  readonly concepts: readonly Concept[];
  /** Names that annotators gave, as far as they ship. */
  readonly given: number;
  /** Brands of the FDA's books. */
  readonly brands: readonly string[];
  /** NCBI's aliases by number of the gene. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Concepts that ChEMBL says what they act on. */
  readonly chembl: number;
}

/** What sources within the list of sources call themselves in parts. */
const PART_OF: Readonly<Record<string, string>> = { "mesh-headings": "mesh", "authored-acronyms": "authored" };

/** What is in the lexicon of each source, in words, by key. A concept that three sources name is counted at each. */
export function holdings(compiled: Compiled): Map<string, string> {
  const { drafts, kept, indexOf, concepts } = compiled;
  const counts = new Map<string, number>();
  for (const index of indexOf.keys()) {
    const sources = new Set(drafts[index]!.sources.map((source) => PART_OF[source] ?? source));
    for (const source of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const held = new Map([...counts].map(([source, count]) => [source, `${number(count)} concepts`]));
  const having = (test: (concept: Concept) => boolean): string => number(concepts.filter(test).length);
  const brands = new Set(compiled.brands.map(foldKey));
  const branded = kept.filter((form) => form.name.role === "brand" && brands.has(foldKey(form.text)));
  held.set("fda-books", `${number(branded.length)} brand names`);
  held.set("fda-accelerated", `accelerated approvals of ${having((each) => each.accelerated !== undefined)} drugs`);
  held.set("everycure", `first approvals of ${having((each) => each.approvals !== undefined)} drugs`);
  held.set(
    "oncopharmadb",
    `what ${having((each) => each.mechanisms !== undefined)} drugs act on, some of it from Thera-SAbDab`,
  );
  held.set("chebi", `numbers of ${having((each) => each.xrefs.some((xref) => xref.startsWith("CHEBI:")))} drugs`);
  held.set("ncbi-gene", `${number(aliasesKept(compiled))} aliases of genes, some of them HGNC's too`);
  held.set("corpora", `${number(compiled.given)} names that say what a mention is and mark nothing`);
  held.set("chembl", `what ${number(compiled.chembl)} drugs act on`);
  return held;
}

/** The page `docs/lexicon.md`. Throws for a source of which nothing is in the lexicon. */
export function lexiconPage(sources: readonly SourceInfo[], compiled: Compiled): string {
  const held = holdings(compiled);
  const rows = sources.map(({ key, title, version, licence }) => {
    const holds = held.get(key);
    if (holds === undefined) throw new Error(`Nothing of the source ${key} is in the lexicon.`);
    return `| ${title} | ${version} | ${licence} | ${holds} |`;
  });
  const marked = new Set(compiled.kept.map(({ draft }) => draft)).size;
  return `# The sources of the lexicon

\`npm run lexicon\` compiles the lexicon and writes this page. It knows ${number(compiled.kept.length)} names of ${number(marked)} concepts. A concept that several
sources name is counted at each of them, and also where its names only say what a mention is and mark nothing.
[NOTICE](../NOTICE) says where each source is from and has the words that it asks for.

| source | version | licence | in the lexicon |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

/** The table of the page, for the README. Throws where there is none. */
export function sourceTable(page: string): string {
  const rows = page.split("\n").filter((line) => line.startsWith("| "));
  if (rows.length < 3) throw new Error("docs/lexicon.md has no table.");
  return rows.map((row) => `${row}\n`).join("");
}

function aliasesKept({ drafts, kept, aliases }: Compiled): number {
  const byDraft = new Map<number, ReadonlySet<string>>();
  drafts.forEach(({ xrefs }, index) => {
    const gene = xrefs.find((xref) => xref.startsWith("NCBIGENE:"));
    const names = gene === undefined ? undefined : aliases.get(gene.slice("NCBIGENE:".length));
    if (names !== undefined) byDraft.set(index, new Set(names));
  });
  return kept.filter(({ text, draft }) => byDraft.get(draft)?.has(text) === true).length;
}

function number(count: number): string {
  return count.toLocaleString("en");
}
