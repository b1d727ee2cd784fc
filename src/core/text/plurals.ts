/**
 * The singular spellings that a plural English noun may stand for, regular first. Empty when the word cannot be a
 * plural. Only words of at least four letters qualify: shorter ones (AIDS, is, gas) are names or verbs too often.
 */
export function singularForms(word: string): string[] {
  if (word.length < SHORTEST_PLURAL || !word.endsWith("s")) return [];
  const forms: string[] = [];
  if (isPluralAfter(word.charCodeAt(word.length - 2))) forms.push(word.slice(0, -1));
  const irregular = irregularSingular(word);
  if (irregular !== undefined) forms.push(irregular);
  return forms;
}

/** In letters. */
export const SHORTEST_PLURAL = 4;

/**
 * Whether an s after a lower-case letter may be a plural's: "-us", "-is" and "-ss" are singular endings (virus, sepsis,
 * abscess); after a digit the s is part of a code.
 */
export function isPluralAfter(unit: number): boolean {
  return unit !== 0x75 && unit !== 0x69 && unit !== 0x73 && !(unit >= 0x30 && unit <= 0x39);
}

/** neuropathies → neuropathy, metastases → metastasis, abscesses/reflexes/rashes → abscess/reflex/rash. */
export function irregularSingular(word: string): string | undefined {
  if (!word.endsWith("es") || word.length < 5) return undefined;
  if (word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (/[aeiouy]ses$/.test(word)) return word.slice(0, -2) + "is";
  return undefined;
}
