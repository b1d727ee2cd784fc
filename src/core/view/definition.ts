import type { Concept } from "../lexicon/concept.ts";
import { firstApproval } from "../lexicon/actingDrugs.ts";

/** Facts that a sentence can tell as well as a line. */
export type TellableFact = "class" | "mechanisms" | "location" | "families" | "organClass";

/** A sentence put together from facts, and which of them it has told, so that no line tells them again. */
export interface Told {
  readonly sentence: string;
  readonly facts: ReadonlySet<TellableFact>;
}

/** Targets that a sentence names; with more, a line of their own lists them. */
const MOST_TARGETS = 2;

/**
 * What a concept is, in one sentence, put together from its facts; `undefined` where these do not make one. For
 * concepts that nobody has written a sentence about.
 */
export function toldFromFacts(concept: Concept): Told | undefined {
  switch (concept.kind) {
    case "drug":
      return drugSentence(concept);
    case "target":
      return targetSentence(concept);
    case "adverse-event":
    case "condition":
      return disorderSentence(concept);
    case "endpoint":
      return undefined;
  }
}

function drugSentence(drug: Concept): Told | undefined {
  const { drugClass, mechanisms = [] } = drug;
  const targets = [...new Set(mechanisms.map(({ target }) => target))];
  const facts: TellableFact[] = drugClass === undefined ? [] : ["class"];
  const acts = targets.length > 0 && targets.length <= MOST_TARGETS ? ` that acts on ${targets.join(" and ")}` : "";
  // How it acts is told beside its targets, where it is known.
  if (acts !== "" && mechanisms.every(({ action }) => action === "")) facts.push("mechanisms");
  const since = firstApproval(drug)?.slice(0, 4);
  if (drugClass === undefined && acts === "" && since === undefined) return undefined;
  const noun = drugClass === undefined ? "drug" : nounOf(drugClass);
  const approved = drugClass === undefined && acts === "" ? ` first approved in ${since}` : "";
  return told(`${article(noun)} ${noun}${acts}${approved}.`, facts);
}

/** Classes are named as in a list: "antibody, immunomodulating", "antimetabolite (cytarabine type)". */
function nounOf(drugClass: string): string {
  const [noun = "", ...rest] = drugClass
    .replace(/ \([^)]*\)/g, "")
    .split(" / ", 1)
    .join("")
    .split(", ");
  const [quality] = rest;
  return quality !== undefined && /^\S+ing$/.test(quality) ? `${quality} ${noun}` : noun;
}

function targetSentence({ id, location, families }: Concept): Told | undefined {
  if (id.startsWith("FPLX:")) return told("A family or complex of human proteins.", []);
  if (id.startsWith("HGNC.GENEGROUP:")) return told("A group of related human genes.", []);
  const family = families?.[0];
  if (location === undefined && family === undefined) return undefined;
  const where = location === undefined ? "" : ` on ${location}`;
  const of = family === undefined ? "" : `, of the group “${family}”`;
  return told(`A human gene${where}${of}.`, ["location", ...(families?.length === 1 ? ["families" as const] : [])]);
}

function disorderSentence({ id, kind, organClass }: Concept): Told | undefined {
  if (kind === "condition" && id.startsWith("ONCOTREE:")) return told("A type of tumour.", []);
  if (organClass === undefined) return undefined;
  return told(`One of the ${lowerFirst(organClass)} that CTCAE grades.`, ["organClass"]);
}

function told(sentence: string, facts: Iterable<TellableFact>): Told {
  return { sentence, facts: new Set(facts) };
}

/** A text with its first letter small, unless more capitals follow. */
function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `A` or `An`, by how the first word sounds: letters that are spelled one by one have a sound of their own. */
export function article(noun: string): "A" | "An" {
  const [word = ""] = noun.split(/[\s-]/, 1);
  const isSpelled = /^[A-Z][A-Z0-9]*$/.test(word) && /^(?:[^AEIOU]{2}|.$)/.test(word);
  if (isSpelled) return /^[AEFHILMNORSX]/.test(word) ? "An" : "A";
  return /^(?!uni|eu|one)[aeiou]/i.test(word) ? "An" : "A";
}
