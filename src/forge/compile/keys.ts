import { exactKey as exactKeyOf, foldKey as foldKeyOf } from "../../core/lexicon/fold.ts";
import { Tokeniser } from "../../core/text/tokens.ts";

let tokeniser: Tokeniser | undefined;
const folded = new Map<string, string>();

/** `foldKey` of the core, remembered: the compile asks for the same names many times. */
export function foldKey(text: string): string {
  let key = folded.get(text);
  if (key === undefined) {
    key = foldKeyOf(text, (tokeniser ??= new Tokeniser()));
    folded.set(text, key);
  }
  return key;
}

/** A name as the last part of an identifier of ours: lower case, other than letters and digits a hyphen, none at its ends. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** `exactKey` of the core, with one tokeniser for all names. */
export function exactKey(text: string): string {
  return exactKeyOf(text, (tokeniser ??= new Tokeniser()));
}
