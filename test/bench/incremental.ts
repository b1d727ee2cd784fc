import type { Scan } from "../../src/core/recognise/incremental/scan.ts";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { finished } from "../../src/core/steps.ts";
import { spread, type Spread } from "../harness/figures.ts";
import { median, timed } from "./measure.ts";
import { open } from "./shipped.ts";
import { abstracts } from "./texts.ts";

/** What editing costs in documents of two lengths, one ten times the other; times in milliseconds. */
export interface Editing {
  /** Suggestions in the shorter document. */
  readonly marks: number;
  /** To take one key in, the text included. */
  readonly key: Spread;
  /** To analyse again what it has changed. */
  readonly again: Spread;
  /** Both, in the longer document, as a ratio of medians. */
  readonly growth: number;
  /** Blocks that a key has analysed again, on average, step by step. */
  readonly blocks: number;
  /** Of full scans of both documents, of a paste and of replacing all in the shorter. */
  readonly longestTurn: {
    readonly scan: number;
    readonly longScan: number;
    readonly paste: number;
    readonly replaceAll: number;
  };
  /** Full scan of the longer document in terms of the shorter. */
  readonly linearity: number;
  /** Full scan of the shorter document. */
  readonly scan: number;
}

/** How long work goes on before something else gets a turn: as in the editor. */
const TURN = 4;

const KEYS = 300;
const TYPED = "The patients with hepatic failure (HF) had nausea after aspirin. ";

export function measureEditing(length: number): Editing {
  const recogniser = new Recogniser(open.matcher(), open.tagger(), open.statements());
  const [short, long] = [textOf(length), textOf(length * 10)];
  // Warm, as in an editor that has been open for a while.
  finished(recogniser.scan(short, "markdown").settle());
  const begun = [short, long].map((text) => {
    const scan = recogniser.scan(text, "markdown");
    return { scan, turns: turnsOf(scan) };
  });
  const [small, large] = begun as [(typeof begun)[0], (typeof begun)[0]];
  const sum = (turns: readonly number[]): number => turns.reduce((all, turn) => all + turn, 0);
  const before = sum(small.scan.done);
  const keys = [typeInto(small.scan), typeInto(large.scan)] as const;
  const blocks = (sum(small.scan.done) - before) / KEYS / small.scan.done.length;
  const both = keys.map(({ key, again }) => median(key) + median(again)) as [number, number];
  const pasted = textOf(100_000);
  small.scan.edit({ at: length >> 1, removed: 0, inserted: pasted });
  const paste = Math.max(...turnsOf(small.scan));
  const edits = replaceAll(small.scan.text, 2_000);
  const taken = timed(() => edits.forEach((edit) => small.scan.edit(edit)));
  const replaced = Math.max(taken, ...turnsOf(small.scan));
  return {
    marks: small.scan.analysis.suggestions.length,
    key: spread(keys[0].key),
    again: spread(keys[0].again),
    growth: both[1] / both[0],
    blocks,
    longestTurn: { scan: Math.max(...small.turns), longScan: Math.max(...large.turns), paste, replaceAll: replaced },
    linearity: sum(large.turns) / sum(small.turns),
    scan: sum(small.turns),
  };
}

/** Abstracts, as often as need be, each time with other words. */
function textOf(length: number): string {
  const { text } = abstracts(1_000_000);
  let all = "";
  for (let n = 0; all.length < length; n++) all += `${text.replaceAll("patients", `patients${n}`)}\n\n`;
  return all.slice(0, length);
}

/** Does what is to be done, and gives how long each turn of it took. */
function turnsOf(scan: Scan): number[] {
  const turns: number[] = [];
  const work = scan.settle();
  for (let isDone = false; !isDone;) {
    const started = performance.now();
    do isDone = work.next().done === true;
    while (!isDone && performance.now() - started < TURN);
    turns.push(performance.now() - started);
  }
  return turns;
}

function typeInto(scan: Scan): { key: number[]; again: number[] } {
  const key: number[] = [];
  const again: number[] = [];
  const at = scan.text.indexOf(" ", scan.length >> 1) + 1;
  for (let k = 0; k < KEYS; k++) {
    const inserted = TYPED.charAt(k % TYPED.length);
    key.push(timed(() => scan.edit({ at: at + k, removed: 0, inserted })));
    again.push(timed(() => finished(scan.settle())));
  }
  return { key, again };
}

/** The first occurrences of a common word made another, from the end, as an editor does it. */
function replaceAll(text: string, most: number): { at: number; removed: number; inserted: string }[] {
  return [...text.matchAll(/\bthe\b/g)]
    .slice(0, most)
    .map(({ index }) => ({ at: index, removed: 3, inserted: "such" }))
    .reverse();
}
