import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { abbreviationTable } from "./abbreviations.ts";
import { ablationTable, readModel } from "./ablation.ts";
import { aloneTable } from "./alone.ts";
import { openRecogniser, openStatements } from "./recognisers.ts";
import { claimTable } from "./claimTable.ts";
import { contextTable } from "./context.ts";
import { driftTable } from "./drift.ts";
import { effectTable } from "./effects.ts";
import { parseFloors, underFloors } from "./floors.ts";
import { type HeldOut, heldOutTagger } from "./heldOut.ts";
import { linkingTable } from "./linking.ts";
import type { Part } from "./parts.ts";
import { proseTable } from "./prose.ts";
import { type Table, tableMarkdown, tableText } from "./report.ts";
import { reviewTable } from "./review.ts";
import { roleTable } from "./roles.ts";
import { seedTable } from "./seed.ts";
import { spanTable } from "./spans.ts";
import { targetTable } from "./targets.ts";

const USAGE = `Usage: npm run evaluate -- [options] [corpora]

Measures the recogniser and the anchors, with a tagger that has not seen what is measured. It is trained first unless it
is there already (out/held-out); that takes some minutes.

  --only LIST       only these tables, such as spans,linking
  --tune            show the part that rules are looked at on, not the one for reports
  --errors          show what was decided wrongly, too
  --markdown FILE   write the tables there, as Markdown
  --floors FILE     fail where a figure is under its floor
  --tagger FILE     take this tagger, and --statements FILE these models of statements
  --sources FOLDER  where the name lists are (../shared/lexicon-sources)`;

/** Where the corpora are unless an argument says otherwise; relative to the repository. */
const DEFAULT_CORPORA = "../shared/corpora";

const HEADING = `# What is measured

Written by \`npm run evaluate -- --markdown docs/figures.md\` from \`../shared\`. Figures are per cent. The recogniser is the
one that ships, with a tagger and models of statements that were trained without what is measured; spans count only with
exact borders. Rows named after a style are the same trainer in that corpus' own guidelines.
\`npm test -- figures\` holds each figure to a floor two points below.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean" },
    tune: { type: "boolean" },
    errors: { type: "boolean" },
    only: { type: "string" },
    tagger: { type: "string" },
    statements: { type: "string" },
    sources: { type: "string", default: "../shared/lexicon-sources" },
    markdown: { type: "string" },
    floors: { type: "string" },
  },
});

function main(): void {
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const folder = positionals[0] ?? DEFAULT_CORPORA;
  const isThere = existsSync(path.join(folder, "bc5cdr.dev.jsonl.gz"));
  if (!isThere) console.log(`skipped: no ${folder === DEFAULT_CORPORA ? "../shared" : folder}\n`);
  const only = values.only?.split(",");
  const tables: Table[] = [];
  for (const [name, make] of Object.entries({ ...(isThere ? onCorpora(folder) : {}), ...onOurOwn() })) {
    if (only !== undefined && !only.includes(name)) continue;
    const table = make();
    tables.push(table);
    console.log(tableText(table));
    if (values.errors === true) console.log((table.errors ?? []).join("\n") + "\n");
  }
  if (values.markdown !== undefined) writeFileSync(values.markdown, [HEADING, ...tables.map(tableMarkdown)].join("\n"));
  if (values.floors !== undefined) holdFloors(values.floors, tables, isThere);
}

/** What our own texts measure, with what ships. */
function onOurOwn(): Record<string, () => Table> {
  const part: Part = values.tune === true ? "tune" : "report";
  const shipped = openRecogniser("media/tagger.bin");
  return {
    context: () => contextTable("test/fixtures/context.tsv", part),
    prose: () => proseTable("test/fixtures/prose", shipped),
    drift: () => driftTable("test/fixtures/drift/edits.tsv", shipped),
  };
}

/** What the corpora measure, with models that have not seen it. */
function onCorpora(folder: string): Record<string, () => Table> {
  const part: Part = values.tune === true ? "tune" : "report";
  let known: HeldOut | undefined;
  const heldOut = (): HeldOut => {
    const { tagger, statements } = values;
    known ??= tagger === undefined ? heldOutTagger(folder, values.sources) : { tagger, statements, figures: [] };
    return known;
  };
  const recogniser = once(() => openRecogniser(heldOut().tagger, statements()));
  const statements = once(() => openStatements(heldOut().statements));
  return {
    spans: () => spanTable(folder, part, recogniser()),
    alone: () => aloneTable(heldOut().figures),
    ablation: () => ablationTable(folder, part, readModel(heldOut().tagger)),
    abbreviations: () => abbreviationTable(folder, part),
    roles: () => roleTable(folder, part, recogniser()),
    effects: () => effectTable(folder, recogniser()),
    targets: () => targetTable(folder, statements()),
    linking: () => linkingTable(folder, part, recogniser()),
    review: () =>
      reviewTable(
        path.join(folder, "..", "seed"),
        openRecogniser("media/tagger.bin", openStatements("media/statements.bin")),
      ),
    claims: () => claimTable(folder, part),
    seed: () => seedTable(path.join(folder, "..", "seed"), openRecogniser("media/tagger.bin")),
  };
}

/** Without the corpora, the floors of what our own texts measure are held, and the others are said to be skipped. */
function holdFloors(file: string, tables: readonly Table[], isWhole: boolean): void {
  const all = parseFloors(readFileSync(file, "utf8"), file);
  const floors = isWhole ? all : all.filter(({ table }) => tables.some(({ title }) => title === table));
  if (floors.length < all.length)
    console.log(`skipped: ${all.length - floors.length} floors of what needs the corpora`);
  const under = underFloors(tables, floors);
  for (const line of under) console.log(line);
  console.log(`${floors.length - under.length} of ${floors.length} figures are at or over their floors.`);
  if (under.length > 0) process.exitCode = 1;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

main();
