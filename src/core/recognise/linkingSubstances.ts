import { type Rule, words } from "./linkingRules.ts";

const SALTS = new RegExp(
  ` (?:${words(`
    hydrochloride dihydrochloride hcl hydrobromide sodium disodium potassium calcium magnesium sulfate sulphate phosphate acetate
    citrate maleate malate fumarate tartrate bitartrate succinate mesylate mesilate besylate tosylate lactate gluconate nitrate
    bromide chloride iodide oxide palmitate pamoate valerate propionate dipropionate decanoate enanthate monohydrate dihydrate
    anhydrous hydrate salt base
  `)})$`,
  "i",
);

/** What goes on before a substance and leaves it the same: how it is given, its label, its form in space. */
const BEFORE_DRUG = new RegExp(
  `^(?:${words(`
    oral intravenous iv intrathecal intraperitoneal subcutaneous topical inhaled systemic parenteral high-dose low-dose
    exogenous endogenous recombinant human free racemic liposomal radiolabeled serum plasma urinary dietary synthetic
  `)}) |^\\[[^\\]]{1,8}\\]-?|^\\((?:[RSEZ]|[+±-]|[+-]\\/-)\\)-?|^(?:[DLRS]|DL|D,L)-(?=\\w{4})|^(?:3H|14C|99mTc|125I|18F)-`,
  "i",
);

function plainDrug(text: string): string[] {
  const bare = text.replace(BEFORE_DRUG, "");
  const base = bare.replace(SALTS, "");
  return [bare, base].filter((other) => other !== text);
}

/** `glutamate` is glutamic acid as its salt: `valproate`, `valproic acid`. */
function acidOf(text: string): string[] {
  if (/\w{4}ate$/i.test(text)) return [text.replace(/ate$/i, "ic acid")];
  return /\w{4}ic acid$/i.test(text) ? [text.replace(/ic acid$/i, "ate")] : [];
}

/** `antihypertensive drugs`, `antihypertensive agent`, `antihypertensives`. */
function classOf(text: string): string[] {
  const bare = text.replace(/ (?:drug|agent|medication|medicine|compound|therapy)s?$/i, "");
  const joined = bare.replace(/^anti-/i, "anti");
  const all = [joined, `${joined} agents`, `${joined} drugs`, `${joined} agent`];
  return (bare === text && joined === text && !/ive$|ant$|ics?$/i.test(text) ? [] : all).filter(
    (other) => other !== text,
  );
}

/** `cis-platin` → `cisplatin`. */
function joined(text: string): string[] {
  return /\p{L}-\p{L}/u.test(text) ? [text.replace(/(?<=\p{L})-(?=\p{L})/gu, "")] : [];
}

/** Rewrites of a drug's words, best first. */
export const DRUG_RULES: readonly Rule[] = [plainDrug, acidOf, classOf, joined];

function plainTarget(text: string): string[] {
  return [
    text.replace(/ (?:genes?|proteins?|mRNA|transcripts?|promoter|cDNA|alleles?|antigen|molecule|polypeptide)$/i, ""),
    text.replace(
      /^(?:human|mouse|murine|rat|bovine|recombinant|wild-type|mutant|mutated|phosphorylated|activated|soluble|serum) /i,
      "",
    ),
    text.replace(/^(?:anti|phospho|pro|c|h|m|r)-(?=\w{2})/, ""),
  ].filter((other) => other !== text);
}

const GREEK: ReadonlyMap<string, string> = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["g", "gamma"],
  ["d", "delta"],
  ["k", "kappa"],
]);

/** `Kras` is KRAS in another animal; `TNFa` and `IFN-g` have a Greek letter; `NFkappaB` no hyphen. */
function otherSymbol(text: string): string[] {
  if (!/^[\w/-]{2,14}$/.test(text)) return [];
  const found: string[] = [];
  const greek = /^([A-Z][A-Za-z\d]*[A-Z\d])-?([abgdk])(\d?)$/.exec(text);
  if (greek !== null) found.push(`${greek[1]!}-${GREEK.get(greek[2]!)!}${greek[3]!}`);
  const prefix = /^([abgdk])-(\w{4,})$/.exec(text);
  if (prefix !== null) found.push(`${GREEK.get(prefix[1]!)!}-${prefix[2]!}`);
  if (/\d|[A-Z]/.test(text) && text !== text.toUpperCase()) found.push(text.toUpperCase());
  if (text.includes("-")) found.push(text.replaceAll("-", ""), text.replaceAll("-", "").toUpperCase());
  return found;
}

/** Rewrites of a target's words, best first. */
export const TARGET_RULES: readonly Rule[] = [plainTarget, otherSymbol];
