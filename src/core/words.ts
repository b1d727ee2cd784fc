/**
 * Says a sentence in the reader's language; `{0}`, `{1}`, … stand for the arguments. The English sentence is what a translation
 * is found by, so it stands whole in the code. What is said can be made part of another sentence as an argument alone.
 */
export type Say = (message: string, ...args: (string | number)[]) => string;

/** Says it in English: for the command line, and wherever nobody has said in which language. */
export const english: Say = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (hole, nth: string) => String(args[Number(nth)] ?? hole));

/** Marks sentences that a table holds and that are said later, so that the list of all that is to be translated has them. */
export function messages<T extends Readonly<Record<string, string | readonly string[]>> | readonly string[]>(
  table: T,
): T {
  return table;
}

/** A sentence that is said later, where the reader's language is known: what is wrong in a file, found far from any screen. */
export interface Sentence {
  /** In English, with `{0}`, `{1}`, … for the arguments. */
  readonly text: string;
  readonly args: readonly (string | number | Sentence)[];
}

/** Puts a sentence down for later. An argument may be a sentence, which is said in the same language. */
export function toSay(text: string, ...args: Sentence["args"]): Sentence {
  return { text, args };
}

/** What is the same in every language, such as the name of a format, where a sentence is asked for. */
export function asIs(name: string): Sentence {
  return { text: "{0}", args: [name] };
}

/** Says what was put down; in English where nobody has said in which language. */
export function said({ text, args }: Sentence, say: Say = english): string {
  return say(text, ...args.map((each) => (typeof each === "object" ? said(each, say) : each)));
}
