import type { Kind } from "../lexicon/concept.ts";
import type { Certainty, Polarity } from "../recognise/mention.ts";
import type { ASSESSMENT, EFFECT, EVIDENCE, LinkKind, SAFETY, Values } from "./claimFields.ts";
import type { FieldValue } from "./sidecar/format.ts";

/** What ties an annotation to its place: its words and the words around them, as they stood in the document. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** The claim types offered by default. Any other word is kept as it is. */
export const CLAIM_TYPES = ["efficacy", "safety", "mechanism", "dosing", "regulatory", "biomarker"] as const;

/**
 * Status of an annotation that was put away: kept in the file with its words as they were, not looked for in the
 * document, not shown in it, not a problem and not exported.
 */
export const RETIRED = "retired";

interface Decision {
  /** Random, eight letters and digits; the key of the entry. */
  readonly id: string;
  readonly anchor: Anchor;
  /**
   * The pieces after the first where the words do not stand together: in "peripheral and autonomic neuropathy" the
   * mention of peripheral neuropathy is "peripheral" (the anchor) and "neuropathy". Each is anchored by itself.
   */
  readonly parts?: readonly Anchor[];
  readonly polarity?: Polarity;
  readonly certainty?: Certainty;
  readonly note?: string;
  /** Who decided, as they call themselves. */
  readonly by?: string;
  /** When, as an ISO date. */
  readonly on?: string;
  /** What the file that it was imported from says of it and no other field holds: see `exchange/imported.ts`. */
  readonly imported?: FieldValue;
}

/**
 * What a person decided of a mention: that it is right, that it is right now that they have changed what was suggested
 * (its words, kind or concept), that it is none. Absent counts as accepted.
 */
export const MENTION_STATUSES = ["accepted", "corrected", "rejected", RETIRED] as const;

/** One of them. */
export type MentionStatus = (typeof MENTION_STATUSES)[number];

/** A span that a person says names something (or, when rejected, says does not). */
export interface MentionAnnotation extends Decision {
  readonly type: "mention";
  readonly kind: Kind;
  /** CURIE of what is named. */
  readonly concept?: string;
  readonly status?: MentionStatus;
}

/** A statement of the document, typed, about mentions. */
export interface ClaimAnnotation extends Decision {
  readonly type: "claim";
  readonly claim: string;
  /** Ids of the mentions it is about, by the role they play (their kind, unless someone wrote another). */
  readonly about?: Readonly<Record<string, readonly string[]>>;
  /** What is said of them: `causes`, `superior-to`, … */
  readonly predicate?: string;
  /** What limits the statement, by name: population, comparator, endpoint, dose, frequency, … */
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly effect?: Effect;
  readonly safety?: Safety;
  readonly assessment?: Assessment;
  /** Lines of evidence, each under a name of its own, such as a citation key or a random id. */
  readonly evidence?: Readonly<Record<string, Evidence>>;
  /** Ids of other claims, by what this one is to them. */
  readonly links?: { readonly [K in LinkKind]?: readonly string[] };
  readonly status?: string;
}

/** What was measured: see `EFFECT`. */
export type Effect = Values<typeof EFFECT>;
/** How an adverse event is assessed: see `SAFETY`. */
export type Safety = Values<typeof SAFETY>;
/** How well a claim stands as a whole: see `ASSESSMENT`. */
export type Assessment = Values<typeof ASSESSMENT>;
/** One line of evidence: see `EVIDENCE`. */
export type Evidence = Values<typeof EVIDENCE>;

/** What a person decided: an entry of the sidecar. */
export type Annotation = MentionAnnotation | ClaimAnnotation;
