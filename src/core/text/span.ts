/** A half-open range of a text in UTF-16 code units: `start` included, `end` excluded, `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one code unit. Empty spans overlap nothing. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds every code unit of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the caret position `offset` touches the span: inside it, or at either border. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Order of reading: by start, then the longer first, so that a parent comes before what it contains. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Whether two spans have the same borders. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether two lists of spans are the same, span for span. */
export function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => sameSpan(span, b[i] as Span));
}

/** Those of some spans that overlap none of others. Both are sorted by start; those of either may be nested. */
export function apartFrom<S extends Span>(spans: readonly S[], others: readonly Span[]): S[] {
  let from = 0;
  return spans.filter((span) => {
    // Only those that end before all later spans go: one that holds others ends after them.
    while (from < others.length && (others[from] as Span).end <= span.start) from++;
    for (let i = from; i < others.length && (others[i] as Span).start < span.end; i++) {
      if (overlaps(others[i] as Span, span)) return false;
    }
    return true;
  });
}

/**
 * Index of the first item of a list sorted by `start` whose `end` lies after `offset`. The items must not overlap, or
 * at least have ends that never decrease. Returns the list's length when there is none. O(log n).
 */
export function firstEndingAfter(items: readonly Span[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
