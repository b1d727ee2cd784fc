/**
 * Whether a file's name is one that VS Code gives a copy of another in the same folder: `trial copy.md`, `trial copy 2.md`,
 * `trial.1.md` (by the setting `explorer.incrementalNaming`).
 */
export function isNameOfCopy(copy: string, original: string): boolean {
  const dot = original.lastIndexOf(".");
  const [stem, ending] = dot <= 0 ? [original, ""] : [original.slice(0, dot), original.slice(dot)];
  if (!copy.startsWith(stem) || !copy.endsWith(ending) || copy.length < stem.length + ending.length) return false;
  return /^(?: copy(?: \d{1,9})?|[ .]?\d{1,9})$/.test(copy.slice(stem.length, copy.length - ending.length));
}
