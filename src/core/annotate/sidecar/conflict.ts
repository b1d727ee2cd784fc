import { type Sentence, toSay } from "../../words.ts";

/**
 * The key under which a merge leaves what the other side says: in an entry, or at the top for keys of the file. Its
 * value is a map from field to the other side's value.
 */
export const CONFLICT = "conflict";

/** In a conflict, what stands for "the other side took this away". */
export const REMOVED = "removed";

/**
 * What to tell a person who looks at a conflict.
 *
 * @param id the entry's id; `undefined` for the keys at the top of the file
 * @param names the keys of the conflict
 */
export function conflictMessage(id: string | undefined, names: readonly string[]): Sentence {
  const where = id === undefined ? toSay("The file") : toSay("Entry {0}", JSON.stringify(id));
  if (id !== undefined && names.includes(REMOVED)) {
    return toSay(
      '{0} was removed on one side of a merge and changed on the other. Remove it, or take "conflict" away.',
      where,
    );
  }
  const fields = names.length === 0 ? toSay("something") : names.map((name) => JSON.stringify(name)).join(", ");
  return toSay(
    '{0} was changed on both sides of a merge: {1}. Keep one version of each and take "conflict" away.',
    where,
    fields,
  );
}
