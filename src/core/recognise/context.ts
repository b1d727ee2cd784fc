import type { Span } from "../text/span.ts";
import { CONTEXT_CUES, type ContextCue, STOPS, VERBS } from "./contextCues.ts";
import type { Certainty, Polarity, Reason } from "./mention.ts";
import { type FoundPhrase, type Word, wordsOf } from "./phrases.ts";

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

/** How far a cue reaches, in words and marks. */
const FORWARD = 14;
const BACKWARD = 9;

/** Before a mention, these say that a later "was not found" speaks of something else: "the cause of the X was not found". */
const HEADS =
  /\b(?:causes?|mechanisms?|treatments?|effects?|roles?|sources?|origin|reasons?|diagnosis|severity|course|duration|patients?|women|men|those|subjects|children|adults)\s+(?:of|for|on|in|with|to)\s+(?:the |a |an |this |his |her )?$/iu;

/** After a mention, a table's or a chart's way to deny it: "jaundice (-)", "cirrhosis: none". */
const CHARTED_ABSENT =
  /^\s?(?:\((?:[-−–]|neg(?:ative|\.)?|absent)\)|:\s?(?:no|none|nil|neg(?:ative)?|absent|denied)\b)/iu;

/** Before a mention, what makes it an example of the word before: "cardiac toxicity, in particular arrhythmia, was". */
const EXAMPLE =
  /,\s(?:in particular|particularly|especially|notably|namely|including|such as|e\.g\.|i\.e\.),?\s[^,;.:()]{0,60}$/iu;

/** What comes after NO where it is nitric oxide. */
const OF_NITRIC_OXIDE =
  /^(?:synthases?|inhibit|donors?|product|releas|synthesis|levels?|signal|pathways?|generat|scaveng|system|deficien|bioavail|concentrat|rose|fell)/u;

/** Words that bring the patient back after a relative: "her mother brought the boy, who had croup". */
const PATIENT = new Set("patient boy girl child infant baby proband he she newborn neonate".split(" "));

/**
 * Polarity, certainty, time and owner of the mentions of one sentence. The method is NegEx's and ConText's: a cue
 * reaches forward or backward over some words, up to one that begins another thought.
 */
export class SentenceContext {
  private readonly text: string;
  private readonly words: readonly Word[];
  private readonly cues: readonly FoundPhrase<ContextCue>[];

  constructor(text: string, sentence: Span) {
    this.text = text;
    this.words = wordsOf(text, sentence);
    this.cues = CONTEXT_CUES.find(this.words).filter(
      (found) => found.cue.effect !== "none" && !this.isNitricOxide(found),
    );
    // "Should anaphylaxis occur": only at the start is it a condition.
    const first = this.words[0];
    if (first?.text === "should") {
      const cue: ContextCue = { effect: "hypothetical", forward: true, backward: false };
      this.cues = [{ cue, first: 0, last: 0, start: first.start, end: first.end }, ...this.cues];
    }
  }

  /** "The NO inhibitor", "nitric oxide (NO)": in capitals it may be a gas. */
  private isNitricOxide({ start, first }: FoundPhrase<ContextCue>): boolean {
    if (!/^NO(?!\p{L})/u.test(this.text.slice(start, start + 3))) return false;
    return this.text.charAt(start + 2) === ")" || OF_NITRIC_OXIDE.test(this.words[first + 1]?.text ?? "");
  }

  /** What the sentence says of a mention in it. */
  of(mention: Span): Said {
    const charted = CHARTED_ABSENT.exec(this.text.slice(mention.end, mention.end + 14));
    if (this.cues.length === 0 && charted === null) return ASSERTED;
    let polarity: Polarity = charted === null ? "affirmed" : "negated";
    let certainty: Certainty = "asserted";
    let historical = false;
    let other = false;
    const why: Reason[] = charted === null ? [] : [{ rule: "negation-cue", detail: charted[0].trim() }];
    const [first, last] = this.place(mention);
    for (let c = this.cueFrom(first - FORWARD); c < this.cues.length; c++) {
      const found = this.cues[c] as FoundPhrase<ContextCue>;
      if (found.first > last + BACKWARD) break;
      if (!this.reaches(found, mention, first, last)) continue;
      const { effect } = found.cue;
      const detail = this.text.slice(found.start, found.end);
      if (effect === "negated") {
        if (polarity === "affirmed") why.push({ rule: "negation-cue", detail });
        polarity = "negated";
      } else if (effect === "historical") {
        // "No history of X" denies X; it does not tell of a past one.
        if (polarity === "negated") continue;
        if (!historical) why.push({ rule: "history-cue", detail });
        historical = true;
      } else if (effect === "other") {
        if (!other) why.push({ rule: "relative-cue", detail });
        other = true;
        if (/^no\b|negative/iu.test(detail)) polarity = "negated";
      } else if (effect !== "none" && certainty === "asserted") {
        certainty = effect;
        why.push({ rule: "certainty-cue", detail });
      }
    }
    return { polarity, certainty, ...(historical ? { historical } : {}), ...(other ? { other } : {}), why };
  }

