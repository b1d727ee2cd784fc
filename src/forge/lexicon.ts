import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { compileMatcher, type FormToCompile } from "../core/lexicon/compile.ts";
import { encodeFacts } from "../core/lexicon/facts.ts";
import { foldKey } from "./compile/keys.ts";
import { KINDS } from "../core/lexicon/concept.ts";
import { encodeMechanisms } from "../core/lexicon/mechanisms.ts";
import { acceleratedApprovals, firstApprovals } from "./kinds/approvals.ts";
import { type AssignedForm, assignForms, type SilentForm } from "./compile/assign.ts";
import { assignBrands, saltNames } from "./kinds/brands.ts";
import { compileConcepts } from "./compile/concepts.ts";
import { disorderDrafts } from "./kinds/disorders.ts";
import type { Draft } from "./compile/draft.ts";
import { drugDrafts } from "./kinds/drugs.ts";
import { endpointDrafts } from "./kinds/endpoints.ts";
import type { EntryFacts, Name, Role } from "./compile/entry.ts";
import { chemblMechanisms, classByStem, openPharmacology } from "./kinds/pharmacology.ts";
import { noticeText } from "./compile/notice.ts";
import { fullReport, type ReportInput, summary } from "./compile/report.ts";
import { DrugResolver } from "./compile/resolver.ts";
import { ALL_SOURCES } from "./sources/all.ts";
import { readAbbreviations, readEndpoints, readStems } from "./sources/authored.ts";
import { readChebi, readChemicalNames, readGeneProducts } from "./sources/bioresources.ts";
import { readChembl } from "./sources/chembl.ts";
import { readGivenIds } from "./sources/corpora.ts";
import { readCtcae } from "./sources/ctcae.ts";
import { readDoid } from "./sources/doid.ts";
import { readDrugbank } from "./sources/drugbank.ts";
import { readEverycureApprovals, readEverycureDrugs } from "./sources/everycure.ts";
import { readFamplex } from "./sources/famplex.ts";
import { readAccelerated } from "./sources/fdaAccelerated.ts";
import { readOrangeBook, readPurpleBook } from "./sources/fdaBooks.ts";
import { type HgncGene, readGeneGroups, readHgnc } from "./sources/hgnc.ts";
import { readMesh, readMeshHeadings } from "./sources/mesh.ts";
import { readMondo } from "./sources/mondo.ts";
import { readNcbiGeneAliases } from "./sources/ncbiGene.ts";
import { readNcit } from "./sources/ncit.ts";
import { readOae } from "./sources/oae.ts";
import { readOncopharmadb } from "./sources/oncopharmadb.ts";
import { readOncotree } from "./sources/oncotree.ts";
import { readRxnorm } from "./sources/rxnorm.ts";
import { CHEMBL_FILE, FACTS_FILE, MATCHER_FILE } from "./sources/source.ts";
import { readTherasabdab, type TherapeuticAntibody } from "./sources/therasabdab.ts";
import { TRAINING_SOURCES } from "./sources/training.ts";
import { readGeneNames } from "./lists/geneNames.ts";
import { lexiconPage } from "./pages/sourceTable.ts";
import { substanceDrafts, withHeadingNames, withSymbols } from "./kinds/substances.ts";
import { targetDrafts } from "./kinds/targets.ts";
import { furtherXrefs, withGivenNames, withNearestHeadings } from "./compile/xrefs.ts";

/** Where the sources are unless an argument says otherwise; relative to the repository. */
const DEFAULT_SOURCES = "../shared/lexicon-sources";
const GZIP_LEVEL = 9;
/** Every name as it was compiled, one a line; `npm run bench` gives them to the engines it compares with. */
const NAMES_FILE = "out/lexicon-names.txt";
/** What is in the lexicon of each source; `npm run docs` puts its table into the README. */
const LEXICON_PAGE = "docs/lexicon.md";

