import { existsSync } from "node:fs";
import path from "node:path";
import type { Concept } from "../core/lexicon/concept.ts";
import type { Facts } from "../core/lexicon/facts.ts";
import { LayeredMatcher } from "../core/lexicon/layered.ts";
import type { Matcher } from "../core/lexicon/matcher.ts";
import { readTerms } from "../core/lexicon/terms.ts";
import { Recogniser } from "../core/recognise/recogniser.ts";
import type { Statements } from "../core/recognise/statements/statements.ts";
import type { Tagger } from "../core/recognise/tagger/tagger.ts";
import { said } from "../core/words.ts";
import { above } from "./checkTargets.ts";
import { loadFacts, loadMatcher, loadStatements, loadTagger, readText } from "./files.ts";
import { print } from "./output.ts";

/** Where a project keeps its terms, from a folder that holds it. */
const TERMS = path.join(".biogloss", "terms.yaml");

/** A recogniser, and the concepts that its suggestions name by their indices. */
export interface Reader {
  readonly recogniser: Recogniser;
  readonly concept: (index: number) => Concept;
}

/**
 * Readers of documents: what ships, with the user's terms laid over it. The terms are those of the file that was named,
 * else of the nearest `.biogloss/terms.yaml` from the document's folder upwards.
 */
export class Readers {
  private readonly matcher: Matcher = loadMatcher();
  private readonly tagger: Tagger = loadTagger();
  private readonly statements: Statements = loadStatements();
  private readonly facts: Facts = loadFacts();
  private readonly terms: string | undefined;
  private readonly made = new Map<string, Reader>();

  /** `terms`: the user's terms file, for every document. */
  constructor(terms?: string) {
    this.terms = terms;
  }

  /** The reader for a document; `-`, standard input, counts as a file of the working folder. */
  for(file: string): Reader {
    const terms = this.terms ?? nearestTerms(file) ?? "";
    const reader = this.made.get(terms) ?? this.make(terms);
    this.made.set(terms, reader);
    return reader;
  }

  private make(terms: string): Reader {
    const { facts, tagger, statements } = this;
    const concept = (index: number): Concept => facts.concept(index);
    if (terms === "") return { recogniser: new Recogniser(this.matcher, tagger, statements), concept };
    const read = readTerms(readText(terms));
    for (const { message, line, column } of read.problems)
      print(`${terms}:${line}:${column}: ${said(message)}\n`, "err");
    const matcher = new LayeredMatcher(this.matcher, read.terms);
    return {
      recogniser: new Recogniser(matcher, tagger, statements),
      concept: (index) => matcher.ownConcept(index) ?? concept(index),
    };
  }
}

function nearestTerms(file: string): string | undefined {
  const folder = file === "-" ? "." : path.dirname(file);
  return above(folder)
    .map((each) => path.join(each, TERMS))
    .find((each) => existsSync(each));
}
