import { isCalled } from "../annotate/checks/approvals.ts";
import type { AcceleratedApproval, Concept } from "../lexicon/concept.ts";
import { messages, type Say } from "../words.ts";
import type { CardLine } from "./cardLines.ts";

const MONTHS = messages([
  "January {0}",
  "February {0}",
  "March {0}",
  "April {0}",
  "May {0}",
  "June {0}",
  "July {0}",
  "August {0}",
  "September {0}",
  "October {0}",
  "November {0}",
  "December {0}",
]);

/** The first approval by each regulator, such as "May 2016 (FDA), September 2017 (EMA)". */
export function firstApprovals({ approvals = [] }: Concept, say: Say): string {
  return approvals.map(({ authority, on }) => `${monthOf(on, say)} (${authority})`).join(", ");
}

/** "2016-05-18" → "May 2016": a card is read aloud, and the day matters to no reader. */
function monthOf(on: string, say: Say): string {
  const [year = "", month] = on.split("-");
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? year : say(name, year);
}

/**
 * The withdrawn accelerated approvals of a drug, in at most two lines, then those that are still open, in one. What became ordinary is told
 * by no line.
 *
 * @param conditions those that the document speaks of: the approval for one of them comes first
 */
export function acceleratedLines(drug: Concept, conditions: readonly Concept[], say: Say): CardLine[] {
  const accelerated = drug.accelerated ?? [];
  const isHere = (approval: AcceleratedApproval): boolean =>
    approval.conditions.some((name) => conditions.some((condition) => isCalled(condition, name)));
  const withdrawn = accelerated.filter(({ outcome }) => outcome === "withdrawn");
  const [first, ...others] = [...withdrawn.filter(isHere), ...withdrawn.filter((each) => !isHere(each))];
  const lines: CardLine[] = [];
  if (first !== undefined)
    lines.push({ label: withdrawnLabel(first, say), text: approvalText(first, say), isWarning: true });
  if (others.length > 0) {
    const text = byCondition(others, ({ outcomeOn }) => outcomeOn, say);
    lines.push({ label: say("Also withdrawn"), text, isWarning: true });
  }
  const open = accelerated.filter(({ outcome }) => outcome === "open");
  if (open.length > 0) lines.push({ label: say("Accelerated approval"), text: byCondition(open, ({ on }) => on, say) });
  return lines;
}

/**
 * What to say at one drug of a sentence about the approval of another that it is told of with: the seed's "atezolizumab
 * with paclitaxel was granted accelerated approval for triple-negative breast cancer" is no longer so.
 *
 * @param others the other drugs of the sentence
 * @param conditions the conditions of the sentence: an approval for none of them is not meant
 */
export function companionLines(others: readonly Concept[], conditions: readonly Concept[], say: Say): CardLine[] {
  const lines: CardLine[] = [];
  for (const drug of others) {
    const ended = (drug.accelerated ?? []).find(
      ({ outcome, conditions: names }) =>
        outcome === "withdrawn" && names.some((name) => conditions.some((condition) => isCalled(condition, name))),
    );
    if (ended === undefined) continue;
    const approval = approvalText(ended, say);
    const text =
      ended.outcomeOn === undefined
        ? say("{0}, withdrawn", approval)
        : say("{0}, withdrawn in {1}", approval, yearOf(ended.outcomeOn));
    lines.push({ label: say("With {0}", drug.name), text, isWarning: true });
  }
  return lines;
}

function approvalText({ on, conditions }: AcceleratedApproval, say: Say): string {
  if (conditions.length === 0) return say("accelerated approval of {0}", yearOf(on));
  return say("accelerated approval of {0} for {1}", yearOf(on), conditions.slice(0, 2).join(", "));
}

function withdrawnLabel({ outcomeOn }: AcceleratedApproval, say: Say): string {
  return outcomeOn === undefined ? say("Withdrawn") : say("Withdrawn in {0}", yearOf(outcomeOn));
}

function yearOf(date: string): string {
  return date.slice(0, 4);
}

/** Indications with their years, each once: "urothelial carcinoma (2021, 2022)". */
function byCondition(
  approvals: readonly AcceleratedApproval[],
  date: (approval: AcceleratedApproval) => string | undefined,
  say: Say,
): string {
  const years = new Map<string, Set<string>>();
  for (const approval of approvals) {
    const what = approval.conditions.slice(0, 2).join(", ") || say("another indication");
    const known = years.get(what) ?? new Set();
    years.set(what, known.add(date(approval)?.slice(0, 4) ?? say("no date")));
  }
  const told = [...years].map(([what, when]) => `${what} (${[...when].sort().join(", ")})`);
  return told.length <= MOST_INDICATIONS
    ? told.join("; ")
    : say("{0} and {1} more", told.slice(0, MOST_INDICATIONS).join("; "), told.length - MOST_INDICATIONS);
}

/** Indications that one line tells. */
const MOST_INDICATIONS = 3;
