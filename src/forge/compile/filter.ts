import type { Kind } from "../../core/lexicon/concept.ts";
import { foldKey } from "./keys.ts";
import type { Role } from "./entry.ts";
import {
  EVERYDAY_SUBSTANCES,
  FOREIGN_ACRONYMS,
  GENERIC_DISORDERS,
  GENERIC_TARGETS,
  ORDINARY_PHRASES,
  ORDINARY_WORDS,
} from "../lists/words.ts";

/** A name on its way into the lexicon, with what a rule may need to judge it. */
export interface Candidate {
  readonly text: string;
  readonly role: Role;
  readonly exactCase: boolean;
  readonly kind: Kind;
}

/** A written rule that keeps names out. The first rule that speaks is the one reported. */
export interface FilterRule {
  readonly name: string;
  readonly drops: (candidate: Candidate) => boolean;
}

/** More letters than any name that running text repeats; longer ones are descriptions. */
const LONGEST_NAME = 72;
/** Tokens after which a name is a description; the matcher itself takes 63. */
const MOST_TOKENS = 14;

function letters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

/** Descriptions and sequences are not names. */
export function isTooLong({ text }: Candidate): boolean {
  return text.length > LONGEST_NAME || foldKey(text).split(" ").length > MOST_TOKENS;
}

/** One or two characters mean too many things, even where they are an approved symbol (AR, HP, F2). */
export function isTooShort({ text }: Candidate): boolean {
  return letters(text) <= 2;
}

/** Bare numbers, CAS numbers, dates, `46,XX`, `E 123`: identifiers, not names. */
export function isNumber({ text }: Candidate): boolean {
  return (
    /^[\d\s.,:/+-]+$/.test(text) ||
    /^\d{2,7}-\d\d-\d$/.test(text) ||
    /^E[ -]?\d{3}[a-z]?$/i.test(text) ||
    /^\d+,[XY]+$/.test(text)
  );
}

/** A drug code needs five characters to be one drug's: `AB 12` and `C-1` are labels of many things. */
export function isShortCode({ text, kind, role }: Candidate): boolean {
  return kind === "drug" && role !== "decided" && /\d/.test(text) && letters(text) <= 4;
}

/**
 * Names made by the rules of chemistry (IUPAC and index names), which no prose uses. One locant (`5-fluorouracil`,
 * `2-deoxy-D-glucose`) and one pair (`1,25-dihydroxyvitamin D3`) are left alone.
 */
