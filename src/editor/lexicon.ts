import * as vscode from "vscode";
import { ActingDrugs } from "../core/lexicon/actingDrugs.ts";
import type { Concept } from "../core/lexicon/concept.ts";
import { type Facts, openFacts } from "../core/lexicon/facts.ts";
import { LayeredMatcher } from "../core/lexicon/layered.ts";
import { Matcher } from "../core/lexicon/matcher.ts";
import { type Mechanisms, openMechanisms } from "../core/lexicon/mechanisms.ts";
import { conceptOfTerm, NO_TERMS, type Terms } from "../core/lexicon/terms.ts";
import { Recogniser } from "../core/recognise/recogniser.ts";
import { decodeStatements } from "../core/recognise/statements/model.ts";
import { Statements } from "../core/recognise/statements/statements.ts";
import { decodeModel } from "../core/recognise/tagger/modelFile.ts";
import { Tagger } from "../core/recognise/tagger/tagger.ts";
import { readSentences, type Sentences } from "../core/view/sentences.ts";
import { type Log, showFailure } from "./log.ts";

/** The shipped lexicon, read on first need: the matcher for marking, the facts for hovers. */
export class Lexicon {
  private loadingMatcher: Promise<Matcher | undefined> | undefined;
  private layered: { matcher: LayeredMatcher; recogniser: Recogniser } | undefined;
  private loadingTagger: Promise<[Tagger | undefined, Statements | undefined]> | undefined;
  private tagger: Tagger | undefined;
  private statements: Statements | undefined;
  private terms: Terms = NO_TERMS;
  private loadingFacts: Promise<Facts | undefined> | undefined;
  private loadingMechanisms: Promise<Mechanisms | undefined> | undefined;
  private loadingActing: Promise<ActingDrugs | undefined> | undefined;
  private loadingSentences: Promise<readonly (Sentences | undefined)[]> | undefined;
  /** How long each file took to read and open, in milliseconds, by its name. */
  readonly durations = new Map<string, number>();
  /** Names of the files that could not be used. */
  readonly missing = new Set<string>();
  private readonly folder: vscode.Uri;
  private readonly log: Log;

  constructor(extension: vscode.Uri, log: Log) {
    this.folder = vscode.Uri.joinPath(extension, "media");
    this.log = log;
  }

  /**
   * The recogniser: the lexicon and the rules at once, and the tagger too once it is loaded. `undefined`, and a message
   * once, when the lexicon's file cannot be used.
   */
  async recogniser(): Promise<Recogniser | undefined> {
    this.loadingMatcher ??= this.load("lexicon-matcher.bin", (bytes) => new Matcher(bytes));
    const base = await this.loadingMatcher;
    if (base === undefined) return undefined;
    if (this.layered === undefined) {
      const matcher = new LayeredMatcher(base, this.terms);
      this.layered = { matcher, recogniser: new Recogniser(matcher, this.tagger, this.statements) };
    }
    return this.layered.recogniser;
  }

  /** Loads what was trained; later calls wait for the same load. Resolves to whether there is any of it now. */
  async loadTagger(): Promise<boolean> {
    this.loadingTagger ??= Promise.all([
      this.load("tagger.bin", (bytes) => new Tagger(decodeModel(bytes))),
      this.load("statements.bin", (bytes) => new Statements(decodeStatements(bytes))),
    ]);
    [this.tagger, this.statements] = await this.loadingTagger;
    this.layered = undefined;
    return this.tagger !== undefined || this.statements !== undefined;
  }

  /** Lays other terms of the user's over the lexicon, from the next analysis on. */
  setTerms(terms: Terms): void {
    this.terms = terms;
    this.layered = undefined;
  }

  /** The user's own concepts. */
  get ownConcepts(): readonly Concept[] {
    return this.terms.added.map(conceptOfTerm);
  }

