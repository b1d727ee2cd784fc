import { isDisorder, type Kind } from "../lexicon/concept.ts";
import type { Named, NameFinder } from "../lexicon/matcher.ts";
import { drugInduced } from "./linkingDisorders.ts";
import { rewrites } from "./linkingRewrites.ts";
import type { Suggestion } from "./mention.ts";

/** What a document says that bears on what its words name. */
export interface DocumentNames {
  /** The long form of a short form that the document defines; its first definition counts. */
  longForm(short: string): string | undefined;
  /** Whether the document names a concept by other words than these (in lower case), which that concept alone has. */
  isNamedElsewhere(concept: number, words: string): boolean;
}

/** What a suggestion may name, best first. */
export interface NameReading {
  readonly choices: readonly Named[];
  /** The concept that it has where nothing decides between several. */
  readonly otherwise: number | undefined;
}

/**
 * Gives each suggestion the concept that it names, or none: what the scan found by name keeps its concept, and the
 * others are looked up. The rules, in this order:
 *
 * 1. A user's own term stays what the user said.
 * 2. Words that are a name as they stand name its concept, if that is of the suggestion's kind. This goes before the
 *    concept of the last words alone (`drug-induced hepatitis` before `hepatitis`).
 * 3. A short form that the text defines names what its long form names, if that is something we know.
 * 4. Words that no list holds are looked up in other words for the same thing (`linkingRewrites.ts`).
 * 5. A name of several concepts names the one among them that the document names by another name too, which that
 *    concept alone has; else the one with the best right to the name; and none where several have the same right.
 *
 * Pure: the same arguments give the same result. Takes a bounded number of look-ups for each suggestion.
 *
 * @param suggestions in the order of the text, with the kinds that the context has decided
 * @param readings of the suggestions, one by one
 */
export function link(
  text: string,
  suggestions: readonly Suggestion[],
  readings: readonly NameReading[],
  names: DocumentNames,
): Suggestion[] {
  return suggestions.map((one, s) => {
    const reading = readings[s] as NameReading;
    const words = reading.choices.length > 1 ? text.slice(one.start, one.end).toLowerCase() : "";
    const concept = chosen(reading, (choice) => names.isNamedElsewhere(choice.concept, words));
    if (concept === one.concept) return one;
    const { concept: _before, ...rest } = one;
    return concept === undefined ? rest : { ...rest, concept };
  });
}

/** The concepts that suggestions name by words which that concept alone has; the words in lower case. */
export function* namedAlone(
  text: string,
  suggestions: readonly Suggestion[],
  readings: readonly NameReading[],
): Generator<readonly [concept: number, words: string], void, void> {
  for (const [s, { start, end }] of suggestions.entries()) {
    const { choices } = readings[s] as NameReading;
    if (choices.length === 1) yield [(choices[0] as Named).concept, text.slice(start, end).toLowerCase()];
  }
}

function chosen({ choices, otherwise }: NameReading, isNamedElsewhere: (one: Named) => boolean): number | undefined {
  if (choices.length < 2) return choices[0]?.concept ?? otherwise;
  const named = choices.filter(isNamedElsewhere);
  if (named.length === 1) return (named[0] as Named).concept;
  const [first, second] = choices as [Named, Named];
  if (!first.silent && second.silent) return first.concept;
  return first.right < second.right ? first.concept : otherwise;
}

/** Readings and look-ups that are kept: a document repeats its words. */
const MOST_KEPT = 4096;

/** Looks words up in a lexicon. The same words always have the same reading. */
export class NameReader {
  private readonly names: NameFinder;
  private readonly readings = new Map<string, NameReading>();
  private readonly known = new Map<string, readonly Named[]>();

  constructor(names: NameFinder) {
    this.names = names;
  }

  /**
   * @param words of the suggestion
   * @param long the long form of the words, if they are a short form
   */
  read(words: string, { kind, concept }: Suggestion, long: string | undefined): NameReading {
    const key = `${kind} ${concept ?? ""} ${words}\n${long ?? ""}`;
    return kept(this.readings, key, () => this.readAnew(words, kind, concept, long));
  }

  private readAnew(words: string, kind: Kind, concept: number | undefined, long: string | undefined): NameReading {
    if (concept !== undefined && this.names.isOwn?.(concept) === true) return { choices: [], otherwise: concept };
    if (long !== undefined) {
      const choices = concept === undefined ? this.lookUp(long, kind) : [];
      if (choices.length > 0 || concept !== undefined) return { choices, otherwise: concept };
    }
    const direct = kind === "adverse-event" ? this.caused(words) : this.named(words, kind);
    if (direct.length > 0) return { choices: direct, otherwise: concept };
    if (concept !== undefined) return { choices: [], otherwise: concept };
    return { choices: this.lookUp(words, kind), otherwise: undefined };
  }

  /** What an adverse event's words name: the disorder as drugs cause it, where that is a concept of its own. */
  private caused(words: string): Named[] {
    for (const other of drugInduced(words)) {
      const found = this.named(other, "adverse-event");
      if (found.length > 0) return found;
    }
    return this.named(words, "adverse-event");
  }

  private named(words: string, kind: Kind): Named[] {
    return this.names.named(words).filter((one) => sameClass(this.names.kindOf(one.concept), kind));
  }

  /** By the words themselves, else by the first rewrite that is a name. */
  private lookUp(words: string, kind: Kind): readonly Named[] {
    return kept(this.known, `${isDisorder(kind) ? "disorder" : kind} ${words}`, () => {
      let found = this.named(words, kind);
      if (found.length > 0) return found;
      for (const other of rewrites(words, kind)) {
        found = this.named(other, kind);
        if (found.length > 0) break;
      }
      return found;
    });
  }
}

/** What a map holds under a key, made when it is not there; a full map is emptied first. */
function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    if (map.size >= MOST_KEPT) map.clear();
    map.set(key, value);
  }
  return value;
}

/** The long form of a suggestion's words, which may be a short form in the plural. */
export function longFormOf(words: string, names: DocumentNames): string | undefined {
  return names.longForm(words) ?? names.longForm(words.replace(/s$/, ""));
}

function sameClass(one: Kind, other: Kind): boolean {
  return one === other || (isDisorder(one) && isDisorder(other));
}
