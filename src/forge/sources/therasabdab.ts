import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const therasabdabInfo: SourceInfo = {
  key: "therasabdab",
  title: "Thera-SAbDab: therapeutic antibodies",
  version: "February 2025",
  url: "https://opig.stats.ox.ac.uk/webapps/sabdab-sabpred/therasabdab/",
  files: ["therasabdab/slim.tsv.gz"],
  licence: "CC BY 4.0",
  attribution:
    "Antibody names and targets from Thera-SAbDab (Raybould et al., Nucleic Acids Res. 2020), Oxford Protein " +
    "Informatics Group, CC BY 4.0; changed.",
  ships: NAMES_AND_FACTS,
};

export interface TherapeuticAntibody {
  readonly inn: string;
  /** One list of names per target, the first of which is mostly the gene symbol: `[["PDCD1", "CD279", "PD1"]]`. */
  readonly targets: readonly (readonly string[])[];
  readonly otherNames: readonly string[];
}

/** Every therapeutic antibody with its targets. */
export async function readTherasabdab(root: string): Promise<TherapeuticAntibody[]> {
  const antibodies: TherapeuticAntibody[] = [];
  for await (const row of readTable(root, therasabdabInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const target = cell(row, "Target");
    antibodies.push({
      inn: cell(row, "Therapeutic"),
      targets: isBlank(target) ? [] : listOf(target, ";").map((one) => listOf(one, "/")),
      otherNames: listOf(cell(row, "Alternative Therapeutic Names"), ";").filter((other) => !isBlank(other)),
    });
  }
  return antibodies;
}

function isBlank(value: string): boolean {
  return /^(?:|na|tbc|none|unknown)$/i.test(value);
}
