import type { Matcher } from "../../core/lexicon/matcher.ts";
import { findAbbreviations } from "../../core/recognise/abbreviations.ts";
import type { ClusterTable } from "../../core/recognise/tagger/clusters.ts";
import { contextFeatures, MOST_FEATURES, wordFeatures } from "../../core/recognise/tagger/features.ts";
import { nameOf } from "../../core/recognise/tagger/lexiconNames.ts";
import type { NameLists } from "../../core/recognise/tagger/nameLists.ts";
import { Reading, type TextToTag } from "../../core/recognise/tagger/reading.ts";
import { Sentence } from "../../core/recognise/tagger/sentence.ts";
import { WordTable } from "../../core/recognise/tagger/wordTable.ts";
import { sentencesIn } from "../../core/text/sentences.ts";
import { emptyTokens } from "../../core/text/tokens.ts";
import type { GoldDocument } from "../corpora/read.ts";
import type { Tagged } from "./corpora.ts";
import { goldLabels, isLegal } from "./labels.ts";

/** What the tagger is told of a document besides its text: the same as in the extension, for plain text. */
export function prepare(text: string, matcher: Matcher): TextToTag {
  const whole = { start: 0, end: text.length };
  const tokens = emptyTokens(Math.max(64, text.length >> 2));
  matcher.tokeniser.append(text, 0, text.length, tokens);
  const sentences = sentencesIn(text, whole);
  const names = matcher.find(text, tokens).map((hit) => nameOf(hit, (concept) => matcher.kindOf(concept)));
  return { text, sentences, names, abbreviations: findAbbreviations(text, sentences) };
}

/** Sentences as numbers, to be gone through many times. */
export interface Examples {
  /** Index of each sentence's first word, and after the last the number of words. */
  readonly sentences: number[];
  /** Index of the corpus of each sentence. */
  readonly corpora: number[];
  readonly labels: Uint8Array;
  /** Features of word w: `features[offsets[w] … offsets[w + 1])`. */
  readonly offsets: Uint32Array;
  /** Hashes; after `numberFeatures` dense numbers. */
  features: Int32Array;
}

/** Words of all corpora together are fewer than this. */
const VOCABULARY = 2 ** 18;

/** A growing list of 32-bit numbers. */
class IntList {
  values = new Int32Array(1 << 20);
  length = 0;

  push(source: Int32Array, count: number): void {
    if (this.length + count > this.values.length) {
      const larger = new Int32Array(Math.ceil(this.values.length * 1.6) + count);
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    this.values.set(count === source.length ? source : source.subarray(0, count), this.length);
    this.length += count;
  }
}

/** What features are made from besides the text. */
export interface Tables {
  readonly clusters: ClusterTable;
  readonly lists: NameLists;
}

/** Extracts the features of the documents' sentences. `corpus` of each part is its index among the parts. */
export function extract(
  parts: readonly { readonly documents: readonly GoldDocument[] }[],
  kind: Tagged,
  { clusters, lists }: Tables,
  prepared: (document: GoldDocument) => TextToTag,
): Examples {
  const byPlace: Int32Array[][] = [];
  const buffer = new Int32Array(MOST_FEATURES);
  const table = new WordTable(clusters, VOCABULARY, (place, word) => {
    byPlace[place] = [-2, -1, 0, 1, 2].map((offset) => buffer.slice(0, wordFeatures(word, offset, buffer)));
  });
  const reading = new Reading(lists);
  const sentence = new Sentence();
  const features = new IntList();
  const offsets: number[] = [0];
  const sentences: number[] = [];
  const corpora: number[] = [];
  const labels: number[] = [];
  parts.forEach(({ documents }, corpus) => {
    for (const document of documents) {
      reading.read(prepared(document));
      const gold = goldLabels(document, kind, reading.words);
      for (let s = 0; s < reading.sentenceCount; s++) {
        const own = gold.subarray(reading.bounds[s], reading.bounds[s + 1]);
        if (own.length === 0 || !isLegal(own)) continue;
        reading.fill(sentence, s, table);
        sentences.push(labels.length);
        corpora.push(corpus);
        for (let i = 0; i < sentence.count; i++) {
          for (let o = 0; o < 5; o++) {
            const own = (byPlace[sentence.place[i + o] as number] as Int32Array[])[o] as Int32Array;
            features.push(own, own.length);
          }
          features.push(buffer, contextFeatures(sentence, table, i, buffer));
          offsets.push(features.length);
          labels.push(own[i] as number);
        }
      }
    }
  });
  sentences.push(labels.length);
  return {
    sentences,
    corpora,
    labels: Uint8Array.from(labels),
    offsets: Uint32Array.from(offsets),
    features: features.values.subarray(0, features.length),
  };
}

/** Features seen fewer times are noise. */
const LEAST_COUNT = 2;
/** Bits of the table of counts. Two features that fall together count as one, which keeps a few rare ones more. */
const COUNT_BITS = 28;

/**
 * Gives each feature that occurs at least twice a number, in order of first occurrence, and drops the others.
 * Returns the hashes by number.
 */
export function numberFeatures(examples: Examples): Int32Array {
  const { features, offsets } = examples;
  const counts = new Uint8Array(2 ** COUNT_BITS);
  for (const feature of features) {
    const at = feature >>> (32 - COUNT_BITS);
    if ((counts[at] as number) < LEAST_COUNT) counts[at]!++;
  }
  let capacity = 2 ** 22;
  let slots = new Int32Array(capacity * 2);
  let hashes = new Int32Array(capacity);
  let count = 0;
  const place = (feature: number): number => {
    let slot = (feature ^ (feature >>> 13)) & (capacity - 1);
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== feature) slot = (slot + 1) & (capacity - 1);
    return slot * 2;
  };
  const growTable = (): void => {
    capacity *= 2;
    slots = new Int32Array(capacity * 2);
    const larger = new Int32Array(capacity);
    larger.set(hashes);
    hashes = larger;
    for (let f = 0; f < count; f++) {
      const slot = place(hashes[f] as number);
      slots[slot] = hashes[f] as number;
      slots[slot + 1] = f + 1;
    }
  };
  let to = 0;
  let from = 0;
  for (let w = 0; w + 1 < offsets.length; w++) {
    const end = offsets[w + 1] as number;
    offsets[w] = to;
    for (; from < end; from++) {
      const feature = features[from] as number;
      if ((counts[feature >>> (32 - COUNT_BITS)] as number) < LEAST_COUNT) continue;
      const slot = place(feature);
      let number = slots[slot + 1] as number;
      if (number === 0) {
        hashes[count] = feature;
        number = ++count;
        slots[slot] = feature;
        slots[slot + 1] = number;
        if (count * 3 > capacity * 2) growTable();
      }
      features[to++] = number - 1;
    }
  }
  offsets[offsets.length - 1] = to;
  examples.features = features.subarray(0, to);
  return hashes.slice(0, count);
}
