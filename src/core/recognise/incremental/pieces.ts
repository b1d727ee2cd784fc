import { cutAfter, type Entry, LONGEST_REACH, type Source } from "../../text/blocks.ts";
import type { Edit } from "../../text/edit.ts";
import type { Markup } from "../../text/markup.ts";
import type { Steps } from "../../steps.ts";
import { Block } from "./block.ts";

/** Text that has been edited and not been cut into blocks since. */
class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Block | Raw;

/** Which blocks there are now, beside those that there were. */
export interface Recut {
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
  /** Blocks that stay and have another before them. */
  readonly followers: readonly Block[];
}

/**
 * The text of a document in blocks. Edits are taken in at once, at the cost of the blocks that they touch; the blocks are
 * cut again when that is asked for, from just before an edit to where the blocks are the same as before.
 */
export class Pieces {
  private pieces: Piece[];
  private readonly markup: Markup;
  /** Blocks that edits have taken away, since the last cut. */
  private removed: Block[] = [];
  /** The piece that was edited last, and where it begins: the next edit is mostly near. */
  private last = { index: 0, start: 0 };
  /** In code units. */
  length: number;

  constructor(text: string, markup: Markup) {
    this.pieces = [new Raw(text)];
    this.markup = markup;
    this.length = text.length;
  }

  /** Whether all of the text is in blocks. */
  isCut = false;

  /** The blocks in order, once all is cut. */
  get blocks(): readonly Block[] {
    return this.isCut ? (this.pieces as readonly Block[]) : [];
  }

  get text(): string {
    return this.pieces.map(({ text }) => text).join("");
  }

  /** Takes an edit in. Throws `RangeError` for one that is not within the text. */
  edit({ at, removed, inserted }: Edit): void {
    if (at < 0 || removed < 0 || at + removed > this.length)
      throw new RangeError(`no text at ${at} to ${at + removed}`);
    if (this.pieces.length === 0) this.pieces.push(new Raw(""));
    let { index, start } = this.last;
    while (start > at) start -= this.pieces[--index]!.text.length;
    while (index < this.pieces.length - 1 && start + this.pieces[index]!.text.length <= at) {
      start += this.pieces[index++]!.text.length;
    }
    let end = index;
    let endStart = start;
    while (endStart + this.pieces[end]!.text.length < at + removed) endStart += this.pieces[end++]!.text.length;
    const head = this.pieces[index]!.text.slice(0, at - start);
    const tail = this.pieces[end]!.text.slice(at + removed - endStart);
    for (let i = index; i <= end; i++) this.remove(this.pieces[i]!);
    this.pieces.splice(index, end - index + 1, new Raw(head + inserted + tail));
    this.last = { index, start };
    this.length += inserted.length - removed;
    this.isCut = false;
  }

  private remove(piece: Piece): void {
    if (piece instanceof Block) this.removed.push(piece);
  }

  /** Cuts what has been edited. Nothing changes before the end, so that it may be broken off. */
  *recut(): Steps<Recut> {
    const replaced: Replaced[] = [];
    let kept = 0;
    for (let i = 0; i < this.pieces.length; i++) {
      if (this.pieces[i] instanceof Block) continue;
      const first = this.firstReaching(i, kept);
      const { made, end } = yield* this.cutFrom(first, i);
      replaced.push({ first, end, made });
      kept = end;
      i = end - 1;
    }
    const removed = this.removed;
    const added: Block[] = [];
    for (const { first, end, made } of replaced) {
      const old = new Set(this.pieces.slice(first, end));
      for (const block of made) if (!old.delete(block)) added.push(block);
      for (const piece of old) if (piece instanceof Block) removed.push(piece);
    }
    this.replace(replaced);
    this.removed = [];
    this.last = { index: 0, start: 0 };
    this.isCut = true;
    return { removed, added, followers: this.link(new Set(added)) };
  }

