import type { Cut, Entry } from "../../text/blocks.ts";
import type { Span } from "../../text/span.ts";
import type { Meaning } from "../bind.ts";
import type { Candidate, JudgedSentence } from "../judge.ts";
import type { NameReading } from "../linking.ts";
import type { Abbreviation, Regimen, Relation, Suggestion } from "../mention.ts";
import type { Free } from "../tagger/consistency.ts";
import type { Form } from "../tagger/forms.ts";
import type { SentenceTagging, TaggedMention } from "../tagger/tagger.ts";
import type { FormUse } from "../undefinedForms.ts";
import type { KeyFilter } from "./keyFilter.ts";

/**
 * What is done for a block, step by step. A step takes what the steps before it made of the block, and what the document
 * answers from what earlier steps made of all blocks; so no step asks for anything that the same or a later one decides.
 */
export const Step = {
  /** Tokens, sentences, names of the lexicon and by form: of the block's words alone. */
  read: 0,
  /** Abbreviations that are defined in it. Asks how often their letters stand in the document. */
  define: 1,
  /** What the tagger finds in its sentences. Asks for the document's abbreviations. */
  tag: 2,
  /** Where the words stand that are tagged anywhere in the document. */
  seek: 3,
  /** Those of them that count as mentions. Asks for the share that is tagged. */
  repeat: 4,
  /** Names and what was tagged, joined. Asks whether the document is about medicine at all. */
  combine: 5,
  /** What short forms stand for. Asks for what their long forms name. */
  bind: 6,
  /** Kind, polarity and certainty. Asks what the document says of the same disorder elsewhere. */
  judge: 7,
  /** Concepts, and all that is made of the suggestions. Asks what else the document names. */
  link: 8,
  done: 9,
} as const;

export type StepNumber = (typeof Step)[keyof typeof Step];

/** What a block was found to hold. Offsets of everything here are code units of the block's text. */
export interface Reading {
  /** What is not masked. */
  readonly open: readonly Span[];
  readonly sentences: readonly Span[];
  /** Names of the lexicon; and with those that the form gives away. */
  readonly listed: readonly Candidate[];
  readonly names: readonly Candidate[];
  /** How often words of at least three capitals stand in it. */
  readonly symbols: ReadonlyMap<string, number>;
}

export interface Definitions {
  /** Whether a list of abbreviations goes on from the block before. */
  readonly inListBefore: boolean;
  readonly inListAfter: boolean;
  readonly abbreviations: readonly Abbreviation[];
  /** For each abbreviation its letters and its long form. */
  readonly defined: readonly Defined[];
}

export interface Defined {
  readonly short: string;
  readonly long: string;
  /** For the tagger; absent where the borders are not those of words. */
  readonly form: Form | undefined;
}

export interface Tagged extends SentenceTagging {
  /** The key of each word. */
  readonly keys: Int32Array;
  /** Tells of most keys at once that they are not among them. */
  readonly filter: KeyFilter;
}

export interface Repeated {
  readonly proposals: readonly TaggedMention[];
  /** How many mentions are sure. */
  readonly sure: number;
}

export interface Combined {
  readonly candidates: readonly Candidate[];
  /** Of each abbreviation that is defined here. */
  readonly meanings: readonly Meaning[];
}

export interface Judged {
  readonly suggestions: readonly Suggestion[];
  readonly readings: readonly NameReading[];
}

/** What is said of a block in the end. */
export interface Result {
  readonly suggestions: readonly Suggestion[];
  readonly abbreviations: readonly Abbreviation[];
  readonly regimens: readonly Regimen[];
  readonly relations: readonly Relation[];
  readonly uses: readonly FormUse[];
}

export const NO_RESULT: Result = { suggestions: [], abbreviations: [], regimens: [], relations: [], uses: [] };

/** A block of the text (see `cutAfter`), and what is known of it so far. */
export class Block {
  readonly text: string;
  /** What holds where it begins. */
  readonly entry: Entry;
  readonly after: Entry;
  readonly isMasked: boolean;
  /** No text so far from its start bears on where it ends. */
  readonly reach: number;
  /** Grows from block to block in the document. */
  place = 0;
  /** Neighbours in the document. */
  before: Block | undefined;
  next: Block | undefined;
  /** The step that is to be done next; those before it are as they would be if they were done now. */
  step: StepNumber = Step.read;
  reading: Reading | undefined;
  definitions: Definitions | undefined;
  tagged: Tagged | undefined;
  /** Of each kind. */
  free: readonly (readonly Free[])[] = [];
  repeated: Repeated | undefined;
  combined: Combined | undefined;
  bound: readonly JudgedSentence[] = [];
  judged: Judged | undefined;
  /** What was said of it last, perhaps before other parts of the document changed. */
  result: Result = NO_RESULT;

  constructor(text: string, entry: Entry, { after, isMasked, reach }: Pick<Cut, "after" | "isMasked" | "reach">) {
    this.text = text;
    this.entry = entry;
    this.after = after;
    this.isMasked = isMasked;
    this.reach = reach;
  }
}
