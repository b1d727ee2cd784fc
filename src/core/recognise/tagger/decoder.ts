import { LONGEST_SENTENCE } from "./sentence.ts";

/** Labels of a word: outside, first, inner or last of a mention of several words, or a mention by itself. */
export const OUTSIDE_LABEL = 0;
export const BEGIN = 1;
export const INSIDE = 2;
export const END = 3;
export const SINGLE = 4;
export const LABELS = 5;

/** Weights of the steps between labels: `from * LABELS + to`, and after them those of the first label. */
export const STEPS = LABELS * LABELS + LABELS;
const FIRST = LABELS * LABELS;

/** Below any sum of scores: a word's scores are within ±2^20 (`WORD_LIMIT`), so 400 words stay within ±2^29. */
const NEVER = -(2 ** 30);

/**
 * Finds the best legal sequence of labels: a mention is BEGIN INSIDE* END or SINGLE, and never left open. All in
 * integers. Scores of word `i` for one kind are `scores[i * stride + offset + label]`.
 */
export class Decoder {
  /** Best score of any beginning that gives the word each label. */
  private readonly forward = new Int32Array(LONGEST_SENTENCE * LABELS);
  /** Best score of any rest after the word, given its label. */
  private readonly backward = new Int32Array(LONGEST_SENTENCE * LABELS);
  readonly labels = new Uint8Array(LONGEST_SENTENCE);
  private best = 0;

  /** Fills `labels[0, count)`; returns whether any word is in a mention. Ties go to the earlier label. */
  decode(scores: Int32Array, stride: number, offset: number, count: number, steps: Int32Array): boolean {
    if (count === 0) return false;
    const f = this.forward;
    const oo = steps[0] as number;
    const ob = steps[1] as number;
    const os = steps[4] as number;
    const bi = steps[7] as number;
    const be = steps[8] as number;
    const ii = steps[12] as number;
    const ie = steps[13] as number;
    const eo = steps[15] as number;
    const eb = steps[16] as number;
    const es = steps[19] as number;
    const so = steps[20] as number;
    const sb = steps[21] as number;
    const ss = steps[24] as number;
    let o = (scores[offset] as number) + (steps[FIRST] as number);
    let b = (scores[offset + BEGIN] as number) + (steps[FIRST + BEGIN] as number);
    let i = NEVER;
    let e = NEVER;
    let s = (scores[offset + SINGLE] as number) + (steps[FIRST + SINGLE] as number);
    f[0] = o;
    f[1] = b;
    f[2] = i;
    f[3] = e;
    f[4] = s;
    for (let t = 1, at = stride + offset, to = LABELS; t < count; t++, at += stride, to += LABELS) {
      const nextO = Math.max(o + oo, e + eo, s + so) + (scores[at] as number);
      const nextB = Math.max(o + ob, e + eb, s + sb) + (scores[at + BEGIN] as number);
      const nextI = Math.max(b + bi, i + ii) + (scores[at + INSIDE] as number);
      const nextE = Math.max(b + be, i + ie) + (scores[at + END] as number);
      const nextS = Math.max(o + os, e + es, s + ss) + (scores[at + SINGLE] as number);
      o = nextO;
      b = nextB;
      i = Math.max(nextI, NEVER);
      e = Math.max(nextE, NEVER);
      s = nextS;
      f[to] = o;
      f[to + 1] = b;
      f[to + 2] = i;
      f[to + 3] = e;
      f[to + 4] = s;
    }
    this.best = Math.max(o, e, s);
    return this.trace(scores, stride, offset, count, steps);
  }

