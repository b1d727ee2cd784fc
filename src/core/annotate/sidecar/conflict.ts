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
export function conflictMessage(id: string | undefined, names: readonly string[]): string {
  const where = id === undefined ? "The file" : `Entry ${JSON.stringify(id)}`;
  if (id !== undefined && names.includes(REMOVED)) {
    return `${where} was removed on one side of a merge and changed on the other. Remove it, or take "conflict" away.`;
  }
  const fields = names.length === 0 ? "something" : names.map((name) => JSON.stringify(name)).join(", ");
  return `${where} was changed on both sides of a merge: ${fields}. Keep one version of each and take "conflict" away.`;
}
