import { KINDS, type Kind } from "../lexicon/concept.ts";
import { type Mark } from "./reportModel.ts";

/** A kind's letter beside its words, so that kinds differ without colour and without underlines too. */
export const LETTERS: Readonly<Record<Kind, string>> = {
  drug: "D",
  target: "T",
  "adverse-event": "A",
  condition: "C",
  endpoint: "E",
};

/** The class and the letter of what BioGloss has no kind for. */
export const OTHER = { name: "other", letter: "O" } as const;

/** What a mark is called in classes of the page. */
export function classOf(kind: Kind | undefined): string {
  return `k-${kind ?? OTHER.name}`;
}

/** A mark's number as people see it: `D3` for the third card, `§2` for the second claim. */
export function signOf({ kind, isClaim, number }: Pick<Mark, "kind" | "isClaim" | "number">): string {
  return isClaim ? `§${number}` : `${kind === undefined ? OTHER.letter : LETTERS[kind]}${number}`;
}

/** Layers of a stretch of text from the outside in. */
const LAYERS: readonly string[] = ["claim", ...[...KINDS, undefined].map(classOf)];

/** Underlines of one kind below each other, for names within names; of all kinds before they lie on each other. */
const NESTED = 3;
const DEEPEST = 4;

function depthOf(layer: string): number {
  return layer === "claim" ? 1 : NESTED;
}

function layerOf({ isClaim, kind }: Mark): string {
  return isClaim ? "claim" : classOf(kind);
}

/**
 * A text with its marks as HTML. Marks nest, cross and touch as they like: every stretch between two borders is in one
 * element for each mark over it, of each kind at most three, so that what is written grows with text and marks alone. Behind
 * each piece stands its number, a link to its card, which says in words what it is to those who cannot see it.
 *
 * @param prefix of the ids of the document's cards and claims
 */
export function markedText(text: string, marks: readonly Mark[], prefix: string): string {
  const starting = byBorder(marks, ({ span }) => span.start);
  const ending = byBorder(marks, ({ span }) => span.end);
  const borders = [...new Set([0, ...starting.keys(), ...ending.keys(), text.length])].sort((a, b) => a - b);
  const open = new Map<string, number>();
  const change = (mark: Mark, by: number): void => void open.set(layerOf(mark), (open.get(layerOf(mark)) ?? 0) + by);
  const parts: string[] = [];
  for (const [i, at] of borders.entries()) {
    // What began last ends first.
    for (const mark of (ending.get(at) ?? []).sort((a, b) => b.span.start - a.span.start)) {
      change(mark, -1);
      parts.push(signs(mark, prefix));
    }
    for (const mark of (starting.get(at) ?? []).sort((a, b) => b.span.end - a.span.end)) {
      change(mark, 1);
      parts.push(opening(mark, prefix));
    }
    const words = escapeHtml(text.slice(at, borders[i + 1] ?? at));
    const over = LAYERS.flatMap((layer) =>
      Array.from({ length: Math.min(open.get(layer) ?? 0, depthOf(layer)) }, () => layer),
    );
    const claims = over.filter((layer) => layer === "claim").length;
    const around = over.map((layer, level) =>
      layer === "claim" ? `<span class="claim">` : `<span class="m u${Math.min(level - claims, DEEPEST)} ${layer}">`,
    );
    if (words !== "") parts.push(around.join(""), words, "</span>".repeat(around.length));
  }
  return parts.join("");
}

function byBorder(marks: readonly Mark[], border: (mark: Mark) => number): Map<number, Mark[]> {
  const found = new Map<number, Mark[]>();
  for (const mark of marks) {
    const same = found.get(border(mark));
    if (same === undefined) found.set(border(mark), [mark]);
    else same.push(mark);
  }
  return found;
}

function opening({ isClaim, number, piece }: Mark, prefix: string): string {
  if (!isClaim) return "";
  const id = piece === 1 ? ` id="${prefix}t${number}"` : "";
  return `<span class="edge"${id} aria-hidden="true">[</span><span class="vh">claim ${number} begins: </span>`;
}

function signs(mark: Mark, prefix: string): string {
  const { isClaim, number, piece, pieces, label, kind } = mark;
  const target = `${prefix}${isClaim ? "c" : "k"}${number}`;
  const rest = piece < pieces ? "…" : "";
  const where = pieces > 1 ? `, part ${piece} of ${pieces}` : "";
  const edge = isClaim ? `<span class="edge" aria-hidden="true">]</span>` : "";
  const sign = `<span aria-hidden="true">${signOf(mark)}${rest}</span>`;
  const words = `<span class="vh"> (${escapeHtml(label)}${where}) </span>`;
  return `${edge}<a class="n ${isClaim ? "k-claim" : classOf(kind)}" href="#${target}" title="${escapeHtml(label + where)}">${sign}${words}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as HTML shows it, in elements and in attributes with quotes. A control character, which no page may hold, is
 * shown by its picture.
 */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (char) => ENTITIES[char] as string)
      // eslint-disable-next-line no-control-regex -- these are the characters
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (char) =>
        char === "\u007f" ? "␡" : String.fromCharCode(0x2400 + char.charCodeAt(0)),
      )
      .replace(/[\u0080-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, "\ufffd")
  );
}
