import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { abbreviationTable } from "./abbreviations.ts";
import { openRecogniser, openStatements } from "./bench.ts";
import { contextTable } from "./context.ts";
import { driftTable } from "./drift.ts";
import { effectTable } from "./effects.ts";
import { linkingTable } from "./linking.ts";
import type { Part } from "./parts.ts";
import { proseTable } from "./prose.ts";
import { type Table, tableText } from "./report.ts";
import { roleTable } from "./roles.ts";
import { spanTable } from "./spans.ts";
import { targetTable } from "./targets.ts";

/** Where the corpora are unless an argument says otherwise; relative to the repository. */
const DEFAULT_CORPORA = "../shared/corpora";

/** Options: `--tune` shows the part that rules are looked at on, `--errors` what was decided wrongly; `--only a,b`; `--tagger FILE` adds a tagger, `--statements FILE` the models of statements. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tune: { type: "boolean" },
      errors: { type: "boolean" },
      only: { type: "string" },
      tagger: { type: "string" },
      statements: { type: "string" },
    },
  });
  const folder = positionals[0] ?? DEFAULT_CORPORA;
  const part: Part = values.tune === true ? "tune" : "report";
  const statements = openStatements(values.statements);
  const recogniser = openRecogniser(values.tagger, statements);
  const ours: Record<string, () => Table> = {
    context: () => contextTable("test/fixtures/context.tsv", part),
    prose: () => proseTable("test/fixtures/prose", recogniser),
    drift: () => driftTable("test/fixtures/drift/edits.tsv", recogniser),
  };
  const shared: Record<string, () => Table> = {
    spans: () => spanTable(folder, part, recogniser),
    abbreviations: () => abbreviationTable(folder, part),
    roles: () => roleTable(folder, part, recogniser),
    effects: () => effectTable(folder, recogniser),
    targets: () => targetTable(folder, statements),
    linking: () => linkingTable(folder, part, recogniser),
  };
  const isThere = existsSync(path.join(folder, "bc5cdr.dev.jsonl.gz"));
  if (!isThere) console.log(`skipped: no ${folder === DEFAULT_CORPORA ? "../shared" : folder}\n`);
  const only = values.only?.split(",");
  for (const [name, make] of Object.entries({ ...(isThere ? shared : {}), ...ours })) {
    if (only !== undefined && !only.includes(name)) continue;
    const table = make();
    console.log(tableText(table));
    if (values.errors === true) console.log((table.errors ?? []).join("\n") + "\n");
  }
}

main();
