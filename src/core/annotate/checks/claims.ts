import { english, messages, type Say } from "../../words.ts";
import { numberOf } from "../claimFields.ts";
import { reference } from "../identifiers.ts";
import type { ClaimAnnotation, Evidence } from "../model.ts";
import { workspacePath } from "../paths.ts";
import { type ClaimSchema, type Term, termOf, type Vocabulary, type VocabularyName } from "../schema/claimSchema.ts";
import type { Remark } from "./finding.ts";

/** What is said of a word that the schema does not know. */
const UNKNOWN = messages({
  type: "the type {0} is not among the schema's {1}.",
  role: "the role {0} is not among the schema's {1}.",
  predicate: "the predicate {0} is not among the schema's {1}.",
  measure: "the measure {0} is not among the schema's {1}.",
  qualifier: "the qualifier {0} is not among the schema's {1}.",
  design: "the design {0} is not among the schema's {1}.",
  level: "the level {0} is not among the schema's {1}.",
});

/** What is said of a claim of safety, by what it does not say. */
const UNASSESSED = messages({
  seriousness: "it is of safety and says nothing of seriousness.",
  causality: "it is of safety and says nothing of causality.",
  both: "it is of safety and says nothing of seriousness and causality.",
});

/** What a claim lacks, by itself and by the project's schema. */
export class ClaimChecker {
  private readonly schema: ClaimSchema;
  private readonly folder: string;
  private readonly say: Say;
  /** Words that were looked up: the same few stand in thousands of claims. */
  private readonly known = new Map<string, Term | undefined>();

  constructor(schema: ClaimSchema, folder: string, say: Say = english) {
    this.say = say;
    this.schema = schema;
    this.folder = folder;
  }

  check(claim: ClaimAnnotation): Remark[] {
    const { id } = claim;
    const found = [...this.words(claim), ...this.missing(claim), ...this.evidence(claim)];
    return found.map((remark) => ({ ...remark, id }));
  }

  private term(vocabulary: VocabularyName, word: string | undefined): Term | undefined {
    if (word === undefined || word === "") return undefined;
    const key = `${vocabulary} ${word}`;
    if (!this.known.has(key)) this.known.set(key, termOf(this.schema[vocabulary] as Vocabulary, word));
    return this.known.get(key);
  }

  private is(vocabulary: VocabularyName, word: string | undefined, mark: string): boolean {
    return this.term(vocabulary, word)?.is.has(mark) === true;
  }

  /** Words that the schema does not know. */
  private words(claim: ClaimAnnotation): Remark[] {
    const { say } = this;
    const remarks: Remark[] = [];
    const unknown = (
      code: "claim.unknown-type" | "claim.unknown-role" | "claim.unknown-value",
      what: keyof typeof UNKNOWN,
      vocabulary: VocabularyName,
      word: string | undefined,
      ...path: string[]
    ): void => {
      // A vocabulary without words asks for nothing.
      if (word === undefined || word === "" || this.schema[vocabulary].size === 0) return;
      if (this.term(vocabulary, word) !== undefined) return;
      const message = say(UNKNOWN[what], JSON.stringify(word), vocabulary);
      remarks.push({ code, message, path });
    };
    unknown("claim.unknown-type", "type", "types", claim.claim, "claim");
    for (const role of Object.keys(claim.about ?? {}))
      unknown("claim.unknown-role", "role", "roles", role, "about", role);
    unknown("claim.unknown-value", "predicate", "predicates", claim.predicate, "predicate");
    unknown("claim.unknown-value", "measure", "measures", claim.effect?.measure, "effect");
    for (const [name, value] of Object.entries(claim.qualifiers ?? {})) {
      unknown("claim.unknown-value", "qualifier", "qualifiers", name, "qualifiers", name);
      const term = this.term("qualifiers", name);
      const path = ["qualifiers", name];
      const wanted = value.trim().toLowerCase();
      if (term?.of !== undefined && !term.of.some((each) => each.toLowerCase() === wanted)) {
        const message = say(
          "{0} is {1}; by the schema it can be {2}.",
          name,
          JSON.stringify(value),
          term.of.join(", "),
        );
        remarks.push({ code: "claim.unknown-value", message, path });
      } else if (term?.form === "number" && numberOf(value) === undefined) {
        const message = say("{0} is {1}; by the schema it is a number.", name, JSON.stringify(value));
        remarks.push({ code: "claim.unknown-value", message, path });
      }
    }
    for (const [name, { design, level }] of Object.entries(claim.evidence ?? {})) {
      unknown("claim.unknown-value", "design", "designs", design, "evidence", name, "design");
      unknown("claim.unknown-value", "level", "levels", level, "evidence", name, "level");
    }
    return remarks;
  }

