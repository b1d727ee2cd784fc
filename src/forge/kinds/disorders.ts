import { foldKey, slug } from "../compile/keys.ts";
import { CaseVocabulary, disorderCase, isAcronym, termCase } from "../compile/casing.ts";
import { DISORDER_ACRONYMS } from "../lists/acronyms.ts";
import { type Draft, draftOf } from "../compile/draft.ts";
import { type Entry, name, type Name, type Role } from "../compile/entry.ts";
import { EVERYDAY_CONDITIONS, EVERYDAY_EVENTS } from "../lists/events.ts";
import { type Cluster, mergeEntries } from "../compile/merge.ts";
import { type Abbreviation, authoredInfo } from "../sources/authored.ts";
import { ctcaeInfo, type CtcaeTerm } from "../sources/ctcae.ts";
import { type DoidDisorder, doidInfo } from "../sources/doid.ts";
import { type MeshDisorder, type MeshHeading, meshInfo } from "../sources/mesh.ts";
import { type MondoDisorder, mondoInfo } from "../sources/mondo.ts";
import { oaeEntries } from "./oaeEvents.ts";
import { type OaeEvent, oaeInfo } from "../sources/oae.ts";
import { oncotreeInfo, type TumourType } from "../sources/oncotree.ts";
import {
  cancerForCarcinoma,
  eventWordings,
  naturalOrder,
  organLast,
  otherNumerals,
  ownedEponym,
  singularKey,
  typeOrder,
} from "../compile/variants.ts";

export interface DisorderSources {
  readonly mondo: readonly MondoDisorder[];
  readonly mesh: readonly MeshDisorder[];
  /** MeSH headings outside its branch of diseases: mental disorders, behaviour and all else. */
  readonly headings: readonly MeshHeading[];
  readonly doid: readonly DoidDisorder[];
  readonly ctcae: readonly CtcaeTerm[];
  readonly oncotree: readonly TumourType[];
  readonly oae: readonly OaeEvent[];
  readonly abbreviations: readonly Abbreviation[];
}

/** The source of headings that are no disorders of MeSH: kept apart from its diseases, which stand for themselves. */
const HEADINGS = "mesh-headings";

/** The source of acronyms: other than that of events, so that both may be of one disorder. */
const ACRONYMS = "authored-acronyms";

/** CTCAE classes that hold no adverse event in our sense: a neoplasm is a condition, a procedure is no disorder. */
const NEOPLASMS = /^Neoplasms/;
const NO_DISORDER = /^(?:Surgical and medical procedures|Social circumstances)$/;
/** Terms that report what became of a patient, not a disorder; `disease progression` is an endpoint. */
const NO_EVENT = /- Other, specify$|^(?:Death|Sudden death|Disease progression|Fall|Burn|Hip fracture.*NOS)\b/;

/** Conditions and adverse events of all sources, merged. What only a smaller list knows gives way to every other name. */
export function disorderDrafts(sources: DisorderSources): Draft[] {
  const vocabulary = new CaseVocabulary();
  for (const disorder of sources.mondo) vocabulary.learn(disorder.label);
  const entries = [
    ...sources.mondo.map(mondoEntry),
    ...sources.mesh.map((disorder) => meshEntry(disorder, vocabulary)),
    ...sources.doid.map(doidEntry),
    ...sources.headings.map((heading) => headingEntry(heading, vocabulary)),
    ...sources.oncotree.map((type) => oncotreeEntry(type, vocabulary)),
    ...oaeEntries(
      sources.oae,
      [
        ...sources.mondo.map(({ label }) => label),
        ...sources.mesh.map(({ label }) => naturalOrder(label)[0] ?? label),
        ...sources.ctcae.map(({ term }) => term),
      ],
      vocabulary,
    ),
    ...ctcaeEntries(sources.ctcae, vocabulary),
    ...eventEntries(new Set(sources.ctcae.map((term) => term.term.toLowerCase()))),
    ...abbreviationEntries(sources.abbreviations),
    ...EVERYDAY_CONDITIONS.map(([preferred, ...others]) => ({
      source: authoredInfo.key,
      kind: "condition" as const,
      id: `BIOGLOSS:disorder-${slug(preferred)}`,
      names: [name(preferred, "preferred"), ...others.map((text) => name(text, "decided", isAcronym(text)))],
      keys: [],
    })),
  ];
  const clusters = mergeEntries(entries).filter((cluster) => cluster.some(({ source }) => source !== HEADINGS));
  const known = new Set(clusters.filter((cluster) => !isMinor(cluster)).flatMap((c) => c.flatMap(plainKeys)));
  return clusters
    .filter((cluster) => !isMinor(cluster) || !known.has(plainKeys(cluster[0]!)[0]!))
    .map((cluster) => disorderDraft(cluster));
}

