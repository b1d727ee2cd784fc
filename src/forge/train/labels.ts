import type { GoldDocument } from "../corpora/read.ts";
import { BEGIN, END, INSIDE, SINGLE } from "../../core/recognise/tagger/decoder.ts";
import type { Words } from "../../core/recognise/tagger/words.ts";
import type { Span } from "../../core/text/span.ts";
import { CLASS_OF, type Tagged } from "./corpora.ts";

/** The mentions of one kind, the longer of overlapping ones, in order. */
export function goldSpans(document: GoldDocument, kind: Tagged): Span[] {
  const longestFirst = document.mentions
    .filter(({ cls }) => cls === CLASS_OF[kind])
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Span[] = [];
  for (const { start, end } of longestFirst) {
    if (!kept.some((each) => each.start < end && start < each.end)) kept.push({ start, end });
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The label of each word. Mentions whose borders lie within words cannot be learnt and are left out. */
export function goldLabels(document: GoldDocument, kind: Tagged, words: Words): Uint8Array {
  const labels = new Uint8Array(words.count);
  let w = 0;
  for (const { start, end } of goldSpans(document, kind)) {
    while (w < words.count && (words.start[w] as number) < start) w++;
    let last = w;
    while (last < words.count && (words.end[last] as number) < end) last++;
    if (w >= words.count || last >= words.count || words.start[w] !== start || words.end[last] !== end) continue;
    if (last === w) labels[w] = SINGLE;
    else {
      labels[w] = BEGIN;
      labels.fill(INSIDE, w + 1, last);
      labels[last] = END;
    }
  }
  return labels;
}

/** Whether a sentence of these labels stands by itself: the sentence splitter has cut no mention. */
export function isLegal(labels: Uint8Array): boolean {
  let open = false;
  for (const label of labels) {
    if ((label === INSIDE || label === END) !== open) return false;
    open = label === BEGIN || label === INSIDE;
  }
  return !open;
}