  /** Walks back from the best last label by asking which step gave each score; no pointers were stored. */
  private trace(scores: Int32Array, stride: number, offset: number, count: number, steps: Int32Array): boolean {
    const f = this.forward;
    const last = (count - 1) * LABELS;
    let label = OUTSIDE_LABEL;
    if ((f[last + END] as number) > (f[last + label] as number)) label = END;
    if ((f[last + SINGLE] as number) > (f[last + label] as number)) label = SINGLE;
    let found = false;
    for (let t = count - 1; ; t--) {
      this.labels[t] = label;
      if (label !== OUTSIDE_LABEL) found = true;
      if (t === 0) return found;
      const wanted = (f[t * LABELS + label] as number) - (scores[t * stride + offset + label] as number);
      const from = (t - 1) * LABELS;
      const inMention = label === INSIDE || label === END;
      let previous = inMention ? BEGIN : OUTSIDE_LABEL;
      if ((f[from + previous] as number) + (steps[previous * LABELS + label] as number) !== wanted) {
        previous = inMention ? INSIDE : END;
        if (!inMention && (f[from + END] as number) + (steps[END * LABELS + label] as number) !== wanted) {
          previous = SINGLE;
        }
      }
      label = previous;
    }
  }

  /** After `decode`: what `margin` and `support` need. */
  prepareMargins(scores: Int32Array, stride: number, offset: number, count: number, steps: Int32Array): void {
    const g = this.backward;
    const oo = steps[0] as number;
    const ob = steps[1] as number;
    const os = steps[4] as number;
    const bi = steps[7] as number;
    const be = steps[8] as number;
    const ii = steps[12] as number;
    const ie = steps[13] as number;
    const eo = steps[15] as number;
    const eb = steps[16] as number;
    const es = steps[19] as number;
    const so = steps[20] as number;
    const sb = steps[21] as number;
    const ss = steps[24] as number;
    const last = (count - 1) * LABELS;
    g[last] = 0;
    g[last + BEGIN] = NEVER;
    g[last + INSIDE] = NEVER;
    g[last + END] = 0;
    g[last + SINGLE] = 0;
    for (let t = count - 2; t >= 0; t--) {
      const at = (t + 1) * stride + offset;
      const next = (t + 1) * LABELS;
      const o = (g[next] as number) + (scores[at] as number);
      const b = Math.max((g[next + BEGIN] as number) + (scores[at + BEGIN] as number), NEVER);
      const i = Math.max((g[next + INSIDE] as number) + (scores[at + INSIDE] as number), NEVER);
      const e = (g[next + END] as number) + (scores[at + END] as number);
      const s = (g[next + SINGLE] as number) + (scores[at + SINGLE] as number);
      const to = t * LABELS;
      g[to] = Math.max(o + oo, b + ob, s + os);
      g[to + BEGIN] = Math.max(i + bi, e + be);
      g[to + INSIDE] = Math.max(i + ii, e + ie);
      g[to + END] = Math.max(o + eo, b + eb, s + es);
      g[to + SINGLE] = Math.max(o + so, b + sb, s + ss);
    }
  }

  /**
   * How much better the best labelling is than the best one in which word `t` is outside of mentions. After
   * `prepareMargins`. 0 when the word is outside anyway.
   */
  margin(t: number): number {
    return this.best - (this.forward[t * LABELS] as number) - (this.backward[t * LABELS] as number);
  }

  /**
   * How much better the best labelling in which words `first…last` are one mention is than the best one in which the
   * first of them is outside: above 0, the words are rather a mention than not. After `prepareMargins`.
   */
  support(first: number, last: number, scores: Int32Array, stride: number, offset: number, steps: Int32Array): number {
    const f = this.forward;
    const g = this.backward;
    const without = (f[first * LABELS] as number) + (g[first * LABELS] as number);
    if (first === last)
      return (f[first * LABELS + SINGLE] as number) + (g[first * LABELS + SINGLE] as number) - without;
    let score = f[first * LABELS + BEGIN] as number;
    let label = BEGIN;
    for (let t = first + 1; t <= last; t++) {
      const next = t === last ? END : INSIDE;
      score += (steps[label * LABELS + next] as number) + (scores[t * stride + offset + next] as number);
      label = next;
    }
    return score + (g[last * LABELS + END] as number) - without;
  }
}
