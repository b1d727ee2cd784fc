import { compareSpans, type Span } from "../../text/span.ts";
import type { Markup } from "../../text/markup.ts";
import type { Around } from "../around.ts";
import { bindAbbreviations, meaningOf } from "../bind.ts";
import { combine, type Standing } from "../combine.ts";
import type { Elsewhere } from "../disorders.ts";
import { type Candidate, decideAll, type JudgedSentence, weigh } from "../judge.ts";
import { type DocumentNames, link, longFormOf } from "../linking.ts";
import { findRegimens } from "../regimens.ts";
import { codeTest, countSure, SURE_ENOUGH } from "../register.ts";
import { relate } from "../relations.ts";
import { isResidue } from "../residues.ts";
import { findFree, type Free, type KeyedWords, withRepeats } from "../tagger/consistency.ts";
import { formsOf } from "../tagger/forms.ts";
import { TAGGED_KINDS } from "../tagger/model.ts";
import type { TaggedMention } from "../tagger/tagger.ts";
import type { Trace } from "../trace.ts";
import { formUses } from "../undefinedForms.ts";
import type { Block, Combined, Definitions, Judged, Repeated, Result, Tagged } from "./block.ts";
import { KeyFilter } from "./keyFilter.ts";
import { NOTHING_READ, type Reader } from "./reader.ts";
import type { Shared } from "./shared.ts";

/** What the steps of a document work with. */
export interface Work {
  readonly reader: Reader;
  readonly shared: Shared;
  readonly markup: Markup;
  readonly trace: ((block: Block) => Trace) | undefined;
}

export function define(block: Block, { reader, shared }: Work): Definitions {
  const { sentences, listed } = block.reading ?? NOTHING_READ;
  const inListBefore = isInListBefore(block);
  const around: Around = { moreUses: (word) => shared.uses.ask(block, word, undefined), inList: inListBefore };
  const abbreviations = reader.rules.abbreviations(block.text, sentences, around);
  const forms = formsOf({ text: block.text, sentences, names: listed }, abbreviations);
  const defined = abbreviations.map(({ short, long }, a) => ({
    short: block.text.slice(short.start, short.end),
    long: block.text.slice(long.start, long.end),
    form: forms[a],
  }));
  return { inListBefore, inListAfter: around.inList, abbreviations, defined };
}

/** Whether a list of abbreviations goes on into a block, as far as is known of the block before it. */
export function isInListBefore({ before }: Block): boolean {
  return before?.definitions?.inListAfter ?? false;
}

export function tag(block: Block, { reader, shared }: Work): Tagged | undefined {
  const { sentences, listed } = block.reading ?? NOTHING_READ;
  const { tagger } = reader;
  if (tagger === undefined || sentences.length === 0) return undefined;
  const { forms } = shared.definitions;
  const tagged = tagger.tagSentences({ text: block.text, sentences, names: listed, abbreviations: [], forms });
  const keys = tagger.words.keys.slice(0, tagger.words.words.count);
  return { ...tagged, keys, filter: new KeyFilter(keys) };
}

/** Of each kind, where words stand that are tagged elsewhere. */
export function seek(block: Block, { reader, shared }: Work): (readonly Free[])[] {
  const { tagged, reading, text } = block;
  if (tagged === undefined || reader.tagger?.repeats !== true) return [];
  let source: KeyedWords | undefined;
  return TAGGED_KINDS.map((_, k) => {
    const { patterns } = shared.repeats[k]!;
    if (!tagged.keys.some((key) => patterns.openings.at(key) !== undefined)) return [];
    source ??= { text, words: reader.wordsOf(text, reading?.sentences ?? []), keys: tagged.keys };
    return findFree(source, tagged.mentions[k]!, patterns);
  });
}

export function repeat(block: Block, { shared }: Work): Repeated {
  const { tagged, free } = block;
  if (tagged === undefined) return { proposals: [], sure: 0 };
  const proposals = TAGGED_KINDS.flatMap((kind, k) => {
    const { scores } = shared.repeats[k]!;
    return withRepeats(kind, tagged.mentions[k]!, free[k] ?? [], (id) => scores.ask(block, id, undefined));
  });
  return { proposals, sure: countSure(tagged.names) + countSure(proposals.map(({ score }) => score)) };
}

export function combineNames(block: Block, work: Work): Combined {
  const candidates = withProposals(block, work);
  const meanings = (block.definitions?.abbreviations ?? []).map(({ long }) => meaningOf(block.text, long, candidates));
  return { candidates, meanings };
}

