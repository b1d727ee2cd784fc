import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Matcher } from "../core/lexicon/matcher.ts";
import { decodeModel, encodeModel } from "../core/recognise/tagger/modelFile.ts";
import { NameLists } from "../core/recognise/tagger/nameLists.ts";
import type { TextToTag } from "../core/recognise/tagger/reading.ts";
import { Tagger } from "../core/recognise/tagger/tagger.ts";
import type { GoldDocument } from "./corpora/read.ts";
import { MATCHER_FILE } from "./sources/source.ts";
import { calibrate, type Calibration } from "./train/calibrate.ts";
import { trainClusters } from "./train/clusters.ts";
import { selectCorpora, TAGGED, type Tagged } from "./train/corpora.ts";
import { extract, numberFeatures, prepare } from "./train/examples.ts";
import { type Figure, measure, scoreLine } from "./train/measure.ts";
import { readNameLists } from "./train/nameLists.ts";
import { emptyKind, pack, type TrainedKind } from "./train/pack.ts";
import { train } from "./train/perceptron.ts";
import { runStatementStep } from "./train/statements/step.ts";
import { OWN_STYLES, SHIPPED_STYLES, styleOf } from "./train/styles.ts";

const USAGE = `Usage: npm run train -- [options] [corpora]

Trains the tagger and the models of statements on the folder of corpora (../shared/corpora unless given) and writes
media/tagger.bin and media/statements.bin.

  --held-out        leave the development parts out, and write no model unless --out is given
  --report          measure on the held-out parts, in the shipped style and in the corpora's own
  --without-ade     leave out the corpus of adverse drug events, whose licence is not stated
  --figures FILE    write the report there, too, as JSON
  --out FILE        write the tagger's model there
  --statements FILE write the models of statements there; with --report, print what they reach by folds
  --only-statements train them alone, for the tagger in media
  --clusters FILE   take the word clusters from that model instead of computing them
  --sources FOLDER  where the name lists are (../shared/lexicon-sources)
  --style STYLE     report this style, too, such as 0.5*bc5cdr+biored; may be given more than once
  --kinds LIST      train only these of ${TAGGED.join(",")}
  --seeds N         average over N runs (6)
  --epochs N        go through the corpora N times (7)
  --keep N          keep N features of each kind (70000)`;

/** Where the corpora are unless an argument says otherwise; relative to the repository. */
const DEFAULT_CORPORA = "../shared/corpora";
/** Where the name lists are unless an option says otherwise; relative to the repository. */
const DEFAULT_SOURCES = "../shared/lexicon-sources";
const MODEL_FILE = "media/tagger.bin";
const STATEMENT_FILE = "media/statements.bin";

/**
 * What margins mean, as `--held-out --report` fits it. A constant, so that the shipped model, which has no held-out
 * part, can have it, too.
 */
const CALIBRATION: Readonly<Record<Tagged, Calibration>> = {
  drug: { base: 0.11, slope: 0.016 },
  target: { base: -2.15, slope: 0.0111 },
  disorder: { base: -0.24, slope: 0.0128 },
};

