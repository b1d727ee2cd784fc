import { authoredInfo } from "./authored.ts";
import { chebiInfo } from "./bioresources.ts";
import { chemblInfo } from "./chembl.ts";
import { corporaInfo } from "./corpora.ts";
import { ctcaeInfo } from "./ctcae.ts";
import { doidInfo } from "./doid.ts";
import { drugbankInfo } from "./drugbank.ts";
import { everycureInfo } from "./everycure.ts";
import { famplexInfo } from "./famplex.ts";
import { fdaAcceleratedInfo } from "./fdaAccelerated.ts";
import { fdaBooksInfo } from "./fdaBooks.ts";
import { hgncInfo } from "./hgnc.ts";
import { meshInfo } from "./mesh.ts";
import { mondoInfo } from "./mondo.ts";
import { ncbiGeneInfo } from "./ncbiGene.ts";
import { ncitInfo } from "./ncit.ts";
import { oaeInfo } from "./oae.ts";
import { oncopharmadbInfo } from "./oncopharmadb.ts";
import { oncotreeInfo } from "./oncotree.ts";
import { rxnormInfo } from "./rxnorm.ts";
import type { SourceInfo } from "./source.ts";
import { therasabdabInfo } from "./therasabdab.ts";

/** Every source of the lexicon, in the order in which NOTICE names them. */
export const ALL_SOURCES: readonly SourceInfo[] = [
  drugbankInfo,
  rxnormInfo,
  fdaBooksInfo,
  fdaAcceleratedInfo,
  everycureInfo,
  therasabdabInfo,
  ncitInfo,
  oncopharmadbInfo,
  chebiInfo,
  hgncInfo,
  ncbiGeneInfo,
  famplexInfo,
  ctcaeInfo,
  meshInfo,
  mondoInfo,
  doidInfo,
  oncotreeInfo,
  oaeInfo,
  corporaInfo,
  authoredInfo,
  chemblInfo,
];
