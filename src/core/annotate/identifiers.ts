import { english, type Say } from "../words.ts";
/**
 * The shapes of identifiers. A wrong digit cannot be seen without the registry, but a missing one, a foreign letter or a
 * prefix that was forgotten can, wherever the identifier comes from: a person, a file, the lexicon.
 */

/** What comes after a prefix, with an example. Forms are those that identifiers.org and the registries publish. */
type Form = readonly [form: RegExp, example: string];

const DIGITS = /^\d{1,12}$/;
const SEVEN: RegExp = /^\d{7}$/;

/** Known prefixes in the spelling that is used here. One that is not among them is the user's own. */
const PREFIXES: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["DRUGBANK", [/^DB\d{5}$/, "DB11595"]],
  ["CHEBI", [DIGITS, "45863"]],
  ["CHEMBL", [/^CHEMBL\d{1,9}$/, "CHEMBL3545110"]],
  ["RXCUI", [DIGITS, "1792776"]],
  ["RXNORM", [DIGITS, "1792776"]],
  ["UNII", [/^[0-9A-Z]{10}$/, "52CMI0WC3Y"]],
  ["ATC", [/^[ABCDGHJLMNPRSV](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/, "L01FF05"]],
  ["CAS", [/^\d{2,7}-\d{2}-\d$/, "33069-62-4"]],
  ["PUBCHEM.COMPOUND", [DIGITS, "36314"]],
  ["FDA", [/^(?:NDA|ANDA|BLA)\d{5,6}$/, "BLA761034"]],
  ["HGNC", [/^\d{1,6}$/, "17635"]],
  ["HGNC.GENEGROUP", [DIGITS, "741"]],
  ["NCBIGENE", [DIGITS, "29126"]],
  ["ENSEMBL", [/^ENS[A-Z]*[EGPTR]\d{11}$/, "ENSG00000120217"]],
  ["UNIPROT", [/^(?:[OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z0-9]{2}\d){1,2})(?:-\d{1,3})?$/, "Q9NZQ7"]],
  ["FPLX", [/^\w+$/, "RAF"]],
  ["MONDO", [SEVEN, "0005494"]],
  ["DOID", [DIGITS, "0060081"]],
  ["HP", [SEVEN, "0001596"]],
  ["OAE", [SEVEN, "0001543"]],
  ["EFO", [SEVEN, "0004920"]],
  ["ECO", [SEVEN, "0000033"]],
  ["GO", [SEVEN, "0006915"]],
  ["SO", [SEVEN, "0001583"]],
  ["CL", [SEVEN, "0000451"]],
  ["UBERON", [SEVEN, "0000310"]],
  ["MESH", [/^[CDQ]\d{6}(?:\d{3})?$/, "D010523"]],
  ["NCIT", [/^C\d{1,7}$/, "C106250"]],
  ["MEDDRA", [/^\d{8}$/, "10034620"]],
  ["OMIM", [/^(?:PS)?\d{6}$/, "114480"]],
  ["ORPHANET", [DIGITS, "180250"]],
  ["SNOMEDCT", [/^\d{6,18}$/, "42658009"]],
  ["ICD10", [/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/, "G62.0"]],
  ["ONCOTREE", [/^[A-Z0-9_/-]+$/, "BRCA"]],
  ["NCBITAXON", [DIGITS, "9606"]],
]);

/** Prefixes of references, which have a shape of their own below. */
const REFERENCE_PREFIX = /^(?:DOI|PMID|PMCID|PMC|NCT|EUDRACT|EUCT|ISRCTN)$/;

/**
 * What is wrong with an identifier of a concept, in a sentence, or `undefined` where its shape is right. It must be a
 * CURIE, `PREFIX:ID`; behind a known prefix the form of its registry is asked for.
 */
