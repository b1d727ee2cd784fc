import type { Steps } from "../steps.ts";
import { overlaps, type Span } from "../text/span.ts";
import { resemblances, type Pattern } from "./approximate.ts";
import { AtomReader, atomForm, type Atoms, sameWords } from "./atoms.ts";
import { DocumentIndex } from "./documentIndex.ts";
import type { Drift } from "./drift.ts";
import { type IsName, judge, sideShare } from "./driftGuard.ts";
import type { Anchor } from "./model.ts";

/**
 * Where an anchor's words are now.
 * - `anchored`: the same words in the same surroundings.
 * - `moved`: the same words elsewhere, or with harmless changes around them.
 * - `changed`: words that resemble them, or the same words in a sentence that may say something else.
 * - `lost`: nothing resembles them; or they stand in several places of which none is the right one more than the
 *   others, which are then the candidates.
 */
export type Location =
  | { readonly state: "anchored" | "moved"; readonly span: Span }
  | { readonly state: "changed"; readonly span: Span; readonly drift: Drift }
  | { readonly state: "lost"; readonly candidates?: readonly Span[] };

/** A quote below this many UTF-16 code units is found as it is or not at all: short words resemble too much. */
const LEAST_RESEMBLING = 20;

/** Places of one quote that are looked at; a quote that stands more often tells nothing by itself. */
const MOST_PLACES = 10_000;

/** Above this many places of one quote, only the likeliest are looked at. */
const MANY = 64;

/** Places whose surroundings are compared in full, those that agree for longest first. */
const MOST_COMPARED = 32;

/** How much of a text beside a place is compared with an anchor's surroundings, in UTF-16 code units. */
const BESIDE = 600;

/** A place of the very words of a quote. */
interface Place {
  readonly span: Span;
  /** Length of the surroundings that agree, outward from the quote without a break. */
  readonly agreement: number;
  /** 0 unless all surroundings agree; higher where they agree character for character and at the text's borders. */
  readonly rank: number;
}

/** The places of an anchor's very words, and those among them that are as good as any other. */
export interface Found {
  readonly places: readonly Place[];
  /** Places at which all surroundings agree, only the best of them, in the order of the text. */
  readonly sure: readonly Span[];
}

/** An anchor's atoms: before, quote and after in one sequence. */
interface AnchorAtoms extends Pattern {
  readonly text: string;
  readonly atoms: Atoms;
  /** Where the quote begins within its first atom's white space, in UTF-16 code units before that atom. */
  readonly lead: number;
  /** Whether the quote begins or ends inside an atom, or has none. */
  readonly cut: boolean;
}

/** Finds anchors in one text, which is indexed once. */
export class Finder {
  private readonly text: string;
  private readonly isName: IsName | undefined;
  private readonly reader: AtomReader;
  private readonly index: DocumentIndex;
  /** Places of each quote, because many annotations share one. */
  private readonly known = new Map<string, readonly number[]>();

  private constructor(index: DocumentIndex, isName: IsName | undefined) {
    this.text = index.text;
    this.isName = isName;
    this.reader = index.reader;
    this.index = index;
  }

  /** Indexes a text, step by step. */
  static *of(text: string, isName?: IsName): Steps<Finder> {
    return new Finder(yield* DocumentIndex.of(text, new AtomReader()), isName);
  }

  /** The places of an anchor's very words. */
  find(anchor: Anchor): Found {
    if (anchor.quote === "") return { places: [], sure: [] };
    const pattern = this.patternOf(anchor);
    const places = pattern.cut ? this.rawPlaces(anchor) : this.wordPlaces(anchor, pattern);
    const best = places.reduce((rank, place) => Math.max(rank, place.rank), 1);
    return { places, sure: places.filter(({ rank }) => rank === best).map(({ span }) => span) };
  }

  /** What is to be said of an anchor at one place. */
  at(anchor: Anchor, span: Span): Location {
    return locationAt(this.text, anchor, span, this.reader, this.isName);
  }

  /**
   * Where an anchor without a sure place is.
   *
   * @param taken tells whether a place of the same words is the sure place of another annotation
   */
  search(anchor: Anchor, found: Found, taken: (span: Span) => boolean): Location {
    const free = found.places.filter(({ span }) => !taken(span));
    const best = this.closest(anchor, free);
    // Where the very words stand, nothing that resembles them is looked for.
    const occupied = (span: Span): boolean => taken(span) || found.places.some((place) => overlaps(place.span, span));
    const like = best.ratio < 0.5 ? this.resembling(anchor, occupied) : undefined;
    // Half of the weight is the words, as in any anchoring; the same words elsewhere are worth no more than that.
    const exactScore = best.span === undefined && best.ties.length === 0 ? 0 : 0.5 + best.ratio / 2;
    if (like !== undefined && like.score > exactScore) return this.at(anchor, like.span);
    if (best.span !== undefined) return this.at(anchor, best.span);
    return best.ties.length === 0 ? { state: "lost" } : { state: "lost", candidates: best.ties };
  }

