import type { Reason } from "../recognise/mention.ts";
import { english, type Say } from "../words.ts";

/** A reason in plain words. `detail` is text of the document: whoever shows it must escape it. */
export function reasonText({ rule, detail }: Reason, say: Say = english): string {
  const words = detail === undefined ? "…" : `“${detail}”`;
  switch (rule) {
    case "name":
      return say("named letter for letter in the lexicon");
    case "folded-name":
      return say("named in the lexicon");
    case "plural-name":
      return say("the plural of a name in the lexicon");
    case "abbreviation":
      return say("short here for {0}", words);
    case "tagger":
      return say("reads like one to the trained tagger, from its words and its sentence");
    case "event-cue":
      return say("an adverse event because of {0}", words);
    case "indication-cue":
      return say("a condition because of {0}", words);
    case "listed-with":
      return say("listed with {0}", words);
    case "event-term-near-drug":
      return say("an adverse-event term (CTCAE) in a sentence about a treatment");
    case "event-elsewhere":
      return say("an adverse event elsewhere in this document");
    case "undecided-disorder":
      return say("nothing here says whether it is an adverse event, so it counts as a condition");
    case "negation-cue":
      return say("negated by {0}", words);
    case "certainty-cue":
      return say("not asserted because of {0}", words);
    case "history-cue":
      return say("told of the past by {0}", words);
    case "relative-cue":
      return say("told of somebody else by {0}", words);
    case "name-stem":
      return say("named like a drug: {0}", words);
    case "company-code":
      return say("has the form of a company's code for a drug in trials");
    case "gene-shape":
      return say("has the form of a gene symbol, and {0} beside it", words);
    case "regimen-name":
      return say("a regimen of {0}", words);
    case "combination-cue":
      return say("given together, by {0}", words);
    case "statement-words":
      return say("stated by {0}", words);
    case "statement-place":
      return say("stated by where the two stand in the sentence");
  }
}
