/**
 * Rules that make further names from a name. Each gives the new names only; whether nobody else claims them is decided
 * where all names meet.
 */

/** Series that only databases number: nobody writes `ZNF-12`. */
const NUMBERED_SERIES =
  /^(?:ZNF|ZSCAN|ZBTB|OR|TAS2R|TMEM|FAM|CCDC|KRT|KRTAP|SLC|LRRC|ANKRD|TTC|WDR|RNF|TRIM|DEFB|PRAMEF|USP|PCDH|SPATA|C\d|SNOR|MIR|LINC|GOLGA|NBPF|POTE|H[1234][A-C]|RPL|RPS|MRPL|MRPS|NDUF|COX|ATP\d|PSM|EIF|POL|TBC|DNAJ|ARHGAP|PLEKH|SH\d|VN|OLFM|CEP|IFT|KIF|MYO|COL|LCE|SPRR)/;

/** `IL6` is also written `IL-6`, `PD-1` also `PD1`: a hyphen may stand where the letters of a symbol meet its number. */
export function hyphenAtNumber(symbol: string): string[] {
  if (NUMBERED_SERIES.test(symbol)) return [];
  const joined = /^([A-Z]{2,6}|[A-Z][a-z]{2,4})(\d{1,2}[A-Z]?)$/.exec(symbol);
  if (joined !== null) return [`${joined[1]}-${joined[2]}`];
  const parted = /^([A-Za-z]{2,6})-([A-Z]?\d{1,3}[A-Z]?)$/.exec(symbol);
  return parted === null ? [] : [`${parted[1]}${parted[2]}`];
}

/** Words that name an entity: only after these may a trailing 1 go without leaving a phrase (`programmed cell death`). */
const ENTITY_END =
  /(?:ase|protein|receptor|factor|ligand|inhibitor|channel|transporter|antigen|peptide|enzyme|hormone|globin|catenin|nectin|lectin)$/;

/** `indoleamine 2,3-dioxygenase 1` is met as `indoleamine 2,3-dioxygenase`: the first of a family goes by its name alone. */
export function withoutTrailingOne(fullName: string): string[] {
  const match = /^(.+) 1$/.exec(fullName);
  return match !== null && ENTITY_END.test(match[1]!) && /[\s\d-]/.test(match[1]!) ? [match[1]!] : [];
}

/** `Neutrophil count decreased` → `decreased neutrophil count`; `X increased` → `increased X`, `elevated X`. */
export function eventWordings(term: string): string[] {
  const match = /^(.+?) (increased|decreased|prolonged|abnormal|impaired)$/i.exec(term);
  if (match === null) return [];
  const [, what, how] = match as unknown as [string, string, string];
  const subject = what.charAt(1) === what.charAt(1).toUpperCase() ? what : what.charAt(0).toLowerCase() + what.slice(1);
  switch (how.toLowerCase()) {
    case "increased":
      return [`increased ${subject}`, `elevated ${subject}`, `${subject} elevation`, `${subject} increase`];
    case "decreased":
      return [`decreased ${subject}`, `reduced ${subject}`, `${subject} decrease`, `low ${subject}`];
    case "prolonged":
      return [`prolonged ${subject}`, `${subject} prolongation`];
    case "abnormal":
      return [`abnormal ${subject}`];
    default:
      return [`impaired ${subject}`, `${subject} impairment`];
  }
}

/**
 * `microRNA 125b-1` is written miR-125b-1, hsa-miR-125b-1 or miRNA-125b-1, and without the number of its locus miR-125b;
 * what is cut from its two arms is miR-125b-5p and miR-125b-3p. `microRNA let-7a-1` is let-7a.
 */
export function microRnaNames(fullName: string): string[] {
  const locus = /^microRNA ((?:let-)?\d+[a-z]*(?:-\d+)?)$/.exec(fullName)?.[1];
  if (locus === undefined) return [];
  const family = locus.replace(/(\d[a-z]?)-\d+$/, "$1");
  const stems = locus === family ? [locus] : [locus, family];
  const own = locus.startsWith("let-") ? (stem: string) => [stem, `hsa-${stem}`] : withMir;
  return [...stems.flatMap(own), ...["5p", "3p"].flatMap((arm) => own(family).map((text) => `${text}-${arm}`))];
}

function withMir(stem: string): string[] {
  return [`miR-${stem}`, `miR${stem}`, `hsa-miR-${stem}`, `miRNA-${stem}`, `microRNA-${stem}`];
}

