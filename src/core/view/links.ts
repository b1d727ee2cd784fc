import { conceptProblem } from "../annotate/identifiers.ts";

/** An identifier, and the public page that it leads to where there is one. */
export interface PageLink {
  /** Plain text, such as "DrugBank DB11595"; of an identifier without a page, the identifier itself. */
  readonly label: string;
  /** Made of the table below and a checked identifier. */
  readonly url?: string;
}

/**
 * The pages that a card may lead to: the prefix of an identifier, what its registry is called, and the address with `{id}` for the part behind
 * the prefix. The order is that in which they are offered. Anything that is not in this table is never a link.
 */
export const PAGES: readonly (readonly [prefix: string, registry: string, address: string])[] = [
  ["DRUGBANK", "DrugBank", "https://go.drugbank.com/drugs/{id}"],
  ["HGNC", "HGNC", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:{id}"],
  ["HGNC.GENEGROUP", "HGNC group", "https://www.genenames.org/data/genegroup/#!/group/{id}"],
  ["NCBIGENE", "NCBI Gene", "https://www.ncbi.nlm.nih.gov/gene/{id}"],
  ["MONDO", "Mondo", "https://monarchinitiative.org/MONDO:{id}"],
  ["MESH", "MeSH", "https://meshb.nlm.nih.gov/record/ui?ui={id}"],
  ["CHEMBL", "ChEMBL", "https://www.ebi.ac.uk/chembl/explore/compound/{id}"],
  ["CHEBI", "ChEBI", "https://www.ebi.ac.uk/chebi/searchId.do?chebiId=CHEBI:{id}"],
  ["RXCUI", "RxNorm", "https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm={id}"],
  ["NCIT", "NCI Thesaurus", "https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/{id}"],
  ["OMIM", "OMIM", "https://omim.org/entry/{id}"],
  ["DOID", "Disease Ontology", "https://disease-ontology.org/term/DOID:{id}"],
  ["UNII", "UNII", "https://precision.fda.gov/uniisearch/srs/unii/{id}"],
  ["FPLX", "FamPlex", "https://identifiers.org/fplx:{id}"],
  ["OAE", "OAE", "https://purl.obolibrary.org/obo/OAE_{id}"],
];

/** At most this many pages are offered of one concept. */
const MOST_LINKS = 4;

/** Identifiers of our own mean nothing elsewhere. */
const OWN = "BIOGLOSS:";

/**
 * The identifiers of a concept: its own, whether or not it has a page, then those of the others that have one, in the
 * order of the table, one a registry. What does not have the form of its registry's identifiers is never made an address.
 *
 * @param own the concept's CURIE
 * @param others further CURIEs of it
 */
export function pageLinks(own: string, others: readonly string[]): PageLink[] {
  const first = own.startsWith(OWN) ? [] : [pageOf(own) ?? { rank: -1, label: own }];
  const rest = others.flatMap((id) => pageOf(id) ?? []).sort((a, b) => a.rank - b.rank);
  const seen = new Set<number>();
  const links: PageLink[] = [];
  for (const { rank, ...link } of [...first, ...rest]) {
    if (links.length === MOST_LINKS) break;
    if (!seen.has(rank)) links.push(link);
    seen.add(rank);
  }
  return links;
}

function pageOf(curie: string): (PageLink & { rank: number }) | undefined {
  const colon = curie.indexOf(":");
  const rank = PAGES.findIndex(([prefix]) => prefix === curie.slice(0, colon));
  const page = PAGES[rank];
  if (page === undefined || conceptProblem(curie) !== undefined) return undefined;
  const id = curie.slice(colon + 1);
  return { rank, label: `${page[1]} ${id}`, url: page[2].replace("{id}", encodeURIComponent(id)) };
}
