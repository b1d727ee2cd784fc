import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { openFacts } from "../core/lexicon/facts.ts";
import { gradeCriteria } from "./kinds/grading.ts";
import { foldKey } from "./compile/keys.ts";
import { ctcaeInfo, readCtcae } from "./sources/ctcae.ts";
import { FACTS_FILE, GRADES_FILE } from "./sources/source.ts";

/** Where the sources are unless an argument says otherwise; relative to the repository. */
const DEFAULT_SOURCES = "../shared/lexicon-sources";

/** Events that CTCAE grades under a narrower or wordier term. */
const GRADED_AS: readonly (readonly [name: string, term: string])[] = [
  ["peripheral neuropathy", "Peripheral sensory neuropathy"],
  ["chemotherapy-induced peripheral neuropathy", "Peripheral sensory neuropathy"],
  ["rash", "Rash maculo-papular"],
  ["bradycardia", "Sinus bradycardia"],
  ["tachycardia", "Sinus tachycardia"],
  ["decreased appetite", "Anorexia"],
];

/** Writes what the CTCAE grades of each adverse event of the compiled lexicon turn on: an identifier and a list a line. */
async function main(root: string): Promise<void> {
  if (!existsSync(path.join(root, ctcaeInfo.files[0]!))) throw new Error(`CTCAE is missing below ${root}.`);
  const criteria = new Map<string, string>();
  for (const { term, grades } of await readCtcae(root)) {
    const found = gradeCriteria(grades);
    if (found.length > 0) criteria.set(foldKey(term), found.join(", "));
  }
  for (const [name, term] of GRADED_AS) {
    const found = criteria.get(foldKey(term));
    if (found === undefined) throw new Error(`CTCAE does not grade "${term}".`);
    criteria.set(foldKey(name), found);
  }
  const facts = openFacts(gunzipSync(readFileSync(FACTS_FILE)));
  const lines: string[] = [];
  for (let index = 0; index < facts.count; index++) {
    const { id, kind, name, synonyms } = facts.concept(index);
    if (kind !== "adverse-event") continue;
    const named = [name, ...synonyms].map((each) => criteria.get(foldKey(each))).find((each) => each !== undefined);
    if (named !== undefined) lines.push(`${id}\t${named}\n`);
  }
  writeFileSync(GRADES_FILE, lines.join(""));
  console.log(`${lines.length} adverse events with the criteria of their grades in ${GRADES_FILE}`);
}

main(process.argv[2] ?? DEFAULT_SOURCES).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
