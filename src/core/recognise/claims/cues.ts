import { CueTable } from "../cueTable.ts";
import type { SuggestedType } from "./claim.ts";

const BE = "was|were|is|are|been|be";
const BETTER = "improve|improves|improved|improving|prolong|prolongs|prolonging";
const RELIEVES =
  "ameliorate|ameliorates|ameliorated|alleviate|alleviates|alleviated|relieve|relieves|relieved|cure|cures|cured|eradicate|eradicates|eradicated";
const ACTS =
  "inhibit|inhibits|inhibited|inhibiting|block|blocks|blocked|blocking|bind|binds|bound|binding|activate|activates|activated|activating|antagonize|antagonizes|antagonise|antagonises|suppress|suppresses|suppressed|suppressing|target|targets|targeting|downregulate|downregulates|downregulated|upregulate|upregulates|upregulated|degrade|degrades|degraded|stimulate|stimulates|stimulated|modulate|modulates|modulated";
const OUTCOME =
  "response|survival|outcome|outcomes|prognosis|resistance|sensitivity|benefit|recurrence|relapse|progression|efficacy";

/**
 * The words that speak for each type of claim, written as `readPhrase` says. Written for this project from abstracts and
 * labels; a phrase that also stands in sentences of another type is left out rather than weighed.
 */
export const CLAIM_CUES = new CueTable<SuggestedType>(() => [
  {
    cue: "regulatory",
    phrases: [
      "granted|received|receives|gained|obtained|won accelerated|full|regular|conditional|marketing|regulatory|fda|ema? approval|authorisation|authorization",
      "accelerated|conditional|marketing|regulatory|fda|ema approval|authorisation|authorization",
      "approval by|from the? fda|ema|agency|us|european",
      `${BE} first|recently|initially|also|not|now? approved by|for|in|as`,
      "fda|ema approved",
      "approved by the? us|european? fda|ema|food",
      "withdrawn from the? us|european? market",
      "withdrew|withdrawn|revoked its|the|this? approval|indication|authorisation|authorization",
      "approval|indication|authorisation|authorization was|were voluntarily? withdrawn|revoked|suspended",
      "boxed|black box? warning",
      "breakthrough therapy? designation",
      "orphan drug? designation|status",
      "fast track designation|status",
      "contraindicated in|for",
    ],
  },
  {
    cue: "efficacy",
    phrases: [
      `significantly? ${BETTER}`,
      "prolonged|extended the? median? overall|progression|disease|event|survival|time|remission|pfs|os",
      "improvement|improvements in|of",
      RELIEVES,
      "effective in|for|against|treatment",
      "efficacious in|for|against",
      "efficacy of|in|against",
      "superior|inferior|noninferior to",
      "clinical|survival|therapeutic benefit|benefits",
      "complete|partial|objective|overall response|remission|responses|remissions",
      "response|remission rate|rates",
      "reduced|reduces|reduce|reducing|lowered|lowers|decreased|decreases the? risk|incidence|rate|severity|frequency|burden|recurrence|mortality of|from|in?",
      "longer|better|shorter|higher median? overall|progression? free? survival",
      "achieved|achieves a? complete|partial|sustained? remission|response",
      "protects|protected|protective against",
      "controlled|controls the",
    ],
  },
  {
    cue: "mechanism",
    phrases: [
      ACTS,
      "inhibition|blockade|activation|antagonism|agonism|suppression|degradation|stimulation of|by",
      "inhibitor|inhibitors|antagonist|antagonists|agonist|agonists|blocker|blockers|activator of|for|against",
      "mechanism|mechanisms of action?",
      "acts|act|works|work by|through|via|on",
      "antibody|directed|medication against",
      "attributed|due to the? direct|inhibition|blockade|activation",
      "mediated by|through|via",
    ],
  },
  {
    cue: "safety",
    phrases: [
      "serious|severe|common|frequent|adverse|side|toxic|treatment|drug? related|emergent? adverse? event|events|effect|effects|reaction|reactions|toxicity|toxicities",
      "suffered|suffer|suffers from",
      "developed|develop|develops|developing|experienced|experience|experiencing",
      "caused|causes|cause|causing|induced|induces|induce|inducing|provoked|precipitated|triggered",
      "-induced|associated|related",
      "associated with",
      "led|leads|leading to",
      "resulted|resulting in",
      "complicated by",
      "occurred|occurs|observed|reported|seen|noted|recorded in|with|after|during|following",
      "discontinued|discontinuation|withdrawn|stopped because|due of|to",
      "well tolerated",
      "risk of|for",
      "incidence|rate|frequency of",
    ],
  },
  {
    cue: "biomarker",
    phrases: [
      "predict|predicts|predicted|predicting",
      "predictive|predictor|predictors|prognostic of|for|factor|factors|marker|markers|biomarker|biomarkers|value",
      "biomarker|biomarkers|marker|markers of|for",
      `associated|correlated|correlates with poor|poorer|better|worse|longer|shorter|improved|reduced|increased|higher|lower|disease|overall|tumour|tumor|clinical? ${OUTCOME}`,
      "correlated|correlates|associated with the? response|sensitivity|resistance to",
      "confer|confers|conferred|conferring resistance|sensitivity",
      "resistance|resistant|sensitivity|sensitive to",
      "expression|mutation|mutations|positive|amplification|status predicts|predicted|identifies",
    ],
  },
]);
