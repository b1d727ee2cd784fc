import type { Recogniser } from "../recognise/recogniser.ts";
import type { IsName } from "./driftGuard.ts";
import { withTypos } from "./driftTypos.ts";

/**
 * What the drift guard has to know of names, from a recogniser: a word is a name where the recogniser marks anything in
 * it. With that, typing errors in ordinary words can be told from look-alike names. Each word is asked about once.
 */
export function namesOf(recogniser: Pick<Recogniser, "analyse">): IsName {
  const known = new Map<string, boolean>();
  return withTypos((word) => {
    let is = known.get(word);
    if (is === undefined) known.set(word, (is = recogniser.analyse(word, "plain").suggestions.length > 0));
    return is;
  });
}
