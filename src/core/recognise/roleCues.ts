import { CueTable, type FoundCue } from "./cueTable.ts";
import type { Word } from "./phrases.ts";

/**
 * What words around a disorder say of it: that it is an effect of a treatment, or what is being treated. Collected by
 * reading case reports, trial abstracts and product labels; weights are ours, tuned on the training part of BC5CDR and
 * on half of the label sentences.
 */
export interface RoleCue {
  /** Above zero for an adverse event, below for a condition. */
  readonly weight: number;
  /**
   * `forward`: speaks of what follows it; `backward`: of what stands before it; `sentence`: of everything after it in
   * the sentence, and nothing nearer overrules it.
   */
  readonly reaches: "forward" | "backward" | "sentence";
  /** How far, in code units between the cue and the disorder. */
  readonly within: number;
  /**
   * Given, the cue counts in full only when a drug, or a word for one, stands on the side of it that is turned away
   * from the disorder ("imatinib causes …", "… after imatinib"); else this share of its weight counts.
   */
  readonly withoutDrug?: number;
}

const GRADE = "1|2|3|4|5|i|ii|iii|iiiv|iv";
const PEOPLE =
  "patient|patients|adult|adults|children|child|women|woman|men|man|people|person|persons|subject|subjects|participant|participants|individual|individuals|infant|infants|adolescent|adolescents|those|boy|girl|volunteers|cohort|controls";
const TREATED_PEOPLE =
  "patient|patients|women|woman|men|man|child|children|boy|girl|infant|infants|adult|adults|subject|subjects|recipient|recipients";
const BE = "was|were|is|are";
const SEEN = "observed|reported|seen|noted|common|frequent|frequently|induced|caused|attributed|related|associated";

