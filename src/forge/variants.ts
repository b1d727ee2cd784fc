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

/** American spelling, British spelling; applied to parts of words, in this order. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/emi(a|as|c)\b/g, "aemi$1"],
  [/\bhem(at|or|o|an|ar)/gi, "haem$1"],
  [/\besoph/g, "oesoph"],
  [/(?<!o)edema/g, "oedema"],
  [/rrhea/g, "rrhoea"],
  [/pnea(s?)\b/g, "pnoea$1"],
  [/\bfet(al|us)/g, "foet$1"],
  [/\bestrogen/g, "oestrogen"],
  [/\bceliac/g, "coeliac"],
  [/\bfec(al|es)/g, "faec$1"],
  [/\bcec(al|um)/g, "caec$1"],
  [/\btumor/g, "tumour"],
  [/color(?!ec)/g, "colour"],
  [/\bischemi/g, "ischaemi"],
  [/\banesthe/g, "anaesthe"],
  [/(par|dys|hypo|hyper)esthe/g, "$1aesthe"],
  [/\bpediatric/g, "paediatric"],
  [/\bgynec/g, "gynaec"],
  [/\borthopedic/g, "orthopaedic"],
  [/\bhemoglobin/g, "haemoglobin"],
  [/paralyzed/g, "paralysed"],
  [/\bbehavior/g, "behaviour"],
  [/\bfiber/g, "fibre"],
];

/** `diarrhea` → `diarrhoea`, `anemia` → `anaemia`, `tumor` → `tumour`: the whole name in British spelling. */
export function britishSpelling(american: string): string[] {
  let british = american.charAt(0).toLowerCase() + american.slice(1);
  const start = british;
  for (const [pattern, spelling] of BRITISH) british = british.replace(pattern, spelling);
  return british === start ? [] : [british];
}

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

/** The singular of a regular English plural in the last word, or undefined. Mirrors what the matcher folds. */
export function singularKey(key: string): string[] {
  if (/ses$/.test(key)) return [key.replace(/es$/, "is"), key.replace(/es$/, ""), key.replace(/s$/, "")];
  if (/ies$/.test(key)) return [key.replace(/ies$/, "y"), key.replace(/s$/, "")];
  if (/(?:x|ch|sh|z)es$/.test(key)) return [key.replace(/es$/, ""), key.replace(/s$/, "")];
  return /[^s]s$/.test(key) ? [key.replace(/s$/, "")] : [];
}
