import type { Span } from "../text/span.ts";
import type { Relation, Suggestion } from "./mention.ts";

/** Every drug with every adverse event of its sentence. */
export function relate(_text: string, sentences: readonly Span[], suggestions: readonly Suggestion[]): Relation[] {
  const relations: Relation[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const first = next;
    while (next < suggestions.length && (suggestions[next] as Suggestion).start < sentence.end) next++;
    for (let head = first; head < next; head++) {
      if (suggestions[head]?.kind !== "drug") continue;
      for (let tail = first; tail < next; tail++) {
        const kind = suggestions[tail]?.kind;
        if (kind === "adverse-event") relations.push({ type: "drug-event", head, tail });
        if (kind === "target") relations.push({ type: "drug-target", head, tail });
      }
    }
  }
  return relations;
}
