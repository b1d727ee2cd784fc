import { foldKey, slug } from "../compile/keys.ts";
import { drugCase, isAcronym } from "../compile/casing.ts";
import { type Draft, draftOf } from "../compile/draft.ts";
import { DRUG_CLASSES, DRUG_NAMES, REGIMENS } from "../lists/drugNames.ts";
import { type Entry, name, type Name, type Role } from "../compile/entry.ts";
import { mergeEntries } from "../compile/merge.ts";
import { withoutSalt } from "../compile/resolver.ts";
import { type Abbreviation, authoredInfo } from "../sources/authored.ts";
import { type DrugbankDrug, drugbankInfo } from "../sources/drugbank.ts";
import type { EverycureDrug } from "../sources/everycure.ts";
import { type MeshHeading, meshInfo } from "../sources/mesh.ts";
import { ncitInfo, type NcitTreatment } from "../sources/ncit.ts";
import { type RxnormDrug, rxnormInfo } from "../sources/rxnorm.ts";
import { type TherapeuticAntibody, therasabdabInfo } from "../sources/therasabdab.ts";
import { codeSpellings, naturalOrder } from "../compile/variants.ts";

export interface DrugSources {
  readonly drugbank: readonly DrugbankDrug[];
  readonly rxnorm: readonly RxnormDrug[];
  readonly ncit: readonly NcitTreatment[];
  readonly antibodies: readonly TherapeuticAntibody[];
  readonly everycure: readonly EverycureDrug[];
  readonly abbreviations: readonly Abbreviation[];
  /** Headings of MeSH that are no disorder. */
  readonly mesh: readonly MeshHeading[];
}

/** Drugs, classes of drugs and regimens of all sources, merged, without extracts for tests of allergy. */
export function drugDrafts(sources: DrugSources): Draft[] {
  const allergens = allergenIds(sources);
  const approved = new Set(
    sources.everycure.filter((drug) => drug.approved).map((drug) => `DRUGBANK:${drug.drugbank}`),
  );
  const entries = [
    ...sources.drugbank.map(({ entry }) => drugbankEntry(entry, approved)).filter((entry) => !allergens.has(entry.id)),
    ...sources.rxnorm.filter((drug) => drug.type === "IN" && !allergens.has(`UNII:${drug.unii}`)).map(rxnormEntry),
    ...sources.antibodies.map(antibodyEntry),
    ...sources.ncit.filter(isNcitDrug).map(ncitEntry),
    ...abbreviationEntries(sources.abbreviations),
    ...sources.mesh.map(meshEntry),
  ];
  return mergeEntries(joinSalts(entries))
    .filter((cluster) => cluster.some((entry) => entry.source !== meshInfo.key))
    .map((cluster) => {
      const names = cluster.flatMap((entry) => entry.names);
      const codes = names.flatMap((one) => codeSpellings(one.text).map((text) => name(text, "variant")));
      return draftOf(cluster, displayName(cluster), [...names, ...codes]);
    });
}

/** The first source's name, without its remark on the form (`zinc sulfate, unspecified form`, `lithium cation`). */
function displayName(cluster: readonly Entry[]): string {
  return cluster[0]!.names[0]!.text.replace(/, (?:unspecified(?: form)?|human)$| cation$/, "");
}

/** Salts and hydrates that a source other than DrugBank lists apart become names of their base. */
function joinSalts(entries: readonly Entry[]): Entry[] {
  const bases = new Map<string, string>();
  for (const entry of entries) {
    const key = foldKey(entry.names[0]!.text);
    // A heading alone founds no drug, so it has no salts either ("sodium", and sodium gluconate).
    if (!bases.has(key) && entry.source !== meshInfo.key) bases.set(key, entry.id);
  }
  return entries.map((entry) => {
    if (entry.source === drugbankInfo.key || entry.source === meshInfo.key) return entry;
    const key = foldKey(entry.names[0]!.text);
    if (bases.get(key) !== entry.id) return entry;
    const base = withoutSalt(key);
    const partOf = base === key ? undefined : bases.get(base);
    return partOf === undefined
      ? entry
      : {
          ...entry,
          partOf,
          names: entry.names.map((one) => (one.role === "preferred" ? { ...one, role: "synonym" as const } : one)),
        };
  });
}

/** DrugBank's block of allergen extracts and vaccine antigens. Whole foods, animals and pollens there have no CAS number. */
const ALLERGEN_BLOCK = { from: 10_341, to: 11_059 } as const;
/** What in that block is a medicine nevertheless. */
const MEDICINE =
  /vaccine|toxoid|immune globulin|antitoxin|live\b|cultured|cells?\b|virus|antigen|venom immune|antivenin|globulin/i;