/** Compiles what ships under `media` from the sources. Equal sources give equal bytes. */
async function main(root: string): Promise<void> {
  const missing = ALL_SOURCES.flatMap((source) => source.files).filter((file) => !existsSync(path.join(root, file)));
  if (missing.length > 0) throw new Error(`Lexicon sources are missing below ${root}: ${missing.join(", ")}`);

  const everycure = await readEverycureDrugs(root);
  const rxnorm = await readRxnorm(root);
  const antibodies = await readTherasabdab(root);
  const aliases = await productAliases(root);
  const abbreviations = await readAbbreviations(root);
  const genes = await readHgnc(root);

  const meshDisorders = await readMesh(root);
  const disorderIds = new Set(meshDisorders.map(({ id }) => id));
  const headings = await readMeshHeadings(root);
  const otherHeadings = headings.filter((heading) => !disorderIds.has(heading.id));

  const drugs = drugDrafts({
    drugbank: await readDrugbank(root),
    rxnorm,
    ncit: await readNcit(root),
    antibodies,
    everycure,
    abbreviations,
    mesh: otherHeadings,
  });
  const resolver = new DrugResolver(drugs);
  const products = [...(await readOrangeBook(root)), ...(await readPurpleBook(root))];
  const brands = assignBrands(products, rxnorm, resolver);
  const salts = saltNames(rxnorm, resolver);
  const given = readGivenIds(root);
  const known = furtherXrefs(
    [
      // Drugs come first, so that the resolver's indices hold in the list of all drafts.
      ...drugs.map((draft, index) =>
        withNames(draft, [...(brands.added.get(index) ?? []), ...(salts.get(index) ?? [])]),
      ),
      ...brands.combinations,
      ...targetDrafts({
        genes,
        groups: await readGeneGroups(root),
        families: await readFamplex(root),
        decided: await readGeneNames(),
        aliases,
      }),
      ...disorderDrafts({
        mondo: await readMondo(root),
        mesh: meshDisorders,
        headings: otherHeadings,
        doid: await readDoid(root),
        ctcae: await readCtcae(root),
        oncotree: await readOncotree(root),
        oae: await readOae(root),
        abbreviations,
      }),
      ...endpointDrafts(await readEndpoints(root)),
    ],
    { everycure, headings, disorderIds, chebi: await readChebi(root), given },
  );
  const substances = substanceDrafts(otherHeadings, known, await readChemicalNames(root));
  const drafts = withNearestHeadings(
    withGivenNames(withSymbols([...withHeadingNames(known, otherHeadings), ...substances]), given),
  );
  refuseRepeatedIds(drafts);

  const assignment = assignForms(drafts);
  const kept = assignment.forms;
  const later = await laterFacts(root, drafts, kept, resolver, { antibodies, genes });
  const { concepts, indexOf } = compileConcepts(drafts, kept, assignment.silent, later);
  const forms = [
    ...kept.map((form) => formToCompile(form, indexOf.get(form.draft)!, false)),
    ...assignment.silent
      .filter((form) => indexOf.has(form.draft))
      .map((form) => formToCompile(form, indexOf.get(form.draft)!, true)),
  ];
  const matcher = compileMatcher({ forms, kinds: Uint8Array.from(concepts, (concept) => KINDS.indexOf(concept.kind)) });
  const facts = gzipSync(encodeFacts(concepts), { level: GZIP_LEVEL });
  const mechanisms = chemblMechanisms(await readChembl(root), everycure, genes, drafts, resolver);
  const chembl = gzipSync(encodeMechanisms(mechanisms), { level: GZIP_LEVEL });

  mkdirSync("media", { recursive: true });
  mkdirSync("out", { recursive: true });
  const files = [
    [MATCHER_FILE, matcher],
    [FACTS_FILE, facts],
    [CHEMBL_FILE, chembl],
  ] as const;
  for (const [file, bytes] of files) writeFileSync(file, bytes);
  writeFileSync(NAMES_FILE, kept.map(({ text }) => `${text}\n`).join(""));
  writeFileSync("NOTICE", noticeText([...ALL_SOURCES, ...TRAINING_SOURCES]));
  const givenNames = assignment.silent.filter((form) => form.name.role === "given" && indexOf.has(form.draft));
  const page = lexiconPage(ALL_SOURCES, {
    drafts,
    kept,
    indexOf,
    concepts,
    given: givenNames.length,
    brands: products.map(({ brand }) => brand),
    aliases,
    chembl: mechanisms.size,
  });
  writeFileSync(LEXICON_PAGE, page);
  const report: ReportInput = {
    drafts,
    assignment,
    kept,
    sources: ALL_SOURCES,
    sizes: files.map(([file, bytes]) => [file, bytes.length]),
  };
  writeFileSync("out/lexicon-report.txt", fullReport(report));
  console.log(summary(report));
  console.log("Every conflict: out/lexicon-report.txt");
}

