import type { Span } from "../text/span.ts";
import type { Tokens } from "../text/tokens.ts";

/**
 * Short forms that no reader of a biomedical text expects to see spelled out, by the reason. The first three groups
 * follow the lists of abbreviations that journals let stand (AMA Manual of Style 13.11; ICMJE); the others are no
 * abbreviations of the text's own at all. Written for this project.
 */
const WELL_KNOWN: ReadonlySet<string> = new Set(
  [
    // Molecules, cells and organisms that are known by these letters.
    "DNA RNA mRNA tRNA rRNA siRNA miRNA cDNA ATP ADP AMP GTP GDP NAD NADH NADPH HIV AIDS HBV HCV HPV EBV CMV HSV RSV HLA LDL HDL VLDL SNP cAMP cGMP dNTP dUTP HEK COS MDCK CHO UTR CNS IgG IgA IgM IgE SARS MERS COVID BCG DMSO EDTA PBS HEPES TRIS SDS BSA",
    // Examinations, measures and procedures that are named only so.
    "MRI CT PET SPECT ECG EKG EEG EMG US UV IR PCR RT ELISA FACS NMR HPLC MS LC GC IHC FISH BMI BP HR RR QT QRS REM TUNEL EMSA PAGE ICU IV IM SC PO IVF ICD10 ECOG WHO RECIST CTCAE TNM ASA GMP GCP",
    // Statistics.
    "SD SE SEM CI OR IQR ANOVA ROC AUC RCT ITT NS df PICO",
    // Bodies, countries, law and degrees.
    "FDA EMA EU UK USA US UAE UN HGNC HGVS CDC NIH NCI NHS ICH ISO ICMJE EC UNICEF OECD UCLA MIT GDPR HIPAA MD PhD MSc BSc MBA RN",
    // Publishing, files and computing.
    "PMID PMC DOI ISBN ISSN URL PDF HTML XML JSON YAML CSV SQL API CPU GPU RAM SSD USB PC IT ID OK TV FAQ ASCII HTTP HTTPS SAS SPSS MEDLINE EMBASE CENTRAL PUBMED",
    // Time, units and dosing.
    "AM PM GMT UTC CET EST BC AD BID TID QID QD PRN IU CFU PFU RPM OD FEV FVC EC IC LD MIC MW PH",
    // Headings, labels and words that are set in capitals.
    "AND OR NOT NO YES THE OF IN ON TO BY AT AS IF IS IT ALL NEW KEY NOTE NB PS TBD TODO FIG TABLE TABLES FIGS REF REFS AIM AIMS DESIGN METHOD METHODS RESULT RESULTS OBJECT PURPOSE SETTING BACKGROUND DATA FINDINGS",
  ].flatMap((words) => words.split(" ")),
);

/** Formulas and groups that consist of capitals alone; longer ones hold small letters or digits. */
const FORMULAS = new Set("CO NO OH SH NH CN HCN KOH HF HI KI KF KCN OCN SCN CHO COOH CHON".split(" "));
/** Codons and other stretches of bases. */
const BASES = /^[ACGTU]{2,}$/u;
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;
/** Two capitals and at most four more, perhaps after a small letter, perhaps in the plural. */
const FORM = /^(?:\p{Ll}?\p{Lu}{2,6})s?$/u;
/** What makes capitals the name of something: a trial, a guideline, a gene's allele. */
const NAMED_AFTER =
  /^(?:[-‐‑–]\d+)?\s(?:trials?|stud(?:y|ies)|cohorts?|registr(?:y|ies)|programmes?|programs?|criteria|statement|guidelines?|checklist|consortium|database|software|questionnaire|scale|score|grant)\b/iu;

/** A place where a form stands that may be a short one. */
export interface FormUse extends Span {
  /** In the singular. */
  readonly form: string;
  /**
   * What the place says: the form stands for itself (`use`), there is nothing to be defined (`known`, for the rest of the
   * document), or it is something else here (`other`).
   */
  readonly as: "use" | "known" | "other";
}

/**
 * The places of a text where short forms stand that may be undefined, in order. Linear in the number of tokens.
 *
 * @param names drugs and targets that are names in the lexicon or were recognised; in order, perhaps overlapping
 */