/** The names, and what the tagger proposes, rejects and widens. */
function withProposals(block: Block, { reader, shared, trace: traceOf }: Work): readonly Candidate[] {
  const { text, tagged } = block;
  const trace = traceOf?.(block);
  const { listed, names } = block.reading ?? NOTHING_READ;
  if (tagged === undefined) return names;
  const odds = new Map(listed.map((name, n) => [name, tagged.names[n]]));
  const all = block.repeated?.proposals ?? [];
  const isSureEnough = ({ score }: TaggedMention): boolean => score >= SURE_ENOUGH;
  const isSafe = (name: Candidate): boolean =>
    reader.isOwn(name) || name.kind === "endpoint" || (odds.get(name) ?? 1) >= SURE_ENOUGH;
  // Only a block with something doubtful in it depends on what the document is about.
  const quiet = !(all.every(isSureEnough) && names.every(isSafe)) && shared.quiet.ask(block, 0, undefined);
  const isCode = codeTest(text);
  const proposals = all.filter(
    (mention) =>
      (!quiet || isSureEnough(mention)) &&
      !reader.isStopped(text.slice(mention.start, mention.end)) &&
      !isCode(mention) &&
      !(mention.kind === "drug" && isResidue(text, mention)),
  );
  const isKept = (name: Candidate): boolean => !quiet || isSafe(name);
  if (trace !== undefined) for (const name of names) if (!isKept(name)) trace(name, "quiet");
  const standingOf = (name: Candidate): Standing => ({ odds: odds.get(name), isOwn: reader.isOwn(name) });
  return combine(text, givingWay(names.filter(isKept), proposals), proposals, standingOf, trace);
}

export function bind(block: Block, { reader, shared, trace }: Work): readonly JudgedSentence[] {
  const { text } = block;
  const { sentences, open } = block.reading ?? NOTHING_READ;
  const { shortForms } = shared.definitions;
  const candidates = block.combined?.candidates ?? [];
  if (shortForms.isEmpty) return weigh(text, sentences, candidates);
  const meaning = (short: string): ReturnType<typeof shared.definitions.meaningOf> => {
    shared.meanings.ask(block, short, undefined);
    return shared.definitions.meaningOf(short);
  };
  const tokens = reader.tokensOf(text, open);
  return weigh(text, sentences, bindAbbreviations(text, tokens, candidates, shortForms, meaning, trace?.(block)));
}

export function judge(block: Block, { reader, shared }: Work): Judged {
  const { text } = block;
  const rest: Elsewhere = {
    of: (disorder, own) => shared.elsewhere.ask(block, disorder, own),
    isAboutEvent: () => shared.aboutEvent.ask(block, 0, undefined),
  };
  const suggestions = decideAll(text, block.bound, rest, (candidate) => reader.isOwn(candidate));
  const names = documentNames(block, shared);
  const readings = suggestions.map((one) => {
    const written = text.slice(one.start, one.end);
    return reader.nameReader.read(written, one, longFormOf(written, names));
  });
  return { suggestions, readings };
}

export function linkNames(block: Block, { reader, shared }: Work): Result {
  const { text, judged } = block;
  const { sentences, listed, open } = block.reading ?? NOTHING_READ;
  const abbreviations = block.definitions?.abbreviations ?? [];
  const suggestions = link(text, judged?.suggestions ?? [], judged?.readings ?? [], documentNames(block, shared));
  const named: Span[] = [...listed, ...suggestions].filter(({ kind }) => kind === "drug" || kind === "target");
  return {
    suggestions,
    abbreviations,
    regimens: findRegimens(text, sentences, suggestions, (name) => reader.drugNamed(name)),
    relations: relate(text, sentences, suggestions, reader.statements),
    uses: formUses(text, reader.tokensOf(text, open), named.sort(compareSpans)),
  };
}

function documentNames(block: Block, { definitions, namedElsewhere }: Shared): DocumentNames {
  return {
    longForm: (short) => definitions.longForm(short),
    isNamedElsewhere: (concept, words) => namedElsewhere.ask(block, concept, words),
  };
}

/** The least score at which a proposal of the tagger replaces what only the shape of a symbol speaks for. */
const DECIDED = 0.2;

/** Names, in order, without the genes by shape on which the tagger has said something itself. */
function givingWay(
  names: readonly Candidate[],
  proposals: readonly (Span & { readonly score: number })[],
): readonly Candidate[] {
  if (!names.some(({ why }) => why.rule === "gene-shape")) return names;
  const decided = proposals.filter(({ score }) => score >= DECIDED).sort((a, b) => a.start - b.start);
  let p = 0;
  let covered = 0;
  return names.filter((name) => {
    for (; p < decided.length && (decided[p] as Span).start < name.end; p++) {
      covered = Math.max(covered, (decided[p] as Span).end);
    }
    return name.why.rule !== "gene-shape" || covered <= name.start;
  });
}
