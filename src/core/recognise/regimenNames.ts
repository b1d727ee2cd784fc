/**
 * What named regimens consist of, by INN (facts of the NCI Thesaurus, 21.09d, "… Regimen"). A prefix `m` or `DA-` and
 * a number at the end tell only of doses and days: they are looked up without.
 */
const REGIMENS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    FOLFOX: "leucovorin, fluorouracil, oxaliplatin",
    FOLFIRI: "leucovorin, fluorouracil, irinotecan",
    FOLFIRINOX: "leucovorin, fluorouracil, irinotecan, oxaliplatin",
    FOLFOXIRI: "leucovorin, fluorouracil, oxaliplatin, irinotecan",
    NALIRIFOX: "irinotecan, fluorouracil, leucovorin, oxaliplatin",
    FLOT: "fluorouracil, leucovorin, oxaliplatin, docetaxel",
    CAPOX: "capecitabine, oxaliplatin",
    CAPEOX: "capecitabine, oxaliplatin",
    XELOX: "capecitabine, oxaliplatin",
    XELIRI: "capecitabine, irinotecan",
    CAPIRI: "capecitabine, irinotecan",
    GEMOX: "gemcitabine, oxaliplatin",
    CHOP: "cyclophosphamide, doxorubicin, vincristine, prednisone",
    "R-CHOP": "rituximab, cyclophosphamide, doxorubicin, vincristine, prednisone",
    CVP: "cyclophosphamide, vincristine, prednisone",
    "R-CVP": "rituximab, cyclophosphamide, vincristine, prednisone",
    EPOCH: "etoposide, prednisone, vincristine, cyclophosphamide, doxorubicin",
    "EPOCH-R": "etoposide, prednisone, vincristine, cyclophosphamide, doxorubicin, rituximab",
    "R-EPOCH": "rituximab, etoposide, prednisone, vincristine, cyclophosphamide, doxorubicin",
    ABVD: "doxorubicin, bleomycin, vinblastine, dacarbazine",
    BEACOPP: "bleomycin, etoposide, doxorubicin, cyclophosphamide, vincristine, procarbazine, prednisone",
    DHAP: "dexamethasone, cytarabine, cisplatin",
    GDP: "gemcitabine, dexamethasone, cisplatin",
    ICE: "ifosfamide, carboplatin, etoposide",
    "R-ICE": "rituximab, ifosfamide, carboplatin, etoposide",
    BEP: "bleomycin, etoposide, cisplatin",
    MVAC: "methotrexate, vinblastine, doxorubicin, cisplatin",
    CMF: "cyclophosphamide, methotrexate, fluorouracil",
    FEC: "fluorouracil, epirubicin, cyclophosphamide",
    TAC: "docetaxel, doxorubicin, cyclophosphamide",
    TCH: "docetaxel, carboplatin, trastuzumab",
    TCHP: "docetaxel, carboplatin, trastuzumab, pertuzumab",
    KRD: "carfilzomib, lenalidomide, dexamethasone",
    VRD: "bortezomib, lenalidomide, dexamethasone",
    RVD: "lenalidomide, bortezomib, dexamethasone",
    VTD: "bortezomib, thalidomide, dexamethasone",
    VCD: "bortezomib, cyclophosphamide, dexamethasone",
  }),
);

/** Names that are nothing else: the others are genes, words or short forms too, and want a word such as "regimen". */
const UNMISTAKABLE = /^(?:FOLF|NALIRI|CAP[EO]|XEL|GEMOX|R-|BEACOPP|ABVD|MVAC|EPOCH-R|TCHP)/u;

/** The drugs of a named regimen; `undefined` for what is none. */
export function drugsOfRegimen(name: string): readonly string[] | undefined {
  const key = name
    .replace(/[‐‑–]/gu, "-")
    .replace(/^(?:m(?=F)|DA-)/u, "")
    .replace(/[- ]?\d{1,2}$/u, "");
  return REGIMENS.get(key.toUpperCase())?.split(", ");
}

/** Whether a word is a named regimen: by itself, or because a word after it says so. */
export function namesRegimen(word: string, after: string): boolean {
  if (!/\p{Lu}{2}/u.test(word) || drugsOfRegimen(word) === undefined) return false;
  return (
    UNMISTAKABLE.test(word.replace(/^(?:m(?=F)|DA-)/u, "")) ||
    /^(?:-based|-like)?\s(?:chemotherap|immunochemotherap|regimen|protocol|therapy|treatment|cycles?\b|induction)/iu.test(
      after,
    )
  );
}
