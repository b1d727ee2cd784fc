/** By which words a document names concepts, counted. Nothing depends on the order of counting. */
export class ConceptWords {
  private readonly counts = new Map<number, Map<string, number>>();

  /** Counts in, or out with `by` −1, that a concept is named by some words, in lower case. */
  add(concept: number, words: string, by: 1 | -1): void {
    let counts = this.counts.get(concept);
    if (counts === undefined) this.counts.set(concept, (counts = new Map<string, number>()));
    const count = (counts.get(words) ?? 0) + by;
    if (count !== 0) counts.set(words, count);
    else if (counts.delete(words) && counts.size === 0) this.counts.delete(concept);
  }

  /** Whether a concept is named by other words than these, too. */
  isNamedElsewhere(concept: number, words: string): boolean {
    const counts = this.counts.get(concept);
    return counts !== undefined && counts.size > (counts.has(words) ? 1 : 0);
  }
}
