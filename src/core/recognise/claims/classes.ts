import type { Kind } from "../../lexicon/concept.ts";
import type { Span } from "../../text/span.ts";

/** What stands between a name and the class that explains it: "atezolizumab (a monoclonal antibody", "aspirin, an NSAID". */
const EXPLAINS = /^(?: \(|, )(?:an?|the) $/;

/**
 * Mentions without those that only say what the drug beside them is: the class before its name ("immune checkpoint
 * inhibitor atezolizumab") and behind it ("atezolizumab (a monoclonal antibody"). A claim is about the drug.
 *
 * @param mentions in the order of the text
 */
export function withoutClasses<T>(
  text: string,
  mentions: readonly T[],
  of: (mention: T) => Span & { readonly kind: Kind },
): T[] {
  return mentions.filter((mention, nth) => {
    const each = of(mention);
    if (each.kind !== "drug") return true;
    const [before, after] = [mentions[nth - 1], mentions[nth + 1]];
    const next = after === undefined ? undefined : of(after);
    if (next?.kind === "drug" && next.start === each.end + 1 && text.charAt(each.end) === " ") return false;
    const last = before === undefined ? undefined : of(before);
    return !(last?.kind === "drug" && each.start - last.end < 8 && EXPLAINS.test(text.slice(last.end, each.start)));
  });
}
