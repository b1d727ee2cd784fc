import { type GoldDocument, holdOut, readCorpus, withoutSources } from "../corpora/read.ts";

/** What the tagger finds, in the order of its columns. `disorder` is an adverse event or a condition. */
export const TAGGED = ["drug", "target", "disorder"] as const;
export type Tagged = (typeof TAGGED)[number];

/** The class that a kind has in the corpora. */
export const CLASS_OF = { drug: "drug", target: "target", disorder: "disease_or_ae" } as const;

/** The documents of one corpus to learn from, and which kinds it marks wherever they occur. */
export interface TrainingPart {
  readonly corpus: string;
  readonly kinds: readonly Tagged[];
  readonly documents: readonly GoldDocument[];
}

/** Documents that were left out of training, to measure on. */
export interface MeasuredPart {
  readonly name: string;
  readonly kinds: readonly Tagged[];
  readonly documents: readonly GoldDocument[];
}

export interface Selection {
  readonly training: readonly TrainingPart[];
  readonly measured: readonly MeasuredPart[];
}

export interface Choice {
  readonly folder: string;
  /** Leave the development parts out, so that figures can be measured on them. */
  readonly heldOut: boolean;
  /** Use the corpus of adverse drug events, whose licence is not stated. */
  readonly withAde: boolean;
}

/** Per cent of documents held out of corpora that have no development part. */
const HELD_OUT = 10;

/**
 * Reads the corpora to train on. A corpus teaches only the kinds it marks in full: one without genes says nothing of
 * genes. With `heldOut`, no document of a measured part is in any training part, whatever corpus it is from.
 */
export function selectCorpora({ folder, heldOut, withAde }: Choice): Selection {
  const read = (...names: string[]): GoldDocument[] => names.flatMap((name) => readCorpus(folder, name));
  const genes = holdOut(read("bc2gm.train"), heldOut ? HELD_OUT : 0);
  const events = holdOut(withAde ? read("ade_v2.pos.folds0-7") : [], heldOut ? HELD_OUT : 0);
  const dev = (name: string): { train: GoldDocument[]; dev: GoldDocument[] } => {
    const train = read(`${name}.train`);
    const development = read(`${name}.dev`);
    return heldOut ? { train, dev: development } : { train: [...train, ...development], dev: [] };
  };
  const bc5cdr = dev("bc5cdr");
  const biored = dev("biored");
  const ncbi = dev("ncbi_disease");
  const measured: MeasuredPart[] = [
    { name: "BC5CDR dev", kinds: ["drug", "disorder"], documents: bc5cdr.dev },
    { name: "BioRED dev", kinds: ["drug", "target", "disorder"], documents: biored.dev },
    { name: "NCBI Disease dev", kinds: ["disorder"], documents: ncbi.dev },
    { name: "BC2GM 10 %", kinds: ["target"], documents: genes.held },
    { name: "ADE 10 % (recall)", kinds: ["drug", "disorder"], documents: events.held },
  ];
  const training: TrainingPart[] = [
    { corpus: "bc5cdr", kinds: ["drug", "disorder"], documents: bc5cdr.train },
    { corpus: "biored", kinds: ["drug", "target", "disorder"], documents: biored.train },
    { corpus: "ncbi_disease", kinds: ["disorder"], documents: ncbi.train },
    { corpus: "bc2gm", kinds: ["target"], documents: genes.kept },
    { corpus: "drugprot", kinds: ["drug", "target"], documents: read("drugprot.train_subset463") },
    {
      corpus: "bionlp13cg",
      kinds: ["drug", "target"],
      documents: read("mtl_BioNLP13CG.train", "mtl_BioNLP13CG.devel"),
    },
    { corpus: "ade", kinds: ["drug", "disorder"], documents: events.kept },
  ];
  const held = measured.flatMap(({ documents }) => documents);
  return {
    training: training
      .map((part) => ({ ...part, documents: withoutSources(part.documents, held) }))
      .filter(({ documents }) => documents.length > 0),
    measured: measured.filter(({ documents }) => documents.length > 0),
  };
}
