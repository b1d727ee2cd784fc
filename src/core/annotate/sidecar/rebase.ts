import type { Steps } from "../../steps.ts";
import type { Change } from "./change.ts";
import { mergeSidecars } from "./merge.ts";
import { readSteps } from "./read.ts";
import type { Conflict } from "./sides.ts";
import { writeSteps, type Written } from "./write.ts";

/** A sidecar's new text, and the fields that were changed elsewhere too, where both stay. */
export interface Rebased {
  readonly written: Written;
  readonly conflicts: readonly Conflict[];
}

/**
 * The sidecar's text after changes that were decided on when it said something else: they are made in what it says now.
 * Where a field of theirs has been changed to something else meanwhile, both stay, as after any merge: ours in its place,
 * the other under `conflict`.
 *
 * @param base what the sidecar said when the first of the changes was decided on
 * @param text what it says now
 */
export function* rebaseSteps(
  base: string,
  text: string,
  changes: readonly Change[],
  documentFile: string,
): Steps<Rebased> {
  if (text !== base && (yield* touchesSome(base, changes))) {
    const ours = yield* writeSteps(base, changes, documentFile);
    const merged = ours.ok ? mergeSidecars(base, ours.text, text) : undefined;
    if (merged?.ok === true && merged.conflicts.length > 0) {
      return { written: { ok: true, text: merged.text }, conflicts: merged.conflicts };
    }
  }
  return { written: yield* writeSteps(text, changes, documentFile), conflicts: [] };
}

/** Whether some changes are about entries that were there: a new entry meets nobody. */
function* touchesSome(base: string, changes: readonly Change[]): Steps<boolean> {
  const reading = yield* readSteps(base);
  return reading.ok && changes.some(({ id }) => reading.sidecar.places.has(id));
}
