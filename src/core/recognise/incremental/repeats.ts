import { type Free, type Pattern, Patterns } from "../tagger/consistency.ts";
import { type Block, Step } from "./block.ts";
import { Questions } from "./questions.ts";

/** The words that are tagged anywhere in a document as one kind of thing, and which blocks hold more of them. */
export class Repeats {
  readonly patterns = new Patterns();
  /** What a pattern's other occurrences score; `undefined` where they are no mentions. */
  readonly scores = new Questions<Block, number, undefined, number | undefined>((id) => this.patterns.scoreOf(id));
  /** Patterns that have begun or ceased to exist since this was asked for last: whether they did before. */
  private readonly changed = new Map<number, { readonly opening: number; readonly before: boolean }>();

  addTagged(pattern: Pattern, score: number, by: 1 | -1): void {
    const { id, opening } = pattern;
    // What goes with a block mostly comes back with the block that takes its place.
    if (this.patterns.addTagged(pattern, score, by) && !this.changed.has(id)) {
      this.changed.set(id, { opening, before: by === -1 });
    }
    this.scores.touch(id);
  }

  addFree(free: readonly Free[], by: 1 | -1): void {
    for (const { id } of free) {
      this.patterns.addFree(id, by);
      this.scores.touch(id);
    }
  }

  /** The blocks in which other patterns may stand than when they were sought there. */
  stale(blocks: readonly Block[]): Block[] {
    const openings = new Set<number>();
    for (const [id, { opening, before }] of this.changed) {
      if (this.patterns.isTagged(id) !== before) openings.add(opening);
    }
    this.changed.clear();
    if (openings.size === 0) return [];
    const changed = [...openings];
    return blocks.filter(({ step, tagged }) => {
      if (step <= Step.seek || tagged === undefined) return false;
      return changed.some((key) => tagged.filter.mayHold(key) && tagged.keys.includes(key));
    });
  }
}
