import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { readCorpus } from "../../src/forge/corpora/read.ts";
import { ROOT, sharedFile } from "../unit/shared.ts";

/** Paragraphs of real excerpts: the sample's, those of `fixtures/prose`, and abstracts where there are any. */
export const PARAGRAPHS: readonly string[] = [
  ...paragraphsOf("sample/checkpoint-and-taxane.md"),
  ...readdirSync(path.join(ROOT, "test/fixtures/prose"))
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => paragraphsOf(path.join("test/fixtures/prose", name))),
  ...abstracts(),
];

function paragraphsOf(file: string): string[] {
  return readFileSync(path.join(ROOT, file), "utf8").split(/\n\n+/);
}

function abstracts(): string[] {
  const corpora = sharedFile("corpora");
  if (corpora === undefined) return [];
  const read = (name: string): string[] =>
    readCorpus(corpora, name)
      .slice(0, 60)
      .map(({ text }) => text);
  return [...read("bc5cdr.dev"), ...read("biored.dev")];
}

/** Things that reach beyond the place where they stand: whatever a document decides as a whole turns on some of them. */
const FAR_REACHING: readonly string[] = [
  // Markdown that runs on.
  ..."```|~~~|\n```\n|\n~~~~\n|---|\n---\n|---\ndrug: aspirin\n---\n|<!--|-->|`|``|](|[1]: |<b|>|# |- |\n\n|\n|\r\n|\r\n\r\n|\u2028|\ufeff".split(
    "|",
  ),
  // Definitions, and words that are defined or counted.
  "immunogenic cell death (ICD)",
  " ICD ",
  "ICD (implantable cardioverter defibrillator)",
  "paclitaxel (PTX)",
  " PTX ",
  "PTX (pentoxifylline)",
  "tumour necrosis factor (TNF)",
  "TNF",
  "\n\nAbbreviations\n\n",
  "\nPTX, paclitaxel\n\nPD-1, programmed death 1\n",
  "PD-1",
  "PD - 1",
  "renal failure (RF)",
  " RF ",
  "(",
  ")",
  "(E2)",
  // Disorders that are told of here and there.
  " nausea ",
  "Nausea",
  "NAUSEA",
  " aspirin-induced nausea was seen. ",
  " The patients died of hepatotoxicity caused by aspirin. ",
  "hepatotoxicity",
  " Patients with hepatotoxicity were treated. ",
  "indicated for the treatment of nausea",
  // Names that only the rest of the document explains, source code, and what is not about medicine.
  "CAT",
  "catalase",
  "if (a == b) { return SRC; }",
  "SRC",
  "The weather was fine and the road was long. ".repeat(30),
  "paclitaxel plus carboplatin",
  "FOLFOX",
  // Characters.
  "\ud83d\ude00",
  "\ud83d",
  "é",
  " ",
  ".",
  ". ",
  "A",
];

/** Text to put somewhere. */
const inserted: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...FAR_REACHING) },
  { weight: 2, arbitrary: fc.constantFrom(...PARAGRAPHS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 2, maxLength: 6 }).map((all) => all.join("\n\n")),
  },
);

/** What somebody does to a text. Places are shares of its length. */
export type Deed =
  | { readonly what: "replace"; readonly at: number; readonly removed: number; readonly inserted: string }
  /** Puts words around a place, letter by letter. */
  | { readonly what: "type"; readonly at: number; readonly inserted: string }
  /** Cuts a piece out and puts it in elsewhere. */
  | { readonly what: "move"; readonly at: number; readonly removed: number; readonly to: number }
  /** Replaces all occurrences of a word. */
  | { readonly what: "all"; readonly at: number; readonly inserted: string }
  /** Replaces one occurrence of something that much depends on. */
  | { readonly what: "change"; readonly at: number; readonly words: string; readonly inserted: string }
  | { readonly what: "undo" | "redo"; readonly times: number };

/** A share of the text, mostly of its first half: that is where things are defined. */
const place = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share * share),
);
const length = fc.oneof(
  { weight: 3, arbitrary: fc.nat(3) },
  { weight: 2, arbitrary: fc.nat(60) },
  { weight: 1, arbitrary: fc.nat(4000) },
);

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant("replace" as const), at: place, removed: length, inserted }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("type" as const), at: place, inserted }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("change" as const),
      at: place,
      words: fc.constantFrom(
        ..."(|)|(PTX)|(ICD)|(RF)|(LVH)|LVH|paclitaxel|renal|nausea|Nausea|caused|disease|CAT|catalase|zorblaxine|glimmeritis|Abbreviations|PTX,|```|---|\n\n|hepatotoxicity".split(
          "|",
        ),
      ),
      inserted: fc.oneof(fc.constant(""), fc.constant("x"), inserted),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("move" as const), at: place, removed: length, to: place }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("all" as const), at: place, inserted }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom("undo" as const, "redo" as const),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
);

/**
 * Paragraphs in which the document's own words come back: what one of them says decides what the others are. Long enough
 * for blocks of their own.
 */
const TOLD = [
  "The sphingosine kinase (SphK) assay and the left ventricular (LVH) mass were measured; LVH was rare. LVH mattered.",
  "Immunogenic cell death (ICD) was seen after paclitaxel (PTX) and tumour necrosis factor (TNF) rose.",
  "PTX caused nausea. ICD rose and RF was severe; TNF and SphK and LVH fell. The CAT gene and the PTX dose mattered.",
  "Renal failure (RF) occurred in two patients with nausea, and hepatotoxicity was caused by aspirin.",
  "Nausea is a disease of many patients; hepatotoxicity too. Zorblaxine was given, and zorblaxine helped. RF persisted.",
  "Zorblaxine-induced hepatotoxicity, severe catalase deficiency and acute glimmeritis were reported. Glimmeritis rose.",
  "Abbreviations",
  "PTX, paclitaxel; RF, renal failure",
  "We walked along the road and looked at the sea. A stroke of luck and a cold wind; the depression in the hills.",
].map((told, t) => `${told} ${"We went on and the day was fine. ".repeat(t < 6 || t === 8 ? 17 : 0)}`.trimEnd());

/** A document: real paragraphs, paragraphs that bear on one another, or both. */
export const document: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "---\ntitle: x\n---\n\n", "\ufeff", "\n\n"),
    fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...PARAGRAPHS), { weight: 3, arbitrary: fc.constantFrom(...TOLD) }),
        fc.constantFrom("\n\n", "\n\n", "\n\n", "\r\n\r\n", "\n", " ", "\n```\n"),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([front, paragraphs]) => front + paragraphs.flat().join(""));