/** Parts whose guidelines the shipped styles follow: scores are calibrated on them. */
const CALIBRATED_ON: readonly string[] = ["BC5CDR dev", "BioRED dev"];

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      "held-out": { type: "boolean", default: false },
      "without-ade": { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      kinds: { type: "string", default: TAGGED.join(",") },
      seeds: { type: "string", default: "6" },
      epochs: { type: "string", default: "7" },
      keep: { type: "string", default: "70000" },
      out: { type: "string" },
      statements: { type: "string" },
      "only-statements": { type: "boolean", default: false },
      clusters: { type: "string" },
      figures: { type: "string" },
      sources: { type: "string", default: DEFAULT_SOURCES },
      style: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const started = performance.now();
  const log = (line: string): void => {
    console.log(`${Math.round((performance.now() - started) / 1000)} s`.padStart(7), line);
  };
  const folder = positionals[0] ?? DEFAULT_CORPORA;
  const heldOut = values["held-out"];
  const withAde = !values["without-ade"];
  const { training, measured } = selectCorpora({ folder, heldOut, withAde });
  const matcher = new Matcher(readFileSync(MATCHER_FILE));
  const prepared = preparer(matcher);
  // A tagger that does not ship leaves the models that do alone.
  const statements = values.statements ?? (heldOut || values.out !== undefined ? undefined : STATEMENT_FILE);
  const figures: Figure[] = [];
  const trainStatements = (tagger: Uint8Array): void => {
    if (statements === undefined) return;
    const { report } = values;
    const folds = runStatementStep({
      folder,
      withAde,
      heldOut,
      matcher,
      tagger,
      prepared,
      report,
      out: statements,
      log,
    });
    for (const { kind, part, ...score } of folds) console.log("  " + scoreLine(part, kind, score));
    figures.push(...folds);
  };
  if (values["only-statements"]) {
    trainStatements(readFileSync(MODEL_FILE));
    return;
  }
  const clusters =
    values.clusters === undefined ? trainClusters(folder, log) : decodeModel(readFileSync(values.clusters)).clusters;
  const tables = { clusters, lists: readNameLists(values.sources) };
  const keep = Number(values.keep);
  const schedule = {
    epochs: Number(values.epochs),
    seeds: Array.from({ length: Number(values.seeds) }, (_, s) => s + 1),
  };

  const kinds: TrainedKind[] = [];
  for (const kind of TAGGED) {
    if (!values.kinds.split(",").includes(kind)) {
      kinds.push(emptyKind());
      continue;
    }
    const parts = training.filter((part) => part.kinds.includes(kind));
    const examples = extract(parts, kind, { clusters, lists: new NameLists(tables.lists) }, prepared);
    const hashes = numberFeatures(examples);
    const corpora = parts.map(({ corpus }) => corpus);
    log(`${kind}: ${corpora.join(" ")}; ${examples.labels.length} words, ${hashes.length} features`);
    const names = [SHIPPED_STYLES[kind], ...(values.report ? [...OWN_STYLES[kind], ...values.style] : [])];
    const styles = names.map((name) => styleOf(name, corpora));
    const trained = train(examples, hashes.length, parts.length, styles, schedule, log);
    const variants = trained.map((each) => ({ ...each, ...CALIBRATION[kind], hashes }));
    kinds.push(variants[0] as TrainedKind);
    if (!values.report) continue;
    variants.forEach((variant, v) => {
      const alone = TAGGED.map((other) => (other === kind ? variant : emptyKind()));
      const tagger = new Tagger(pack(alone, keep, tables));
      console.log(`${kind}, style ${names[v]}${v === 0 ? " (shipped)" : ""}`);
      for (const part of measured.filter((each) => each.kinds.includes(kind))) {
        const score = measure(tagger, part, kind, prepared);
        console.log("  " + scoreLine(part.name, kind, score));
        figures.push({ kind, style: names[v]!, isShipped: v === 0, part: part.name, ...score });
      }
      if (v > 0) return;
      const parts = measured.filter(({ name }) => CALIBRATED_ON.includes(name));
      const { base, slope } = calibrate(tagger, CALIBRATION[kind], parts, kind, prepared);
      console.log(`  calibration: base ${base.toFixed(2)}, slope ${slope.toFixed(4)}`);
    });
  }

  const bytes = encodeModel(pack(kinds, keep, tables));
  const out = values.out ?? (heldOut ? undefined : MODEL_FILE);
  if (out !== undefined) writeFileSync(out, bytes);
  log(`${out ?? "not written"}: ${bytes.length} bytes`);
  trainStatements(bytes);
  if (values.figures !== undefined) writeFileSync(values.figures, JSON.stringify(figures, undefined, 2) + "\n");
}

/** What the tagger is told of each document, worked out once. */
function preparer(matcher: Matcher): (document: GoldDocument) => TextToTag {
  const texts = new Map<GoldDocument, TextToTag>();
  return (document) => {
    let text = texts.get(document);
    if (text === undefined) {
      text = prepare(document.text, matcher);
      texts.set(document, text);
    }
    return text;
  };
}

main();
