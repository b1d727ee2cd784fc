/** Capital letters that are part of a word's meaning: `DNA`, `pH`, `B-cell`, `mTOR`, `IgA`. */
const MEANT_CAPITALS = /^(?=.*[A-Z].*[A-Z\d]|[a-z]+[A-Z]|[A-Z]$|[A-Z]-)/;

/** Words as some trusted source writes them in running order, to tell eponyms (`Marfan`) from headings (`Syndrome`). */
export class CaseVocabulary {
  readonly #lower = new Map<string, number>();
  readonly #upper = new Map<string, number>();

  /** Learns from a label in natural case, such as Mondo's. The first word is as telling there as any other. */
  learn(label: string): void {
    for (const word of label.split(/[\s,/-]+/)) {
      if (/^[a-z]/.test(word)) add(this.#lower, word);
      else if (/^[A-Z][a-z]/.test(word)) add(this.#upper, word.toLowerCase());
    }
  }

  /** True when the word is mostly written with a capital. */
  isEponym(word: string): boolean {
    const key = word.toLowerCase().replace(/'s?$/, "");
    return Math.max(this.#upper.get(key) ?? 0, this.#upper.get(word.toLowerCase()) ?? 0) > (this.#lower.get(key) ?? 0);
  }

  /** True when the word is a name that keeps its capital. An unknown word counts as a name. */
  isProper(word: string): boolean {
    const key = word.toLowerCase();
    const lower = this.#lower.get(key) ?? 0;
    const upper = this.#upper.get(key) ?? 0;
    return lower === 0 ? true : upper > lower;
  }
}

function add(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** `Peripheral Neuropathy` → `peripheral neuropathy`, `Marfan Syndrome` → `Marfan syndrome`. */
export function disorderCase(heading: string, vocabulary: CaseVocabulary): string {
  return heading.replace(/[\p{L}\d][\p{L}\d']*/gu, (word) => {
    if (!/^\p{Lu}/u.test(word) || MEANT_CAPITALS.test(word)) return word;
    const bare = word.replace(/'s$/, "");
    if (vocabulary.isProper(bare) && !vocabulary.isProper(singular(bare))) return lowerFirst(word);
    return vocabulary.isProper(bare) ? word : lowerFirst(word);
  });
}

/** A term in sentence case (`Peripheral sensory neuropathy`): only the first word is in question. */
export function termCase(term: string, vocabulary: CaseVocabulary): string {
  const first = /^[^\s-]+/.exec(term)?.[0] ?? "";
  if (MEANT_CAPITALS.test(first) || /^(?:Cushing|Guillain|Horner|Raynaud|Stevens|Wolff|Fanconi|Mobitz)/.test(first))
    return term;
  return vocabulary.isEponym(first) ? term : lowerFirst(term);
}

/** INN are written small: `Atezolizumab` → `atezolizumab`, `ACETAMINOPHEN` → `acetaminophen`; codes keep their capitals. */
export function drugCase(name: string): string {
  return name.replace(/[\p{L}\d][\p{L}\d'-]*/gu, (word) => {
    if (/\d/.test(word)) return word;
    if (/^\p{Lu}\p{Ll}{2,}$/u.test(word)) return lowerFirst(word);
    if (/^\p{Lu}{5,}$/u.test(word)) return word.toLowerCase();
    if (/^\p{Lu}\p{Ll}+(?:-\p{Ll}+)+$/u.test(word)) return lowerFirst(word);
    return word;
  });
}

/** True for acronyms and mixed symbols of two to seven signs, which are words in another case (`AIDS`, `NF1`, `SIADH`). */
export function isAcronym(text: string): boolean {
  return /^(?=[^a-z]*[A-Z][^a-z]*[A-Z]|[a-z]?[A-Z]{2})[A-Za-z0-9-]{2,7}$/.test(text) && !/[a-z]{3}/.test(text);
}

function singular(word: string): string {
  return word
    .replace(/ies$/i, "y")
    .replace(/ses$/i, "sis")
    .replace(/([^s])s$/i, "$1");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
