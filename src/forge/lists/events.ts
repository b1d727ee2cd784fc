/**
 * Everyday adverse events. CTCAE names many of them as a finding (`Neutrophil count decreased`) or in parts
 * (`Peripheral sensory neuropathy`), where reports use one plain word. Written for this project.
 * A row without a CTCAE term is an event of its own under the organ class given.
 */
export interface EverydayEvent {
  /** Preferred name of the concept, or the CTCAE term (in lower case) that the names belong to. */
  readonly term: string;
  readonly names: readonly string[];
  readonly organClass?: string;
}

const BLOOD = "Blood and lymphatic system disorders";
const NERVES = "Nervous system disorders";
const SKIN = "Skin and subcutaneous tissue disorders";
const GUT = "Gastrointestinal disorders";
const HEART = "Cardiac disorders";
const LUNG = "Respiratory, thoracic and mediastinal disorders";
const LIVER = "Hepatobiliary disorders";
const KIDNEY = "Renal and urinary disorders";
const IMMUNE = "Immune system disorders";
const GENERAL = "General disorders and administration site conditions";
const VESSELS = "Vascular disorders";
const EYE = "Eye disorders";
const MUSCLE = "Musculoskeletal and connective tissue disorders";
const MIND = "Psychiatric disorders";
const METABOLISM = "Metabolism and nutrition disorders";
const HORMONES = "Endocrine disorders";

