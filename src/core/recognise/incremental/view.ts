import type { Span } from "../../text/span.ts";
import type { Abbreviation, Analysis, Regimen, Relation, Suggestion } from "../mention.ts";
import { undefinedAmong } from "../undefinedForms.ts";
import type { Block, Result } from "./block.ts";

/** What is said of a text, at some moment. Nothing is put together before somebody asks for it. */
export class View {
  private readonly blocks: readonly Block[];
  /** Where each block begins. */
  private readonly starts: Int32Array;
  private readonly results: readonly Result[];

  constructor(blocks: readonly Block[]) {
    this.blocks = [...blocks];
    this.results = blocks.map(({ result }) => result);
    this.starts = new Int32Array(blocks.length);
    let start = 0;
    for (let b = 0; b < blocks.length; b++) {
      this.starts[b] = start;
      start += blocks[b]!.text.length;
    }
  }

  /** The blocks that hold any of some spans, or touch them. */
  blocksIn(spans: readonly Span[]): Block[] {
    return spans.flatMap(({ start, end }) => this.blocks.slice(this.blockAt(start), this.blockAt(end) + 1));
  }

  get suggestionCount(): number {
    return this.results.reduce((count, { suggestions }) => count + suggestions.length, 0);
  }

  /** Where a block begins. */
  startOf(block: Block): number {
    return this.starts[this.blocks.indexOf(block)] ?? 0;
  }

  /** The suggestions in a span of the text, in order. */
  suggestionsIn({ start, end }: Span): Suggestion[] {
    const found: Suggestion[] = [];
    const last = this.blockAt(end);
    for (let b = this.blockAt(start); b <= last && b < this.blocks.length; b++) {
      for (const each of shiftedSuggestions(this.results[b]!, this.starts[b]!)) {
        if (each.end > start && each.start < end) found.push(each);
      }
    }
    return found;
  }

  /** The index of the block that holds an offset. */
  private blockAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** All of it. */
  all(): Analysis {
    const suggestions: Suggestion[] = [];
    const abbreviations: Abbreviation[] = [];
    const regimens: Regimen[] = [];
    const relations: Relation[] = [];
    this.results.forEach((result, b) => {
      const start = this.starts[b]!;
      const first = suggestions.length;
      for (const each of shiftedSuggestions(result, start)) suggestions.push(each);
      for (const { short, long } of result.abbreviations) {
        abbreviations.push({ short: shifted(short, start), long: shifted(long, start) });
      }
      for (const each of result.regimens) {
        regimens.push({ ...each, ...shifted(each, start), parts: each.parts.map((part) => part + first) });
      }
      for (const each of result.relations) {
        relations.push({ ...each, head: each.head + first, tail: each.tail + first });
      }
    });
    return { suggestions, abbreviations, regimens, undefined: this.undefinedForms(), relations };
  }

  private undefinedForms(): Span[] {
    const uses = this.results.flatMap((result, b) => result.uses.map((use) => ({ ...use, block: b })));
    const defined = this.results.flatMap(({ abbreviations }, b) =>
      abbreviations.map(({ short }) => this.blocks[b]!.text.slice(short.start, short.end)),
    );
    return undefinedAmong(uses, defined).map((use) => {
      const start = this.starts[use.block]!;
      return { start: use.start + start, end: use.end + start };
    });
  }
}

/** A span so many code units further on. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** What was made of results last: blocks mostly stay where they are. */
const LAST = new WeakMap<Result, { readonly by: number; readonly suggestions: readonly Suggestion[] }>();

function shiftedSuggestions(result: Result, by: number): readonly Suggestion[] {
  if (by === 0 || result.suggestions.length === 0) return result.suggestions;
  let last = LAST.get(result);
  if (last?.by !== by) {
    last = { by, suggestions: result.suggestions.map((each) => ({ ...each, ...shifted(each, by) })) };
    LAST.set(result, last);
  }
  return last.suggestions;
}
