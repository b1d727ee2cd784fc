import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Matcher } from "../core/lexicon/matcher.ts";
import { decodeModel, encodeModel } from "../core/recognise/tagger/modelFile.ts";
import type { TextToTag } from "../core/recognise/tagger/reading.ts";
import { Tagger } from "../core/recognise/tagger/tagger.ts";
import type { GoldDocument } from "./corpora/read.ts";
import { MATCHER_FILE } from "./sources/source.ts";
import { trainClusters } from "./train/clusters.ts";
import { type Selection, selectCorpora, TAGGED, type Tagged } from "./train/corpora.ts";
import { extract, numberFeatures, prepare } from "./train/examples.ts";
import { measure, scoreLine } from "./train/measure.ts";
import { pack, type TrainedKind } from "./train/pack.ts";
import { type Style, train } from "./train/perceptron.ts";

/** Where the corpora are unless an argument says otherwise; relative to the repository. */
const DEFAULT_CORPORA = "../shared/corpora";
const MODEL_FILE = "media/tagger.bin";
const EPOCHS = 7;
const SEEDS = [1, 2, 3];
/** Features kept of each kind. */
const KEEP = 50_000;

/** The corpus whose guidelines each kind follows in the extension. */
const SHIPPED_STYLE: Readonly<Record<Tagged, string>> = { drug: "bc5cdr", target: "biored", disorder: "bc5cdr" };

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "held-out": { type: "boolean", default: false },
      "without-ade": { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      kinds: { type: "string", default: TAGGED.join(",") },
      seeds: { type: "string", default: String(SEEDS.length) },
      epochs: { type: "string", default: String(EPOCHS) },
      keep: { type: "string", default: String(KEEP) },
      out: { type: "string" },
      clusters: { type: "string" },
      style: { type: "string", multiple: true, default: [] },
    },
  });
  const heldOut = values["held-out"];
  const folder = positionals[0] ?? DEFAULT_CORPORA;
  const selection = selectCorpora({ folder, heldOut, withAde: !values["without-ade"] });
  const matcher = new Matcher(readFileSync(MATCHER_FILE));
  const texts = new Map<GoldDocument, TextToTag>();
  const prepared = (document: GoldDocument): TextToTag => {
    let text = texts.get(document);
    if (text === undefined) texts.set(document, (text = prepare(document.text, matcher)));
    return text;
  };
  const started = performance.now();
  const log = (line: string): void =>
    console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}`);
  const clusters =
    values.clusters === undefined ? trainClusters(folder, log) : decodeModel(readFileSync(values.clusters)).clusters;
  const kinds: TrainedKind[] = TAGGED.map((kind) => {
    if (!values.kinds.split(",").includes(kind)) return empty();
    const parts = selection.training.filter((part) => part.kinds.includes(kind));
    const examples = extract(parts, kind, clusters, prepared);
    const before = examples.features.length;
    const hashes = numberFeatures(examples);
    log(
      `${kind}: ${parts.map((part) => part.corpus).join(" ")}; ${examples.corpora.length} sentences, ${examples.labels.length} words, ${before} features, ${hashes.length} kept`,
    );
    const seeds = SEEDS.slice(0, Number(values.seeds));
    const names = [SHIPPED_STYLE[kind], ...(values.report ? OTHER_STYLES[kind] : []), ...values.style];
    const styles = names.map((name) => styleOf(name, parts));
    const trained = train(examples, hashes.length, parts.length, styles, { epochs: Number(values.epochs), seeds }, log);
    const asKinds = trained.map((each) => ({ ...each, hashes, outside: 0, base: 0, slope: 0.1 }));
    if (values.report) {
      asKinds.forEach((each, s) => {
        const alone = TAGGED.map((other) => (other === kind ? each : empty()));
        const tagger = new Tagger(pack(alone, Number(values.keep), clusters));
        for (const part of selection.measured) {
          if (part.kinds.includes(kind))
            console.log(scoreLine(part.name, kind, measure(tagger, part, kind, prepared)), names[s]);
        }
      });
    }
    return asKinds[0]!;
  });
  const bytes = encodeModel(pack(kinds, Number(values.keep), clusters));
  const out = values.out ?? (heldOut ? undefined : MODEL_FILE);
  if (out !== undefined) writeFileSync(out, bytes);
  log(`model: ${bytes.length} bytes`);
  if (values.report) report(new Tagger(decodeModel(bytes)), selection, prepared);
}

/** Other styles that are reported. */
const OTHER_STYLES: Readonly<Record<Tagged, readonly string[]>> = {
  drug: ["biored"],
  target: ["bc2gm"],
  disorder: ["ncbi_disease", "biored"],
};

/** A style such as `bc5cdr+0.5*biored` as shares of the corpora's copies. */
function styleOf(name: string, parts: readonly { readonly corpus: string }[]): Style {
  const terms = name.split("+").map((term) => /^(?:([\d.]+)\*)?(\w+)$/.exec(term) ?? []);
  return parts.map(({ corpus }) => {
    const term = terms.find(([, , named]) => named === corpus);
    return term === undefined ? 0 : Number(term[1] ?? 1);
  });
}

function empty(): TrainedKind {
  return {
    weights: new Float32Array(5),
    steps: new Float64Array(30),
    hashes: new Int32Array(1),
    outside: 0,
    base: 0,
    slope: 1,
  };
}

function report(tagger: Tagger, selection: Selection, prepared: (document: GoldDocument) => TextToTag): void {
  for (const part of selection.measured) {
    for (const kind of part.kinds) console.log(scoreLine(part.name, kind, measure(tagger, part, kind, prepared)));
  }
}

main();
