import { baseName, type ExchangeDocument } from "./document.ts";

/** The family under which CoNLL would keep what only it understands. */
export const CONLL = "conll";

/** Endings of its files, the usual one first. */
export const EXTENSIONS = [".conll", ".iob", ".bio"] as const;

/** What is written for a name that is empty. */
export const NAMELESS = "Unknown";

/** Endings of the text beside. */
const TEXT_ENDINGS = [".txt", ".md", ".markdown"];

/** The names that the text of a file may have. */
export function textNames(file: string): string[] {
  const base = baseName(file);
  return TEXT_ENDINGS.map((ending) => base + ending);
}

/** The name of the text that is written beside: the document's own, where its file's name tells it. */
export function textName({ id, file }: ExchangeDocument): string {
  return file !== undefined && textNames(`${id}.conll`).includes(file) ? file : `${id}.txt`;
}

/** Whether a character is white space, in JavaScript's sense or in Python's. */
export function isSpace(char: string | undefined): boolean {
  // eslint-disable-next-line no-control-regex -- U+001C to U+001F and U+0085 are white space to Python only
  return char !== undefined && /^[\s\u001c-\u001f\u0085]$/.test(char);
}
