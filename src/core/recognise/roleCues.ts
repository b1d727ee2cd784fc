import type { Span } from "../text/span.ts";

/**
 * Words around a disorder that make it an effect of a treatment, or what is being treated. Collected by reading case
 * reports, trial abstracts and product labels; weights are ours, tuned on the training part of BC5CDR and on half of
 * the label sentences.
 */
export interface RoleCue {
  readonly pattern: RegExp;
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

const GRADE = "(?:[1-5]|I{1,3}V?|IV)";

export const ROLE_CUES: readonly RoleCue[] = [
  {
    pattern:
      /\b(?:indicated (?:for|in|as|to)|indications? and usage|reliev(?:es?|ing)|relief of|adjunct(?:ive)?|to reduce the (?:risk|incidence|rate)|reduc(?:e|es|ing) the risk|decreas(?:e|es|ing) the risk|following infections|for use in|for the (?:prevention|treatment|management|prophylaxis)|as (?:prophylaxis|monotherapy)|prophylaxis (?:of|for|against)|helps? (?:prevent|treat|relieve)|first aid|for the temporary)\b/giu,
    weight: -4,
    reaches: "sentence",
    within: Infinity,
  },
  {
    pattern:
      /\b(?:treat(?:s|ed|ing|ment)?(?: (?:of|for|with))?|therap(?:y|ies) (?:of|for|in)|indications?(?: (?:of|for))?|manage(?:ment|s|d)?(?: of)?|efficacy (?:in|against|for)|approved (?:for|in)|used (?:for|in)|(?:first|second|third)-line|trials? (?:of|in|for)|options? (?:for|in))\b/giu,
    weight: -1.6,
    reaches: "forward",
    within: 45,
  },
  {
    pattern:
      /\b(?:(?:patients?|adults?|children|child|women|woman|men|man|people|persons?|subjects?|participants?|individuals?|infants?|adolescents?|those|boy|girl|volunteers|cohort|controls) (?:with|having|who had|who have|suffering from)|diagnos(?:ed|is) (?:with|of|as)|criteria for|histor(?:y|ies) of|known|underlying|pre-?existing|suffering from|(?:mouse|rat|animal|murine|xenograft)? ?models? of)\b/giu,
    weight: -1.6,
    reaches: "forward",
    within: 30,
  },
  {
    pattern: /\b(?:advanced|metastatic|relapsed|refractory|recurrent|chronic|hereditary|familial|congenital)\b/giu,
    weight: -1.2,
    reaches: "forward",
    within: 14,
  },
  {
    pattern:
      /\b(?:gene|mutations?|mutated|polymorphisms?|locus|linkage|inherit(?:ed|ance)|pathogenesis of|susceptibility to)\b/giu,
    weight: -1,
    reaches: "forward",
    within: 60,
  },
  {
    pattern:
      /\b(?:patients?|subjects?|cohorts?|cells?|models?|xenografts?|treatment|therapy|therapies|management|with PD-L1|gene|families|family|kindreds?)\b/giu,
    weight: -1.6,
    reaches: "backward",
    within: 2,
  },
  {
    pattern: /\b(?:(?:is|was|were|are|been) (?:successfully )?(?:treated|managed)|respond(?:s|ed)? to)\b/giu,
    weight: -1,
    reaches: "backward",
    within: 12,
  },
  {
    pattern: /[-‐‑–](?:induced|associated|related|incurred|mediated|caused|triggered|evoked|elicited)\b/giu,
    weight: 4,
    reaches: "forward",
    within: 35,
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:adverse|side|toxic|unwanted|undesirable|untoward)[ -](?:drug )?(?:events?|effects?|reactions?)|(?:AE|ADR|TEAE|irAE|SAE)s?|(?:treatment|drug|therapy|dose)-(?:related|emergent|limiting)|grades? ${GRADE}(?: ?(?:[-–,]|or|and|to) ?${GRADE})*|(?:cardio|hepato|nephro|neuro|oto|myelo)?toxicit(?:y|ies))\\b`,
      "giu",
    ),
    weight: 2.6,
    reaches: "forward",
    within: 70,
  },
  {
    pattern:
      /\b(?:caus(?:e[sd]?|ing)|induc(?:e[sd]?|ing|tion of)|inducers? of|provok(?:e[sd]?|ing)|trigger(?:ed|s|ing)?|precipitat(?:e[sd]?|ing)|elicit(?:ed|s|ing)?|evok(?:e[sd]?|ing)|produc(?:e[sd]?|ing|tion of)|resulted in|resulting in|results? in|leads? to|led to|leading to|aggravat(?:e[sd]?|ing)|exacerbat(?:e[sd]?|ing)|complicated by|complications?(?: (?:of|such as|including))?)\b/giu,
    weight: 2.4,
    reaches: "forward",
    within: 60,
    withoutDrug: 0.5,
  },
  {
    pattern: /\b(?:develop(?:ed|s|ing|ment of)?|experienc(?:ed|es?|ing)|onset of|occurrence of|de novo|new-onset)\b/giu,
    weight: 2,
    reaches: "forward",
    within: 50,
    withoutDrug: 0.6,
  },
  {
    pattern:
      /\b(?:associat(?:ed|ion) (?:with|of)|link(?:ed)? (?:to|between)|related to|contribut(?:es?|ed|ing) to|(?:the |increased |higher )?risk (?:of|for)|responsible for|implicated in|role in|effects? on|potentiat(?:e[sd]?|ing|ion of)|follow(?:ed|s) by|discontinu\w+ (?:due to|because of)|withdrawn (?:due to|because of))\b/giu,
    weight: 1.8,
    reaches: "forward",
    within: 55,
    withoutDrug: 0,
  },
  {
    pattern:
      /\b(?:incidences? of|cases? of|episodes? of|rates? of|reports? of|signs? of|symptoms of|frequency of|severity of|prevalence of|presented with|resolution of|increased?|mechanisms? of|manifest(?:ed|ations?)(?: (?:as|by|of))?|attacks? of|acute|severe|reversible|transient|persistent|prolonged|unexpected|fatal)\b/giu,
    weight: 0.8,
    reaches: "forward",
    within: 40,
  },
  {
    pattern: /\b(?:induced|caused|produced|provoked|elicited|precipitated|triggered|evoked|mediated) by\b/giu,
    weight: 3,
    reaches: "backward",
    within: 40,
    withoutDrug: 0.3,
  },
  {
    pattern:
      /\b(?:(?:patients?|women|woman|men|man|child|children|boy|girl|infants?|adults?|subjects?|recipients?) (?:\w+ ){0,3}(?:treated with|receiving|received|taking|who (?:received|took)|on|under|given|exposed to|using)|-treated|(?:therapy|treatment|treated|administration|use|ingestion|injection|infusion|doses?|overdose) (?:with|of)|users?|-related|risk factor)\b/giu,
    weight: 2,
    reaches: "backward",
    within: 70,
    withoutDrug: 0,
  },
  {
    pattern:
      /\b(?:risk factors? for|(?:first|rare|unusual|new|two|three|four|five|further|another|fatal) (?:\w+ )?(?:cases?|reports?|instances?|patients?|forms?) (?:of|with)|(?:report|describe|present)(?:s|ed)? (?:a|an|the|two|three|\w+)? ?(?:\w+ )?(?:cases?|patients?|instances?)? ?(?:of|with)?|fatal|life-threatening|reversible|agents?|hypersensitivity|intoxication|overdos\w+|withdrawal)\b/giu,
    weight: 1.1,
    reaches: "forward",
    within: 40,
  },
  {
    pattern:
      /\b(?:associated with|due to|related to|relation to|secondary to|attribut(?:ed|able) to|following|after|during|from|by|with|on|in patients (?:receiving|taking|treated|given)|receiving|taking|given|withdrawal|to|post|under|while|in association with|effects? of|consequence of|complicating|complication of|of)\b/giu,
    weight: 1.9,
    reaches: "backward",
    within: 30,
    withoutDrug: 0,
  },
  {
    pattern:
      /\b(?:(?:was|were|is|are|has been|have been) (?:\w+ly )?(?:observed|reported|seen|noted|common|frequent|the most|more frequent|more common|induced|caused|attributed|related|associated)|occur(?:red|s)?|developed|appeared|disappeared|resolved|subsided|recurred|persisted|worsened|improved (?:after|when|on|following)|in \d+(?:\.\d+)? ?%|\(\s?\d+(?:\.\d+)? ?%)/giu,
    weight: 1.5,
    reaches: "backward",
    within: 25,
  },
];

/** Words for a drug that is not named, and for its being given. */
export const DRUGLIKE =
  /\b(?:drugs?|therap(?:y|ies)|treatment|medications?|chemotherap(?:y|ies|eutic)|administration|administered|infusions?|injections?|inject(?:ed|ing)|doses?|overdos(?:e|es|age)|ingestion|exposure|agents?|inhibitors?|agonists?|antagonists?|anesthesia|vaccin(?:e|es|ation)|regimens?|withdrawal|blockers?|antibiotics|steroids?|toxicity|abuse|users?)\b/iu;

/** A cue found in a sentence, in offsets of the whole text. */
export interface FoundRoleCue extends Span {
  readonly cue: RoleCue;
}

/** The cues of a sentence, sorted by where they begin, and the first that speaks of the whole sentence after it. */
export interface SentenceCues {
  readonly near: readonly FoundRoleCue[];
  readonly label: FoundRoleCue | undefined;
}

/** No cue is longer, or looks farther than this from a disorder, in code units. */
export const FARTHEST = 150;

export function roleCuesIn(text: string, sentence: Span): SentenceCues {
  const words = text.slice(sentence.start, sentence.end);
  const near: FoundRoleCue[] = [];
  let label: FoundRoleCue | undefined;
  for (const cue of ROLE_CUES) {
    for (const match of words.matchAll(cue.pattern)) {
      const start = sentence.start + match.index;
      const found = { cue, start, end: start + match[0].length };
      if (cue.reaches !== "sentence") near.push(found);
      else label ??= found;
    }
  }
  near.sort((a, b) => a.start - b.start);
  return { near, label };
}
