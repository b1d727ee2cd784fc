import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { english, type Say } from "../../src/core/words.ts";
import { ROOT } from "./shared.ts";

/** A made-up translation of every sentence that there is to translate: its letters become wide ones. What is put in stays. */
const bundle = JSON.parse(readFileSync(path.join(ROOT, "l10n/bundle.l10n.json"), "utf8")) as Record<string, string>;
const wide = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const translation = new Map(Object.keys(bundle).map((sentence) => [sentence, wide(sentence)]));

/** Says a sentence in the made-up language, and one that is not in the list of sentences in English. */
export const say: Say = (message, ...args) => english(translation.get(message) ?? message, ...args);

/** Those of some texts that hold a Latin letter still. Fails where there are none, or none in the made-up language. */
export function untranslated(texts: readonly string[]): string[] {
  assert.ok(texts.length > 0);
  assert.ok(
    texts.some((text) => /[\uff21-\uff5a]/.test(text)),
    texts.join("\n"),
  );
  return texts.filter((text) => /[A-Za-z]/.test(text));
}
