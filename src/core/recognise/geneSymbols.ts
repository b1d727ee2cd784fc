import type { Span } from "../text/span.ts";
import type { Tokens } from "../text/tokens.ts";
import type { Reason } from "./mention.ts";

/** A gene or protein that the shape of its symbol and a word beside it give away. */
export interface GeneHit extends Span {
  readonly why: Reason;
}

/**
 * Shapes of symbols (HGNC, MGI and SGD guidelines for nomenclature): capitals with a number ("ZNF804A", "CYP2J9"), a
 * capital and small letters with a number (mouse: "Zfp36"; yeast protein: "Sir2p"), one small letter before either
 * ("hTERT1", "mCd36"). Symbols without a number are left to the lexicon: too many short forms look so.
 */
const SHAPE =
  /^(?:[hmrpx]?[A-Z]{2,6}\d{1,4}(?:[A-Z]{1,2}\d{0,2})?(?:[a-z])?|[hmr]?[A-Z][a-z]{1,4}\d{1,3}[a-z]?\d?p?|[A-Z]\d?[A-Z]{1,3}\d{1,3}[A-Z]?)$/;

/** Same shape, other things: cell lines, viruses, vitamins, trial and statistical terms, chromosomes, chemicals. */
const NOT_GENE =
  /^(?:(?:COVID|SARS|MERS|HIV|HTLV|HHV|HPV|HSV|EBV|CMV|SIV|HCV|HBV|AAV|SV|ICD|SF|HLA|MCF|HEK|HCT|HT|MDA|SK|SW|PC|LN|NIH|COS|CHO|THP|RAW|PBS|PM|FEV|FVC|VO|CO|NO|SO|H|T|PGE|PGF|PGI|LTB|LTC|LTD|TXA|TXB|EC|IC|ED|LD|TD|GI|AUC|CT|MRI|DSM|EQ|SAS|SPSS|USP|ISO|NCT|PMID|CA|AL|AI|HL|DK|RO|UO|OR|RR|HR|CI|SD|SE|PO|IV|IM|NP|PH|TNM|ASA|ECOG|NYHA|KD|KDA|MW|UV|RT|LC|GC|MS|NMR|HPLC|PAGE|TLC|FAB|SHR|WKY|BALB|AKR|DBA|NOD|CBA|CD1)\d+[A-Za-z]?|[HCNOS]\d?[HCNOS]\d|Ca2|Mg2|Fe[23]|Zn2|Cu2|Mn2|Fig\d+|Table\d+|Day\d+|Week\d+|Grade\d+|Group\d+|Type\d+|Phase\d+|Case\d+|Stage\d+|Chr\d+|[XY][pq]\d+|ORF\d+|Ad\d+|NIH3T3|(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)\d+|Vit\w*|Tab\d+|Ref\d+|Exp\d+|Sect?\d+|Vol\d+|No\d+|St\d+|Eq\d+)$/i;

/** Words after a symbol that say that it is one. */
const AFTER =
  /^(?:\s|[-‐‑–])?(?:\((?:[^()]{1,30})\)\s)?(?:genes?|proteins?|mRNAs?|receptors?|(?:protein\s|tyrosine\s|lipid\s)?kinases?|phosphatases?|transcripts?|alleles?|loc(?:us|i)|promoters?|isoforms?|homolog(?:ue)?s?|ortholog(?:ue)?s?|knock-?outs?|knock-?downs?|deficient|null|deficiency|haploinsufficiency|siRNA|shRNA|antibod(?:y|ies)|(?:over)?expression|phosphorylation|mutations?|mutants?|variants?|polymorphisms?|haplotypes?|transgenic|signal(?:l)?ing|subunits?|(?:gene\s)?product|activation|[-/−–]\/[-−–+])(?![\p{L}\p{N}])/iu;
