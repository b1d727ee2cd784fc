import doublearray from "doublearray";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import { compileMatcher } from "../../src/core/lexicon/compile.ts";
import { emptyTokens, tokenKey, Tokeniser } from "../../src/core/text/tokens.ts";

/** Something that finds names in a text; returns how many. */
export interface Engine {
  readonly name: string;
  readonly find: (text: string) => number;
}

/** A text as folded keys joined by blanks, with the place of each token in it: what a character engine can search. */
function normalise(text: string, tokeniser: Tokeniser): { folded: string; starts: number[] } {
  const tokens = emptyTokens(Math.max(16, text.length >> 2));
  tokeniser.append(text, 0, text.length, tokens);
  const starts: number[] = [];
  let folded = "";
  for (let t = 0; t < tokens.count; t++) {
    starts.push(folded.length);
    folded += `${tokenKey(text.slice(tokens.start[t], tokens.end[t]), false)} `;
  }
  return { folded, starts };
}

/** Reading alone: the floor for anything that looks at every code unit. */
export const readOnly: Engine = {
  name: "charCodeAt pass",
  find: (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
    return sum;
  },
};

/** Ours, over names without case rules, as the others know none. */
export function ours(names: readonly string[]): Engine {
  const forms = names.map((text, concept) => ({ text, exactCase: false, concept }));
  const matcher = new Matcher(compileMatcher({ forms, kinds: new Uint8Array(names.length) }));
  const tokens = emptyTokens();
  return {
    name: "BioGloss matcher",
    find: (text) => {
      tokens.count = 0;
      matcher.tokeniser.append(text, 0, text.length, tokens);
      return matcher.find(text, tokens).length;
    },
  };
}

/** The double-array trie of npm, asked at every token start; leftmost, longest, whole tokens. */
export function doubleArray(names: readonly string[]): Engine {
  const tokeniser = new Tokeniser();
  const keys = [...new Set(names.map((name) => normalise(name, tokeniser).folded))].sort();
  const trie = doublearray.builder().build(keys.map((k, v) => ({ k, v })));
  return {
    name: "doublearray (npm)",
    find: (text) => {
      const { folded, starts } = normalise(text, tokeniser);
      let found = 0;
      let free = 0;
      for (const start of starts) {
        if (start < free) continue;
        // Keys end with a blank, so a hit ends with a token. The window holds the longest name.
        const hits = trie.commonPrefixSearch(folded.slice(start, start + 128));
        const longest = hits.at(-1);
        if (longest === undefined) continue;
        found++;
        free = start + longest.k.length;
      }
      return found;
    },
  };
}

/** One regular expression for each first letter, the way many extensions search for words. */
export function perLetterRegExp(names: readonly string[]): Engine {
  const tokeniser = new Tokeniser();
  const byLetter = new Map<string, string[]>();
  for (const name of names) {
    const key = normalise(name, tokeniser).folded;
    const letter = key[0] as string;
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), key]);
  }
  const expressions = new Map<string, RegExp>();
  for (const [letter, keys] of byLetter) {
    const sorted = [...new Set(keys)]
      .sort((a, b) => b.length - a.length)
      .map((key) => key.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    expressions.set(letter, new RegExp(`(?:${sorted.join("|")})`, "y"));
  }
  return {
    name: "RegExp per first letter",
    find: (text) => {
      const { folded, starts } = normalise(text, tokeniser);
      let found = 0;
      let free = 0;
      for (const start of starts) {
        const expression = start < free ? undefined : expressions.get(folded[start] as string);
        if (expression === undefined) continue;
        expression.lastIndex = start;
        if (!expression.test(folded)) continue;
        found++;
        free = expression.lastIndex;
      }
      return found;
    },
  };
}
