import type { Span } from "../text/span.ts";
import { describe } from "./anchor.ts";
import { sameWords } from "./atoms.ts";
import { RETIRED } from "./model.ts";
import type { Placed } from "./placed.ts";
import type { Change } from "./sidecar/change.ts";
import { type Decider, decidedFields } from "./tag.ts";

/**
 * The change that ties an annotation to the words of a span; one that was retired is in use again.
 *
 * @param concept what a mention's new words name, where they differ from its old ones: an identifier must not stay
 *   behind with words that name something else
 */
export function reanchor(text: string, { annotation }: Placed, span: Span, decider: Decider, concept?: string): Change {
  const anchor = describe(text, span);
  const renamed = annotation.type === "mention" && !sameWords(anchor.quote, annotation.anchor.quote) ? { concept } : {};
  const status = annotation.status === RETIRED ? { status: undefined } : {};
  return {
    op: "set",
    id: annotation.id,
    fields: { ...anchor, ...renamed, ...status, ...decidedFields(decider) },
  };
}

/** The change that puts an annotation away: it keeps its words as they were and is no longer looked for. */
export function retire({ annotation }: Placed, decider: Decider): Change {
  return { op: "set", id: annotation.id, fields: { status: RETIRED, ...decidedFields(decider) } };
}