export const EVERYDAY_EVENTS: readonly EverydayEvent[] = [
  { term: "neutrophil count decreased", names: ["neutropenia", "neutropaenia", "granulocytopenia"] },
  { term: "platelet count decreased", names: ["thrombocytopenia", "thrombocytopaenia"] },
  { term: "white blood cell decreased", names: ["leukopenia", "leucopenia", "leukocytopenia"] },
  { term: "lymphocyte count decreased", names: ["lymphopenia", "lymphocytopenia"] },
  { term: "CD4 lymphocytes decreased", names: [] },
  { term: "agranulocytosis", names: ["agranulocytosis"], organClass: BLOOD },
  { term: "pancytopenia", names: ["pancytopenia"], organClass: BLOOD },
  { term: "cytopenia", names: ["cytopenia"], organClass: BLOOD },
  {
    term: "myelosuppression",
    names: ["bone marrow suppression", "myelotoxicity", "bone marrow depression"],
    organClass: BLOOD,
  },
  {
    term: "hematologic toxicity",
    names: ["hematological toxicity", "haematological toxicity", "haematologic toxicity", "hematotoxicity"],
    organClass: BLOOD,
  },
  {
    term: "peripheral neuropathy",
    names: ["peripheral neuropathies", "peripheral neurotoxicity", "polyneuropathy"],
    organClass: NERVES,
  },
  {
    term: "peripheral sensory neuropathy",
    names: ["sensory neuropathy", "sensory peripheral neuropathy", "peripheral sensory neurotoxicity"],
  },
  { term: "peripheral motor neuropathy", names: ["motor neuropathy", "motor peripheral neuropathy"] },
  { term: "chemotherapy-induced peripheral neuropathy", names: ["CIPN"], organClass: NERVES },
  { term: "chemotherapy-induced nausea and vomiting", names: ["CINV"], organClass: GUT },
  {
    term: "neurotoxicity",
    names: ["neurotoxic effects", "neurologic toxicity", "neurological toxicity"],
    organClass: NERVES,
  },
  {
    term: "extrapyramidal disorder",
    names: ["extrapyramidal symptoms", "extrapyramidal side effects", "extrapyramidal syndrome"],
  },
  { term: "seizure", names: ["convulsion", "seizures", "convulsions"] },
  { term: "dyskinesia", names: ["dyskinesia"], organClass: NERVES },
  { term: "tardive dyskinesia", names: ["tardive dyskinesia"], organClass: NERVES },
  { term: "dystonia", names: ["acute dystonia", "dystonic reaction"], organClass: NERVES },
  { term: "neuroleptic malignant syndrome", names: [], organClass: NERVES },
  { term: "serotonin syndrome", names: ["serotonin toxicity"], organClass: NERVES },
  { term: "sedation", names: ["oversedation"], organClass: NERVES },
  { term: "immune effector cell-associated neurotoxicity syndrome", names: ["ICANS"], organClass: NERVES },
  { term: "cytokine release syndrome", names: ["CRS"] },
  {
    term: "rash",
    names: ["skin rash", "skin eruption", "cutaneous rash", "drug eruption", "exanthema", "drug rash"],
    organClass: SKIN,
  },
  {
    term: "palmar-plantar erythrodysesthesia syndrome",
    names: ["hand-foot syndrome", "palmar-plantar erythrodysesthesia", "hand-foot skin reaction"],
  },
  { term: "dermatitis", names: [], organClass: SKIN },
  { term: "skin toxicity", names: ["cutaneous toxicity", "dermatologic toxicity"], organClass: SKIN },
  { term: "Stevens-Johnson syndrome", names: [] },
  { term: "toxic epidermal necrolysis", names: ["Lyell syndrome"] },
  {
    term: "drug reaction with eosinophilia and systemic symptoms",
    names: ["DRESS syndrome", "drug rash with eosinophilia and systemic symptoms", "drug hypersensitivity syndrome"],
    organClass: SKIN,
  },
  { term: "angioedema", names: ["angioneurotic edema"], organClass: SKIN },
  { term: "alopecia", names: ["hair loss"] },
  { term: "mucositis", names: [], organClass: GUT },
  { term: "oral mucositis", names: ["stomatitis", "mucositis oral"] },
  { term: "vomiting", names: ["emesis"] },
  { term: "diarrhea", names: ["diarrhoea", "loose stools"] },
  { term: "constipation", names: ["constipation"] },
  { term: "dyspepsia", names: ["indigestion"] },
  { term: "abdominal pain", names: ["stomach ache", "abdominal cramps"] },
  { term: "gastrointestinal toxicity", names: ["GI toxicity"], organClass: GUT },
  { term: "gastrointestinal hemorrhage", names: ["gastrointestinal bleeding", "GI bleeding"], organClass: GUT },
  {
    term: "decreased appetite",
    names: ["loss of appetite", "appetite loss", "reduced appetite"],
    organClass: METABOLISM,
  },
  { term: "anorexia", names: [] },
  {
    term: "hepatotoxicity",
    names: [
      "liver toxicity",
      "hepatic toxicity",
      "liver injury",
      "hepatic injury",
      "drug-induced liver injury",
      "drug-induced hepatitis",
      "toxic hepatitis",
      "hepatocellular injury",
      "liver damage",
    ],
    organClass: LIVER,
  },
  {
    term: "hepatitis",
    names: ["immune-mediated hepatitis"],
    organClass: LIVER,
  },
  { term: "jaundice", names: ["icterus", "cholestatic jaundice"], organClass: LIVER },
  { term: "cholestasis", names: ["intrahepatic cholestasis"], organClass: LIVER },
  {
    term: "alanine aminotransferase increased",
    names: ["ALT increased", "elevated ALT", "increased ALT", "ALT elevation"],
  },
  {
    term: "aspartate aminotransferase increased",
    names: ["AST increased", "elevated AST", "increased AST", "AST elevation"],
  },
  {
    term: "transaminases increased",
    names: [
      "elevated transaminases",
      "increased transaminases",
      "transaminase elevation",
      "elevated liver enzymes",
      "liver enzyme elevation",
      "increased liver enzymes",
      "hypertransaminasemia",
    ],
    organClass: "Investigations",
  },
  { term: "acute kidney injury", names: ["acute renal failure", "acute kidney failure", "acute renal injury"] },
  { term: "renal failure", names: ["kidney failure"], organClass: KIDNEY },
  {
    term: "nephrotoxicity",
    names: ["renal toxicity", "kidney toxicity", "renal damage", "kidney damage"],
    organClass: KIDNEY,
  },
  {
    term: "renal impairment",
    names: ["renal dysfunction", "kidney dysfunction", "renal insufficiency", "kidney impairment"],
    organClass: KIDNEY,
  },
  {
    term: "creatinine increased",
    names: [
      "elevated creatinine",
      "blood creatinine increased",
      "increased serum creatinine",
      "elevated serum creatinine",
    ],
  },
  { term: "cardiotoxicity", names: ["cardiac toxicity", "cardiotoxic effects", "heart toxicity"], organClass: HEART },
  { term: "heart failure", names: ["cardiac failure", "congestive heart failure"] },
  { term: "arrhythmia", names: ["cardiac arrhythmia", "arrhythmias", "dysrhythmia"], organClass: HEART },
  { term: "tachycardia", names: [], organClass: HEART },
  { term: "bradycardia", names: [], organClass: HEART },
  { term: "torsades de pointes", names: ["torsade de pointes"], organClass: HEART },
  {
    term: "electrocardiogram QT corrected interval prolonged",
    names: [
      "QT prolongation",
      "QTc prolongation",
      "prolonged QT interval",
      "QT interval prolongation",
      "QTc interval prolongation",
    ],
  },
  { term: "myocardial infarction", names: ["heart attack"] },
  { term: "cardiac arrest", names: [] },
  { term: "hypotension", names: ["low blood pressure"] },
  { term: "hypertension", names: ["high blood pressure", "arterial hypertension"] },
  { term: "orthostatic hypotension", names: ["postural hypotension"], organClass: VESSELS },
  {
    term: "thromboembolic event",
    names: ["thromboembolism", "venous thromboembolism", "deep vein thrombosis", "deep venous thrombosis"],
  },
  { term: "pulmonary embolism", names: ["pulmonary emboli"], organClass: LUNG },
  { term: "hemorrhage", names: ["haemorrhage", "bleeding"], organClass: VESSELS },
  { term: "interstitial lung disease", names: [], organClass: LUNG },
  { term: "pneumonitis", names: [] },
  { term: "dyspnea", names: ["shortness of breath", "breathlessness", "difficulty breathing"] },
  { term: "respiratory depression", names: [], organClass: LUNG },
  { term: "epistaxis", names: ["nosebleed", "nose bleed"] },
  {
    term: "hypersensitivity",
    names: ["hypersensitivity reaction", "drug hypersensitivity", "allergic reaction", "drug allergy"],
    organClass: IMMUNE,
  },
  { term: "anaphylaxis", names: ["anaphylactic reaction", "anaphylactic shock"] },
  { term: "infusion related reaction", names: ["infusion-related reaction", "infusion reaction"] },
  { term: "injection site reaction", names: ["injection-site reaction", "injection site reactions"] },
  { term: "fever", names: ["pyrexia"] },
  { term: "fatigue", names: ["tiredness", "lassitude"] },
  { term: "asthenia", names: [], organClass: GENERAL },
  { term: "malaise", names: [] },
  { term: "flu-like symptoms", names: ["flu-like syndrome", "influenza-like illness", "influenza-like symptoms"] },
  { term: "weight gain", names: ["increased weight", "weight increase"] },
  { term: "weight loss", names: ["decreased weight", "weight decrease"] },
  { term: "peripheral edema", names: ["edema peripheral", "peripheral oedema", "ankle edema"], organClass: GENERAL },
  { term: "dizziness", names: ["lightheadedness", "light-headedness"] },
  { term: "headache", names: ["cephalalgia"] },
  { term: "somnolence", names: ["drowsiness"] },
  { term: "insomnia", names: ["sleeplessness"] },
  { term: "tremor", names: ["tremors"] },
  { term: "confusion", names: ["confusional state", "mental confusion"] },
  { term: "hallucinations", names: ["hallucination", "visual hallucinations", "auditory hallucinations"] },
  { term: "suicidal ideation", names: ["suicidal thoughts"] },
  { term: "psychosis", names: ["psychotic reaction"] },
  {
    term: "sexual dysfunction",
    names: [],
    organClass: "Reproductive system and breast disorders",
  },
  { term: "hot flashes", names: ["hot flushes", "hot flush", "hot flash"] },
  { term: "dry mouth", names: ["xerostomia"] },
  { term: "dry skin", names: ["xerosis"] },
  { term: "pruritus", names: ["itching", "itchiness", "itchy skin"] },
  { term: "urticaria", names: ["hives"] },
  { term: "hyperhidrosis", names: ["excessive sweating"] },
  { term: "dysgeusia", names: ["taste alteration", "altered taste", "taste disturbance"] },
  { term: "blurred vision", names: ["visual blurring", "blurring of vision"] },
  { term: "ototoxicity", names: ["cochlear toxicity"], organClass: "Ear and labyrinth disorders" },
  { term: "hearing loss", names: ["hearing impairment"], organClass: "Ear and labyrinth disorders" },
  { term: "ocular toxicity", names: ["retinal toxicity"], organClass: EYE },
  { term: "uveitis", names: [] },
  { term: "arthralgia", names: ["joint pain"] },
  { term: "myalgia", names: ["muscle pain", "muscle ache"] },
  { term: "muscle cramp", names: ["muscle spasm", "muscle cramps"] },
  { term: "rhabdomyolysis", names: [], organClass: MUSCLE },
  { term: "myopathy", names: ["drug-induced myopathy"], organClass: MUSCLE },
  { term: "osteonecrosis of the jaw", names: ["jaw osteonecrosis", "osteonecrosis of jaw"], organClass: MUSCLE },
  { term: "generalized muscle weakness", names: ["muscle weakness", "muscular weakness"] },
  { term: "thyroiditis", names: [], organClass: HORMONES },
  { term: "hypophysitis", names: [] },
  { term: "hypoglycemia", names: ["low blood sugar"] },
  { term: "hyperglycemia", names: ["high blood sugar"] },
  { term: "lactic acidosis", names: [], organClass: METABOLISM },
  { term: "agitation", names: [] },
  { term: "psychiatric disorder", names: [], organClass: MIND },
  { term: "mood swings", names: ["mood changes"], organClass: MIND },
  { term: "catalepsy", names: [], organClass: NERVES },
  { term: "edema", names: ["oedema"], organClass: GENERAL },
  { term: "pulmonary toxicity", names: ["lung toxicity"], organClass: LUNG },
  { term: "interstitial pneumonitis", names: [], organClass: LUNG },
  { term: "liver dysfunction", names: ["hepatic dysfunction", "hepatic impairment"], organClass: LIVER },
  { term: "hypersensitivity syndrome", names: ["anticonvulsant hypersensitivity syndrome"], organClass: IMMUNE },
  { term: "anaphylactoid reaction", names: ["anaphylactoid reactions"], organClass: IMMUNE },
  { term: "cognitive disturbance", names: ["cognitive impairment", "cognitive dysfunction", "cognitive deficit"] },
  { term: "skin necrosis", names: ["cutaneous necrosis"], organClass: SKIN },
  { term: "fixed drug eruption", names: [], organClass: SKIN },
  { term: "teratogenicity", names: [], organClass: "Congenital, familial and genetic disorders" },
  { term: "adrenal suppression", names: [], organClass: HORMONES },
  { term: "visual loss", names: ["vision loss", "loss of vision"], organClass: EYE },
  { term: "diaphoresis", names: ["sweating"], organClass: SKIN },
  { term: "altered mental status", names: ["mental status changes"], organClass: NERVES },
];

/** Everyday names of conditions that the sources list only in full: preferred name as in Mondo, then what text says. */
export const EVERYDAY_CONDITIONS: readonly (readonly [preferred: string, ...names: string[]])[] = [
  ["diabetes mellitus", "diabetes"],
  ["type 2 diabetes mellitus", "type 2 diabetes", "T2DM", "non-insulin-dependent diabetes mellitus"],
  ["type 1 diabetes mellitus", "type 1 diabetes", "T1DM"],
  ["acquired immunodeficiency syndrome", "AIDS"],
  ["urinary incontinence", "incontinence"],
  ["major depressive disorder", "major depression"],
  ["nonalcoholic steatohepatitis", "NASH", "non-alcoholic steatohepatitis"],
  ["systemic lupus erythematosus", "SLE"],
  ["non-small cell lung cancer", "nonsmall cell lung cancer", "nonsmall cell lung carcinoma"],
  ["rheumatoid arthritis"],
  ["chronic obstructive pulmonary disease", "COPD"],
  ["attention deficit-hyperactivity disorder", "ADHD"],
  ["ischemic disease", "ischemia", "ischaemia"],
];
