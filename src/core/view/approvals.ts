import { isCalled } from "../annotate/checks/approvals.ts";
import type { AcceleratedApproval, Concept } from "../lexicon/concept.ts";
import type { CardLine } from "./cardLines.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** The first approval by each regulator, such as "May 2016 (FDA), September 2017 (EMA)". */
export function firstApprovals({ approvals = [] }: Concept): string {
  return approvals.map(({ authority, on }) => `${monthOf(on)} (${authority})`).join(", ");
}

/** "2016-05-18" → "May 2016": a card is read aloud, and the day matters to no reader. */
function monthOf(on: string): string {
  const [year = "", month] = on.split("-");
  return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? ""} ${year}`.trimStart();
}

/**
 * The withdrawn accelerated approvals of a drug, in at most two lines, then those that are still open, in one. What became ordinary is told
 * by no line.
 *
 * @param conditions those that the document speaks of: the approval for one of them comes first
 */
export function acceleratedLines(drug: Concept, conditions: readonly Concept[]): CardLine[] {
  const accelerated = drug.accelerated ?? [];
  const isHere = (approval: AcceleratedApproval): boolean =>
    approval.conditions.some((name) => conditions.some((condition) => isCalled(condition, name)));
  const withdrawn = accelerated.filter(({ outcome }) => outcome === "withdrawn");
  const [first, ...others] = [...withdrawn.filter(isHere), ...withdrawn.filter((each) => !isHere(each))];
  const lines: CardLine[] = [];
  if (first !== undefined)
    lines.push({ label: `Withdrawn${inYear(first)}`, text: approvalText(first), isWarning: true });
  if (others.length > 0)
    lines.push({ label: "Also withdrawn", text: byCondition(others, ({ outcomeOn }) => outcomeOn), isWarning: true });
  const open = accelerated.filter(({ outcome }) => outcome === "open");
  if (open.length > 0) lines.push({ label: "Accelerated approval", text: byCondition(open, ({ on }) => on) });
  return lines;
}

/**
 * What to say at one drug of a sentence about the approval of another that it is told of with: the seed's "atezolizumab
 * with paclitaxel was granted accelerated approval for triple-negative breast cancer" is no longer so.
 *
 * @param others the other drugs of the sentence
 * @param conditions the conditions of the sentence: an approval for none of them is not meant
 */
export function companionLines(others: readonly Concept[], conditions: readonly Concept[]): CardLine[] {
  const lines: CardLine[] = [];
  for (const drug of others) {
    const ended = (drug.accelerated ?? []).find(
      ({ outcome, conditions: names }) =>
        outcome === "withdrawn" && names.some((name) => conditions.some((condition) => isCalled(condition, name))),
    );
    if (ended === undefined) continue;
    const text = `${approvalText(ended)}, withdrawn${inYear(ended)}`;
    lines.push({ label: `With ${drug.name}`, text, isWarning: true });
  }
  return lines;
}

function approvalText({ on, conditions }: AcceleratedApproval): string {
  const what = conditions.length === 0 ? "" : ` for ${conditions.slice(0, 2).join(", ")}`;
  return `accelerated approval of ${on.slice(0, 4)}${what}`;
}

function inYear({ outcomeOn }: AcceleratedApproval): string {
  return outcomeOn === undefined ? "" : ` in ${outcomeOn.slice(0, 4)}`;
}

/** Indications with their years, each once: "urothelial carcinoma (2021, 2022)". */
function byCondition(
  approvals: readonly AcceleratedApproval[],
  date: (approval: AcceleratedApproval) => string | undefined,
): string {
  const years = new Map<string, Set<string>>();
  for (const approval of approvals) {
    const what = approval.conditions.slice(0, 2).join(", ") || "another indication";
    const known = years.get(what) ?? new Set();
    years.set(what, known.add(date(approval)?.slice(0, 4) ?? "no date"));
  }
  const told = [...years].map(([what, when]) => `${what} (${[...when].sort().join(", ")})`);
  return told.length <= MOST_INDICATIONS
    ? told.join("; ")
    : `${told.slice(0, MOST_INDICATIONS).join("; ")} and ${told.length - MOST_INDICATIONS} more`;
}

/** Indications that one line tells. */
const MOST_INDICATIONS = 3;
