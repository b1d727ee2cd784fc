import { isDisorder, type Kind } from "../lexicon/concept.ts";
import type { Named, NameFinder } from "../lexicon/matcher.ts";
import { drugInduced } from "./linkingDisorders.ts";
import { rewrites } from "./linkingRewrites.ts";
import type { Abbreviation, Suggestion } from "./mention.ts";

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
 */
export function link(
  text: string,
  suggestions: readonly Suggestion[],
  abbreviations: readonly Abbreviation[],
  names: NameFinder,
): Suggestion[] {
  const reader = new Reader(names, longForms(text, abbreviations));
  const readings = suggestions.map((one) => reader.read(text.slice(one.start, one.end), one));
  const evidence = new Map<number, Set<string>>();
  suggestions.forEach(({ start, end }, s) => {
    const { choices } = readings[s] as Reading;
    if (choices.length !== 1) return;
    const { concept } = choices[0] as Named;
    evidence.set(concept, (evidence.get(concept) ?? new Set()).add(text.slice(start, end).toLowerCase()));
  });
  return suggestions.map((one, s) => {
    const words = text.slice(one.start, one.end).toLowerCase();
    const isNamedElsewhere = ({ concept }: Named): boolean =>
      [...(evidence.get(concept) ?? [])].some((other) => other !== words);
    const concept = chosen(readings[s] as Reading, isNamedElsewhere);
    if (concept === one.concept) return one;
    const { concept: _before, ...rest } = one;
    return concept === undefined ? rest : { ...rest, concept };
  });
}

/** What a suggestion may name, best first. */
interface Reading {
  readonly choices: readonly Named[];
  /** The concept that it has where nothing decides between several. */
  readonly otherwise: number | undefined;
}

function chosen({ choices, otherwise }: Reading, isNamedElsewhere: (one: Named) => boolean): number | undefined {
  if (choices.length < 2) return choices[0]?.concept ?? otherwise;
  const named = choices.filter(isNamedElsewhere);
  if (named.length === 1) return (named[0] as Named).concept;
  const [first, second] = choices as [Named, Named];
  if (!first.silent && second.silent) return first.concept;
  return first.right < second.right ? first.concept : otherwise;
}

/** Short form → long form, as the text defines them; the first definition counts. */
function longForms(text: string, abbreviations: readonly Abbreviation[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const { short, long } of abbreviations) {
    const letters = text.slice(short.start, short.end);
    if (!forms.has(letters)) forms.set(letters, text.slice(long.start, long.end));
  }
  return forms;
}

/** Looks words up, each once a document. */
class Reader {
  private readonly names: NameFinder;
  private readonly longForms: ReadonlyMap<string, string>;
  private readonly readings = new Map<string, Reading>();
  private readonly known = new Map<string, readonly Named[]>();

  constructor(names: NameFinder, longForms: ReadonlyMap<string, string>) {
    this.names = names;
    this.longForms = longForms;
  }

  read(words: string, { kind, concept }: Suggestion): Reading {
    const key = `${kind} ${concept ?? ""} ${words}`;
    const known = this.readings.get(key) ?? this.readAnew(words, kind, concept);
    this.readings.set(key, known);
    return known;
  }

  private readAnew(words: string, kind: Kind, concept: number | undefined): Reading {
    if (concept !== undefined && this.names.isOwn?.(concept) === true) return { choices: [], otherwise: concept };
    const long = this.longForms.get(words) ?? this.longForms.get(words.replace(/s$/, ""));
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
    const key = `${isDisorder(kind) ? "disorder" : kind} ${words}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.named(words, kind);
      if (found.length === 0) {
        for (const other of rewrites(words, kind)) {
          found = this.named(other, kind);
          if (found.length > 0) break;
        }
      }
      this.known.set(key, found);
    }
    return found;
  }
}

function sameClass(one: Kind, other: Kind): boolean {
  return one === other || (isDisorder(one) && isDisorder(other));
}
