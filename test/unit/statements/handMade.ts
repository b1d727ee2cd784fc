import type { Kind } from "../../../src/core/lexicon/concept.ts";
import { judge } from "../../../src/core/recognise/judge.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import type { Span } from "../../../src/core/text/span.ts";
import { sentencesIn } from "../../../src/core/text/sentences.ts";

const KIND_OF: Readonly<Record<string, Kind>> = {
  D: "drug",
  E: "condition",
  A: "adverse-event",
  T: "target",
  P: "endpoint",
};

/** A text with its mentions, written in it as `[D:aspirin]`; of `E` the rules decide whether it is an event. */
export interface Marked {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly suggestions: readonly Suggestion[];
}

export function marked(source: string): Marked {
  let text = "";
  const spans: (Span & { kind: Kind })[] = [];
  for (const [, plain = "", letter, words = ""] of source.matchAll(/([^[]*)(?:\[([DEATP]):([^\]]*)\])?/g)) {
    text += plain;
    if (letter === undefined) continue;
    spans.push({ start: text.length, end: text.length + words.length, kind: KIND_OF[letter] as Kind });
    text += words;
  }
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  const candidates = spans.map((span) => ({ ...span, confidence: 1, why: { rule: "name" as const } }));
  return { text, sentences, suggestions: judge(text, sentences, candidates) };
}