  /** The shipped concepts, by number. */
  shipped(): Promise<Facts | undefined> {
    return this.facts();
  }

  /** What is known of a concept, by its index in the last analysis. */
  async concept(index: number): Promise<Concept | undefined> {
    const own = this.layered?.matcher.ownConcept(index);
    if (own !== undefined) return own;
    const facts = await this.facts();
    return facts === undefined || index >= facts.count ? undefined : this.withMechanisms(facts.concept(index));
  }

  /** What is known of a concept, by its identifier. */
  async conceptById(id: string): Promise<Concept | undefined> {
    const own = this.terms.added.find((term) => term.id === id);
    if (own !== undefined) return conceptOfTerm(own);
    const facts = await this.facts();
    const index = facts?.indexOf(id);
    return facts === undefined || index === undefined ? undefined : this.withMechanisms(facts.concept(index));
  }

  /** Loads the facts, and gives what looks concepts up by identifier, or by index in the last analysis, without waiting. */
  async lookup(): Promise<(id: string | number) => Concept | undefined> {
    const facts = await this.facts();
    return (id) => {
      if (typeof id === "number") {
        const own = this.layered?.matcher.ownConcept(id);
        return own ?? (facts !== undefined && id < facts.count ? facts.concept(id) : undefined);
      }
      const index = facts?.indexOf(id);
      return index === undefined ? undefined : facts?.concept(index);
    };
  }

  /** The drugs that act on a target, those approved first. The first call reads all drugs' mechanisms. */
  async drugsActingOn(target: Concept): Promise<readonly Concept[]> {
    this.loadingActing ??= Promise.all([this.facts(), this.mechanisms()]).then(([facts, more]) =>
      facts === undefined ? undefined : new ActingDrugs(facts, more),
    );
    return (await this.loadingActing)?.on(target) ?? [];
  }

  /** What we have written of a concept: a sentence on what it is, and what the CTCAE grades of an event turn on. */
  async sentencesOn(id: string): Promise<{ definition: string | undefined; grades: string | undefined }> {
    this.loadingSentences ??= Promise.all(
      ["definitions.tsv", "grades.tsv"].map((name) =>
        this.load(name, (bytes) => readSentences(new TextDecoder().decode(bytes))),
      ),
    );
    const [definitions, grades] = await this.loadingSentences;
    return { definition: definitions?.get(id), grades: grades?.get(id) };
  }

  private facts(): Promise<Facts | undefined> {
    this.loadingFacts ??= this.load("lexicon-facts.bin", async (bytes) => openFacts(await inflate(bytes)));
    return this.loadingFacts;
  }

  private mechanisms(): Promise<Mechanisms | undefined> {
    this.loadingMechanisms ??= this.load("lexicon-chembl.bin", async (bytes) => openMechanisms(await inflate(bytes)));
    return this.loadingMechanisms;
  }

  private async withMechanisms(concept: Concept): Promise<Concept> {
    if (concept.kind !== "drug") return concept;
    const more = (await this.mechanisms())?.of(concept.id) ?? [];
    const known = concept.mechanisms ?? [];
    const added = more.filter(({ target }) => !known.some((each) => each.target === target));
    return added.length === 0 ? concept : { ...concept, mechanisms: [...known, ...added] };
  }

  /** Reads and opens one file; the extension goes on without it when that fails. */
  private async load<T>(name: string, open: (bytes: Uint8Array) => T | Promise<T>): Promise<T | undefined> {
    const started = performance.now();
    try {
      const value = await open(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, name)));
      this.durations.set(name, performance.now() - started);
      this.log.debug(`${name} loaded in ${Math.round(performance.now() - started)} ms`);
      return value;
    } catch (error) {
      this.missing.add(name);
      showFailure(this.log, vscode.l10n.t("BioGloss cannot use its file {0}; it works on without it", name), error);
      return undefined;
    }
  }
}

/** The content of a gzip'd file. Works in Node and in a web worker. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
