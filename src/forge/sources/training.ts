import type { SourceInfo } from "./source.ts";

export const TAGGER_FILE = "media/tagger.bin";
export const STATEMENT_FILE = "media/statements.bin";

/** Corpora that say which pairs of mentions a text relates. */
const WITH_RELATIONS: readonly string[] = ["bc5cdr", "drugprot", "ade"];

/** A text collection that models learnt from, or a list of names that helps them. They hold weights and hashes. */
function learntFrom(key: string, title: string, version: string, licence: string, attribution: string): SourceInfo {
  const ships = WITH_RELATIONS.includes(key) ? [TAGGER_FILE, STATEMENT_FILE] : [TAGGER_FILE];
  return { key, title, version, url: "", files: [], licence, attribution, ships };
}

/** What `npm run train` reads, besides the compiled lexicon. None of its text is shipped. */
export const TRAINING_SOURCES: readonly SourceInfo[] = [
  learntFrom(
    "bc5cdr",
    "BioCreative V CDR corpus (chemicals and diseases)",
    "2015",
    "US government work",
    "Learnt from its annotations: Li et al., Database 2016, baw068.",
  ),
  learntFrom(
    "biored",
    "BioRED (genes, chemicals, diseases and relations)",
    "2022",
    "freely available",
    "Learnt from its annotations: Luo et al., Briefings in Bioinformatics 2022, bbac282.",
  ),
  learntFrom(
    "bc2gm",
    "BioCreative II gene mention corpus",
    "2006",
    "public domain",
    "Learnt from its annotations: Smith et al., Genome Biology 2008, 9(Suppl 2):S2.",
  ),
  learntFrom(
    "ncbi-disease",
    "NCBI Disease corpus",
    "2014",
    "public domain",
    "Learnt from its annotations: Doğan et al., Journal of Biomedical Informatics 2014, 47:1-10.",
  ),
  learntFrom(
    "drugprot",
    "DrugProt (chemicals and genes), a part of the training set",
    "2021",
    "CC BY 4.0",
    "Learnt from its annotations: Miranda-Escalada et al., BioCreative VII 2021; changed.",
  ),
  learntFrom(
    "bionlp13cg",
    "BioNLP 2013 Cancer Genetics, as in MTL-Bioinformatics-2016",
    "2016",
    "CC BY (collection)",
    "Learnt from its annotations: Pyysalo et al., BioNLP 2013; Crichton et al., BMC Bioinformatics 2017; changed.",
  ),
  learntFrom(
    "ade",
    "ADE corpus V2 (drugs and adverse effects)",
    "2012",
    "none stated",
    "Learnt from its annotations: Gurulingappa et al., Journal of Biomedical Informatics 2012, 45:885-892. " +
      "`npm run train -- --without-ade` makes a model without it.",
  ),
  learntFrom(
    "bioresources",
    "clulab bioresources: names of chemicals, genes, families, cell types and cell lines",
    "2021",
    "Apache-2.0; ChEBI and Cellosaurus CC BY 4.0",
    "Hashes of names from the collection of the Computational Language Understanding Lab, University of Arizona, which " +
      "holds names from ChEBI (EMBL-EBI), PubChem (NCBI), UniProt and Cellosaurus (SIB); changed.",
  ),
  learntFrom(
    "oae",
    "Ontology of Adverse Events: labels",
    "2022",
    "CC BY 4.0",
    "Hashes of labels from the Ontology of Adverse Events (He et al., Journal of Biomedical Semantics 2014, 5:29); " +
      "changed. Labels of MeSH and Mondo, named above, are in it too.",
  ),
  learntFrom(
    "unlabelled",
    "Sentences of the above and of further corpora of MTL-Bioinformatics-2016, for word clusters",
    "2016",
    "as their corpora",
    "Hashes of words and the number of their cluster.",
  ),
];