/** How good a right each role gives to a name; see `Named`. */
const RIGHT: Readonly<Record<Role, number>> = {
  decided: 0,
  preferred: 0,
  brand: 0,
  synonym: 1,
  alias: 2,
  code: 2,
  former: 2,
  variant: 3,
  foreign: 3,
  remote: 3,
  given: 3,
};

function formToCompile({ text, exactCase, name }: SilentForm, concept: number, silent: boolean): FormToCompile {
  return { text, exactCase, concept, silent, right: RIGHT[name.role] };
}

function withNames(draft: Draft, names: readonly Name[]): Draft {
  return names.length === 0 ? draft : { ...draft, names: [...draft.names, ...names] };
}

/** Classes of concepts that are no single drug: no stem or list may say otherwise. */
const OWN_CLASSES: ReadonlySet<string> = new Set(["drug class", "regimen", "combination product"]);

/** NCBI's aliases that a list of proteins knows too: the others are mostly acronyms of disorders linked to the gene. */
async function productAliases(root: string): Promise<Map<string, readonly string[]>> {
  const products = await readGeneProducts(root);
  return new Map(
    [...(await readNcbiGeneAliases(root))].map(([id, list]) => [
      id,
      list.filter((text) => products.has(foldKey(text))),
    ]),
  );
}

/** Two concepts with one id would be one record with two meanings: a mistake in merging. */
function refuseRepeatedIds(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  for (const { id, display } of drafts) {
    if (seen.has(id)) throw new Error(`Two concepts have the identifier ${id}; one is "${display}".`);
    seen.add(id);
  }
}

/** Facts that can only be placed when every name has its concept. */
async function laterFacts(
  root: string,
  drafts: readonly Draft[],
  forms: readonly AssignedForm[],
  resolver: DrugResolver,
  known: { antibodies: readonly TherapeuticAntibody[]; genes: readonly HgncGene[] },
): Promise<(draft: number) => EntryFacts> {
  const ids = new Map(drafts.flatMap((draft, index) => [draft.id, ...draft.xrefs].map((id) => [id, index] as const)));
  const pharmacology = openPharmacology(await readOncopharmadb(root), known.antibodies, known.genes, resolver, ids);
  const approvals = firstApprovals(await readEverycureApprovals(root), resolver, ids);
  const disorders = new Map<string, string>();
  for (const form of forms) {
    const draft = drafts[form.draft]!;
    if (!form.exactCase && (draft.kind === "condition" || draft.kind === "adverse-event"))
      disorders.set(foldKey(form.text), draft.display);
  }
  const accelerated = acceleratedApprovals(await readAccelerated(root), resolver, (key) => disorders.get(key));
  const stems = await readStems(root);
  return (index) => {
    const draft = drafts[index]!;
    if (draft.kind !== "drug") return {};
    const drugClass = OWN_CLASSES.has(draft.facts.drugClass ?? "")
      ? draft.facts.drugClass
      : (classByStem(draft.display, stems) ?? pharmacology.classes.get(index));
    const mechanisms = pharmacology.mechanisms.get(index);
    const dates = approvals.get(index);
    const fast = accelerated.get(index);
    return {
      ...(drugClass === undefined ? {} : { drugClass }),
      ...(mechanisms === undefined ? {} : { mechanisms }),
      ...(dates === undefined ? {} : { approvals: dates }),
      ...(fast === undefined ? {} : { accelerated: fast }),
    };
  };
}

main(process.argv[2] ?? DEFAULT_SOURCES).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
