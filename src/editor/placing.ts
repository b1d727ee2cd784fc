import { follow, type Placed, replaceSteps, type Sliceable } from "../core/annotate/placed.ts";
import type { Annotation } from "../core/annotate/model.ts";
import type { IsName } from "../core/annotate/driftGuard.ts";
import type { Edit } from "../core/text/edit.ts";
import { forATurn, turn } from "./pace.ts";

/** What is followed meanwhile: edits, with the text after them. */
interface Edited {
  readonly edits: readonly Edit[];
  readonly text: string;
}

/**
 * Where annotations are, while the document is edited: few are found at once, many a bit at a time, so that typing goes
 * on. What is edited meanwhile is followed when they have been found.
 */
export class Placing {
  private where: readonly Placed[] = [];
  /**
   * Another number whenever anything else has become of an annotation than that edits elsewhere have moved it, which VS Code
   * does with what is painted, too.
   */
  epoch = 0;
  private edited: Edited[] = [];
  /** Counts what was begun, so that what is out of date is given up. */
  private begun = 0;
  private running: Promise<void> | undefined;
  private readonly onFound: () => void;

  /** @param onFound is told when what could not be found at once has been */
  constructor(onFound: () => void) {
    this.onFound = onFound;
  }

  get placed(): readonly Placed[] {
    return this.where;
  }

  set placed(placed: readonly Placed[]) {
    this.where = placed;
    this.epoch++;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Resolves when nothing is looked for any more. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  /** Finds the places of some annotations, those that have one first. Gives whether that is done. */
  place(annotations: readonly Annotation[], text: string, isName: IsName | undefined): boolean {
    const mine = ++this.begun;
    const work = replaceSteps(this.where, annotations, text, isName);
    this.edited = [];
    const atOnce = forATurn(work);
    if (atOnce !== undefined) {
      this.placed = atOnce.value;
      this.running = undefined;
      return true;
    }
    const goOn = async (): Promise<void> => {
      for (;;) {
        await turn();
        if (mine !== this.begun) return;
        const found = forATurn(work);
        if (found === undefined) continue;
        this.placed = this.edited.reduce(
          (where, { edits, text: after }) => follow(where, edits, after, isName),
          found.value,
        );
        this.edited = [];
        this.running = undefined;
        this.onFound();
        return;
      }
    };
    this.running = goOn();
    return false;
  }

  /**
   * Follows edits of the document.
   *
   * @param document the text after them, now
   */
  follow(edits: readonly Edit[], document: Sliceable, isName: IsName | undefined): void {
    if (this.running !== undefined) this.edited.push({ edits, text: document.slice(0, document.length) });
    if (this.where.length === 0) return;
    const told = (): void => void this.epoch++;
    this.where = follow(this.where, edits, document, isName, told);
  }

  /** Gives up what is being looked for. */
  stop(): void {
    this.begun++;
    this.running = undefined;
  }
}