  /** What a claim of its kind should say. */
  private missing(claim: ClaimAnnotation): Remark[] {
    const { say } = this;
    const remarks: Remark[] = [];
    const { effect, safety, predicate } = claim;
    const isRelative = this.is("measures", effect?.measure, "relative");
    const isComparison =
      this.is("predicates", predicate, "comparative") || this.is("types", claim.claim, "comparative");
    if ((isComparison || isRelative) && !this.hasComparator(claim)) {
      const measure = (effect?.measure ?? "").replace(/-/g, " ");
      const message = isComparison
        ? say("it compares, and there is no comparator among its roles or qualifiers.")
        : say("a {0} compares, and there is no comparator among its roles or qualifiers.", measure);
      remarks.push({ code: "claim.no-comparator", message, path: [isComparison ? "predicate" : "effect"] });
    }
    if (effect?.value !== undefined) {
      const hasInterval = effect.low !== undefined && effect.high !== undefined;
      if (!hasInterval && (isRelative || effect.n === undefined)) {
        const message = isRelative
          ? say("its effect of {0} has no interval (low and high).", effect.value)
          : say("its effect of {0} has neither an interval (low and high) nor a number of patients (n).", effect.value);
        remarks.push({ code: "effect.no-interval", message, path: ["effect"] });
      }
    }
    if (this.is("types", claim.claim, "safety") && claim.polarity !== "negated") {
      const isSerious = (safety?.seriousness?.length ?? 0) > 0;
      const lacks =
        safety?.causality !== undefined ? (isSerious ? undefined : "seriousness") : isSerious ? "causality" : "both";
      if (lacks !== undefined)
        remarks.push({ code: "safety.unassessed", message: say(UNASSESSED[lacks]), path: ["safety"] });
    }
    return remarks;
  }

  private hasComparator({ about = {}, qualifiers = {} }: ClaimAnnotation): boolean {
    return (
      Object.entries(about).some(([role, ids]) => ids.length > 0 && this.is("roles", role, "comparator")) ||
      Object.entries(qualifiers).some(
        ([name, value]) => value.trim() !== "" && this.is("qualifiers", name, "comparator"),
      )
    );
  }

  private evidence({ evidence = {}, predicate }: ClaimAnnotation): Remark[] {
    const { say } = this;
    const lines = Object.entries(evidence);
    const remarks: Remark[] = [];
    for (const [name, { ref, file }] of lines) {
      const problem = ref === undefined || ref === "" ? undefined : reference(ref, say).problem;
      if (problem !== undefined)
        remarks.push({ code: "identifier.shape", message: problem, path: ["evidence", name, "ref"] });
      const wrong = file === undefined ? undefined : workspacePath(file, this.folder, say).problem;
      if (wrong !== undefined) {
        remarks.push({ code: "evidence.path", message: say("evidence: {0}", wrong), path: ["evidence", name, "file"] });
      }
    }
    if (
      !lines.some(([, { ref, file, quote }]) => [ref, file, quote].some((each) => each !== undefined && each !== ""))
    ) {
      remarks.push({ code: "claim.no-evidence", message: say("it has no evidence."), path: ["evidence"] });
    }
    const speaking = lines.map(([, line]) => line).filter(({ direction }) => direction !== "disputes");
    const isCausal = this.is("predicates", predicate, "causal");
    if (isCausal && speaking.length > 0 && speaking.every((line) => this.isAnecdotal(line))) {
      const message = say("it says {0}, and its evidence is nothing but reports of cases.", JSON.stringify(predicate));
      remarks.push({ code: "evidence.anecdotal", message, path: ["evidence"] });
    }
    return remarks;
  }

  /** The design tells; where it is not said, the level. */
  private isAnecdotal({ design, level }: Evidence): boolean {
    if (design !== undefined && design !== "") return this.is("designs", design, "anecdotal");
    return this.is("levels", level, "anecdotal");
  }
}
