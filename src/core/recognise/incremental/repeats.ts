import { type Free, type Pattern, Patterns } from "../tagger/consistency.ts";
import { type Block, Step } from "./block.ts";
import { Questions } from "./questions.ts";

/** The words that are tagged anywhere in a document as one kind of thing, and which blocks hold more of them. */
export class Repeats {
  readonly patterns = new Patterns();
  /** What a pattern's other occurrences score; `undefined` where they are no mentions. */
  readonly scores = new Questions<Block, number, undefined, number | undefined>((id) => this.patterns.scoreOf(id));
  /** The first words of patterns that have begun or ceased to exist since they were asked for last. */
  private readonly changed = new Set<number>();

  addTagged(pattern: Pattern, score: number, by: 1 | -1): void {
    if (this.patterns.addTagged(pattern, score, by)) this.changed.add(pattern.opening);
    this.scores.touch(pattern.id);
  }

  addFree(free: readonly Free[], by: 1 | -1): void {
    for (const { id } of free) {
      this.patterns.addFree(id, by);
      this.scores.touch(id);
    }
  }

  /** The blocks in which other patterns may stand than when they were sought there. */
  stale(blocks: readonly Block[]): Block[] {
    if (this.changed.size === 0) return [];
    const { changed } = this;
    const stale = blocks.filter(({ step, tagged }) => step > Step.seek && tagged?.keys.some((key) => changed.has(key)));
    changed.clear();
    return stale;
  }
}
