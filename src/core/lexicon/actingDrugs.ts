import type { Concept, Mechanism } from "./concept.ts";
import type { Facts } from "./facts.ts";
import type { Mechanisms } from "./mechanisms.ts";

/** Which drugs act on a target: what the facts say of drugs, turned round. */
export class ActingDrugs {
  private readonly facts: Facts;
  /** Indices of drugs by the name of the target, as the mechanisms write it. */
  private readonly byTarget = new Map<string, Set<number>>();

  /** Decodes the drugs that have mechanisms, some thousands: for when the first card of a target is shown. */
  constructor(facts: Facts, more: Mechanisms | undefined) {
    this.facts = facts;
    for (const index of facts.withMechanisms()) this.add(index, facts.concept(index).mechanisms ?? []);
    for (const [id, mechanisms] of more?.all() ?? []) {
      const index = facts.indexOf(id);
      if (index !== undefined) this.add(index, mechanisms);
    }
  }

  /** The drugs that act on a target: those approved first, by their first approval, then the others by name. */
  on(target: Concept): Concept[] {
    const drugs = [...(this.byTarget.get(target.name) ?? [])].map((index) => this.facts.concept(index));
    return drugs
      .filter(({ kind }) => kind === "drug")
      .map((drug) => ({ drug, since: firstApproval(drug) ?? "never" }))
      .sort((a, b) => compare(a.since, b.since) || compare(a.drug.name, b.drug.name))
      .map(({ drug }) => drug);
  }

  private add(index: number, mechanisms: readonly Mechanism[]): void {
    for (const { target } of mechanisms) {
      const known = this.byTarget.get(target);
      if (known === undefined) this.byTarget.set(target, new Set([index]));
      else known.add(index);
    }
  }
}

/** ISO date, or year, of a drug's first approval by any of the regulators. */
export function firstApproval({ approvals = [] }: Concept): string | undefined {
  return approvals.map(({ on }) => on).sort(compare)[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
