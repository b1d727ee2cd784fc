import type { IsName } from "../core/annotate/driftGuard.ts";
import type { Annotation } from "../core/annotate/model.ts";
import { judgeThose, move, type Placed, rejudge, replaceSteps, type Sliceable } from "../core/annotate/placed.ts";
import type { Steps } from "../core/steps.ts";
import type { Edit } from "../core/text/edit.ts";
import { forATurn, turn } from "./pace.ts";

/** Annotations that are judged in one step: about a millisecond's work. */
const STEP = 64;

/**
 * Where annotations are, while the document is edited. An edit moves all of them at once. What takes longer, finding the
 * places of many or judging many that stand near edits, is done a bit at a time, so that typing goes on.
 */
export class Placing {
  private where: readonly Placed[] = [];
  /**
   * Another number whenever anything else has become of an annotation than that edits elsewhere have moved it, which VS Code
   * does with what is painted, too.
   */
  epoch = 0;
  /** Those near edits that have not been judged since. */
  private readonly unjudged = new Set<string>();
  /** What was edited since places began to be looked for, to be followed when they have been found. */
  private edited: (readonly Edit[])[] = [];
  /** The document as it is now, and the names that annotations are judged by, while something is under way. */
  private now: { readonly text: Sliceable; readonly isName: IsName | undefined } | undefined;
  /** Counts what was begun, so that what is out of date is given up. */
  private begun = 0;
  private running: Promise<void> | undefined;
  private readonly onFound: () => void;

  /** @param onFound is told when what could not be found or judged at once has been */
  constructor(onFound: () => void) {
    this.onFound = onFound;
  }

  get placed(): readonly Placed[] {
    return this.where;
  }

  private set placed(placed: readonly Placed[]) {
    this.where = placed;
    this.epoch++;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Resolves when nothing is looked for or to be judged any more. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  /** Finds the places of some annotations, those that have one first. */
  place(annotations: readonly Annotation[], text: string, isName: IsName | undefined): void {
    this.now = { text, isName };
    this.edited = [];
    this.run(this.find(annotations, text, isName));
  }

  /**
   * Follows edits of the document.
   *
   * @param document the text after them, now
   */
  follow(edits: readonly Edit[], document: Sliceable, isName: IsName | undefined): void {
    if (this.running === undefined && this.where.length === 0) return;
    this.now = { text: document, isName };
    this.edited.push(edits);
    this.where = move(this.where, edits, this.unjudged, () => this.epoch++);
    // What is under way goes on in the text as it is now.
    if (this.running === undefined) this.run(this.judge());
  }

  /** Judges all by other names. */
  rename(text: string, isName: IsName | undefined): void {
    if (this.now !== undefined) this.now = { text, isName };
    this.placed = rejudge(this.where, text, isName);
  }

  /** Gives up what is being looked for. */
  stop(): void {
    this.begun++;
    this.running = undefined;
  }

  private *find(annotations: readonly Annotation[], text: string, isName: IsName | undefined): Steps<void> {
    const found = yield* replaceSteps(this.where, annotations, text, isName);
    this.placed = this.edited.reduce<readonly Placed[]>((where, edits) => move(where, edits, this.unjudged), found);
    yield* this.judge();
  }

  private *judge(): Steps<void> {
    while (this.now !== undefined && this.unjudged.size > 0) {
      const some = new Set<string>();
      for (const id of this.unjudged) {
        if (some.size === STEP) break;
        some.add(id);
        this.unjudged.delete(id);
      }
      this.where = judgeThose(this.where, some, this.now.text, this.now.isName, () => this.epoch++);
      if (this.unjudged.size > 0) yield;
    }
  }

  /** Does work, now if that takes no longer than a turn, instead of what is under way. */
  private run(work: Steps<void>): void {
    const mine = ++this.begun;
    if (forATurn(work) !== undefined) return this.done();
    const goOn = async (): Promise<void> => {
      do {
        await turn();
        if (mine !== this.begun) return;
      } while (forATurn(work) === undefined);
      this.done();
      this.onFound();
    };
    this.running = goOn();
  }

  private done(): void {
    this.running = undefined;
    this.edited = [];
    this.now = undefined;
  }
}
