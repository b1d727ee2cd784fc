/**
 * INN stems and what they say of a drug, compact: `stem class; stem class`. From WHO, "The use of stems in the selection
 * of International Nonproprietary Names" (2018 and its addenda, with the scheme of 2021 for antibodies); facts. Only
 * stems that end no ordinary word: `-tide`, `-stat`, `-cept`, `-leukin`, `-ment`, `-gene`, `-cel`, `-azole` and `-vir`
 * stand in longer forms that do not end peptide, thermostat, concept, interleukin, treatment, imidazole or triumvir.
 */
const PLAIN =
  "mab monoclonal antibody; limab monoclonal antibody, immunomodulating; tamab multispecific antibody; " +
  "fusp fusion protein; esleukin interleukin-2 analogue; kinra interleukin receptor antagonist; " +
  "bercept receptor fusion protein; nercept receptor fusion protein; atercept receptor fusion protein; " +
  "tacept receptor fusion protein; latacept receptor fusion protein; " +
  "grastim granulocyte colony-stimulating factor; gramostim granulocyte-macrophage colony-stimulating factor; " +
  "poetin erythropoietin; teplase plasminogen activator; leucel genetically modified T cells; " +
  "tinib tyrosine kinase inhibitor; anib angiogenesis inhibitor; rafenib RAF kinase inhibitor; " +
  "metinib MEK inhibitor; denib IDH inhibitor; ciclib cyclin-dependent kinase inhibitor; lisib PI3K inhibitor; " +
  "sertib serine/threonine kinase inhibitor; parib PARP inhibitor; rasib RAS inhibitor; zomib proteasome inhibitor; " +
  "degib hedgehog inhibitor; clax BCL-2 inhibitor; inostat histone deacetylase inhibitor; " +
  "metostat histone methyltransferase inhibitor; dustat HIF prolyl hydroxylase inhibitor; " +
  "mastat matrix metalloproteinase inhibitor; xostat xanthine oxidase inhibitor; restat aldose reductase inhibitor; " +
  "elestat elastase inhibitor; cistat CYP3A inhibitor; taxel taxane; rubicin anthracycline; " +
  "antrone anthraquinone antineoplastic; platin platinum agent; tecan topoisomerase I inhibitor; " +
  "poside topoisomerase II inhibitor; trexate antifolate; trexed antifolate, thymidylate synthase; " +
  "citabine nucleoside antimetabolite; mustine chloroethylamine alkylator; fosfamide cyclophosphamide alkylator; " +
  "domide immunomodulatory imide; lutamide androgen receptor antagonist; estrant oestrogen receptor antagonist; " +
  "oxifene oestrogen receptor modulator; steride 5-alpha-reductase inhibitor; relix GnRH antagonist; " +
  "relin pituitary-releasing peptide; trozole aromatase inhibitor; reotide somatostatin analogue; " +
  "paratide parathyroid hormone analogue; ritide natriuretic peptide; glutide GLP-1 receptor agonist; " +
  "zepatide GIP and GLP-1 receptor agonist; glipron GLP-1 receptor agonist; gliptin DPP-4 inhibitor; " +
  "gliflozin SGLT2 inhibitor; glitazone PPAR gamma agonist; glitazar PPAR agonist; glinide insulin secretagogue; " +
  "vastatin HMG-CoA reductase inhibitor; fibrate fibrate; sartan angiotensin II receptor antagonist; " +
  "pril ACE inhibitor; prilat ACE inhibitor; renone aldosterone antagonist; dipine calcium channel blocker; " +
  "pamil calcium channel blocker; olol beta-adrenergic blocker; zosin alpha-adrenergic blocker; " +
  "sentan endothelin receptor antagonist; ciguat guanylate cyclase stimulator; thiazide thiazide diuretic; " +
  "semide loop diuretic; vaptan vasopressin receptor antagonist; gatran thrombin inhibitor; " +
  "xaban factor Xa inhibitor; dogrel platelet inhibitor; sugrel platelet inhibitor; grelor platelet inhibitor; " +
  "irudin thrombin inhibitor; setron 5-HT3 receptor antagonist; triptan 5-HT1 receptor agonist; " +
  "pitant NK1 receptor antagonist; gepant CGRP receptor antagonist; orexant orexin receptor antagonist; " +
  "prazole proton pump inhibitor; prazan potassium-competitive acid blocker; tropium anticholinergic; " +
  "fenacin muscarinic antagonist; begron beta-3-adrenergic agonist; lukast leukotriene receptor antagonist; " +
  "siran small interfering RNA; cillin penicillin antibiotic; penem carbapenem; " +
  "bactam beta-lactamase inhibitor; cycline tetracycline antibiotic; floxacin quinolone antibiotic; " +
  "zolid oxazolidinone antibiotic; nidazole nitroimidazole antibiotic; bendazole anthelmintic; " +
  "conazole azole antifungal; fungin echinocandin antifungal; ciclovir antiviral, nucleoside; " +
  "navir HIV protease inhibitor; previr HCV protease inhibitor; trelvir coronavirus protease inhibitor; " +
  "amivir neuraminidase inhibitor; tegravir HIV integrase inhibitor; asvir HCV NS5A inhibitor; " +
  "buvir HCV polymerase inhibitor; coxib COX-2 inhibitor; profen anti-inflammatory, ibuprofen type; " +
  "oxicam anti-inflammatory, oxicam; azepam benzodiazepine; azolam benzodiazepine; racetam racetam; " +
  "gabalin gabapentinoid; oxetine antidepressant, fluoxetine type; triptyline tricyclic antidepressant; " +
  "pramine tricyclic antidepressant; peridone antipsychotic, risperidone type; piprazole antipsychotic; " +
  "stigmine cholinesterase inhibitor; capone COMT inhibitor; curonium muscle relaxant; curium muscle relaxant; " +
  "flurane inhaled anaesthetic; fentanil opioid; dronate bisphosphonate; dronic bisphosphonate; calcet calcimimetic; " +
  "olimus mTOR inhibitor";

