/**
 * Says a sentence in the reader's language; `{0}`, `{1}`, … stand for the arguments. The English sentence is what a translation
 * is found by, so it stands whole in the code. What is said can be made part of another sentence as an argument alone.
 */
export type Say = (message: string, ...args: (string | number)[]) => string;

/** Says it in English: for the command line, and wherever nobody has said in which language. */
export const english: Say = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (hole, nth: string) => String(args[Number(nth)] ?? hole));

/** Marks sentences that a table holds and that are said later, so that the list of all that is to be translated has them. */
export function messages<T extends Readonly<Record<string, string>> | readonly string[]>(table: T): T {
  return table;
}
