import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { finished } from "../../src/core/steps.ts";
import { applyEdit } from "../../src/core/text/edit.ts";
import { median } from "./measure.ts";
import { open } from "./shipped.ts";
import { abstracts } from "./texts.ts";

/**
 * Medians in milliseconds of what two engines take for the same documents, both with all that they load loaded. cSpell is the
 * engine of the most installed extension that marks words in prose; it looks words up, and answers no other question.
 */
export interface Spelling {
  /** A document that is checked for the first time. */
  readonly cspell: number;
  readonly ours: number;
  /** The same document again after one letter was typed. */
  readonly cspellAgain: number;
  readonly oursAgain: number;
}

/** Length of each document in code units, and how many there are. */
const LENGTH = 50_000;
const DOCUMENTS = 8;
/** Letters that are typed in each, and the first documents, which only warm both up. */
const TYPED = 5;
const WARM = 2;

/** Lets both read the same documents by turns. */
export async function measureSpelling(): Promise<Spelling> {
  // It is an ES module alone, which what esbuild makes of this file cannot require.
  const { createTextDocument, DocumentValidator, getDefaultSettings } = await import("cspell-lib");
  // By itself it stops at a hundred words that it does not know, and a paper has those on its first pages.
  const all = { maxNumberOfProblems: 1_000_000, maxDuplicateProblems: 1_000_000 };
  const settings = { ...(await getDefaultSettings()), ...all };
  const recogniser = new Recogniser(open.matcher(), open.tagger(), open.statements());
  const { text } = abstracts(LENGTH * (DOCUMENTS + WARM));
  const times: Record<keyof Spelling, number[]> = { cspell: [], ours: [], cspellAgain: [], oursAgain: [] };
  for (let n = 0; n < DOCUMENTS + WARM; n++) {
    let content = text.slice(n * LENGTH, (n + 1) * LENGTH);
    const timed = async (name: keyof Spelling, work: () => unknown): Promise<void> => {
      const started = performance.now();
      await work();
      if (n >= WARM) times[name].push(performance.now() - started);
    };
    const document = createTextDocument({ uri: `file:///${n}.txt`, content, languageId: "plaintext" });
    const validator = new DocumentValidator(document, { noConfigSearch: true }, settings);
    await timed("cspell", async () => {
      await validator.prepare();
      validator.checkDocument(true);
    });
    const scan = recogniser.scan(content, "plain");
    const read = (): unknown => {
      finished(scan.settle());
      return scan.analysis;
    };
    await timed("ours", read);
    for (let typed = 0; typed < TYPED; typed++) {
      const edit = { at: Math.floor((content.length * (typed + 1)) / (TYPED + 1)), removed: 0, inserted: "e" };
      content = applyEdit(content, edit);
      await timed("cspellAgain", async () => {
        await validator.updateDocumentText(content);
        validator.checkDocument(true);
      });
      await timed("oursAgain", () => {
        scan.edit(edit);
        return read();
      });
    }
  }
  const entries = Object.entries(times).map(([name, values]) => [name, median(values)]);
  return Object.fromEntries(entries) as Spelling;
}