export function isSystematicName({ text, kind, role }: Candidate): boolean {
  if (kind !== "drug" || role === "decided") return false;
  const locants = text.match(/(?<![A-Za-z0-9])\d+[a-z]?'*(?:,\d*[A-Za-z]?\d*'*)*-(?=[A-Za-z([{])/g)?.length ?? 0;
  const brackets = /[()[\]{}]/.test(text);
  if (/\.(?:alpha|beta|gamma|delta|omega|plusmn)\./i.test(text)) return true;
  if (/[[{]/.test(text) && text.length > 24) return true;
  if (brackets && (locants > 0 || /\((?:[+±−–-]|\d*[RSEZrsezDLdl](?:,\s?\d*[RSEZ])*)\)/.test(text))) return true;
  if (locants >= 2 || (locants === 1 && text.length > 32)) return true;
  if (
    /\b(?:ethyl|methyl|propyl|butyl|phenyl|amino|oxo|hydroxy|methoxy|chloro|fluoro)[a-z]*[-, ].*(?:yl|oxy|ino)\b/i.test(
      text,
    ) &&
    text.length > 30
  ) {
    return true;
  }
  return /^(?:benzene|propan|butan|ethan|phenol|acetic acid|benzoic acid|pyridin|quinolin)[a-z]*, /i.test(text);
}

/** Remarks in brackets (`insulin (human)`, `kinase (avian homolog)`) are the source's, not the writer's. */
export function hasRemark({ text }: Candidate): boolean {
  return /[([{][^)\]}]{2,}[)\]}]/.test(text) || /[;|<>=*]/.test(text) || /\bNOS\b/.test(text);
}

/** Index headings turn names round (`aneurysm, dissecting`); the natural order is made from them as a variant. */
export function isInvertedHeading({ text }: Candidate): boolean {
  return /,\s/.test(text);
}

/** See `ORDINARY_WORDS`. Symbols in exact case stay: MET is a gene where met is a verb. */
export function isOrdinaryWord({ text, exactCase }: Candidate): boolean {
  if (exactCase && text !== text.toLowerCase()) return false;
  const key = foldKey(text);
  return ORDINARY_WORDS.has(key) || ORDINARY_WORDS.has(key.replace(/s$/, ""));
}

/** See `ORDINARY_PHRASES`. */
export function isOrdinaryPhrase({ text }: Candidate): boolean {
  return ORDINARY_PHRASES.has(foldKey(text));
}

/** See `FOREIGN_ACRONYMS`. A capitalised or lower-case name with the same letters is not meant. */
export function isForeignAcronym({ text, exactCase, role }: Candidate): boolean {
  if (role === "decided") return false;
  return (exactCase || text === text.toUpperCase()) && FOREIGN_ACRONYMS.has(text.toUpperCase());
}

/** See `EVERYDAY_SUBSTANCES`. */
export function isEverydaySubstance({ text, kind }: Candidate): boolean {
  return kind === "drug" && EVERYDAY_SUBSTANCES.has(foldKey(text));
}

/** Words with which makers of allergen extracts, vaccines for animals and reagents describe what they sell. */
export function isMaterialDescription({ text, kind }: Candidate): boolean {
  return (
    kind === "drug" &&
    /\b(?:allergenic|pollens?|dander|hair|feathers?|fur|epitheli\w+|venom protein|unspecified|whole|virus [ABC]\/|strain|subsp|seeds?|leaf|leaves|root|bark|fruit|flower|juice|nut|oil|preparation|USP|homeopathic)\b/i.test(
      text,
    )
  );
}

/** See `GENERIC_DISORDERS`; also `disorder of x`, `x disease or disorder` and other headings of a classification. */
export function isGenericDisorder({ text, kind }: Candidate): boolean {
  if (kind !== "condition" && kind !== "adverse-event") return false;
  const key = foldKey(text);
  return (
    GENERIC_DISORDERS.has(key) ||
    GENERIC_DISORDERS.has(key.replace(/s$/, "")) ||
    /^(?:other|unspecified|unclassified|miscellaneous|her|his|my|the|no)\b/.test(key) ||
    /\b(?:disease or disorder|not otherwise specified|specify)\b/.test(key) ||
    /^[\w-]+ (?:process|phenomen[ao]n|behaviou?r|models?|attributes?)$/.test(key)
  );
}

/** MeSH lists disorders of other animals among the human ones. */
export function isAnimalName({ text, kind }: Candidate): boolean {
  return (
    (kind === "condition" || kind === "adverse-event") &&
    /\b(?:bovine|canine|feline|equine|porcine|ovine|avian|simian|murine|cattle|dogs?|cats?|horses?|swine|hog|pigs?|sheep|goats?|poultry|fowl|bird|fish|rodent|primate|animals?|mink|plant|parasites?|ewes|calf|veterinary)\b/i.test(
      text,
    ) &&
    !/\b(?:bird fancier|pigeon|cat[- ](?:scratch|eye|cry)|cri[- ]du|bite|phobia|allergy|swine flu|avian influenza|avian flu|tapeworm|fish[- ]odou?r|fish[- ]eye|fish oil)/i.test(
      text,
    )
  );
}

/** Drugs by two or three letters (`Ser`, `BAL`, `DEX`) are amino acids, fluids and laboratory slang. */
export function isShortDrugName({ text, kind, role }: Candidate): boolean {
  return kind === "drug" && role !== "decided" && letters(text) <= 3;
}

/** Bacteria, yeasts and viruses that stand in the drug lists as products; in text they are the organism. */
export function isOrganism({ text, kind }: Candidate): boolean {
  return (
    kind === "drug" &&
    !/\b(?:vaccine|toxoid|toxin|immune globulin|asparaginase|live|antigen)\b/i.test(text) &&
    /\b(?:E\. coli|Escherichia|Saccharomyces|Lactobacillus|Bacillus|Streptococcus|Staphylococcus|Bifidobacterium|Clostridium|Candida|Aspergillus|Penicillium|Trichophyton|virus|viruses|cerevisiae|subtilis|ginseng|tabacum|bovine|porcine|equine)\b/i.test(
      text,
    )
  );
}

/** What makers write about the part of a product (`ABI-007 component paclitaxel`) is no name of it. */
export function isPartOfProduct({ text, kind }: Candidate): boolean {
  return kind === "drug" && /\b(?:component|moiety|preparation|formulation|concentrate|kit|pad|swab|usp)\b/i.test(text);
}

/** See `GENERIC_TARGETS`. */
export function isGenericTarget({ text, kind, role }: Candidate): boolean {
  const key = foldKey(text);
  return (
    kind === "target" && role !== "decided" && (GENERIC_TARGETS.has(key) || GENERIC_TARGETS.has(key.replace(/s$/, "")))
  );
}

/** Acronyms of drugs and disorders in up to three letters (`MS`, `TB`, `ASA`) are bound per document instead. */
export function isShortAcronym({ text, kind, exactCase, role }: Candidate): boolean {
  return kind !== "target" && role !== "decided" && exactCase && letters(text) <= 3;
}

/**
 * Gene aliases of three characters or fewer are shared by many things. Those that join letters to a number and so are
 * written with a hyphen elsewhere (`PD1`, `p53`) may stay; approved symbols always do.
 */
export function isAmbiguousAlias({ text, kind, role }: Candidate): boolean {
  if (kind !== "target" || role === "preferred" || role === "decided") return false;
  return letters(text) <= 3 && !/^(?:[A-Z]{2}-?\d|[A-Z]-?\d\d|p\d\d|CD\d)$/.test(text);
}

/**
 * Aliases that are a short word (`Solo`, `Paul`, `hang`), mostly from fly genetics. Longer ones (`survivin`) are
 * distinct, where a curated list has them.
 */
export function isShortWordAlias({ text, kind, role }: Candidate): boolean {
  if (kind !== "target") return false;
  if (role === "remote") return /^[A-Za-z]?[a-z]{2,7}$/.test(text);
  return (role === "alias" || role === "former") && /^[A-Za-z]?[a-z]{2,4}$/.test(text);
}

/**
 * Names that sequencing projects and databases gave: clones, open reading frames, loci. KIAA and LINC numbers stay: they
 * became what genes are called.
 */
export function isClone({ text, kind }: Candidate): boolean {
  if (kind !== "target") return false;
  return (
    /^(?:FLJ|MGC|DKFZ|LOC|RP\d+-|CTD-|CTC-|HSPC|HSA|hCG|DJ|dJ|bA|PRO|UNQ|BC0|AK0|AF|AC\d|OTTHUM|IMAGE|EST|PP\d|XX|cDNA|clone|HT0|D\d+S|OK\/)[\w-]*\d{2,}/i.test(
      text,
    ) ||
    /\bopen reading frame\b|^uncharacterized|\bLOC\d|\bsequence similarity\b|\bnovel transcript|\bcDNA\b|^similar to|\bhypothetical\b/i.test(
      text,
    )
  );
}

/** Descriptive names that end in what is no entity (`rheumatoid arthritis`, `deafness 5`) are disorders linked to a gene. */
export function isDisorderAsGene({ text, kind, role }: Candidate): boolean {
  return (
    kind === "target" &&
    role === "former" &&
    /\b(?:syndromes?|diseases?|disorders?|deafness|dystroph\w+|atroph\w+|ataxia|retinitis|cataract|susceptibility|deficiency|cancer|carcinoma|leukemia|tumou?r|anemia|epilepsy|\w+opathy|\w+plegia|diabetes\w*|\w+itis|\w+osis|\w+oma|palsy|insipidus|mellitus|retardation|hypertension|obesity|schizophrenia|autism|dysplasia|cleft \w+|glaucoma|psoriasis|lupus)\b/i.test(
      text,
    ) &&
    !/\b(?:protein|gene|receptor|factor|antigen|associated|suppressor|homolog|kinase|candidate|region|translocated|overexpressed|necrosis)\b/i.test(
      text,
    )
  );
}

/** Gene names that are a plain English phrase about a process or place, and not a molecule. */
export function isProcessName({ text, kind, role }: Candidate): boolean {
  if (kind !== "target" || role === "decided" || /\d/.test(text) || !/\s/.test(text)) return false;
  return /\b(?:death|cycle|growth|division|adhesion|migration|development|differentiation|repair|transport|activity|signaling|signalling|expression|binding|complex|membrane|pathway|transcription|translation|region|cluster|content|level|locus)$/i.test(
    text,
  );
}

/** Order matters only for the report: the first rule that speaks gets the name. */
export const FILTER_RULES: readonly FilterRule[] = [
  { name: "too long", drops: isTooLong },
  { name: "too short", drops: isTooShort },
  { name: "number", drops: isNumber },
  { name: "short code", drops: isShortCode },
  { name: "systematic chemical name", drops: isSystematicName },
  { name: "remark in brackets", drops: hasRemark },
  { name: "inverted heading", drops: isInvertedHeading },
  { name: "everyday substance", drops: isEverydaySubstance },
  { name: "ordinary word", drops: isOrdinaryWord },
  { name: "ordinary phrase", drops: isOrdinaryPhrase },
  { name: "acronym of something else", drops: isForeignAcronym },
  { name: "material description", drops: isMaterialDescription },
  { name: "short drug name", drops: isShortDrugName },
  { name: "organism", drops: isOrganism },
  { name: "part of a product", drops: isPartOfProduct },
  { name: "generic target", drops: isGenericTarget },
  { name: "generic disorder", drops: isGenericDisorder },
  { name: "animal disorder", drops: isAnimalName },
  { name: "short acronym", drops: isShortAcronym },
  { name: "ambiguous alias", drops: isAmbiguousAlias },
  { name: "short word alias", drops: isShortWordAlias },
  { name: "clone or locus", drops: isClone },
  { name: "disorder as gene", drops: isDisorderAsGene },
  { name: "process name", drops: isProcessName },
];

/** The name of the rule that drops a candidate, or undefined when it may stay. */
export function dropReason(candidate: Candidate): string | undefined {
  return FILTER_RULES.find((rule) => rule.drops(candidate))?.name;
}
