// What docs/figures.md says, for the README: how well it does it, and what it gets wrong.

/** A row of the README's table: what is measured, where its figures stand in docs/figures.md, and what others publish. */
interface Line {
  readonly what: string;
  readonly cells: readonly (readonly [table: string, row: string, column: string])[];
  readonly others: string;
}

const SPANS = "Mentions, exact spans";
const LINKING = "Concept right, of mentions found";
const EFFECTS = "Adverse effects (ADE)";
const ABBREVIATIONS = "Abbreviations defined in the text";
const ROLES = "Event or indication, of disorders found";
const CONTEXT = "Context (our own sentences, held-out half)";
const TARGETS = "Drug and target in a sentence (DrugProt, gold spans)";

/**
 * Published figures, on the test parts of the same corpora: scispaCy (Neumann et al., BioNLP 2019) and SpERT (Eberts and
 * Ulges, ECAI 2020) on BC5CDR; PubMedBERT (Gu et al., ACM HEALTH 2021); Ab3P (Sohn et al., BMC Bioinformatics 2008).
 */
const LINES: readonly Line[] = [
  {
    what: "drugs and diseases, BC5CDR, F1",
    cells: [[SPANS, "BC5CDR dev, pooled", "F1"]],
    others: "scispaCy 84.3, SpERT 86.7, PubMedBERT (GPU) about 89.5",
  },
  {
    what: "genes / drugs / diseases, BioRED, F1",
    cells: (["target", "drug", "disease_or_ae"] as const).map((cls) => [SPANS, `BioRED dev, ${cls}`, "F1"]),
    others: "PubMedBERT (GPU) about 92 / 89 / 84",
  },
  {
    what: "drugs / adverse effects of case reports, ADE, recall",
    cells: [
      [SPANS, "ADE, drug", "R"],
      [SPANS, "ADE, disease_or_ae", "R"],
    ],
    others: "–",
  },
  {
    what: "right concept of drugs / diseases found, BC5CDR, accuracy",
    cells: [
      [LINKING, "BC5CDR dev, drug", "right"],
      [LINKING, "BC5CDR dev, disease_or_ae", "right"],
    ],
    others: "–",
  },
  { what: "adverse event or condition, accuracy", cells: [[ROLES, "both", "accuracy"]], others: "–" },
  { what: "negated, F1, on sentences of our own", cells: [[CONTEXT, "negated", "F1"]], others: "–" },
  {
    what: "abbreviations, precision / recall",
    cells: [
      [ABBREVIATIONS, "both", "P"],
      [ABBREVIATIONS, "both", "R"],
    ],
    others: "Ab3P 96.5 / 83",
  },
  {
    what: "sentence states an adverse effect, F1",
    cells: [[EFFECTS, "sentence states an adverse effect", "F1"]],
    others: "–",
  },
  {
    what: "this drug and this event are related, macro F1",
    cells: [[EFFECTS, "drug-event pair, macro F1", "F1"]],
    others: "–",
  },
];

/** The README's table, in Markdown, from the tables of docs/figures.md. Throws where a figure is not there. */
export function summaryTable(figures: string): string {
  const rows = LINES.map(({ what, cells, others }) => {
    const values = cells.map(([table, row, column]) => cellOf(figures, table, row, column));
    return `| ${what} | ${values.join(" / ")} | ${others} |\n`;
  });
  return `| what | BioGloss | others, as published |\n| --- | --- | --- |\n${rows.join("")}`;
}

/**
 * What the recogniser gets wrong, as a list in Markdown, of 100 cases each, from the tables of docs/figures.md. Throws where a
 * figure is not there.
 */
export function limitList(figures: string): string {
  const right = (table: string, row: string, column: string): number =>
    Math.round(Number(cellOf(figures, table, row, column)));
  const wrong = (table: string, row: string, column: string): number => 100 - right(table, row, column);
  const spans = (column: string): number => wrong(SPANS, "BC5CDR dev, pooled", column);
  const states = (column: string): number => wrong(EFFECTS, "sentence states an adverse effect", column);
  return [
    `Of 100 drugs and diseases in abstracts (BC5CDR) it misses ${spans("R")}, and ${spans("P")} of 100 marks are wrong. A mark with other borders than the annotators' counts as both.`,
    `Of 100 adverse effects in case reports (ADE) it misses ${wrong(SPANS, "ADE, disease_or_ae", "R")}, borders counted in the same way.`,
    `Of 100 disorders that a drug is said to induce (BC5CDR) it takes ${wrong(ROLES, "induced (BC5CDR), should be an event", "accuracy")} for conditions. Of 100 others in the same abstracts it takes ${wrong(ROLES, "not induced (BC5CDR), mostly conditions", "accuracy")} for adverse events; some of those may be events still.`,
    `Of 100 sentences that state an adverse effect (ADE) it misses ${states("R")}, and ${states("P")} of 100 that it names state none. Of 100 times that it says that a drug acts on a target (DrugProt), ${wrong(TARGETS, "the drug acts on the target", "P")} are wrong.`,
    `Of 100 drugs that it finds, ${wrong(LINKING, "BC5CDR dev, drug", "right")} get a wrong identifier or none (BC5CDR); of 100 genes, ${wrong(LINKING, "BioRED dev, target", "right")} (BioRED; the lexicon has human genes only).`,
    `Of 100 abbreviations that it takes for defined, ${wrong(ABBREVIATIONS, "both", "P")} are not, or are short for something else; of 100 that are defined it misses ${wrong(ABBREVIATIONS, "both", "R")}.`,
  ]
    .map((each) => `- ${each}\n`)
    .join("");
}

function cellOf(figures: string, table: string, row: string, column: string): string {
  const section = figures.split("\n## ").find((each) => each.startsWith(`${table}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  const cells = lines.map((line) => line.slice(2, -2).split(" | "));
  const value = cells.find(([first]) => first === row)?.[cells[0]?.indexOf(column) ?? -1];
  if (value === undefined) throw new Error(`docs/figures.md has no figure for ${table}: ${row}, ${column}.`);
  return value;
}