  /** The only place, or the one whose surroundings agree more than any other's do and by a quarter at least. */
  private closest(anchor: Anchor, places: readonly Place[]): { span?: Span; ratio: number; ties: readonly Span[] } {
    const compared = [...places]
      .sort((a, b) => b.agreement - a.agreement || a.span.start - b.span.start)
      .slice(0, MOST_COMPARED)
      .map(({ span }) => ({ span, ratio: this.closeness(anchor, span) }))
      .sort((a, b) => b.ratio - a.ratio || a.span.start - b.span.start);
    const [first, second] = compared;
    if (first === undefined) return { ratio: 0, ties: [] };
    const alone = second === undefined || (first.ratio > second.ratio && first.ratio >= 0.25);
    return alone ? { ...first, ties: [] } : { ratio: first.ratio, ties: compared.map(({ span }) => span) };
  }

  /** How much of an anchor's surroundings stands around a place, 0 to 1. */
  private closeness({ before, after }: Anchor, { start, end }: Span): number {
    const { text, reader } = this;
    const head = sideShare(before, text.slice(Math.max(0, start - BESIDE), start), "head", reader);
    const tail = sideShare(after, text.slice(end, end + BESIDE), "tail", reader);
    return (head + tail) / 2;
  }

  /** The place that resembles an anchor most, if one does enough. */
  private resembling(anchor: Anchor, taken: (span: Span) => boolean): { span: Span; score: number } | undefined {
    if (anchor.quote.length < LEAST_RESEMBLING) return undefined;
    const { start, end } = this.index.atoms;
    let best: { span: Span; score: number } | undefined;
    for (const { first, last, quote } of resemblances(this.index, this.patternOf(anchor))) {
      const span = { start: start[first] as number, end: end[last] as number };
      if (quote < 0.5 || taken(span)) continue;
      const around = this.closeness(anchor, span);
      // Half the words are enough where everything around them stands; without that, nearly all are needed.
      if (quote + around * 0.4 < 0.85) continue;
      const score = quote / 2 + around / 2;
      if (best === undefined || score > best.score) best = { span, score };
    }
    return best;
  }

  private patternOf({ quote, before, after }: Anchor): AnchorAtoms {
    const text = before + quote + after;
    const atoms = this.reader.read(text);
    const { count, start, end } = atoms;
    const [quoteStart, quoteEnd] = [before.length, before.length + quote.length];
    let from = 0;
    while (from < count && (end[from] as number) <= quoteStart) from++;
    let to = from;
    while (to < count && (start[to] as number) < quoteEnd) to++;
    const cut = from === to || (start[from] as number) < quoteStart || (end[to - 1] as number) > quoteEnd;
    const lengths = new Int32Array(count);
    for (let i = 0; i < count; i++) lengths[i] = (end[i] as number) - (start[i] as number);
    const lead = (start[from] ?? 0) - quoteStart;
    return { text, atoms, keys: atoms.key.slice(0, count), from, to, lengths, lead, cut };
  }

  /** Places of a quote of whole atoms. */
  private wordPlaces(anchor: Anchor, pattern: AnchorAtoms): Place[] {
    const { keys, from, to } = pattern;
    let at = this.known.get(anchor.quote);
    if (at === undefined) {
      at = this.index.find(keys.slice(from, to), MOST_PLACES);
      this.known.set(anchor.quote, at);
    }
    const places: Place[] = [];
    for (const first of at.length > MANY ? this.likelyAmong(pattern) : at) {
      const span = this.spanOf(anchor, pattern, first);
      if (span !== undefined) places.push(this.placeAt(anchor, pattern, first, span));
    }
    return places;
  }

