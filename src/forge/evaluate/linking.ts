import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Facts, openFacts } from "../../core/lexicon/facts.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { type GoldClass, type GoldMention, readCorpus } from "../corpora/read.ts";
import { FACTS_FILE } from "../sources/source.ts";
import { goldClassOf } from "./recognisers.ts";
import { percent } from "./counts.ts";
import type { Part } from "./parts.ts";
import type { Table } from "./report.ts";

/** How the identifiers of each class are written in the corpora, as CURIEs of ours. */
const PREFIX: Readonly<Record<GoldClass, string>> = { drug: "MESH:", disease_or_ae: "MESH:", target: "NCBIGENE:" };

/**
 * Whether a mention's concept is the gold one, apart from finding it: of the mentions found with exact borders and the
 * right class that have an identifier in the corpus, the share whose concept goes by it (by any of them, where the
 * mention names several things). A mention without a concept counts as wrong. `tune` shows the training parts, which
 * the rules of linking were looked at on.
 */
export function linkingTable(folder: string, part: Part, recogniser: Recogniser): Table {
  const facts = openFacts(gunzipSync(readFileSync(FACTS_FILE)));
  const split = part === "report" ? "dev" : "train";
  const errors = new Map<string, number>();
  const rows: string[][] = [];
  for (const [label, corpus, classes] of [
    ["BC5CDR", "bc5cdr", ["drug", "disease_or_ae"]],
    ["NCBI Disease", "ncbi_disease", ["disease_or_ae"]],
    ["BioRED", "biored", ["target", "drug", "disease_or_ae"]],
  ] as const) {
    const documents = readCorpus(folder, `${corpus}.${split}`);
    for (const cls of classes) {
      const count = { found: 0, linked: 0, right: 0 };
      for (const { text, mentions } of documents) {
        const { suggestions } = recogniser.analyse(text, "plain");
        const bySpan = new Map(suggestions.map((one) => [`${one.start}-${one.end}`, one]));
        for (const mention of mentions) {
          const ids = mention.cls === cls ? idsOf(mention, cls) : [];
          const found = bySpan.get(`${mention.start}-${mention.end}`);
          if (ids.length === 0 || found === undefined || goldClassOf(found.kind) !== cls) continue;
          count.found++;
          const ours = namesOf(facts, found.concept);
          if (found.concept !== undefined) count.linked++;
          if (ids.some((id) => ours.includes(id))) count.right++;
          else {
            const line = `${label} ${cls}: ${mention.text} is ${ids.join(" or ")}, linked to ${ours.join(" ") || "nothing"}`;
            errors.set(line, (errors.get(line) ?? 0) + 1);
          }
        }
      }
      rows.push([
        `${label} ${split}, ${cls}`,
        share(count.right, count.found),
        share(count.linked, count.found),
        share(count.right, count.linked),
        String(count.found),
      ]);
    }
  }
  return {
    title: "Concept right, of mentions found",
    columns: ["corpus, class", "right", "linked", "right of linked", "found"],
    rows,
    errors: [...errors].sort((a, b) => b[1] - a[1]).map(([line, n]) => `${n} × ${line}`),
  };
}

/** The corpus' identifiers as CURIEs: `D003000`, `OMIM:610102`, several joined by `|`, `+` or `,`; none for `-1`. */
function idsOf({ id = "" }: GoldMention, cls: GoldClass): string[] {
  return id
    .split(/[|+,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/^-\d*$/.test(one))
    .map((one) => (/^OMIM:/.test(one) ? one : PREFIX[cls] + one.replace(/^MESH:/, "")));
}

function namesOf(facts: Facts, concept: number | undefined): string[] {
  if (concept === undefined) return [];
  const { id, xrefs, broader } = facts.concept(concept);
  return broader === undefined ? [id, ...xrefs] : [id, ...xrefs, broader];
}

function share(part: number, whole: number): string {
  return whole === 0 ? "" : percent(part / whole);
}
