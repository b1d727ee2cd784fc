import { said, type Sentence } from "../words.ts";

/** A path into JSON. */
export type Path = readonly (string | number)[];

/** An offset in UTF-16 code units, a path into the file's JSON, or one into the JSON that starts at an offset. */
export type Where = number | Path | { readonly at: number; readonly path: Path };

/** A file that cannot be read, with the place and the reason. Thrown by parsers, caught at their door (`readFiles`). */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly sentence: Sentence;
  readonly where: Where;
  /** Name of the file, where it is not the one that was asked for. */
  readonly file: string | undefined;

  constructor(sentence: Sentence, where: Where = 0, file?: string) {
    super(said(sentence));
    this.sentence = sentence;
    this.where = where;
    this.file = file;
  }
}
