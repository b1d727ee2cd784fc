import type { Span } from "../text/span.ts";
import type { Candidate } from "./judge.ts";

/**
 * Why a candidate is not among the suggestions:
 * - `rejected`: a name of the lexicon that the tagger holds for something else here;
 * - `unlikely`: a proposal of the tagger that it is not sure enough of;
 * - `generic`: a proposal that is no more than a general word;
 * - `outweighed`: overlapping ones weigh more together (see `combine`);
 * - `quiet`: a doubtful one in a text that is not about medicine;
 * - `abbreviation`: the text itself defines what these letters mean.
 */
export type Loss = "rejected" | "unlikely" | "generic" | "outweighed" | "quiet" | "abbreviation";

/** Told of each candidate that is not among the suggestions, and of the span that took its place, if one did. */
export type Trace = (lost: Candidate, loss: Loss, winner?: Span) => void;
