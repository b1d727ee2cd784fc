import { foldKey } from "./keys.ts";
import { CaseVocabulary, disorderCase, isAcronym, termCase } from "./casing.ts";
import { type Draft, draftOf } from "./draft.ts";
import { type Entry, name, type Name, type Role } from "./entry.ts";
import { EVERYDAY_CONDITIONS, EVERYDAY_EVENTS } from "./events.ts";
import { type Cluster, mergeEntries } from "./merge.ts";
import { type Abbreviation, authoredInfo } from "./sources/authored.ts";
import { ctcaeInfo, type CtcaeTerm } from "./sources/ctcae.ts";
import { type DoidDisorder, doidInfo } from "./sources/doid.ts";
import { type MeshDisorder, meshInfo } from "./sources/mesh.ts";
import { type MondoDisorder, mondoInfo } from "./sources/mondo.ts";
import { britishSpelling, cancerForCarcinoma, eventWordings, naturalOrder, singularKey } from "./variants.ts";

export interface DisorderSources {
  readonly mondo: readonly MondoDisorder[];
  readonly mesh: readonly MeshDisorder[];
  readonly doid: readonly DoidDisorder[];
  readonly ctcae: readonly CtcaeTerm[];
  readonly abbreviations: readonly Abbreviation[];
}

/** CTCAE classes that hold no adverse event in our sense: a neoplasm is a condition, a procedure is no disorder. */
const NEOPLASMS = /^Neoplasms/;
const NO_DISORDER = /^(?:Surgical and medical procedures|Social circumstances)$/;
/** Terms that report what became of a patient, not a disorder; `disease progression` is an endpoint. */
const NO_EVENT = /- Other, specify$|^(?:Death|Sudden death|Disease progression|Fall|Burn|Hip fracture.*NOS)\b/;

export function disorderDrafts(sources: DisorderSources): Draft[] {
  const vocabulary = new CaseVocabulary();
  for (const disorder of sources.mondo) vocabulary.learn(disorder.label);
  const entries = [
    ...sources.mondo.map(mondoEntry),
    ...sources.mesh.map((disorder) => meshEntry(disorder, vocabulary)),
    ...sources.doid.map(doidEntry),
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
  return mergeEntries(entries)
    .filter((cluster) => cluster.some((entry) => entry.source !== doidInfo.key))
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

function doidEntry(disorder: DoidDisorder): Entry {
  const names = [disorder.label, ...disorder.synonyms.map(withoutDoidRemark)];
  return {
    source: doidInfo.key,
    kind: "condition",
    id: disorder.id,
    names: names.flatMap((text, index) => disorderNames(text, index === 0 ? "preferred" : "synonym")),
    keys: [],
    mergeByKeyOnly: true,
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

/** Acronyms of diseases that mean little else in oncology. Ambiguous ones are left to their definition in the text. */
function abbreviationEntries(abbreviations: readonly Abbreviation[]): Entry[] {
  return abbreviations
    .filter(
      ({ type, note, short }) =>
        type === "disease" && !/ambiguous|low specificity|case-sensitive/.test(note) && short.length > 2,
    )
    .map(({ short, long }) => ({
      source: authoredInfo.key,
      kind: "condition" as const,
      id: `BIOGLOSS:disorder-${slug(long)}`,
      names: [name(long, "preferred"), name(short, "decided", true)],
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

function disorderDraft(cluster: Cluster): Draft {
  const authority = (source: string) => cluster.find((entry) => entry.source === source);
  const event = cluster.find((entry) => entry.id.startsWith("BIOGLOSS:event-"));
  const named = authority(ctcaeInfo.key) ?? event ?? authority(mondoInfo.key) ?? authority(meshInfo.key) ?? cluster[0]!;
  const hasMondo = authority(mondoInfo.key) !== undefined;
  const names = cluster.flatMap((entry) =>
    hasMondo && (entry.source === meshInfo.key || entry.source === doidInfo.key)
      ? entry.names.map(asSynonym)
      : entry.names,
  );
  const british = names
    .filter((one) => !one.exactCase && one.role !== "remote")
    .flatMap((one) =>
      britishSpelling(one.text).map((text) =>
        name(text, one.role === "preferred" || one.role === "decided" ? "synonym" : "variant"),
      ),
    );
  const ordered = [...cluster].sort((a, b) => idRank(a.id) - idRank(b.id));
  return draftOf(ordered, displayName(named, names), [...names, ...british]);
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

export function ctcaeId(term: string): string {
  return `CTCAE:${slug(term)}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
