import type { Member } from "../annotate/claimDraft.ts";
import { oneLine } from "./tree.ts";

/** Words of a mention are cut here, in UTF-16 code units: a line holds several. */
const LONGEST = 32;

/** What a claim would be about, on one line of plain text, role by role: `atezolizumab → alopecia, vomiting`. */
export function claimAbout(text: string, about: readonly Member[]): string {
  const roles = new Map<string, Set<string>>();
  for (const { role, start, end } of about) {
    const words = roles.get(role) ?? new Set();
    roles.set(role, words.add(oneLine(text.slice(start, end), LONGEST)));
  }
  return [...roles.values()].map((words) => [...words].join(", ")).join(" → ");
}
