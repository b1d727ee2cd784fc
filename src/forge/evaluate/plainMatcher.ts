import type { Anchor } from "../../core/annotate/model.ts";
import type { Span } from "../../core/text/span.ts";

/**
 * What a plain fuzzy matcher does with an anchor, for comparison: the best approximate match of the quote with errors
 * up to half its length, weighed 50 for the quote and 20 each for what is before and after it, and no score too low to
 * be taken. Errors are characters changed, added or dropped (Levenshtein). Quadratic; for short texts only.
 */
export function plainMatch(text: string, { quote, before, after }: Anchor): Span | undefined {
  const most = Math.floor(quote.length / 2);
  let best: { span: Span; score: number } | undefined;
  for (const { span, errors } of approximateMatches(text, quote)) {
    if (errors > most) continue;
    const head = likeness(text.slice(Math.max(0, span.start - before.length), span.start), before);
    const tail = likeness(text.slice(span.end, span.end + after.length), after);
    const score = (50 * (1 - errors / quote.length) + 20 * head + 20 * tail) / 90;
    if (best === undefined || score > best.score) best = { span, score };
  }
  return best?.span;
}

/** For each end at which fewer errors are needed than on either side of it, the match that ends there. */
function approximateMatches(text: string, quote: string): { span: Span; errors: number }[] {
  let errors = Int32Array.from({ length: quote.length + 1 }, (_, i) => i);
  let starts = new Int32Array(quote.length + 1);
  const ends: { span: Span; errors: number }[] = [];
  for (let j = 1; j <= text.length; j++) {
    const nextErrors = new Int32Array(quote.length + 1);
    const nextStarts = new Int32Array(quote.length + 1);
    nextStarts[0] = j;
    for (let i = 1; i <= quote.length; i++) {
      const aside = (errors[i - 1] as number) + (quote[i - 1] === text[j - 1] ? 0 : 1);
      const added = (errors[i] as number) + 1;
      const dropped = (nextErrors[i - 1] as number) + 1;
      const least = Math.min(aside, added, dropped);
      nextErrors[i] = least;
      nextStarts[i] = (least === aside ? starts[i - 1] : least === added ? starts[i] : nextStarts[i - 1]) as number;
    }
    [errors, starts] = [nextErrors, nextStarts];
    ends.push({ span: { start: starts[quote.length] as number, end: j }, errors: errors[quote.length] as number });
  }
  return ends.filter(({ errors: own }, i) => {
    return own <= (ends[i - 1]?.errors ?? Infinity) && own <= (ends[i + 1]?.errors ?? Infinity);
  });
}

/** 1 for equal texts, 0 for texts that have nothing in common. */
function likeness(a: string, b: string): number {
  if (b === "") return 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const aside = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(aside, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] as number) / Math.max(a.length, b.length);
}
