import type { Reason, Suggestion } from "../mention.ts";
import { isOther, type Pair } from "./features.ts";
import { Items } from "./items.ts";
import { STATEMENT_TYPES, type StatementModels, type StatementType } from "./model.ts";
import { Scorer } from "./scorer.ts";

/** Words that are told as reasons for one statement. */
const MOST_REASONS = 3;

/** What the model of a type says of a pair. */
export interface Verdict {
  /** Probability that the sentence states the pair, from 0 to 1. */
  readonly probability: number;
  readonly isStated: boolean;
}

/**
 * The trained models of statements, with the sentence that they read last. Holds buffers that are used again, so two
 * texts cannot be read at once; the same text always gives the same verdicts.
 */
export class Statements {
  readonly items = new Items();
  private readonly scorers: Readonly<Record<StatementType, Scorer>>;
  private first = 0;
  private suggestions: readonly Suggestion[] = [];

  constructor(models: StatementModels) {
    const [event, target] = models;
    if (event === undefined || target === undefined)
      throw new Error(`There is a model for each of ${STATEMENT_TYPES.join(", ")}.`);
    this.scorers = { "drug-event": new Scorer(event, "disorder"), "drug-target": new Scorer(target, "target") };
  }

  /**
   * Reads a sentence, or as much of it as fits the buffers: `items.next` is the suggestion after those taken in, and
   * `items.stopped` where to go on. Linear in the length.
   */
  read(text: string, from: number, to: number, suggestions: readonly Suggestion[], first: number): void {
    this.items.fill(text, from, to, suggestions, first);
    this.first = first;
    this.suggestions = suggestions;
    const taken = suggestions.slice(first, this.items.next);
    if (taken.some((each) => isOther(each, "disorder"))) this.scorers["drug-event"].read(text, this.items);
    if (taken.some((each) => isOther(each, "target"))) this.scorers["drug-target"].read(text, this.items);
  }

  /** What the model says of two suggestions of the sentence, by their indices. */
  verdict(type: StatementType, head: number, tail: number): Verdict {
    const scorer = this.scorers[type];
    const probability = scorer.probability(this.pair(head, tail));
    return { probability, isStated: probability >= scorer.threshold };
  }

  /** The words of the text that spoke most for a pair. */
  reasons(text: string, type: StatementType, head: number, tail: number): Reason[] {
    return this.scorers[type]
      .evidence(this.pair(head, tail), MOST_REASONS)
      .map(({ start, end }) => ({ rule: "statement-words", detail: text.slice(start, end) }));
  }

  private pair(head: number, tail: number): Pair {
    const { itemOf } = this.items;
    return {
      head: itemOf[head - this.first] as number,
      tail: itemOf[tail - this.first] as number,
      drug: this.suggestions[head] as Suggestion,
      other: this.suggestions[tail] as Suggestion,
    };
  }
}
