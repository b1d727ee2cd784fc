/** Where facts come from. NOTICE is written from these, and a test holds the two together. */
export interface SourceInfo {
  /** Short name used in reports, such as `drugbank`. */
  readonly key: string;
  readonly title: string;
  /** Version or date of the files that were compiled. */
  readonly version: string;
  readonly url: string;
  /** Paths below the folder of sources. */
  readonly files: readonly string[];
  readonly licence: string;
  /** The sentence the source asks for, or the one that fits its licence. */
  readonly attribution: string;
  /** Shipped files that hold facts from this source. */
  readonly ships: readonly string[];
}

export const MATCHER_FILE = "media/lexicon-matcher.bin";
export const FACTS_FILE = "media/lexicon-facts.bin";
export const GRADES_FILE = "media/grades.tsv";
export const CHEMBL_FILE = "media/lexicon-chembl.bin";

/** Most sources give names (matcher) and facts. */
export const NAMES_AND_FACTS: readonly string[] = [MATCHER_FILE, FACTS_FILE];