/** Gene-numbered and chromosome-numbered subtypes are exact but hardly ever written: the first to go. */
const REMOTE =
  /\b(?:type )?\d+[A-Z]{0,2}$|\d[pq]|chromosome|susceptibility to|-related |autosomal|X-linked|isolated|due to|caused by|, with|without/;

function mondoEntry(disorder: MondoDisorder): Entry {
  return {
    source: mondoInfo.key,
    kind: "condition",
    id: disorder.id,
    names: disorderNames(disorder.label, REMOTE.test(disorder.label) ? "remote" : "preferred"),
    keys: [...disorder.mesh, ...disorder.doid],
    xrefs: disorder.ncit,
  };
}

function meshEntry(disorder: MeshDisorder, vocabulary: CaseVocabulary): Entry {
  const names = [disorder.label, ...disorder.names.filter((text) => text !== disorder.label)].map((text) =>
    disorderCase(text, vocabulary),
  );
  return {
    source: meshInfo.key,
    kind: "condition",
    id: disorder.id,
    names: names.flatMap((text, index) => disorderNames(text, index === 0 ? "preferred" : "synonym")),
    keys: [],
  };
}

/** The names of a heading, for the disorder that goes by one of them; one that no list of disorders knows is dropped. */
function headingEntry(heading: MeshHeading, vocabulary: CaseVocabulary): Entry {
  const names = [heading.label, ...heading.synonyms].map((text) => disorderCase(text, vocabulary));
  return {
    source: HEADINGS,
    kind: "condition",
    id: heading.id,
    names: names.flatMap((text) => disorderNames(text, "remote")),
    keys: [],
  };
}

function doidEntry(disorder: DoidDisorder): Entry {
  const names = [disorder.label, ...disorder.synonyms.map(withoutDoidRemark)];
  return {
    source: doidInfo.key,
    kind: "condition",
    id: disorder.id,
    names: names.flatMap((text, index) => disorderNames(text, index === 0 ? "preferred" : "synonym")),
    keys: disorder.same.filter((id) => id.startsWith("MESH:")),
    xrefs: disorder.same,
  };
}

/** Where only one of the smaller lists knows a thing, its names give way to any other's. */
function asRemote(one: Name): Name {
  return { ...one, role: "remote" };
}

function oncotreeEntry(type: TumourType, vocabulary: CaseVocabulary): Entry {
  return {
    source: oncotreeInfo.key,
    kind: "condition",
    id: type.id,
    names: disorderNames(disorderCase(type.name.replace(/, NOS$/, ""), vocabulary), "remote"),
    keys: [],
    ...(type.ncit === "" ? {} : { xrefs: [type.ncit] }),
  };
}

function withoutDoidRemark(synonym: string): string {
  return synonym.replace(/ \((?:disorder|finding|morphologic abnormality|function|context-dependent category)\)$/, "");
}

function ctcaeEntries(terms: readonly CtcaeTerm[], vocabulary: CaseVocabulary): Entry[] {
  return terms
    .filter(({ term, organClass }) => term !== "" && !NO_EVENT.test(term) && !NO_DISORDER.test(organClass))
    .map(({ term, organClass }) => {
      const display = termCase(term, vocabulary);
      return {
        source: ctcaeInfo.key,
        kind: NEOPLASMS.test(organClass) ? "condition" : "adverse-event",
        id: ctcaeId(term),
        names: [name(display, "preferred"), ...eventWordings(display).map((text) => name(text, "variant"))],
        keys: [],
        facts: { organClass },
        established: true,
      };
    });
}

/** Our own names join the CTCAE term they are written under; without one they found an event of their own. */
function eventEntries(ctcaeTerms: ReadonlySet<string>): Entry[] {
  return EVERYDAY_EVENTS.map((event) => {
    const own = !ctcaeTerms.has(event.term.toLowerCase());
    const names = event.names.map((text) => name(text, "decided", isAcronym(text)));
    return {
      source: authoredInfo.key,
      kind: "adverse-event",
      id: own ? `BIOGLOSS:event-${slug(event.term)}` : ctcaeId(event.term),
      names: own
        ? [name(event.term, "preferred"), ...names]
        : names.length === 0
          ? []
          : [name(event.term, "preferred"), ...names],
      keys: [],
      established: true,
      ...(own && event.organClass !== undefined ? { facts: { organClass: event.organClass } } : {}),
    };
  });
}

