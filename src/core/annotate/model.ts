import type { Kind } from "../lexicon/concept.ts";
import type { Certainty, Polarity } from "../recognise/mention.ts";

/** What ties an annotation to its place: its words and the words around them, as they stood in the document. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** The claim types offered by default. Any other word is kept as it is. */
export const CLAIM_TYPES = ["efficacy", "safety", "mechanism", "dosing", "regulatory", "biomarker"] as const;

interface Decision {
  /** Random, eight letters and digits; the key of the entry. */
  readonly id: string;
  readonly anchor: Anchor;
  readonly polarity?: Polarity;
  readonly certainty?: Certainty;
  readonly note?: string;
  /** Who decided, as they call themselves. */
  readonly by?: string;
  /** When, as an ISO date. */
  readonly on?: string;
}

/** A span that a person says names something (or, when rejected, says does not). */
export interface MentionAnnotation extends Decision {
  readonly type: "mention";
  readonly kind: Kind;
  /** CURIE of what is named. */
  readonly concept?: string;
  readonly status?: "accepted" | "rejected";
}

/** A statement of the document, typed, about mentions. */
export interface ClaimAnnotation extends Decision {
  readonly type: "claim";
  readonly claim: string;
  /** Ids of the mentions it is about, by the role they play (their kind, unless someone wrote another). */
  readonly about?: Readonly<Record<string, readonly string[]>>;
  readonly status?: string;
}

export type Annotation = MentionAnnotation | ClaimAnnotation;
