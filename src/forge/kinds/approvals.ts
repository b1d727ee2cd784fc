import type { AcceleratedApproval, Approval } from "../../core/lexicon/concept.ts";
import { foldKey } from "../compile/keys.ts";
import type { DrugResolver } from "../compile/resolver.ts";
import type { EverycureApproval } from "../sources/everycure.ts";
import type { AcceleratedRow } from "../sources/fdaAccelerated.ts";
import { withoutBiosimilarSuffix } from "../sources/fdaBooks.ts";

/**
 * First approval of each drug by each authority. A row belongs to the drug that its ingredient names; where no drug
 * goes by that name, to the DrugBank id of the row, which is only set when the table's own check called it right.
 * A row without a date says that an earlier approval exists than any date known: then no date is shown.
 */
export function firstApprovals(
  rows: readonly EverycureApproval[],
  resolver: DrugResolver,
  byId: ReadonlyMap<string, number>,
): Map<number, Approval[]> {
  const first = new Map<string, { draft: number; authority: Approval["authority"]; on: string }>();
  for (const row of rows) {
    if (/[;|]| and /.test(row.ingredient)) continue;
    const draft = resolver.find(withoutBiosimilarSuffix(row.ingredient)) ?? byId.get(`DRUGBANK:${row.drugbank}`);
    if (draft === undefined) continue;
    const key = `${draft}|${row.authority}`;
    const known = first.get(key);
    if (known === undefined || row.on < known.on) first.set(key, { draft, authority: row.authority, on: row.on });
  }
  const approvals = new Map<number, Approval[]>();
  for (const { draft, authority, on } of first.values()) {
    if (on !== "") approvals.set(draft, [...(approvals.get(draft) ?? []), { authority, on }]);
  }
  for (const list of approvals.values()) list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return approvals;
}

/** Longest condition name looked for in an indication, in tokens. */
const LONGEST_CONDITION = 10;
/** Conditions shown for one approval; an indication names few. */
const CONDITIONS_SHOWN = 4;

/** The names that our lexicon gives to the disorders in a text: leftmost, longest, each once. Nothing of the text is kept. */
export function conditionsIn(text: string, nameOf: (key: string) => string | undefined): string[] {
  const tokens = foldKey(text).split(" ");
  const found: string[] = [];
  for (let i = 0; i < tokens.length;) {
    let length = Math.min(LONGEST_CONDITION, tokens.length - i);
    let named: string | undefined;
    for (; length > 0 && named === undefined; length--) {
      const key = tokens.slice(i, i + length).join(" ");
      named = nameOf(key) ?? nameOf(key.replace(/s$/, ""));
    }
    if (named === undefined) {
      i++;
      continue;
    }
    if (!found.includes(named)) found.push(named);
    i += length + 1;
  }
  return found.slice(0, CONDITIONS_SHOWN);
}

/** Accelerated approvals by drug, newest first. Rows of combinations belong to the drug that is named alone. */
export function acceleratedApprovals(
  rows: readonly AcceleratedRow[],
  resolver: DrugResolver,
  nameOf: (key: string) => string | undefined,
): Map<number, AcceleratedApproval[]> {
  const byDrug = new Map<number, AcceleratedApproval[]>();
  for (const row of rows) {
    const drug = row.drug.split(/[;,]/)[0]!;
    const draft = resolver.find(withoutBiosimilarSuffix(drug)) ?? resolver.find(row.brand);
    if (draft === undefined || row.on === "") continue;
    const approval: AcceleratedApproval = {
      on: row.on,
      conditions: conditionsIn(row.indication, nameOf),
      outcome: row.outcome,
      ...(row.outcomeOn === "" ? {} : { outcomeOn: row.outcomeOn }),
    };
    byDrug.set(draft, [...(byDrug.get(draft) ?? []), approval]);
  }
  for (const list of byDrug.values()) list.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return byDrug;
}
