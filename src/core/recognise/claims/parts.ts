import { afterMarker, sentenceAround } from "../../text/sentences.ts";
import { contains, type Span } from "../../text/span.ts";

/** Where references have been taken out, a stop and a comma part sentences: "in patients. , The benefits". */
const TAKEN_OUT = /[.!?]\s?[,−–-]\s(?=\p{Lu})/gu;

/** The pieces of a sentence that state something each. */
export function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(TAKEN_OUT)) {
    parts.push({ start: from, end: start + index + 1 });
    from = start + index + gap.length;
  }
  return [...parts, { start: from, end }];
}

/** The words of a sentence that state what stands at a span; `undefined` where no sentence does. */
export function statementAround(text: string, span: Span): Span | undefined {
  const around = sentenceAround(text, span);
  if (around === undefined) return undefined;
  const sentence = afterMarker(text, around);
  return partsOf(text, sentence).find((part) => contains(part, span)) ?? sentence;
}