  private replace(replaced: readonly Replaced[]): void {
    if (replaced.length === 1 && replaced[0]!.made.length < 100) {
      const { first, end, made } = replaced[0]!;
      this.pieces.splice(first, end - first, ...made);
      return;
    }
    const pieces: Piece[] = [];
    let kept = 0;
    for (const { first, end, made } of replaced) {
      for (; kept < first; kept++) pieces.push(this.pieces[kept]!);
      for (const block of made) pieces.push(block);
      kept = end;
    }
    for (; kept < this.pieces.length; kept++) pieces.push(this.pieces[kept]!);
    this.pieces = pieces;
  }

  /** Gives each block its place and its neighbours. Returns those that have another before them and are not new. */
  private link(added: ReadonlySet<Block>): Block[] {
    const followers: Block[] = [];
    let before: Block | undefined;
    let place = 0;
    for (const block of this.pieces as readonly Block[]) {
      block.place = place++;
      if (block.before !== before) {
        block.before = before;
        if (!added.has(block)) followers.push(block);
      }
      if (before !== undefined) before.next = block;
      before = block;
    }
    if (before !== undefined) before.next = undefined;
    return followers;
  }

  /** The first piece, not before `least`, whose end may depend on what stands in piece `raw`. */
  private firstReaching(raw: number, least: number): number {
    let first = raw;
    let distance = 0;
    for (let i = raw - 1; i >= least && distance <= LONGEST_REACH; i--) {
      const piece = this.pieces[i] as Block;
      distance += piece.text.length;
      if (piece.reach > distance) first = i;
    }
    return first;
  }

  /** Cuts from the start of a piece to where a block after piece `raw` begins as it did before. */
  private *cutFrom(first: number, raw: number): Steps<{ made: Block[]; end: number }> {
    const window = new Window(this.pieces, first);
    const made: Block[] = [];
    let entry = this.entryOf(first);
    for (let at = 0; ;) {
      const index = window.pieceAt(at);
      const piece = index === undefined ? undefined : this.pieces[index];
      const same = piece instanceof Block && piece.entry === entry ? piece : undefined;
      if (index !== undefined && index > raw && same !== undefined) return { made, end: index };
      if (window.upTo(at + 1).length <= at) return { made, end: this.pieces.length };
      const cut = cutAfter(window, at, entry, this.markup);
      const text = window.upTo(cut.end).slice(at, cut.end);
      made.push(same?.text === text ? same : new Block(text, entry, { ...cut, reach: cut.reach - at }));
      entry = cut.after;
      at = cut.end;
      yield;
    }
  }

  private entryOf(index: number): Entry {
    const piece = this.pieces[index];
    if (piece instanceof Block) return piece.entry;
    return (this.pieces[index - 1] as Block | undefined)?.after ?? "first";
  }
}

/** Pieces `first … end − 1` that make way for blocks. */
interface Replaced {
  readonly first: number;
  readonly end: number;
  readonly made: readonly Block[];
}

/** The text from some piece on, as much of it as has been asked for. */
class Window implements Source {
  isWhole = false;
  private text = "";
  private next: number;
  private readonly pieces: readonly Piece[];
  /** Which piece begins at an offset. */
  private readonly starts = new Map<number, number>();

  constructor(pieces: readonly Piece[], first: number) {
    this.pieces = pieces;
    this.next = first;
  }

  upTo(offset: number): string {
    if (this.text.length < offset && !this.isWhole) {
      // Each time by half as much again, so that what is copied in all is in proportion to the text.
      const wanted = Math.max(offset, this.text.length * 1.5);
      const parts = [this.text];
      for (let length = this.text.length; length < wanted && this.next < this.pieces.length; this.next++) {
        const { text } = this.pieces[this.next]!;
        if (text !== "") this.starts.set(length, this.next);
        parts.push(text);
        length += text.length;
      }
      this.text = parts.join("");
      this.isWhole = this.next === this.pieces.length;
    }
    return this.text;
  }

  pieceAt(offset: number): number | undefined {
    this.upTo(offset + 1);
    return this.starts.get(offset);
  }
}