/** Acronyms of diseases. Ambiguous ones are never marked by themselves: mostly the text defines them. */
function abbreviationEntries(abbreviations: readonly Abbreviation[]): Entry[] {
  const listed = abbreviations
    .filter(({ type }) => type === "disease")
    .map(({ short, long, note }) => {
      const isClear = !/ambiguous|low specificity|case-sensitive/.test(note) && short.length > 2;
      return [long, name(short, isClear ? "decided" : "given", true)] as const;
    });
  const everyday = DISORDER_ACRONYMS.map(([long, short]) => [long, name(short, "given", true)] as const);
  return [...listed, ...everyday].map(([long, short]) => ({
    source: ACRONYMS,
    kind: "condition" as const,
    id: `BIOGLOSS:acronym-${slug(long)}`,
    names: [name(long, "preferred"), short],
    keys: [],
  }));
}

/** A name, its natural word order when it is an index heading, and the words papers use for it. */
function disorderNames(text: string, role: Role): Name[] {
  const names = [name(text, role, isAcronym(text))];
  for (const ordered of naturalOrder(text)) names.push(name(ordered, role === "remote" ? "remote" : "synonym"));
  if (role === "preferred") {
    for (const other of cancerForCarcinoma(text)) names.push(name(other, "synonym"));
  }
  return names;
}

const MINOR: ReadonlySet<string> = new Set([doidInfo.key, oncotreeInfo.key, oaeInfo.key, HEADINGS]);

/** Whether only the smaller lists know a thing. */
function isMinor(cluster: Cluster): boolean {
  return cluster.every((entry) => MINOR.has(entry.source));
}

/** Folded names without the `'s` of an eponym: what the larger lists know under any name founds nothing again. */
function plainKeys(entry: Entry): string[] {
  return entry.names.map((one) => foldKey(one.text).replaceAll(" ' s ", " "));
}

/** Ways to write a disorder's name that hold for all of them. */
const RULES = [ownedEponym, otherNumerals, typeOrder, organLast] as const;

function disorderDraft(cluster: Cluster): Draft {
  const authority = (source: string) => cluster.find((entry) => entry.source === source);
  const event = cluster.find((entry) => entry.id.startsWith("BIOGLOSS:event-"));
  const named = authority(ctcaeInfo.key) ?? event ?? authority(mondoInfo.key) ?? authority(meshInfo.key) ?? cluster[0]!;
  const hasMondo = authority(mondoInfo.key) !== undefined;
  const isRemote = isMinor(cluster);
  const names = cluster.flatMap((entry) =>
    isRemote
      ? entry.names.map(asRemote)
      : hasMondo &&
          entry.source !== mondoInfo.key &&
          entry.source !== ctcaeInfo.key &&
          entry.source !== authoredInfo.key
        ? entry.names.map(asSynonym)
        : entry.names,
  );
  const variants = names
    .filter((one) => !one.exactCase)
    .flatMap((one) => RULES.flatMap((rule) => rule(one.text)).map((text) => name(text, "variant")));
  const ordered = [...cluster].sort((a, b) => idRank(a.id) - idRank(b.id));
  return draftOf(ordered, displayName(named, names), [...names, ...variants]);
}

/** Where Mondo knows a thing, its label is the preferred name, and other sources' headings are further names. */
function asSynonym(one: Name): Name {
  return one.role === "preferred" ? { ...one, role: "synonym" } : one;
}

function idRank(id: string): number {
  const rank = ["MONDO:", "MESH:", "CTCAE:", "DOID:"].findIndex((prefix) => id.startsWith(prefix));
  return rank === -1 ? 9 : rank;
}

/** The heading in natural order, and in the singular where some source has that. */
function displayName(entry: Entry, names: readonly Name[]): string {
  const heading = entry.names[0]!.text;
  const natural = naturalOrder(heading)[0] ?? heading;
  const singulars = singularKey(foldKey(natural));
  return names.find((one) => singulars.includes(foldKey(one.text)))?.text ?? natural;
}

/** CTCAE has no identifiers; its terms are told apart by their words. */
function ctcaeId(term: string): string {
  return `CTCAE:${slug(term)}`;
}