const EXTRACT = /\b(?:allergenic|pollen|dander|hair|feathers?|venom protein|extract|house dust)\b/i;

/** Ids and UNIIs of things that are sold to test for allergies. A reader would not call their names a drug. */
export function allergenIds({ drugbank, rxnorm }: Pick<DrugSources, "drugbank" | "rxnorm">): Set<string> {
  const ids = new Set<string>();
  for (const { entry, number, hasCas } of drugbank) {
    const text = entry.names.map((one) => one.text).join(" | ");
    const inBlock = number >= ALLERGEN_BLOCK.from && number <= ALLERGEN_BLOCK.to;
    if ((inBlock && !hasCas && !MEDICINE.test(text)) || (!hasCas && EXTRACT.test(text))) {
      for (const id of [entry.id, ...entry.keys]) ids.add(id);
    }
  }
  for (const drug of rxnorm) {
    if (EXTRACT.test(drug.name) && drug.unii !== "") ids.add(`UNII:${drug.unii}`);
  }
  return ids;
}

function drugbankEntry(entry: Entry, approved: ReadonlySet<string>): Entry {
  const [preferred, ...others] = entry.names;
  const display = drugCase(preferred!.text);
  return {
    ...entry,
    source: drugbankInfo.key,
    names: [
      drugName(display, "preferred"),
      ...others.map((one) => drugName(drugCase(one.text), roleOfSynonym(one.text, display))),
    ],
    established: approved.has(entry.id),
  };
}

/** Letters and a number, as makers label what has no name yet: `MK-3475`, `BMS-936558`, `MPDL3280A`. */
const CODE = /^[A-Z][A-Za-z]{0,5}[ -]?\d{2,}[-\w]*$/;

function roleOfSynonym(synonym: string, preferred: string): Role {
  if (CODE.test(synonym)) return "code";
  return isForeign(synonym, preferred) ? "foreign" : "synonym";
}

/** INN in other languages: right, and rare in English prose. */
export function isForeign(synonym: string, preferred: string): boolean {
  if (/[\u00C0-\u024F]/.test(synonym)) return true;
  const one = foldKey(synonym);
  const other = foldKey(preferred);
  if (one.includes(" ") || other.includes(" ") || one === other) return false;
  const shared = Math.min(one.length, other.length) - 3;
  return shared >= 4 && one.slice(0, shared) === other.slice(0, shared) && /(?:um|a|o|e|u)$/.test(one);
}

function rxnormEntry(drug: RxnormDrug): Entry {
  return {
    source: rxnormInfo.key,
    kind: "drug",
    id: `RXCUI:${drug.rxcui}`,
    names: [drugName(drug.name, "preferred")],
    keys: drug.unii === "" ? [] : [`UNII:${drug.unii}`],
    established: true,
  };
}

function antibodyEntry(antibody: TherapeuticAntibody): Entry {
  return {
    source: therasabdabInfo.key,
    kind: "drug",
    id: `THERASABDAB:${antibody.inn.toLowerCase()}`,
    names: [
      drugName(drugCase(antibody.inn), "preferred"),
      ...antibody.otherNames.map((text) => drugName(text, CODE.test(text) ? "code" : "synonym")),
    ],
    keys: [],
    facts: { drugClass: "monoclonal antibody" },
  };
}

/** Descriptions of what a thing is made to do (`Anti-CD19-CAR-Engineered T Lymphocytes`) are not names. */
const DESCRIPTION =
  /\b(?:anti-|expressing|encoding|engineered|transduced|derived|loaded|pulsed|plasmid|vaccine|cells?|lymphocytes|regimen|supplement|extract|antibody|conjugate|inhibitor|agonist|antagonist)\b/i;

/** What the thesaurus files among treatments and is no substance that is given. */
const NO_SUBSTANCE =
  /\b(?:Procedure|Cell|Virus|Bacterium|Body Substance|Viewed|Reagent|Food|Gene|Biologically Active|Receptor|Enzyme)\b/;
const SUBSTANCE = /\b(?:Pharmacologic|Immunologic Factor|Antibiotic|Vitamin)\b/;

function isNcitDrug({ name: text, semanticTypes, antineoplastic }: NcitTreatment): boolean {
  const isSubstance = antineoplastic || semanticTypes.some((type) => SUBSTANCE.test(type));
  return isSubstance && !DESCRIPTION.test(text) && !semanticTypes.some((type) => NO_SUBSTANCE.test(type));
}