/** The cues and their phrases, in the notation of `CueTable`; a hyphen in the text is a blank there. */
const ROLE_CUES = new CueTable<RoleCue>(() => [
  {
    cue: { weight: -4, reaches: "sentence", within: Infinity },
    phrases: [
      "indicated for|in|as|to",
      "indication|indications and usage",
      "relieve|relieves|relieving",
      "relief of",
      "adjunct|adjunctive",
      "to reduce the risk|incidence|rate",
      "reduce|reduces|reducing|decrease|decreases|decreasing the risk",
      "following infections",
      "for use in",
      "for the prevention|treatment|management|prophylaxis",
      "as prophylaxis|monotherapy",
      "prophylaxis of|for|against",
      "help|helps prevent|treat|relieve",
      "first aid",
      "for the temporary",
    ],
  },
  {
    cue: { weight: -1.6, reaches: "forward", within: 45 },
    phrases: [
      "treat|treats|treated|treating|treatment of|for|with?",
      "therapy|therapies of|for|in",
      "indication|indications of|for?",
      "manage|manages|managed|management of?",
      "efficacy in|against|for",
      "approved|used for|in",
      "first|second|third line",
      "trial|trials of|in|for",
      "option|options for|in",
    ],
  },
  {
    cue: { weight: -1.6, reaches: "forward", within: 30 },
    phrases: [
      `${PEOPLE} with|having`,
      `${PEOPLE} who had|have`,
      `${PEOPLE} suffering from`,
      "diagnosed|diagnosis with|of|as",
      "criteria for",
      "history|histories of",
      "known|underlying|preexisting",
      "pre existing",
      "suffering from",
      "mouse|rat|animal|murine|xenograft? model|models of",
    ],
  },
  {
    cue: { weight: -1.2, reaches: "forward", within: 14 },
    phrases: ["advanced|metastatic|relapsed|refractory|recurrent|chronic|hereditary|familial|congenital"],
  },
  {
    cue: { weight: -1, reaches: "forward", within: 60 },
    phrases: [
      "gene|mutation|mutations|mutated|polymorphism|polymorphisms|locus|linkage|inherited|inheritance",
      "pathogenesis of",
      "susceptibility to",
    ],
  },
  {
    cue: { weight: -1.6, reaches: "backward", within: 2 },
    phrases: [
      "patient|patients|subject|subjects|cohort|cohorts|cell|cells|model|models|xenograft|xenografts",
      "treatment|therapy|therapies|management|gene|families|family|kindred|kindreds",
      "with pd l1",
    ],
  },
  {
    cue: { weight: -1, reaches: "backward", within: 12 },
    phrases: ["is|was|were|are|been successfully? treated|managed", "respond|responds|responded to"],
  },
  {
    cue: { weight: 4, reaches: "forward", within: 35 },
    phrases: ["-induced|associated|related|incurred|mediated|caused|triggered|evoked|elicited"],
  },
  {
    cue: { weight: 2.6, reaches: "forward", within: 70 },
    phrases: [
      "adverse|side|toxic|unwanted|undesirable|untoward drug? event|events|effect|effects|reaction|reactions",
      "ae|aes|adr|adrs|teae|teaes|irae|iraes|sae|saes",
      "treatment|drug|therapy|dose related|emergent|limiting",
      `grade|grades ${GRADE} ,|or|and|to? ${GRADE}? ,|or|and|to? ${GRADE}?`,
      "toxicity|cardiotoxicity|hepatotoxicity|nephrotoxicity|neurotoxicity|ototoxicity|myelotoxicity",
      "toxicities|cardiotoxicities|hepatotoxicities|nephrotoxicities|neurotoxicities|ototoxicities|myelotoxicities",
    ],
  },
  {
    cue: { weight: 2.4, reaches: "forward", within: 60, withoutDrug: 0.5 },
    phrases: [
      "cause|causes|caused|causing|induce|induces|induced|inducing|provoke|provokes|provoked|provoking",
      "trigger|triggers|triggered|triggering|precipitate|precipitates|precipitated|precipitating",
      "elicit|elicits|elicited|eliciting|evoke|evokes|evoked|evoking|produce|produces|produced|producing",
      "aggravate|aggravates|aggravated|aggravating|exacerbate|exacerbates|exacerbated|exacerbating",
      "induction|inducer|inducers|production of",
      "result|results|resulted|resulting in",
      "lead|leads|led|leading to",
      "complicated by",
      "complication|complications of|including?",
      "complication|complications such as",
    ],
  },
  {
    cue: { weight: 2, reaches: "forward", within: 50, withoutDrug: 0.6 },
    phrases: [
      "develop|develops|developed|developing|experience|experiences|experienced|experiencing",
      "development|onset|occurrence of",
      "de novo",
      "new onset",
    ],
  },
  {
    cue: { weight: 1.8, reaches: "forward", within: 55, withoutDrug: 0 },
    phrases: [
      "associated|association with|of",
      "link|linked to|between",
      "related|contribute|contributes|contributed|contributing to",
      "the|increased|higher? risk of|for",
      "responsible for",
      "implicated|role in",
      "effect|effects on",
      "potentiate|potentiates|potentiated|potentiating",
      "potentiation of",
      "follow|follows|followed by",
      "discontinue|discontinued|discontinuing|discontinuation|discontinuations|withdrawn due to",
      "discontinue|discontinued|discontinuing|discontinuation|discontinuations|withdrawn because of",
    ],
  },
  {
    cue: { weight: 0.8, reaches: "forward", within: 40 },
    phrases: [
      "incidence|incidences|case|cases|episode|episodes|rate|rates|report|reports|sign|signs|symptoms|frequency|severity|prevalence|resolution|mechanism|mechanisms|attack|attacks of",
      "presented with",
      "increase|increased|acute|severe|reversible|transient|persistent|prolonged|unexpected|fatal",
      "manifest|manifested|manifestation|manifestations as|by|of?",
    ],
  },
  {
    cue: { weight: 3, reaches: "backward", within: 40, withoutDrug: 0.3 },
    phrases: ["induced|caused|produced|provoked|elicited|precipitated|triggered|evoked|mediated by"],
  },
  {
    cue: { weight: 2, reaches: "backward", within: 70, withoutDrug: 0 },
    phrases: [
      `${TREATED_PEOPLE} *? *? *? treated with`,
      `${TREATED_PEOPLE} *? *? *? receiving|received|taking|on|under|given|using`,
      `${TREATED_PEOPLE} *? *? *? who received|took`,
      `${TREATED_PEOPLE} *? *? *? exposed to`,
      "-treated|related",
      "therapy|treatment|treated|administration|use|ingestion|injection|infusion|dose|doses|overdose with|of",
      "user|users",
      "risk factor",
    ],
  },
  {
    cue: { weight: 1.1, reaches: "forward", within: 40 },
    phrases: [
      "risk factor|factors for",
      "first|rare|unusual|new|two|three|four|five|further|another|fatal *? case|cases|report|reports|instance|instances|patient|patients|form|forms of|with",
      "report|reports|reported|describe|present|presents|presented a|an|the|two|three? *? case|cases|patient|patients|instance|instances? of|with?",
      "fatal|reversible|agent|agents|hypersensitivity|intoxication|withdrawal",
      "life threatening",
      "overdose|overdoses|overdosed|overdosage|overdosages|overdosing",
    ],
  },
  {
    cue: { weight: 1.9, reaches: "backward", within: 30, withoutDrug: 0 },
    phrases: [
      "associated with",
      "due|related|relation|secondary|attributed|attributable to",
      "following|after|during|from|by|with|on|to|post|under|while|of",
      "receiving|taking|given|withdrawal|complicating",
      "in patients receiving|taking|treated|given",
      "in association with",
      "effect|effects|consequence|complication of",
    ],
  },
  {
    cue: { weight: 1.5, reaches: "backward", within: 25 },
    phrases: [
      `${BE} *ly? ${SEEN}`,
      `${BE} *ly? more frequent|common`,
      `${BE} *ly? the most`,
      `has|have been *ly? ${SEEN}`,
      "occur|occurs|occurred|occurring|developed|appeared|disappeared|resolved|subsided|recurred|persisted|worsened",
      "improved after|when|on|following",
      "in|( %",
    ],
  },
]);

/** Words for a drug that is not named, and for its being given. */
export const DRUGLIKE =
  /\b(?:drugs?|therap(?:y|ies)|treatment|medications?|chemotherap(?:y|ies|eutic)|administration|administered|infusions?|injections?|inject(?:ed|ing)|doses?|overdos(?:e|es|age)|ingestion|exposure|agents?|inhibitors?|agonists?|antagonists?|anesthesia|vaccin(?:e|es|ation)|regimens?|withdrawal|blockers?|antibiotics|steroids?|toxicity|abuse|users?)\b/iu;

/** A cue found in a sentence, in offsets of the whole text. */
export type FoundRoleCue = FoundCue<RoleCue>;

/** The cues of a sentence, sorted by where they begin, and the first that speaks of the whole sentence after it. */
export interface SentenceCues {
  readonly near: readonly FoundRoleCue[];
  readonly label: FoundRoleCue | undefined;
}

/** No cue is longer, or looks farther than this from a disorder, in code units. */
export const FARTHEST = 150;

export function roleCuesIn(text: string, words: readonly Word[]): SentenceCues {
  const found = ROLE_CUES.find(text, words);
  return {
    near: found.filter(({ cue }) => cue.reaches !== "sentence"),
    label: found.find(({ cue }) => cue.reaches === "sentence"),
  };
}
