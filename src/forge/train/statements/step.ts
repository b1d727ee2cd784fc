import { writeFileSync } from "node:fs";
import type { Matcher } from "../../../core/lexicon/matcher.ts";
import { decodeModel } from "../../../core/recognise/tagger/modelFile.ts";
import type { TextToTag } from "../../../core/recognise/tagger/reading.ts";
import { type GoldDocument, readCorpus, splitBucket } from "../../corpora/read.ts";
import { HELD_OUT_EFFECTS, measureEffects } from "../../evaluate/effects.ts";
import { type Table, tableText } from "../../evaluate/report.ts";
import { HELD_OUT_TARGETS, measureTargets } from "../../evaluate/targets.ts";
import { measureAdeFolds } from "../adeFolds.ts";
import { selectCorpora } from "../corpora.ts";
import { foldOf } from "../foldTaggers.ts";
import type { Figure } from "../measure.ts";
import { STATEMENT_CORPORA } from "./labels.ts";
import { type Fold, trainStatements } from "./train.ts";

/** What the step of `npm run train` is told that trains the models of statements. */
export interface StatementStep {
  readonly folder: string;
  readonly withAde: boolean;
  readonly heldOut: boolean;
  readonly matcher: Matcher;
  /** The tagger's model as it is in its file. */
  readonly tagger: Uint8Array;
  readonly prepared: (document: GoldDocument) => TextToTag;
  /** Measure by folds, too. */
  readonly report: boolean;
  /** Where to write the models. */
  readonly out: string;
  readonly log: (line: string) => void;
}

/**
 * Trains the models of statements and writes them. With `report`, prints what they reach on documents that they have not
 * seen, and gives what the method reaches in ADE's own style.
 */
export function runStatementStep({ report, out, tagger, heldOut, ...choice }: StatementStep): Figure[] {
  const { folder, log } = choice;
  const held = heldOut ? heldOutDocuments(folder) : [];
  const model = decodeModel(tagger);
  const { bytes, folds } = trainStatements({ ...choice, held, tagger: model });
  writeFileSync(out, bytes);
  log(`${out}: ${bytes.length} bytes`);
  if (!report) return [];
  const trained = folds();
  const of = (document: GoldDocument): Fold => trained[foldOf(document)] as Fold;
  const isMeasured = (document: GoldDocument): boolean => !isHeldOut(document, held);
  console.log("By folds: each document is measured with a tagger and models that saw none of its fold.\n");
  print(
    "models",
    measureEffects(folder, isMeasured, (document) => of(document).recogniser),
  );
  print(
    "rules alone",
    measureEffects(folder, isMeasured, (document) => of(document).byRules),
  );
  print(
    "models",
    measureTargets(folder, isMeasured, (document) => of(document).statements),
  );
  print(
    "rules alone",
    measureTargets(folder, isMeasured, () => undefined),
  );
  return choice.withAde ? measureAdeFolds({ ...choice, tagger: model }) : [];
}

function print(by: string, table: Table): void {
  console.log(tableText({ ...table, title: `${table.title}: ${by}` }));
}

function isHeldOut({ source }: GoldDocument, held: readonly GoldDocument[]): boolean {
  return held.some((each) => each.source === source);
}

/** What the tagger's held-out run leaves out, and of the corpora of statements what is measured on. */
function heldOutDocuments(folder: string): GoldDocument[] {
  const tagged = selectCorpora({ folder, heldOut: true, withAde: true }).measured.flatMap(({ documents }) => documents);
  const own = STATEMENT_CORPORA.flatMap(({ files, type }) =>
    files
      .flatMap((file) => readCorpus(folder, file))
      .filter((each) => splitBucket(each) < (type === "drug-event" ? HELD_OUT_EFFECTS : HELD_OUT_TARGETS)),
  );
  return [...tagged, ...own];
}
