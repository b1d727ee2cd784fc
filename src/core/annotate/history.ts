import type { Annotation } from "./model.ts";
import { type Change, fieldsOf, inverse } from "./sidecar/change.ts";
import { type Field, NESTED } from "./sidecar/format.ts";

/**
 * The changes that take some changes back, given the annotations as they were before. Only what was changed is taken
 * back: another field of the same entry that someone changes in between keeps its new value.
 */
function invert(changes: readonly Change[], before: readonly Annotation[]): Change[] {
  const byId = new Map(before.map((annotation) => [annotation.id, annotation]));
  const undoing: Change[] = [];
  for (const change of changes) {
    const old = byId.get(change.id);
    if (old === undefined) {
      if (change.op === "set") undoing.push({ op: "remove", id: change.id });
      continue;
    }
    const fields = fieldsOf(old);
    if (change.op === "remove") undoing.push({ op: "set", id: change.id, fields });
    else {
      const names = Object.keys(change.fields) as Field[];
      const undone = names.map((name) => [name, inverse(fields[name], change.fields[name], NESTED[name])]);
      undoing.push({ op: "set", id: change.id, fields: Object.fromEntries(undone) as typeof change.fields });
    }
  }
  return undoing.reverse();
}

/** One step that can be taken back, and done again. */
interface Step {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

/** How many steps are kept. */
const DEPTH = 100;

/** The steps of one document's annotations, apart from the text's own undo. */
export class History {
  private past: Step[] = [];
  private future: Step[] = [];

  /** Remembers changes that are about to be made; what was taken back before can no longer be done again. */
  record(changes: readonly Change[], before: readonly Annotation[]): void {
    const undone = invert(changes, before);
    if (undone.length === 0) return;
    this.past = [...this.past, { done: changes, undone }].slice(-DEPTH);
    this.future = [];
  }

  /** The changes that take the last step back, or `undefined` when there is none. */
  undo(): readonly Change[] | undefined {
    const step = this.past.pop();
    if (step !== undefined) this.future.push(step);
    return step?.undone;
  }

  /** The changes that do the step again that was taken back last, or `undefined` when there is none. */
  redo(): readonly Change[] | undefined {
    const step = this.future.pop();
    if (step !== undefined) this.past.push(step);
    return step?.done;
  }
}