export function formUses(text: string, tokens: Tokens, names: readonly Span[]): FormUse[] {
  const found: FormUse[] = [];
  let n = 0;
  for (let t = 0; t < tokens.count; t++) {
    const start = tokens.start[t] as number;
    const end = tokens.end[t] as number;
    if (end - start < 2 || end - start > 8 || !isCapital(text.charCodeAt(end - 2))) continue;
    const word = text.slice(start, end);
    if (!FORM.test(word)) continue;
    const form = singular(word);
    if (isKnownForm(form)) continue;
    while (n < names.length && (names[n] as Span).end <= start) n++;
    const isOther = isNamed(names, n, end) || isPartOfCode(text, start, end) || isInCapitals(text, tokens, t);
    const isDefined =
      NAMED_AFTER.test(text.slice(end, end + 40)) || (text.charAt(start - 1) === "(" && text.charAt(end) === ")");
    found.push({ start, end, form, as: isOther ? "other" : isDefined ? "known" : "use" });
  }
  return found;
}

/**
 * Short forms that a document uses and never defines: the first use of each, in order. Left out is what the reader knows
 * (`WELL_KNOWN`), what is the name of a drug or gene, formulas, Roman numerals, headings in capitals, names of studies,
 * pieces of longer codes ("HLA-DR"), two letters that stand only once, and forms that stand in brackets where they
 * first occur: their writer has meant to define them.
 *
 * @param uses in the order of the document
 * @param defined the short forms that it defines, as they are written there
 */
export function undefinedAmong<T extends FormUse>(uses: Iterable<T>, defined: Iterable<string>): T[] {
  const known = new Set<string>();
  for (const short of defined) known.add(singular(short));
  const found = new Map<string, { use: T; count: number }>();
  for (const use of uses) {
    const earlier = found.get(use.form);
    if (earlier !== undefined) earlier.count++;
    else if (known.has(use.form) || use.as === "other") continue;
    else if (use.as === "known") known.add(use.form);
    else found.set(use.form, { use, count: 1 });
  }
  return [...found.values()].filter(({ use, count }) => use.form.length > 2 || count > 1).map(({ use }) => use);
}

function singular(form: string): string {
  return /\p{Lu}s$/u.test(form) ? form.slice(0, -1) : form;
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isNamed(names: readonly Span[], from: number, end: number): boolean {
  return (names[from]?.start ?? Infinity) < end;
}

function isKnownForm(form: string): boolean {
  return WELL_KNOWN.has(form) || FORMULAS.has(form) || ROMAN.test(form) || BASES.test(form);
}

/** "PD-L1", "HLA-DR", "NF-κB", "$HOME", "A/B": only a word in small letters may hang on a short form. */
function isPartOfCode(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  return (
    /[\p{N}\p{Lu}\p{Script=Greek}][-‐‑–/+.]$|[_$@#&\\/.:=]$|\d\s?$/u.test(before) ||
    /^[-‐‑–/+.][\p{N}\p{Lu}\p{Script=Greek}]|^[_$@#&\\/=(+[]|^\.\p{L}|^\s?[-‐‑–]?\d/u.test(after)
  );
}

/** Headings and shouting: a word in capitals before or after it, or a colon after the first word of a line. */
function isInCapitals(text: string, tokens: Tokens, t: number): boolean {
  const shouts = (i: number): boolean =>
    i >= 0 &&
    i < tokens.count &&
    /^\p{Lu}{2,}$/u.test(
      text.slice(tokens.start[i], Math.min(tokens.end[i] as number, (tokens.start[i] as number) + 30)),
    );
  const start = tokens.start[t] as number;
  const end = tokens.end[t] as number;
  if (shouts(t - 1) && /^\s$/u.test(text.slice(tokens.end[t - 1], start))) return true;
  if (shouts(t + 1) && /^\s$/u.test(text.slice(end, tokens.start[t + 1]))) return true;
  return text.charAt(end) === ":" && /(?:^|[\n.]\s*)$/u.test(text.slice(Math.max(0, start - 4), start));
}
