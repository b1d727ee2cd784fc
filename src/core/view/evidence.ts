import type { ClaimAnnotation } from "../annotate/model.ts";
import type { Analysis } from "../recognise/mention.ts";
import { afterMarker, sentencesIn } from "../text/sentences.ts";
import { type Span, firstEndingAfter } from "../text/span.ts";
import type { LineColumn } from "../text/lines.ts";
import { type FoundMention, nameKey, type Reading } from "./mentions.ts";
import { oneLine } from "./tree.ts";

/** What a drug is laid against. */
export type Axis = "adverse-event" | "target";

/** Both of them, in the order in which they are shown. */
export const AXES: readonly Axis[] = ["adverse-event", "target"];

/**
 * How a place speaks of a drug and another thing: a person's claim about both, one that denies it, a sentence that says so,
 * one that denies it, or one that only names both.
 */
export type Bearing = "claim" | "claim-denied" | "stated" | "denied" | "together";

/** All of them, the strongest first. */
export const BEARINGS: readonly Bearing[] = ["claim", "claim-denied", "stated", "denied", "together"];

/** One place that speaks of a drug and an adverse event or a target. */
export interface EvidencePlace {
  readonly axis: Axis;
  /** `NamedMention.key` of the drug and of the other. */
  readonly drug: string;
  readonly other: string;
  readonly bearing: Bearing;
  /** The words of the sentence or claim, on one line and short. */
  readonly words: string;
  readonly from: LineColumn;
  readonly to: LineColumn;
}

/** What one document says of drugs. */
export interface DocumentEvidence {
  readonly places: readonly EvidencePlace[];
  /** The words that the document has first for each key. */
  readonly words: ReadonlyMap<string, string>;
}

/** A sentence with more mentions of a kind is a list, in which naming together says nothing. */
const MOST_IN_SENTENCE = 12;

/**
 * What a document says of drugs and adverse events, and of drugs and targets: claims by their roles, relations that the
 * recogniser found, and sentences that name both. A sentence counts once for a pair, by the strongest that is said.
 *
 * @param mentions those of the reading: see `mentionsOf`
 * @param placeOf line and column of an offset of the text
 */
export function evidenceIn(
  reading: Reading,
  mentions: readonly FoundMention[],
  placeOf: (offset: number) => LineColumn,
): DocumentEvidence {
  const { text, analysis, placed } = reading;
  const words = new Map<string, string>();
  for (const { key, span } of mentions) {
    if (!words.has(key)) words.set(key, oneLine(text.slice(span.start, span.end)));
  }
  const places: EvidencePlace[] = [];
  const add = (pair: Pair, bearing: Bearing, at: Said): void => {
    places.push({ ...pair, bearing, ...at });
  };
  /** Made once for all pairs of a sentence: a workspace has many. */
  const saidAt = ({ start, end }: Span): Said => {
    const words = oneLine(text.slice(start, end), LONGEST_WORDS);
    return { words, from: placeOf(start), to: placeOf(end) };
  };
  const keys = new Map(
    placed.flatMap(({ annotation, span }) => {
      if (annotation.type !== "mention" || annotation.status === "rejected" || span === undefined) return [];
      return [
        [
          annotation.id,
          { kind: annotation.kind, key: annotation.concept ?? nameKey(text.slice(span.start, span.end)) },
        ],
      ];
    }),
  );
  for (const { annotation, state, span } of placed) {
    if (annotation.type !== "claim" || (state !== "anchored" && state !== "moved")) continue;
    const at = saidAt(span);
    const bearing = annotation.polarity === "negated" ? "claim-denied" : "claim";
    for (const pair of pairsOf(annotation, keys)) add(pair, bearing, at);
  }
  const stated = relationsOf(analysis, mentions);
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  const bySentence = new Map<number, FoundMention[]>();
  for (const mention of mentions) {
    if (mention.kind !== "drug" && mention.kind !== "target" && mention.kind !== "adverse-event") continue;
    const nth = firstEndingAfter(sentences, mention.span.start);
    const known = bySentence.get(nth);
    if (known === undefined) bySentence.set(nth, [mention]);
    else known.push(mention);
  }
  for (const [nth, found] of bySentence) {
    const sentence = sentences[nth];
    if (sentence === undefined) continue;
    const spoken = spokenOf(found, stated);
    if (spoken.length === 0) continue;
    const at = saidAt(afterMarker(text, sentence));
    for (const [pair, bearing] of spoken) add(pair, bearing, at);
  }
  return { places, words };
}

/** The words of a place are cut here, in UTF-16 code units. */
const LONGEST_WORDS = 300;

type Said = Pick<EvidencePlace, "words" | "from" | "to">;

interface Pair {
  readonly axis: Axis;
  readonly drug: string;
  readonly other: string;
}

/** The pairs of a drug and another thing that a claim is about. */
function pairsOf(
  { about }: ClaimAnnotation,
  keys: ReadonlyMap<string, { readonly kind: FoundMention["kind"]; readonly key: string }>,
): Pair[] {
  const mentioned = [...new Set(Object.values(about ?? {}).flat())].flatMap((id) => keys.get(id) ?? []);
  return AXES.flatMap((axis) => {
    const others = new Set(mentioned.filter(({ kind }) => kind === axis).map(({ key }) => key));
    const drugs = new Set(mentioned.filter(({ kind }) => kind === "drug").map(({ key }) => key));
    return [...drugs].flatMap((drug) => [...others].map((other): Pair => ({ axis, drug, other })));
  });
}

/** The relations of an analysis by the starts of the two mentions, `true` for those that are denied. */
function relationsOf(
  { relations, suggestions }: Analysis,
  mentions: readonly FoundMention[],
): ReadonlyMap<string, boolean> {
  // A suggestion that someone has rejected or changed is no end of a relation.
  const there = new Set(mentions.map(({ span }) => `${span.start} ${span.end}`));
  const stated = new Map<string, boolean>();
  for (const { head, tail, polarity } of relations ?? []) {
    const [drug, other] = [suggestions[head], suggestions[tail]];
    if (drug === undefined || other === undefined) continue;
    if (!there.has(`${drug.start} ${drug.end}`) || !there.has(`${other.start} ${other.end}`)) continue;
    stated.set(`${drug.start} ${other.start}`, polarity === "negated");
  }
  return stated;
}

/** What one sentence says of each pair that it names. */
function spokenOf(found: readonly FoundMention[], stated: ReadonlyMap<string, boolean>): [Pair, Bearing][] {
  const said = new Map<string, [Pair, Bearing]>();
  const drugs = found.filter(({ kind }) => kind === "drug");
  for (const axis of AXES) {
    const others = found.filter(({ kind }) => kind === axis);
    const isList = drugs.length > MOST_IN_SENTENCE || others.length > MOST_IN_SENTENCE;
    for (const drug of drugs.slice(0, MOST_IN_SENTENCE * 4)) {
      for (const other of others.slice(0, MOST_IN_SENTENCE * 4)) {
        const isDenied = stated.get(`${drug.span.start} ${other.span.start}`);
        const bearing = isDenied === undefined ? "together" : isDenied ? "denied" : "stated";
        if (bearing === "together" && isList) continue;
        const id = JSON.stringify([axis, drug.key, other.key]);
        const before = said.get(id);
        if (before !== undefined && BEARINGS.indexOf(before[1]) <= BEARINGS.indexOf(bearing)) continue;
        said.set(id, [{ axis, drug: drug.key, other: other.key }, bearing]);
      }
    }
  }
  return [...said.values()];
}
