import type { LineColumn } from "../text/lines.ts";
import type { NamedMention } from "./mentions.ts";

/** A stretch of a text for people; see `LineColumn`. The end is exclusive. */
export interface Place {
  readonly from: LineColumn;
  readonly to: LineColumn;
}

/** The mentions of one text, packed. */
export type Packed = Int32Array;

/** Numbers of one mention: its key's, then line and column of its start and of its end. */
const WIDTH = 5;

/**
 * Packs the mentions of many texts, so that those of a whole workspace can be kept: 20 bytes a mention and each key once,
 * where an object a mention takes ten times as much.
 */
export class MentionTable {
  private readonly numbers = new Map<string, number>();

  /** @param placeOf line and column of an offset of the text that the mentions are of */
  pack(mentions: readonly NamedMention[], placeOf: (offset: number) => LineColumn): Packed {
    const packed = new Int32Array(mentions.length * WIDTH);
    mentions.forEach(({ span, key }, nth) => {
      const number = this.numbers.get(key) ?? this.numbers.size;
      this.numbers.set(key, number);
      const [from, to] = [placeOf(span.start), placeOf(span.end)];
      packed.set([number, from.line, from.column, to.line, to.column], nth * WIDTH);
    });
    return packed;
  }

  /** Where a text that this table has packed names what a key stands for; in the order of the text. */
  find(packed: Packed, key: string): Place[] {
    const number = this.numbers.get(key);
    const places: Place[] = [];
    if (number === undefined) return places;
    const at = (index: number): LineColumn => ({ line: packed[index] as number, column: packed[index + 1] as number });
    for (let i = 0; i < packed.length; i += WIDTH) {
      if (packed[i] === number) places.push({ from: at(i + 1), to: at(i + 3) });
    }
    return places;
  }
}