  /** The first cue that ends at a word or after it: a sentence of a million words must not be read for each mention. */
  private cueFrom(word: number): number {
    let low = 0;
    let high = this.cues.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.cues[middle] as FoundPhrase<ContextCue>).last >= word) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Indices of the first word of a mention, and of the first after it. */
  private place({ start, end }: Span): [first: number, after: number] {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] as Word).end > start) high = middle;
      else low = middle + 1;
    }
    let after = low;
    while (after < this.words.length && (this.words[after] as Word).start < end) after++;
    return [low, after];
  }

  private reaches(found: FoundPhrase<ContextCue>, mention: Span, first: number, after: number): boolean {
    if (found.last < first) return found.cue.forward && this.reachesForward(found, first, after);
    return found.first >= after && this.isBackward(found) && this.reachesBackward(found, mention, after);
  }

  /** "Neuropathy was seen but alopecia was not.": a "not" that nothing follows speaks of what stands before it. */
  private isBackward({ cue, first, last }: FoundPhrase<ContextCue>): boolean {
    if (cue.backward) return true;
    const next = this.words[last + 1]?.text;
    return first < last && this.words[last]?.text === "not" && (next === undefined || STOPS.has(next) || next === ",");
  }

  private reachesForward({ cue, last }: FoundPhrase<ContextCue>, first: number, after: number): boolean {
    if (first - last > (cue.within ?? FORWARD)) return false;
    const isOther = cue.effect === "other";
    let sawVerb = false;
    let sawComma = false;
    let sawAnd = false;
    for (let w = last + 1; w < first; w++) {
      const word = (this.words[w] as Word).text;
      if (STOPS.has(word) && !(isOther && word === "who")) return false;
      // "No complaints other than itching".
      if (word === "other" && this.words[w + 1]?.text === "than") return false;
      if (isOther && PATIENT.has(word)) return false;
      if (cue.wholeClause === true) continue;
      if (VERBS.has(word)) {
        // A verb after a comma is another clause; so is one after a history: "a history of gout developed fever".
        if ((sawComma && !isOther) || cue.effect === "historical" || cue.isPhrase === true) return false;
        sawVerb = true;
      } else if (word === ",") {
        if (sawVerb && !isOther) return false;
        sawComma = true;
        sawAnd = false;
      } else if (word === "and" || word === "or") sawAnd = true;
    }
    // "Without treatment, sepsis is fatal": what follows the comma is the main clause, not a list.
    const next = this.words[after]?.text ?? "";
    const isMainClause = VERBS.has(next) || next === "may" || next === "should";
    if (cue.wholeClause !== true && sawComma && !sawAnd && isMainClause) return false;
    // "The drug protects against, and does not provoke, …" aside, relatives need a verb of having, or a genitive.
    if (!isOther) return true;
    return sawVerb || first - last <= 3;
  }

  private reachesBackward({ cue, first }: FoundPhrase<ContextCue>, mention: Span, after: number): boolean {
    if (first - after > (cue.within ?? BACKWARD)) return false;
    const before = this.text.slice(Math.max(0, mention.start - 90), mention.start);
    // The comma that closes an example is not one that opens a remark.
    let commas = EXAMPLE.test(before) ? 1 : 0;
    for (let w = after; w < first; w++) {
      const word = (this.words[w] as Word).text;
      if (word === ",") commas++;
      // Between two commas something is only put in: "X, although common, was not seen".
      else if (commas !== 1 && (STOPS.has(word) || VERBS.has(word))) return false;
    }
    return commas % 2 === 0 && !HEADS.test(before.slice(-60));
  }
}

const ASSERTED: Said = { polarity: "affirmed", certainty: "asserted", why: [] };
