import type { Span } from "../text/span.ts";
import type { Certainty, Polarity, Reason } from "./mention.ts";

/**
 * Negation and certainty of a mention, from cue words in its sentence. The method is NegEx's (Chapman 2001): a cue
 * reaches forward or backward over a window of the sentence, ended by a word that begins another thought.
 */
interface Cue {
  readonly pattern: RegExp;
  readonly effect: "negated" | Exclude<Certainty, "asserted"> | "none";
  /** Which side of the cue it speaks of. */
  readonly reaches: "forward" | "backward";
}

/** How far a cue reaches, in characters: about twelve words. */
const REACH = 90;

/** Cues that would be read wrongly word by word come first: the earliest row that matches a place takes it. */
const CUES: readonly Cue[] = [
  {
    pattern: /\bnot only\b|\bno (?:significant )?(?:increase|decrease|change|difference)s? in\b/giu,
    effect: "none",
    reaches: "forward",
  },
  { pattern: /\bnot (?:necessarily|certain)\b/giu, effect: "possible", reaches: "forward" },
  { pattern: /\b(?:ruled? out|rules out|excluded?)\b/giu, effect: "negated", reaches: "forward" },
  {
    pattern:
      /\b(?:no evidence of|absence of|free (?:of|from)|negative for|lack(?:ed|ing|s)? (?:of )?|den(?:y|ies|ied)|without(?: any| evidence of)?|neither|nor|never|no|not|none of|cannot)\b/giu,
    effect: "negated",
    reaches: "forward",
  },
  {
    pattern:
      /\b(?:(?:was|were|is|are|has been|have been) (?:absent|ruled out|excluded)|did not (?:occur|develop|appear)|(?:was|were|is|are|has been|have been) (?:not|never) (?:observed|reported|seen|found|detected|noted|present))\b/giu,
    effect: "negated",
    reaches: "backward",
  },
  {
    pattern:
      /\b(?:whether|if|risk (?:of|for)|to (?:evaluate|assess|determine|investigate|prevent)|prevention of|monitor(?:ed|ing)? for|hypothesi[sz]ed?)\b/giu,
    effect: "hypothetical",
    reaches: "forward",
  },
  {
    pattern: /\b(?:may|might|could|possibl[ey]|suspected|potential(?:ly)?|perhaps|suggest(?:s|ed|ive|ing)?)\b/giu,
    effect: "possible",
    reaches: "forward",
  },
  {
    pattern: /\b(?:probabl[ey]|likely|presumabl[ey]|presumed|attributed)\b/giu,
    effect: "probable",
    reaches: "forward",
  },
];

/** Words that end a cue's reach. */
const STOPS = /[;:]|\b(?:but|however|although|though|whereas|while|except|despite|because|who|which|that)\b/iu;

/** What a sentence says of a mention in it. */
export interface Said {
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** Present when it is told of the past: a history, an earlier illness. */
  readonly historical?: true;
  /** Present when it is told of somebody other than the patient, such as a relative. */
  readonly other?: true;
  readonly why: readonly Reason[];
}

/** A cue found in a sentence, in offsets of the whole text. */
interface FoundCue extends Span {
  readonly cue: Cue;
  readonly words: string;
}

/** The cues of one sentence, for any number of mentions in it. */
export class SentenceContext {
  private readonly cues: FoundCue[] = [];

  private readonly text: string;

  constructor(text: string, sentence: Span) {
    this.text = text;
    const words = text.slice(sentence.start, sentence.end);
    for (const cue of CUES) {
      for (const match of words.matchAll(cue.pattern)) {
        const start = sentence.start + match.index;
        const found = { cue, words: match[0].toLowerCase(), start, end: start + match[0].length };
        if (
          !this.cues.some(
            (other) => other.start < found.end && found.start < other.end && other.cue.reaches === cue.reaches,
          )
        ) {
          this.cues.push(found);
        }
      }
    }
  }

  /** What the sentence says of a mention in it. */
  of(mention: Span): Said {
    let polarity: Polarity = "affirmed";
    let certainty: Certainty = "asserted";
    const why: Reason[] = [];
    for (const found of this.cues) {
      if (!this.reaches(found, mention)) continue;
      const { effect } = found.cue;
      if (effect === "none") continue;
      if (effect === "negated") {
        if (polarity === "negated") continue;
        polarity = "negated";
        why.push({ rule: "negation-cue", detail: found.words });
      } else if (certainty === "asserted") {
        certainty = effect;
        why.push({ rule: "certainty-cue", detail: found.words });
      }
    }
    return { polarity, certainty, why };
  }

  private reaches(found: FoundCue, mention: Span): boolean {
    const forward = found.cue.reaches === "forward";
    const from = forward ? found.end : mention.end;
    const to = forward ? mention.start : found.start;
    if (to < from || to - from > REACH) return false;
    const between = this.text.slice(from, to);
    if (STOPS.test(between)) return false;
    // A negation in front stops at a comma unless the comma belongs to a list of nouns: "no rash, fever or cough".
    if (forward && found.cue.effect === "negated")
      return !/,[^,]*\b(?:is|are|was|were|had|has|have|did|does)\b/iu.test(between);
    // A negation behind speaks of its subject only: no other clause may stand between.
    return forward || !/,/.test(between);
  }
}