const AFTER_SIGN = /^(?:\s?\(?[-−–+]\/[-−–+]\)?|\s?\([-−–]\/[-−–]\))/u;
/** Words before a symbol that say that it is one. */
const BEFORE =
  /(?:\b(?:genes?|proteins?|receptors?|kinases?|mRNA|promoter|locus|allele|homolog(?:ue)?|(?:over-?|co-?)?expression\sof(?:\sthe)?|expressing|overexpressing|(?:mutations?|variants?|polymorphisms?|SNPs?)\s(?:in|of)(?:\sthe)?|phosphorylation\sof|deletion\sof|(?:knock-?out|knock-?down|depletion|silencing|loss|overexpression|inactivation|disruption)\sof|encoded\sby|encoding|encodes|antibod(?:y|ies)\s(?:to|against)|transcription\sfactors?)\s|\banti-)\(?$/iu;

/** MicroRNAs (miRBase's scheme) need no word beside them: nothing else is written so. */
const MICRO_RNA =
  /(?:(?:hsa|mmu|rno)-)?(?:mi[rR]|MIR|microRNA|let)[-‐‑–]?\d{1,4}[a-z]?(?:[-‐‑–]\d)?(?:[-‐‑–][35]p)?(?![\p{L}\p{N}])/uy;

/** Genes by shape, where no `names` stand. In order; linear in the number of tokens. */
export function findGeneShapes(text: string, tokens: Tokens, names: readonly Span[]): GeneHit[] {
  const hits: GeneHit[] = [];
  let n = 0;
  for (let t = 0; t < tokens.count; t++) {
    const start = tokens.start[t] as number;
    const end = tokens.end[t] as number;
    if (end - start < 3 || end - start > 10) continue;
    while (n < names.length && (names[n] as Span).end <= start) n++;
    const free = names[n]?.start ?? Infinity;
    if (free < end) continue;
    const microEnd = microRnaEnd(text, start);
    if (microEnd !== undefined && microEnd <= free) {
      hits.push({ start, end: microEnd, why: { rule: "gene-shape", detail: "microRNA" } });
      while (t + 1 < tokens.count && (tokens.start[t + 1] as number) < microEnd) t++;
      continue;
    }
    if (!hasDigit(text, start, end)) continue;
    const word = text.slice(start, end);
    if (!SHAPE.test(word) || NOT_GENE.test(word) || isPartOfCode(text, start, end)) continue;
    const after = AFTER.exec(text.slice(end, end + 60)) ?? AFTER_SIGN.exec(text.slice(end, end + 10));
    const cue = after ?? BEFORE.exec(text.slice(Math.max(0, start - 40), start));
    if (cue !== null) hits.push({ start, end, why: { rule: "gene-shape", detail: cue[0].trim() } });
  }
  return hits;
}

/** Where a microRNA's name ends that begins at an offset. */
function microRnaEnd(text: string, start: number): number | undefined {
  const unit = text.charCodeAt(start) | 32;
  // m, h, r, l: the letters that open a name.
  if (unit !== 109 && unit !== 104 && unit !== 114 && unit !== 108) return undefined;
  if (/[\p{L}\p{N}_]/u.test(text.charAt(start - 1))) return undefined;
  MICRO_RNA.lastIndex = start;
  const match = MICRO_RNA.exec(text);
  // "let 7", "let7": only the hyphen makes it a name.
  if (match === null || /^let\d/u.test(match[0])) return undefined;
  return start + match[0].length;
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) return true;
  }
  return false;
}

/** "HLA-B27", "MCF-7", "p.R175H": letters or digits that hang on it make it part of something else. */
function isPartOfCode(text: string, start: number, end: number): boolean {
  return (
    (/[\p{L}\p{N}][-‐‑–._:/]$|[_$@#.:=]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
      !/\banti[-‐‑–]$/iu.test(text.slice(Math.max(0, start - 5), start))) ||
    /^[-‐‑–._:/=][\p{N}\p{Lu}]|^[_$@#=(]/u.test(text.slice(end, end + 2))
  );
}
