import { moreUses } from "../around.ts";
import { isAboutEvent, restOf } from "../disorders.ts";
import { sharesOf } from "../judge.ts";
import { namedAlone } from "../linking.ts";
import { ConceptWords } from "../linkingWords.ts";
import { isQuiet } from "../register.ts";
import { TAGGED_KINDS } from "../tagger/model.ts";
import { type Block, Step, type StepNumber } from "./block.ts";
import { Definitions } from "./definitions.ts";
import { Questions } from "./questions.ts";
import { Repeats } from "./repeats.ts";

/** Answers that hold for the whole document. */
const ALL = 0;

/**
 * What a document says as a whole: what each step adds up over all blocks, and who asked for it. All sums are of whole
 * numbers and none depends on the order of blocks, but for definitions, of which the first in the document counts.
 */
export class Shared {
  /** How often words of capitals stand in the document. */
  private readonly symbols = new Map<string, number>();
  readonly uses = new Questions<Block, string, undefined, number>((word) => moreUses(this.symbols.get(word)));
  readonly definitions = new Definitions();
  readonly repeats = TAGGED_KINDS.map(() => new Repeats());
  private length = 0;
  private sure = 0;
  private isQuiet = false;
  readonly quiet = new Questions<Block, number, undefined, boolean>(() => this.isQuiet);
  /** What each short form stands for, in words that are the same when it is. */
  readonly meanings = new Questions<Block, string, undefined, string>((short) => {
    const { as, long } = this.definitions.meaningOf(short);
    return `${as?.kind ?? ""} ${as?.concept ?? ""} ${long}`;
  });
  /** The sum of the shares of each disorder (see `shareOf`), and how many disorders make the document one about an event. */
  private readonly totals = new Map<string, number>();
  private events = 0;
  readonly elsewhere = new Questions<Block, string, number, number>((disorder, own) =>
    restOf(this.totals.get(disorder) ?? 0, own),
  );
  readonly aboutEvent = new Questions<Block, number, undefined, boolean>(() => this.events > 0);
  private readonly words = new ConceptWords();
  readonly namedElsewhere = new Questions<Block, number, string, boolean>((concept, words) =>
    this.words.isNamedElsewhere(concept, words),
  );

  /** Counts what a step made of a block in, or out with `by` −1. */
  add(block: Block, step: StepNumber, by: 1 | -1): void {
    switch (step) {
      case Step.read:
        this.addReading(block, by);
        break;
      case Step.define:
        this.definitions.add(block, by);
        break;
      case Step.tag:
        this.addTagged(block, by);
        break;
      case Step.seek:
        block.free.forEach((free, k) => this.repeats[k]!.addFree(free, by));
        break;
      case Step.repeat:
        this.sure += by * (block.repeated?.sure ?? 0);
        this.tellQuiet();
        break;
      case Step.combine:
        for (const { short } of block.definitions?.defined ?? []) this.meanings.touch(short);
        break;
      case Step.bind:
        for (const [disorder, share] of sharesOf(block.bound)) this.addShare(disorder, by * share);
        break;
      case Step.judge:
        if (block.judged === undefined) break;
        for (const [concept, words] of namedAlone(block.text, block.judged.suggestions, block.judged.readings)) {
          this.words.add(concept, words, by);
          this.namedElsewhere.touch(concept);
        }
        break;
      case Step.link:
      case Step.done:
        break;
    }
  }

  /** Forgets what a block asked in a step. */
  forget(block: Block, step: StepNumber): void {
    switch (step) {
      case Step.define:
        return this.uses.forget(block);
      case Step.repeat:
        for (const repeats of this.repeats) repeats.scores.forget(block);
        return;
      case Step.combine:
        return this.quiet.forget(block);
      case Step.bind:
        return this.meanings.forget(block);
      case Step.judge:
        this.elsewhere.forget(block);
        return this.aboutEvent.forget(block);
      case Step.link:
        return this.namedElsewhere.forget(block);
      case Step.read:
      case Step.tag:
      case Step.seek:
      case Step.done:
        return;
    }
  }

  /** Blocks that were told something in a step that no longer holds, after the steps before it. */
  stale(step: StepNumber, blocks: readonly Block[]): Iterable<Block> {
    switch (step) {
      case Step.define:
        return this.uses.stale();
      case Step.tag:
        return this.definitions.stale(blocks, (short) => this.meanings.touch(short));
      case Step.seek:
        return this.repeats.flatMap((repeats) => [...repeats.stale(blocks)]);
      case Step.repeat:
        return this.repeats.flatMap((repeats) => [...repeats.scores.stale()]);
      case Step.combine:
        return this.quiet.stale();
      case Step.bind:
        return this.meanings.stale();
      case Step.judge:
        return new Set([...this.elsewhere.stale(), ...this.aboutEvent.stale()]);
      case Step.link:
        return this.namedElsewhere.stale();
      case Step.read:
      case Step.done:
        return [];
    }
  }

  private addReading({ text, reading }: Block, by: 1 | -1): void {
    if (reading === undefined) return;
    this.length += by * text.length;
    for (const [word, count] of reading.symbols) {
      const now = (this.symbols.get(word) ?? 0) + by * count;
      if (now === 0) this.symbols.delete(word);
      else this.symbols.set(word, now);
      this.uses.touch(word);
    }
    this.tellQuiet();
  }

  private addTagged({ tagged }: Block, by: 1 | -1): void {
    tagged?.patterns.forEach((patterns, k) => {
      patterns.forEach((pattern, m) => {
        if (pattern !== undefined) this.repeats[k]!.addTagged(pattern, tagged.mentions[k]![m]!.score, by);
      });
    });
  }

  private tellQuiet(): void {
    const now = isQuiet(this.length, this.sure);
    if (now === this.isQuiet) return;
    this.isQuiet = now;
    this.quiet.touch(ALL);
  }

  private addShare(disorder: string, share: number): void {
    const before = this.totals.get(disorder) ?? 0;
    const now = before + share;
    if (now === 0) this.totals.delete(disorder);
    else this.totals.set(disorder, now);
    this.events += Number(isAboutEvent(now)) - Number(isAboutEvent(before));
    this.elsewhere.touch(disorder);
    this.aboutEvent.touch(ALL);
  }
}
