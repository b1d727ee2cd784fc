import type { TextToTag } from "../../core/recognise/tagger/reading.ts";
import type { TaggedMention, Tagger } from "../../core/recognise/tagger/tagger.ts";
import type { Span } from "../../core/text/span.ts";
import type { GoldDocument } from "../corpora/read.ts";
import type { MeasuredPart, Tagged } from "./corpora.ts";
import { goldSpans } from "./labels.ts";

/** Exact agreement of spans. All in per cent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** F1 where a span also counts as right when it is one of the corpus' accepted alternatives. */
  readonly lenient: number;
}

/** A score, and what it is of. */
export interface Figure extends Score {
  readonly kind: string;
  readonly style: string;
  /** Whether the style is the one that ships. */
  readonly isShipped: boolean;
  /** The part that was measured. */
  readonly part: string;
}

/** Counts of right, wrong and missed spans over documents. */
export class Tally {
  right = 0;
  wrong = 0;
  missed = 0;
  /** Wrong ones that are accepted alternatives of something missed. */
  accepted = 0;

  add(gold: readonly Span[], found: readonly Span[], alternatives: readonly Span[] = []): void {
    const keys = new Set(gold.map(keyOf));
    const others = new Set(alternatives.map(keyOf));
    let right = 0;
    for (const span of found) {
      if (keys.has(keyOf(span))) right++;
      else if (others.has(keyOf(span))) this.accepted++;
    }
    this.right += right;
    this.wrong += found.length - right;
    this.missed += gold.length - right;
  }

  score(): Score {
    const { right, wrong, missed, accepted } = this;
    const precision = (100 * right) / Math.max(1, right + wrong);
    const recall = (100 * right) / Math.max(1, right + missed);
    const f1 = (200 * right) / Math.max(1, 2 * right + wrong + missed);
    const lenient = (200 * (right + accepted)) / Math.max(1, 2 * right + wrong + missed);
    return { precision, recall, f1, lenient };
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Measures one kind on one part. */
export function measure(
  tagger: Tagger,
  part: MeasuredPart,
  kind: Tagged,
  prepared: (document: GoldDocument) => TextToTag,
  keep: (mention: TaggedMention) => boolean = () => true,
): Score {
  const tally = new Tally();
  for (const document of part.documents) {
    const found = tagger.tag(prepared(document)).mentions.filter((mention) => mention.kind === kind && keep(mention));
    tally.add(goldSpans(document, kind), found, document.alternatives);
  }
  return tally.score();
}

/** A line of figures for people. */
export function scoreLine(name: string, kind: string, { precision, recall, f1, lenient }: Score): string {
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(2).padStart(6)).join(" ");
  const extra = lenient > f1 ? `  with alternatives ${lenient.toFixed(2)}` : "";
  return `${name.padEnd(20)} ${kind.padEnd(9)} P R F ${figures}${extra}`;
}