export function conceptProblem(text: string, say: Say = english): string | undefined {
  const said = JSON.stringify(text);
  const [, prefix, id] = /^([A-Za-z][\w.-]{0,39}):(\S{1,200})$/.exec(text) ?? [];
  if (prefix === undefined || id === undefined) {
    return say("{0} is no identifier: write PREFIX:ID, such as DRUGBANK:DB11595.", said);
  }
  const upper = prefix.toUpperCase();
  if (REFERENCE_PREFIX.test(upper)) return reference(text, say).problem;
  const form = PREFIXES.get(upper);
  if (form === undefined) return undefined;
  if (prefix !== upper) return say("{0}: write the prefix as {1}.", said, upper);
  return form[0].test(id)
    ? undefined
    : say("{0} does not have the form of {1}, such as {2}:{3}.", said, upper, upper, form[1]);
}

/** A reference to a source that can be looked up elsewhere. */
export type Reference =
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      readonly kind: "doi" | "pmid" | "pmcid" | "trial" | "url";
      /** One spelling for each source, so that two references to it are equal: `DOI:10.1056/nejmoa1809615`. */
      readonly id: string;
    };

/** Registers of trials, with the form of their numbers. */
const TRIALS: readonly (readonly [name: string, form: RegExp, example: string])[] = [
  ["NCT", /^NCT\d{8}$/, "NCT02425891"],
  ["ISRCTN", /^ISRCTN\d{8}$/, "ISRCTN14163439"],
  // The European register's numbers of before 2023, and those of the regulation (EU) 536/2014.
  ["EudraCT", /^(?:19|20)\d{2}-\d{6}-\d{2}$/, "2014-005490-37"],
  ["EU CT", /^20\d{2}-5\d{5}-\d{2}-\d{2}$/, "2022-500123-12-00"],
];

const REFERENCES =
  "DOI:10.1056/NEJMoa1809615, PMID:30345906, PMCID:PMC6400222, NCT02425891, ISRCTN14163439, 2014-005490-37";

/**
 * Reads a reference: a DOI, PubMed or PubMed Central number, a number of a trial register, or a web address. A DOI may come
 * as a link, and with or without its prefix; DOIs are compared without regard to case (ISO 26324). Never throws.
 */
export function reference(text: string, say: Say = english): Reference {
  const said = JSON.stringify(text);
  const trimmed = text.trim();
  const bare = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)\s?(.*)$/i.exec(trimmed)?.[1];
  if (bare !== undefined || /^10\.\d/.test(trimmed)) {
    const doi = bare ?? trimmed;
    if (!/^10\.\d{4,9}(?:\.\d{1,9})*\/\S{1,300}$/.test(doi)) {
      return { problem: say("{0} is no DOI: it begins with 10., four to nine digits and a slash.", said) };
    }
    return { kind: "doi", id: `DOI:${doi.toLowerCase()}` };
  }
  if (/^https?:\/\//i.test(trimmed)) {
    const isAddress = /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/i.test(trimmed);
    return isAddress ? { kind: "url", id: trimmed } : { problem: say("{0} is no web address.", said) };
  }
  const pmid = /^PMID:? ?(.*)$/i.exec(trimmed)?.[1];
  if (pmid !== undefined) {
    if (/^[1-9]\d{0,7}$/.test(pmid)) return { kind: "pmid", id: `PMID:${pmid}` };
    return { problem: say("{0}: a PMID has one to eight digits, such as PMID:30345906.", said) };
  }
  if (/^PMC/i.test(trimmed)) {
    const number = /^(?:PMCID:? ?)?PMC([1-9]\d{0,8})$/i.exec(trimmed)?.[1];
    if (number !== undefined) return { kind: "pmcid", id: `PMCID:PMC${number}` };
    return { problem: say("{0}: a PMCID is PMC and digits, such as PMCID:PMC6400222.", said) };
  }
  const number = trimmed.replace(/^(?:EudraCT|EU ?CT|ISRCTN|NCT):? ?(?=\S)/i, (prefix) =>
    /^(?:NCT|ISRCTN)\d/i.test(trimmed) ? prefix : "",
  );
  for (const [, form] of TRIALS)
    if (form.test(number.toUpperCase())) return { kind: "trial", id: number.toUpperCase() };
  const named = TRIALS.find(([name]) => trimmed.toUpperCase().startsWith(name.toUpperCase()));
  if (named !== undefined)
    return { problem: say("{0} does not have the form of {1}, such as {2}.", said, named[0], named[2]) };
  return { problem: say("{0} is no reference: write {1}, or a web address.", said, REFERENCES) };
}
