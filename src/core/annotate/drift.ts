import type { Atoms } from "./atoms.ts";

/** A piece of the comparison of old with new words: `same` and `new` pieces joined give the new words. */
export interface DriftPart {
  readonly kind: "same" | "old" | "new";
  readonly text: string;
}

/** How the words of an annotation differ from those it was made of. */
export interface Drift {
  /** `words`: its own words differ. `surroundings`: they do not, but the sentence they stand in does. */
  readonly of: "words" | "surroundings";
  /** The old words; for surroundings, with as much of the old sentence as is known. */
  readonly was: string;
  readonly now: string;
  readonly parts: readonly DriftPart[];
}

/** A run of atoms that differs: `[a0, a1)` of the old ones became `[b0, b1)` of the new ones. */
export interface Hunk {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** The largest table that is filled to compare two sequences; above it all that differs is one hunk. */
const MOST_CELLS = 4_000_000;

/**
 * The fewest runs of atoms in which `b` differs from `a` (Levenshtein). With `openEnd`, atoms at the end of `b` that
 * `a` has no counterpart for do not count: `a` was cut off there.
 */
export function hunksOf(
  a: readonly string[],
  b: readonly string[],
  openEnd = false,
  equal = (i: number, j: number): boolean => a[i] === b[j],
): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && equal(head, head)) head++;
  if (head === a.length && (openEnd || head === b.length)) return [];
  let tail = 0;
  const most = openEnd ? 0 : Math.min(a.length, b.length) - head;
  while (tail < most && equal(a.length - 1 - tail, b.length - 1 - tail)) tail++;
  const rows = a.length - head - tail;
  const columns = b.length - head - tail;
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) {
    return [{ a0: head, a1: head + rows, b0: head, b1: head + columns }];
  }
  const cost = costTable(rows, columns, (i, j) => equal(head + i, head + j));
  return trace(cost, rows, openEnd ? bestEnd(cost, rows, columns) : columns, columns, head, (i, j) =>
    equal(head + i, head + j),
  );
}

function costTable(rows: number, columns: number, equal: (i: number, j: number) => boolean): Int32Array {
  const width = columns + 1;
  const cost = new Int32Array((rows + 1) * width);
  for (let j = 1; j <= columns; j++) cost[j] = j;
  for (let i = 1; i <= rows; i++) {
    const row = i * width;
    cost[row] = i;
    for (let j = 1; j <= columns; j++) {
      const aside = (cost[row - width + j - 1] as number) + (equal(i - 1, j - 1) ? 0 : 1);
      const dropped = (cost[row - width + j] as number) + 1;
      const added = (cost[row + j - 1] as number) + 1;
      cost[row + j] = Math.min(aside, dropped, added);
    }
  }
  return cost;
}

/** Where in the last row an open end stops: the cheapest column, of equals the one nearest the other's length. */
function bestEnd(cost: Int32Array, rows: number, columns: number): number {
  let best = 0;
  const last = rows * (columns + 1);
  for (let j = 1; j <= columns; j++) {
    const difference = (cost[last + j] as number) - (cost[last + best] as number);
    if (difference < 0 || (difference === 0 && Math.abs(j - rows) <= Math.abs(best - rows))) best = j;
  }
  return best;
}

function trace(
  cost: Int32Array,
  rows: number,
  end: number,
  columns: number,
  head: number,
  equal: (i: number, j: number) => boolean,
): Hunk[] {
  const width = columns + 1;
  const hunks: Hunk[] = [];
  let [i, j] = [rows, end];
  let open: { a1: number; b1: number } | undefined;
  const close = (): void => {
    if (open !== undefined) hunks.push({ a0: head + i, a1: head + open.a1, b0: head + j, b1: head + open.b1 });
    open = undefined;
  };
  while (i > 0 || j > 0) {
    const here = cost[i * width + j] as number;
    if (i > 0 && j > 0 && equal(i - 1, j - 1) && here === cost[(i - 1) * width + j - 1]) {
      close();
      i--;
      j--;
      continue;
    }
    open ??= { a1: i, b1: j };
    if (i > 0 && j > 0 && here === (cost[(i - 1) * width + j - 1] as number) + 1) {
      i--;
      j--;
    } else if (i > 0 && here === (cost[(i - 1) * width + j] as number) + 1) i--;
    else j--;
  }
  close();
  return hunks.reverse();
}

/** The comparison as a person reads it: white space of the new words is kept, so nothing in it is made up. */
export function partsOf(was: string, old: Atoms, now: string, fresh: Atoms, hunks: readonly Hunk[]): DriftPart[] {
  const parts: DriftPart[] = [];
  const add = (kind: DriftPart["kind"], text: string): void => void (text !== "" && parts.push({ kind, text }));
  const endOf = (atoms: Atoms, index: number): number => (index === 0 ? 0 : (atoms.end[index - 1] as number));
  let done = 0;
  for (const { a0, a1, b0, b1 } of hunks) {
    // Words that only went or only came take the white space before them along; exchanged ones leave it.
    const exchanged = a1 > a0 && b1 > b0;
    const newStart = exchanged ? (fresh.start[b0] as number) : endOf(fresh, b0);
    const oldStart = exchanged ? (old.start[a0] as number) : endOf(old, a0);
    add("same", now.slice(done, newStart));
    if (a1 > a0) add("old", was.slice(oldStart, endOf(old, a1)));
    done = b1 > b0 ? endOf(fresh, b1) : newStart;
    add("new", now.slice(newStart, done));
  }
  add("same", now.slice(done));
  return parts;
}