  /**
   * The likeliest places of a quote that stands in many, found through what stands beside it: those where both sides
   * agree, else those where the longest stretch of one side does.
   */
  private likelyAmong({ keys, from, to }: AnchorAtoms): readonly number[] {
    const right = keys.length - to;
    // The outermost atoms may be parts of words, so they are left out here.
    const head = Math.max(0, from - 1);
    const tail = Math.max(0, right - 1);
    const both = this.index.find(keys.slice(from - head, to + tail), MOST_PLACES).map((at) => at + head);
    if (both.length > 0 && head + tail > 0) return both;
    for (let reach = Math.max(head, tail); reach > 0; reach >>= 1) {
      const [before, after] = [Math.min(reach, head), Math.min(reach, tail)];
      const beside = new Set<number>();
      if (before > 0) for (const at of this.index.find(keys.slice(from - before, to), MANY)) beside.add(at + before);
      if (after > 0) for (const at of this.index.find(keys.slice(from, to + after), MANY)) beside.add(at);
      if (beside.size > 0) return [...beside].sort((a, b) => a - b);
    }
    return this.index.find(keys.slice(from, to), MANY);
  }

  /** The span of a quote's atoms, with its own white space where that is there too. */
  private spanOf({ quote }: Anchor, { from, to, lead }: AnchorAtoms, first: number): Span | undefined {
    const { start, end } = this.index.atoms;
    const raw = (start[first] as number) - lead;
    if (raw >= 0 && this.text.startsWith(quote, raw)) return { start: raw, end: raw + quote.length };
    const span = { start: start[first] as number, end: end[first + to - from - 1] as number };
    // The keys are hashes: make sure.
    return sameWords(this.text.slice(span.start, span.end), quote) ? span : undefined;
  }

  private placeAt(anchor: Anchor, pattern: AnchorAtoms, first: number, span: Span): Place {
    const { text, index } = this;
    const { keys, from, to, lengths, atoms } = pattern;
    const { key, count } = index.atoms;
    const form = (theirs: number): string => atomForm(text, index.atoms, theirs).trim();
    const ownForm = (own: number): string => atomForm(pattern.text, atoms, own).trim();
    // The outermost atom may be what is left of a word that the surroundings were cut in.
    let agreement = 0;
    let left = 0;
    while (left < from && first - left > 0) {
      const [own, theirs] = [from - 1 - left, first - 1 - left];
      if (key[theirs] !== keys[own] && !(own === 0 && form(theirs).endsWith(ownForm(own)))) break;
      agreement += lengths[own] as number;
      left++;
    }
    const next = first + to - from;
    let right = 0;
    while (to + right < keys.length && next + right < count) {
      const [own, theirs] = [to + right, next + right];
      if (key[theirs] !== keys[own] && !(own === keys.length - 1 && form(theirs).startsWith(ownForm(own)))) break;
      agreement += lengths[own] as number;
      right++;
    }
    if (left < from || to + right < keys.length) return { span, agreement, rank: 0 };
    return { span, agreement, rank: rankOf(text, anchor, span, first === 0, next === count) };
  }

  /** Places of a quote that begins or ends inside a word, or holds none: only the same characters will do. */
  private rawPlaces(anchor: Anchor): Place[] {
    const { text } = this;
    const { quote, before, after } = anchor;
    const places: Place[] = [];
    for (let at = text.indexOf(quote); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(quote, at + 1)) {
      const span = { start: at, end: at + quote.length };
      let left = 0;
      while (left < before.length && text[at - 1 - left] === before[before.length - 1 - left]) left++;
      let right = 0;
      while (right < after.length && text[span.end + right] === after[right]) right++;
      const whole = left === before.length && right === after.length;
      const rank = whole ? rankOf(text, anchor, span, at === 0, span.end === text.length) : 0;
      places.push({ span, agreement: left + right, rank });
    }
    return places;
  }
}

/** What is to be said of an anchor at one place of a text. */
export function locationAt(
  text: string,
  anchor: Anchor,
  span: Span,
  reader: AtomReader,
  isName: IsName | undefined,
): Location {
  const { meaning, inPlace, drift } = judge(text, anchor, span, reader, isName);
  if (drift !== undefined) return { state: "changed", span, drift };
  return { state: meaning === "same" && inPlace ? "anchored" : "moved", span };
}

/** How well a place is told apart at which all surroundings agree. */
function rankOf(text: string, { quote, before, after }: Anchor, span: Span, atStart: boolean, atEnd: boolean): number {
  // Without any surroundings a place is as good as every other; that is for the caller to see.
  const raw =
    text.startsWith(quote, span.start) &&
    span.start >= before.length &&
    text.startsWith(before, span.start - before.length) &&
    text.startsWith(after, span.end);
  const borders = (before === "" && atStart ? 1 : 0) + (after === "" && atEnd ? 1 : 0);
  return 1 + borders + (raw ? 4 : 0);
}
