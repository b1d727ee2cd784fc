import { KINDS } from "../../core/lexicon/concept.ts";
import type { AssignedForm, Assignment } from "./assign.ts";
import type { Draft } from "./draft.ts";
import { ROLES } from "./entry.ts";
import type { SourceInfo } from "../sources/source.ts";

const EXAMPLES = 10;

export interface ReportInput {
  readonly drafts: readonly Draft[];
  readonly assignment: Assignment;
  readonly kept: readonly AssignedForm[];
  readonly sources: readonly SourceInfo[];
  /** Shipped file and its size in bytes. */
  readonly sizes: readonly (readonly [file: string, bytes: number])[];
}

/** What the compile prints: what is in, what was kept out and by which rule, and under which licences. */
export function summary(input: ReportInput): string {
  const { assignment, kept } = input;
  return [
    ...table("Names and concepts by kind", byKind(input)),
    ...table(
      "Names by role",
      countBy(kept, (form) => form.name.role, ROLES),
    ),
    ...table(
      "Names by first source",
      countBy(kept, (form) => input.drafts[form.draft]!.sources[0]!),
    ),
    ...table("Kept out", [
      ...[...assignment.dropped].map(
        ([rule, { count, examples }]) => [rule, `${count}  (${examples.slice(0, 3).join("; ")})`] as const,
      ),
    ]),
    ...table(
      "Conflicts by rule",
      countBy(assignment.conflicts, (conflict) => conflict.rule),
    ),
    `Conflicts: ${assignment.conflicts.length}. Examples:`,
    ...assignment.conflicts
      .filter((_, index) => index % Math.ceil(assignment.conflicts.length / EXAMPLES) === 0)
      .map((conflict) => `  ${conflictLine(conflict, input.drafts)}`),
    "",
    ...table(
      "Licences",
      input.sources.map((source) => [`${source.key} ${source.version}`, source.licence] as const),
    ),
    ...table("Files", [
      ...input.sizes.map(([file, bytes]) => [file, `${bytes} bytes`] as const),
      ["together", `${input.sizes.reduce((sum, [, bytes]) => sum + bytes, 0)} bytes`],
    ]),
    `Names: ${kept.length}.`,
  ].join("\n");
}

/** The summary with every conflict, for reading at leisure. */
export function fullReport(input: ReportInput): string {
  const conflicts = input.assignment.conflicts.map((conflict) => conflictLine(conflict, input.drafts));
  const dropped = [...input.assignment.dropped].map(
    ([rule, { count, examples }]) => `${rule}: ${count}: ${examples.join("; ")}`,
  );
  return [summary(input), "", "Kept out, with examples:", ...dropped, "", "All conflicts:", ...conflicts, ""].join(
    "\n",
  );
}

function conflictLine(conflict: Assignment["conflicts"][number], drafts: readonly Draft[]): string {
  const [winner, loser] = [drafts[conflict.winner]!, drafts[conflict.loser]!];
  return `"${conflict.text}": ${winner.display} (${winner.id}), not ${loser.display} (${loser.id}): ${conflict.rule}`;
}

function byKind(input: ReportInput): (readonly [string, string])[] {
  return KINDS.map((kind) => {
    const forms = input.kept.filter((form) => input.drafts[form.draft]!.kind === kind);
    return [kind, `${forms.length} names, ${new Set(forms.map((form) => form.draft)).size} concepts`] as const;
  });
}

function countBy<T>(
  items: readonly T[],
  key: (item: T) => string,
  order?: readonly string[],
): (readonly [string, string])[] {
  const counts = new Map<string, number>((order ?? []).map((one) => [one, 0]));
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].map(([one, count]) => [one, String(count)] as const);
}

function table(title: string, rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length), 1);
  return [title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`), ""];
}