/** `Marfan syndrome` → `Marfan's syndrome`: an eponym may own what it found. None for other names. */
export function ownedEponym(label: string): string[] {
  const match =
    /^([A-Z][a-z]{3,})((?: [a-z]+)? (?:disease|syndrome|anemia|palsy|sarcoma|tumor|lymphoma|contracture|thyroiditis|phenomenon|chorea|disorder))$/.exec(
      label,
    );
  return match === null || /s$/.test(match[1]!) ? [] : [`${match[1]}'s${match[2]}`];
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"] as const;

/** `type 2` is also `type II`, and `type IIB` also `type 2B`. */
export function otherNumerals(label: string): string[] {
  const arabic = /^(.*\b(?:type|stage|grade|factor|class) )(\d{1,2})([A-Za-z]?)(?![\w-])(.*)$/.exec(label);
  if (arabic !== null) {
    const roman = ROMAN[Number(arabic[2]) - 1];
    return roman === undefined ? [] : [`${arabic[1]}${roman}${arabic[3]}${arabic[4]}`];
  }
  const roman = /^(.*\b(?:type|stage|grade|factor|class) )([IVX]{1,4})([A-H]?)(?![\w-])(.*)$/.exec(label);
  const value = roman === null ? 0 : (ROMAN as readonly string[]).indexOf(roman[2]!) + 1;
  return roman === null || value === 0 ? [] : [`${roman[1]}${value}${roman[3]}${roman[4]}`];
}

/** `glycogen storage disease type 2` ↔ `type 2 glycogen storage disease`; `X, type 2` loses its comma. */
export function typeOrder(label: string): string[] {
  const match = /^(.+?),? (type (?:\d{1,2}|[IVX]{1,4})[A-Za-z]?)$/.exec(label);
  if (match === null || match[1]!.includes(",")) return [];
  return [`${match[1]} ${match[2]}`, `${match[2]} ${match[1]}`].filter((text) => text !== label);
}

/** Letters and number of a company's code, with a hyphen, a blank or nothing between: `MK-3475` → `MK3475`. */
export function codeSpellings(code: string): string[] {
  const match = /^([A-Z]{2,5})[- ]?(\d{3,}[A-Z]?)$/.exec(code);
  if (match === null) return [];
  return [`${match[1]}-${match[2]}`, `${match[1]}${match[2]}`].filter((text) => text !== code);
}

/** `lung cancer` → `cancer of the lung`; only for organs of one word, as others are read as they stand. */
export function organLast(label: string): string[] {
  const match = /^([a-z]+) (cancer|carcinoma|neoplasm|tumor|adenocarcinoma|sarcoma|lymphoma|disease|abscess)$/.exec(
    label,
  );
  if (match === null || !ORGANS.has(match[1]!)) return [];
  return [`${match[2]} of the ${match[1]}`, `${match[2]} of ${match[1]}`];
}

const ORGANS: ReadonlySet<string> = new Set(
  `lung breast liver kidney colon rectum stomach esophagus pancreas bladder prostate testis ovary cervix uterus vagina vulva penis
  skin bone brain thyroid larynx pharynx nasopharynx oropharynx hypopharynx tongue lip palate tonsil trachea bronchus pleura
  heart pericardium spleen thymus gallbladder duodenum jejunum ileum cecum appendix anus ureter urethra endometrium placenta eye
  orbit retina choroid ear nose mouth jaw mandible maxilla neck scalp spine spinal peritoneum mediastinum retroperitoneum adrenal pituitary
  parathyroid meninges cerebellum brainstem`.split(/\s+/),
);

/** Mondo says carcinoma where papers say cancer, and the other way round. */
export function cancerForCarcinoma(label: string): string[] {
  if (/\bcarcinoma$/.test(label)) return [label.replace(/carcinoma$/, "cancer")];
  if (/\bcancer$/.test(label)) return [label.replace(/cancer$/, "carcinoma")];
  return [];
}

/** `Aneurysm, Dissecting` → `Dissecting Aneurysm`: one comma only, as lists have more. */
export function naturalOrder(heading: string): string[] {
  const parts = heading.split(/,\s+/);
  if (parts.length !== 2 || /\b(?:and|or|with|of|due|to|in|type \w+|susceptibility)\b/i.test(parts[1]!)) return [];
  return [`${parts[1]!} ${parts[0]!}`];
}

/** What a regular English plural in the last word may be the plural of; none for other words. Mirrors what the matcher folds. */
export function singularKey(key: string): string[] {
  if (/ses$/.test(key)) return [key.replace(/es$/, "is"), key.replace(/es$/, ""), key.replace(/s$/, "")];
  if (/ies$/.test(key)) return [key.replace(/ies$/, "y"), key.replace(/s$/, "")];
  if (/(?:x|ch|sh|z)es$/.test(key)) return [key.replace(/es$/, ""), key.replace(/s$/, "")];
  return /[^s]s$/.test(key) ? [key.replace(/s$/, "")] : [];
}
