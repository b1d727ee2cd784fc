/** How much a finding weighs. From `warning` on, `biogloss check` answers 1. */
export const LEVELS = ["off", "hint", "warning", "error"] as const;

/** One of them. */
export type Level = (typeof LEVELS)[number];

/**
 * Every check with its default level. The codes are stable: settings, comments and other programs name them. What each
 * looks for, and what to do about it, is told by `docs/checks.md` under a heading of the same name.
 */
export const CHECKS = {
  "anchor.changed": "warning",
  "anchor.lost": "warning",
  "mention.duplicate": "warning",
  "claim.duplicate": "warning",
  "claim.rejected-mention": "warning",
  "claim.no-evidence": "hint",
  "claim.no-comparator": "warning",
  "claim.unknown-type": "warning",
  "claim.unknown-role": "warning",
  "claim.unknown-value": "warning",
  "claim.other-numbers": "warning",
  "safety.unassessed": "hint",
  "effect.no-interval": "warning",
  "evidence.anecdotal": "warning",
  "evidence.path": "error",
  "identifier.shape": "warning",
  "approval.withdrawn": "warning",
  "abbreviation.undefined": "hint",
  "link.broken": "warning",
  "link.cycle": "warning",
  "document.missing": "warning",
} as const satisfies Record<string, Level>;

/** The code of a check. */
export type CheckCode = keyof typeof CHECKS;

/** Whether a text is the code of a check. */
export function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(CHECKS, code);
}

/** Whether a value is a level. */
export function isLevel(text: unknown): text is Level {
  return LEVELS.some((level) => level === text);
}

/** Levels that someone has set. */
export type Levels = ReadonlyMap<CheckCode, Level>;

/** The levels in an object of the settings, in which anything may stand. */
export function levelsFrom(value: unknown): Levels {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return new Map(entries.filter((entry): entry is [CheckCode, Level] => isCheckCode(entry[0]) && isLevel(entry[1])));
}

/**
 * The level of a code: the first of the sets that has it, else the default. What stops a file or an entry from being
 * read has no level of its own and is always an error.
 */
export function levelOf(code: string, ...sets: readonly Levels[]): Level {
  if (!isCheckCode(code)) return "error";
  for (const set of sets) {
    const level = set.get(code);
    if (level !== undefined) return level;
  }
  return CHECKS[code];
}
