import path from "node:path";
import { isAcronym } from "../compile/casing.ts";
import { type GoldClass, readCorpus } from "../corpora/read.ts";
import { foldKey } from "../compile/keys.ts";
import { FACTS_FILE, type SourceInfo } from "./source.ts";

/** The training parts: what is measured on the others has not been looked at. */
const PARTS = ["bc5cdr.train", "ncbi_disease.train", "biored.train"] as const;
/** Where the corpora are, below the folder of sources. */
const FOLDER = "../corpora";

export const corporaInfo: SourceInfo = {
  key: "corpora",
  title: "Training parts of BC5CDR, the NCBI Disease corpus and BioRED: MeSH numbers given to names",
  version: "2015, 2014, 2022",
  url: "",
  files: PARTS.map((part) => `${FOLDER}/${part}.jsonl.gz`),
  licence: "US government work; public domain; freely available",
  attribution:
    "MeSH numbers that annotators gave to names: Li et al., Database 2016, baw068; Doğan et al., Journal of Biomedical " +
    "Informatics 2014, 47:1-10; Luo et al., Briefings in Bioinformatics 2022, bbac282.",
  ships: [FACTS_FILE],
};

/** How often annotators gave a name each number: class and folded name → CURIE → number of documents. */
export type GivenIds = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The key of `GivenIds`. */
export function givenKey(cls: GoldClass, text: string): string {
  return `${cls} ${foldKey(text)}`;
}

/** Mentions with one MeSH number each; a mention counts once a document. Acronyms mean what their document says. */
export function readGivenIds(root: string): GivenIds {
  const given = new Map<string, Map<string, number>>();
  for (const part of PARTS) {
    for (const { mentions } of readCorpus(path.join(root, FOLDER), part)) {
      const pairs = mentions.flatMap(({ cls, text, id = "" }) =>
        (cls === "drug" || cls === "disease_or_ae") && /^[CD]\d+$/.test(id) && !isAcronym(text)
          ? [`${givenKey(cls, text)}|MESH:${id}`]
          : [],
      );
      for (const pair of new Set(pairs)) {
        const cut = pair.lastIndexOf("|");
        const ids = given.get(pair.slice(0, cut)) ?? new Map<string, number>();
        ids.set(pair.slice(cut + 1), (ids.get(pair.slice(cut + 1)) ?? 0) + 1);
        given.set(pair.slice(0, cut), ids);
      }
    }
  }
  return given;
}
