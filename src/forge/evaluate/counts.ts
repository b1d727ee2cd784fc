/** What was found, what should have been, and what is both. */
export class Counts {
  found = 0;
  gold = 0;
  right = 0;

  /** Adds one text's findings; both sets hold keys that are equal when a finding is right. */
  add(found: ReadonlySet<string>, gold: ReadonlySet<string>): void {
    this.found += found.size;
    this.gold += gold.size;
    for (const key of found) if (gold.has(key)) this.right++;
  }

  /** Adds one yes-or-no decision. */
  decide(said: boolean, is: boolean): void {
    if (said) this.found++;
    if (is) this.gold++;
    if (said && is) this.right++;
  }

  get precision(): number {
    return this.found === 0 ? 0 : this.right / this.found;
  }

  get recall(): number {
    return this.gold === 0 ? 0 : this.right / this.gold;
  }

  get f1(): number {
    return this.found + this.gold === 0 ? 0 : (2 * this.right) / (this.found + this.gold);
  }
}

/** A share as a percentage with one decimal, without the sign. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** The three figures of a row, in per cent, and how much was measured. */
export function figures(counts: Counts): string[] {
  return [percent(counts.precision), percent(counts.recall), percent(counts.f1), String(counts.gold)];
}