/** Stems that also end names of people and places: they count in small letters only. */
const LOWER_CASE =
  "tug unmodified immunoglobulin; bart engineered immunoglobulin; mig multispecific immunoglobulin; afil PDE5 inhibitor; " +
  "ivir antiviral; ovir antiviral; avir antiviral; rsen antisense oligonucleotide";

/** Words that end like a drug and are none. */
export const NOT_DRUGS: ReadonlySet<string> = new Set("precipitant angiopoetin magnolol".split(" "));

/** A stem, what it says, and whether a name in capitals may end so. */
export interface Stem {
  readonly letters: string;
  readonly drugClass: string;
  readonly isLowerCase: boolean;
}

/** Stems by their last three letters, the longest first. */
export const STEMS_BY_ENDING: ReadonlyMap<string, readonly Stem[]> = byEnding();

function byEnding(): Map<string, Stem[]> {
  const map = new Map<string, Stem[]>();
  const stems = [PLAIN, LOWER_CASE].flatMap((list) =>
    list.split("; ").map((row): Stem => {
      const blank = row.indexOf(" ");
      return { letters: row.slice(0, blank), drugClass: row.slice(blank + 1), isLowerCase: list === LOWER_CASE };
    }),
  );
  for (const stem of stems.sort((a, b) => b.letters.length - a.letters.length)) {
    const ending = stem.letters.slice(-3);
    map.set(ending, [...(map.get(ending) ?? []), stem]);
  }
  return map;
}

/** Which last three letters stems have, five bits of each: nearly all words are turned away here. */
const LAST_LETTERS = lastLetters();

function lastLetters(): Uint8Array {
  const letters = new Uint8Array(2 ** 15);
  for (const ending of STEMS_BY_ENDING.keys()) letters[lettersBefore(ending, ending.length)] = 1;
  return letters;
}

function lettersBefore(text: string, end: number): number {
  const letter = (back: number): number => text.charCodeAt(end - back) & 31;
  return (letter(3) << 10) | (letter(2) << 5) | letter(1);
}

/** Whether the word that ends at an offset may have an ending of `STEMS_BY_ENDING`. */
export function mayEndInStem(text: string, end: number): boolean {
  return LAST_LETTERS[lettersBefore(text, end)] === 1;
}
