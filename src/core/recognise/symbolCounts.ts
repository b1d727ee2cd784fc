const WORD = /^[\p{L}\p{N}]/u;
const CAPITAL = /^\p{Lu}/u;

/** Fewer capitals do not make a word a symbol. */
const LEAST_CAPITALS = 3;

/**
 * How often each word of at least three capitals stands in a text, case and all. Words are letters and digits, joined by
 * `-`, `/` or `+`. Unit by unit, because a text has two hundred thousand words and only a few of these.
 */
export function countSymbols(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let at = 0;
  while (at < text.length) {
    const start = at;
    let capitals = 0;
    for (;;) {
      const unit = text.charCodeAt(at);
      if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) at++;
      else if (unit >= 65 && unit <= 90) {
        capitals++;
        at++;
      } else if (isJoint(unit)) {
        if (at === start || !isWordAt(text, at + 1)) break;
        at++;
      } else if (unit >= 128 && isWordAt(text, at)) {
        const char = String.fromCodePoint(text.codePointAt(at) as number);
        if (CAPITAL.test(char)) capitals++;
        at += char.length;
      } else break;
    }
    if (capitals >= LEAST_CAPITALS) {
      const word = text.slice(start, at);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (at === start) at++;
  }
  return counts;
}

function isJoint(unit: number): boolean {
  return unit === 45 || unit === 47 || unit === 43;
}

function isWordAt(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at);
  return codePoint !== undefined && WORD.test(String.fromCodePoint(codePoint));
}