/** A heading's names, for the drug that goes by one of them; a heading that no drug list knows founds no drug. */
function meshEntry(heading: MeshHeading): Entry {
  return {
    source: meshInfo.key,
    kind: "drug",
    id: heading.id,
    names: [
      drugName(drugCase(heading.label), "synonym"),
      ...heading.synonyms.flatMap((text) =>
        [text, ...naturalOrder(text)].map((one) => drugName(drugCase(one), CODE.test(one) ? "code" : "remote")),
      ),
    ],
    keys: [],
  };
}

function ncitEntry(treatment: NcitTreatment): Entry {
  const others = treatment.synonyms.filter((text) => text !== treatment.name && !DESCRIPTION.test(text));
  const parts = treatment.name.split("/");
  const isCombination = parts.length > 1 && parts.every((part) => /^[A-Z][A-Za-z -]{4,}$/.test(part));
  return {
    source: ncitInfo.key,
    kind: "drug",
    id: treatment.id,
    names: [
      drugName(drugCase(isCombination ? treatment.name.replaceAll("/", " / ") : treatment.name), "preferred"),
      ...others.map((text) =>
        drugName(/^[A-Z][a-z]+$/.test(text) ? text : drugCase(text), CODE.test(text) ? "code" : "synonym"),
      ),
    ],
    keys: [],
    ...(isCombination ? { facts: { drugClass: "combination product" } } : {}),
  };
}

const CLASS_PREFIX = "BIOGLOSS:class-";
const DRUG_PREFIX = "BIOGLOSS:drug-";

/** Drug classes are concepts of their own; other abbreviations are names of the drug they stand for. */
function abbreviationEntries(abbreviations: readonly Abbreviation[]): Entry[] {
  const entries: Entry[] = [];
  for (const { short, long, type, note } of abbreviations) {
    const clear = !/ambiguous|low specificity/.test(note) && !UNCLEAR.has(short);
    if (type !== "drug" && type !== "drug class") continue;
    const isClass = type === "drug class";
    const expansion = /^= ([\w-]+)/.exec(note)?.[1] ?? EXPANSION_NAMES.get(long) ?? long;
    entries.push({
      source: authoredInfo.key,
      kind: "drug",
      id: (isClass ? CLASS_PREFIX : DRUG_PREFIX) + slug(expansion),
      names: [
        name(expansion, "preferred"),
        ...(expansion === long ? [] : [name(long, "synonym")]),
        name(short, clear ? "decided" : "given", true),
      ],
      keys: [],
      ...(isClass ? { facts: { drugClass: "drug class" } } : {}),
    });
  }
  for (const [text, ...others] of DRUG_CLASSES) {
    entries.push({
      source: authoredInfo.key,
      kind: "drug",
      id: CLASS_PREFIX + slug(text),
      names: [text, ...others].map((one) => name(one, "decided", isAcronym(one))),
      keys: [],
      facts: { drugClass: "drug class" },
      mergeByKeyOnly: true,
    });
  }
  for (const regimen of REGIMENS) {
    entries.push({
      source: authoredInfo.key,
      kind: "drug",
      id: `BIOGLOSS:regimen-${slug(regimen)}`,
      names: [name(regimen, "decided", true)],
      keys: [],
      facts: { drugClass: "regimen" },
      mergeByKeyOnly: true,
    });
  }
  for (const [text, ...others] of DRUG_NAMES) {
    entries.push({
      source: authoredInfo.key,
      kind: "drug",
      id: DRUG_PREFIX + slug(text),
      names: [name(text, "preferred"), ...others.map((other) => name(other, "decided"))],
      keys: [],
    });
  }
  return entries;
}

/** Reviewed: three letters that often mean something else in print; a text that uses them defines them. */
const UNCLEAR: ReadonlySet<string> = new Set([
  "PLD",
  "EPI",
  "LV",
  "GEM",
  "CTX",
  "CPA",
  "SG",
  "ICI",
  "ADC",
  "TKI",
  "BiTE",
  "TXL",
]);

/** Expansions that the sources know under another name. */
const EXPANSION_NAMES: ReadonlyMap<string, string> = new Map([
  ["nanoparticle albumin-bound paclitaxel", "nab-paclitaxel"],
  ["all-trans retinoic acid", "tretinoin"],
]);

function drugName(text: string, role: Role): Name {
  return name(text, role, isAcronym(text) && !/\d/.test(text));
}
