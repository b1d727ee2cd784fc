/** Sentences about concepts, by identifier. */
export type Sentences = ReadonlyMap<string, string>;

/** Reads a file of sentences: an identifier, a tab and the sentence on each line. Lines of another shape are left out. */
export function readSentences(text: string): Sentences {
  const sentences = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [id, sentence] = line.trimEnd().split("\t");
    if (id && sentence) sentences.set(id, sentence);
  }
  return sentences;
}
