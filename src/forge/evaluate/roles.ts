import type { Suggestion } from "../../core/recognise/mention.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { overlaps } from "../../core/text/span.ts";
import { type GoldDocument, type GoldMention, readCorpus } from "../corpora/read.ts";
import { isDisorder } from "../../core/lexicon/concept.ts";
import { percent } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

/** Right and all, of disorders that the recogniser found. */
interface Score {
  right: number;
  all: number;
}

/**
 * Event or indication, of disorders that were found: a disorder that BC5CDR says a chemical of the abstract induces
 * should be an adverse event, one that a label sentence says is treated or prevented should be a condition. Rules are
 * tuned on BC5CDR's training part and shown on its development part.
 */
export function roleTable(folder: string, part: Part, recogniser: Recogniser): Table {
  const errors: string[] = [];
  const measure = (
    documents: readonly GoldDocument[],
    expected: (mention: GoldMention, document: GoldDocument) => Suggestion["kind"] | undefined,
  ): Score => {
    const score = { right: 0, all: 0 };
    for (const document of documents) {
      const found = recogniser.analyse(document.text, "plain").suggestions.filter(({ kind }) => isDisorder(kind));
      for (const mention of document.mentions) {
        const kind = expected(mention, document);
        const hit = kind === undefined ? undefined : found.find((each) => overlaps(each, mention));
        if (hit === undefined) continue;
        score.all++;
        if (hit.kind === kind) score.right++;
        else errors.push(explain(document, hit, kind as string));
      }
    }
    return score;
  };
  const cid = readCorpus(folder, part === "tune" ? "bc5cdr.train" : "bc5cdr.dev");
  const induced = measure(cid, (mention, document) => (isInduced(mention, document) ? "adverse-event" : undefined));
  const labels = documentsOf(readCorpus(folder, "roam_drug_disease.crf_train"), part);
  const treated = measure(labels, () => "condition");
  const share = ({ right, all }: Score): number => right / Math.max(1, all);
  const pooled = { right: induced.right + treated.right, all: induced.all + treated.all };
  // Not in the mean: what BC5CDR does not call induced may be an event still, and genetic disorders hardly ever are.
  const others = measure(cid, (mention, document) =>
    mention.type === "Disease" && !isInduced(mention, document) ? "condition" : undefined,
  );
  const genetic = measure(documentsOf(readCorpus(folder, "ncbi_disease.train"), part), () => "condition");
  const rows = [
    ["induced (BC5CDR), should be an event", percent(share(induced)), String(induced.all)],
    ["treated or prevented (labels), should be a condition", percent(share(treated)), String(treated.all)],
    ["both", percent(share(pooled)), String(pooled.all)],
    ["not induced (BC5CDR), mostly conditions", percent(share(others)), String(others.all)],
    ["genetic disorders (NCBI), should be conditions", percent(share(genetic)), String(genetic.all)],
    ["mean of the first two", percent((share(induced) + share(treated)) / 2), ""],
  ];
  return { title: "Event or indication, of disorders found", columns: ["", "accuracy", "found"], rows, errors };
}

/** Whether one of the mention's concepts is the disease of a chemical-induced-disease relation of its document. */
function isInduced(mention: GoldMention, { relations }: GoldDocument): boolean {
  if (mention.type !== "Disease" || mention.id === undefined) return false;
  const ids = mention.id.split(/[|,]/);
  return relations.some(({ type, tail }) => type === "CID" && ids.includes(tail));
}

function explain({ id, text }: GoldDocument, hit: Suggestion, expected: string): string {
  const before = text.slice(Math.max(0, hit.start - 90), hit.start);
  const words = `${before}[${text.slice(hit.start, hit.end)}]${text.slice(hit.end, hit.end + 60)}`;
  const why = hit.why.map(({ rule, detail }) => (detail === undefined ? rule : `${rule}:${detail}`)).join("; ");
  return `${id} should be ${expected}: ${words}  {${why}}`;
}
