import type { Reason } from "../recognise/mention.ts";

/** A reason in plain words. `detail` is text of the document: whoever shows it must escape it. */
export function reasonText({ rule, detail }: Reason): string {
  const words = detail === undefined ? "" : ` “${detail}”`;
  switch (rule) {
    case "name":
      return "named letter for letter in the lexicon";
    case "folded-name":
      return "named in the lexicon";
    case "plural-name":
      return "the plural of a name in the lexicon";
    case "abbreviation":
      return `short here for${words}`;
    case "tagger":
      return "reads like one to the trained tagger, from its words and its sentence";
    case "event-cue":
      return `an adverse event because of${words}`;
    case "indication-cue":
      return `a condition because of${words}`;
    case "listed-with":
      return `listed with${words}`;
    case "event-term-near-drug":
      return "an adverse-event term (CTCAE) in a sentence about a treatment";
    case "event-elsewhere":
      return "an adverse event elsewhere in this document";
    case "undecided-disorder":
      return "nothing here says whether it is an adverse event, so it counts as a condition";
    case "negation-cue":
      return `negated by${words}`;
    case "certainty-cue":
      return `not asserted because of${words}`;
    case "history-cue":
      return `told of the past by${words}`;
    case "relative-cue":
      return `told of somebody else by${words}`;
    case "name-stem":
      return `named like a drug:${words}`;
    case "company-code":
      return "has the form of a company's code for a drug in trials";
    case "gene-shape":
      return `has the form of a gene symbol, and${words} beside it`;
    case "regimen-name":
      return `a regimen of${words}`;
    case "combination-cue":
      return `given together, by${words}`;
    case "statement-words":
      return `stated by${words}`;
    case "statement-place":
      return "stated by where the two stand in the sentence";
  }
}
