import type { Steps } from "../../steps.ts";
import type { Edit } from "../../text/edit.ts";
import type { Markup } from "../../text/markup.ts";
import type { Span } from "../../text/span.ts";
import type { Analysis } from "../mention.ts";
import type { Trace } from "../trace.ts";
import { type Block, NO_RESULT, Step, type StepNumber } from "./block.ts";
import { Pieces, type Recut } from "./pieces.ts";
import type { Reader } from "./reader.ts";
import { Shared } from "./shared.ts";
import * as steps from "./blockSteps.ts";
import { shifted, View } from "./view.ts";

/** The steps in order. */
const STEPS: readonly StepNumber[] = Object.values(Step).filter((step) => step !== Step.done);

/**
 * The analysis of a text that may change. Whatever order things are done in, and however the text came about, what is said
 * in the end is the same as for a text that was there from the beginning: a full scan is the same steps from nothing.
 *
 * The text is cut into blocks, and each block goes through the steps of `Step`. What a step adds up over the document is
 * kept up to date as blocks come and go, and a block is taken back to a step when something it was told has changed.
 */
export class Scan {
  private readonly pieces: Pieces;
  private readonly work: steps.Work;
  private readonly shared = new Shared();
  /** The blocks that wait for each step. */
  private readonly due: readonly Set<Block>[] = STEPS.map(() => new Set());
  /** Blocks that are gone from the text, and whose part in what the document says is still to be taken back. */
  private readonly leaving = new Set<Block>();
  /** How often each step has been done, ever: the work that an edit costs. */
  readonly done: number[] = STEPS.map(() => 0);

  /** @param trace told of what is not among the suggestions, each time that this is decided */
  constructor(reader: Reader, text: string, markup: Markup, trace?: Trace) {
    this.pieces = new Pieces(text, markup);
    this.work = { reader, shared: this.shared, markup, trace: trace && ((block) => this.shifted(trace, block)) };
  }

  /** Tells of spans of a block as spans of the text. */
  private shifted(trace: Trace, block: Block): Trace {
    const by = this.view.startOf(block);
    return (lost, loss, winner) => {
      trace({ ...lost, ...shifted(lost, by) }, loss, winner === undefined ? undefined : shifted(winner, by));
    };
  }

  /** Takes an edit in, cheaply. Throws `RangeError` for one that is not within the text. */
  edit(edit: Edit): void {
    this.pieces.edit(edit);
  }

  get text(): string {
    return this.pieces.text;
  }

  /** In code units. */
  get length(): number {
    return this.pieces.length;
  }

  /** Whether everything is as the text and the document say. */
  get isSettled(): boolean {
    return this.pieces.isCut && this.leaving.size === 0 && this.due.every((blocks) => blocks.size === 0);
  }

  /**
   * Does what is to be done, block by block. May be broken off at any time: what has been done stays, and the next call
   * goes on from there.
   *
   * @param first spans of the text that come first; what is said of them is final when all is done
   * @param shown told when they are done
   */
  *settle(first: readonly Span[] = [], shown?: () => void): Steps<void> {
    if (!this.pieces.isCut) this.recut(yield* this.pieces.recut());
    for (const block of this.leaving) {
      this.leaving.delete(block);
      this.retire(block);
      yield;
    }
    if (first.length > 0) {
      const blocks = new Set(this.view.blocksIn(first));
      if ([...blocks].some(({ step }) => step !== Step.done)) {
        yield* this.run(blocks);
        shown?.();
      }
    }
    yield* this.run();
  }

  /** What is said of the text, as far as all is cut and done. Does not change when the text does. */
  get view(): View {
    return new View(this.pieces.blocks);
  }

  get analysis(): Analysis {
    return this.view.all();
  }

  private recut({ removed, added, followers }: Recut): void {
    for (const block of removed) this.leaving.add(block);
    for (const block of added) this.due[Step.read]!.add(block);
    for (const block of followers) this.followList(block);
  }

  private retire(block: Block): void {
    for (const step of STEPS) {
      this.shared.add(block, step, -1);
      this.shared.forget(block, step);
    }
    if (block.step !== Step.done) this.due[block.step]!.delete(block);
  }

  /** Takes a block back to a step, if it is beyond it. */
  private backTo(block: Block, step: StepNumber): void {
    if (block.step <= step) return;
    if (block.step !== Step.done) this.due[block.step]!.delete(block);
    block.step = step;
    this.due[step]!.add(block);
  }

  private *run(only?: ReadonlySet<Block>): Steps<void> {
    for (const step of STEPS) {
      const { blocks } = this.pieces;
      for (const block of this.shared.stale(step, blocks)) this.backTo(block, step);
      // The set may grow while it is gone through.
      for (const block of this.due[step]!) {
        if (only !== undefined && !only.has(block)) continue;
        this.do(step, block);
        yield;
      }
    }
  }

  private do(step: StepNumber, block: Block): void {
    const { shared } = this;
    shared.add(block, step, -1);
    shared.forget(block, step);
    this.make(step, block);
    shared.add(block, step, 1);
    this.done[step]!++;
    this.due[step]!.delete(block);
    block.step = (step + 1) as StepNumber;
    if (block.step !== Step.done) this.due[block.step]!.add(block);
    if (step === Step.define && block.next !== undefined) this.followList(block.next);
  }

  private make(step: StepNumber, block: Block): void {
    const { work } = this;
    switch (step) {
      case Step.read:
        block.reading = work.reader.read(block.text, work.markup, block.isMasked);
        break;
      case Step.define:
        block.definitions = steps.define(block, work);
        break;
      case Step.tag:
        block.tagged = steps.tag(block, work);
        break;
      case Step.seek:
        block.free = steps.seek(block, work);
        break;
      case Step.repeat:
        block.repeated = steps.repeat(block, work);
        break;
      case Step.combine:
        block.combined = steps.combineNames(block, work);
        break;
      case Step.bind:
        block.bound = steps.bind(block, work);
        break;
      case Step.judge:
        block.judged = steps.judge(block, work);
        break;
      case Step.link:
        block.result = block.isMasked ? NO_RESULT : steps.linkNames(block, work);
        break;
      case Step.done:
        break;
    }
  }

  /** A list of abbreviations goes on from block to block. */
  private followList(block: Block): void {
    if (block.step > Step.define && block.definitions?.inListBefore !== steps.isInListBefore(block)) {
      this.backTo(block, Step.define);
    }
  }
}
