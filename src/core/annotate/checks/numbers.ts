import { english, type Say } from "../../words.ts";
import { numberOf } from "../claimFields.ts";
import { type Annotation, type ClaimAnnotation, RETIRED } from "../model.ts";
import type { Remark } from "./finding.ts";

/** What a document's claims say in numbers, for comparison with other documents. */
export interface Proposition {
  readonly id: string;
  /** Equal for claims that say the same but for their numbers. */
  readonly key: string;
  /** Equal when the numbers are. */
  readonly numbers: string;
  /** The numbers as people write them. */
  readonly said: string;
}

/** A quote of fewer UTF-16 code units says too little to be the same statement as another. */
const LEAST_WORDS = 40;

const NUMBER = /(?<![\p{L}\p{N}])\d+(?:[.,·]\d+)*(?![\p{L}\p{N}])/gu;

/**
 * The propositions of a document. Two claims say the same when type, predicate, mentions by role, qualifiers, polarity
 * and the measure of the effect are the same; or when their words are, their numbers left out.
 */
export function propositionsOf(annotations: readonly Annotation[]): Proposition[] {
  const mentions = new Map(annotations.flatMap((each) => (each.type === "mention" ? [[each.id, each] as const] : [])));
  const nameOf = (id: string): string => {
    const mention = mentions.get(id);
    if (mention === undefined) return id;
    return mention.concept ?? `${mention.kind} ${words(mention.anchor.quote)}`;
  };
  return annotations.flatMap((claim) =>
    claim.type !== "claim" || claim.status === RETIRED ? [] : [...byEffect(claim, nameOf), ...byWords(claim)],
  );
}

function byEffect(claim: ClaimAnnotation, nameOf: (id: string) => string): Proposition[] {
  const { effect, about = {}, qualifiers = {} } = claim;
  if (effect?.value === undefined) return [];
  const roles = Object.entries(about)
    .map(([role, ids]) => [role, ids.map(nameOf).sort()] as const)
    .filter(([, names]) => names.length > 0);
  // Without mentions there is nothing that two documents would speak of.
  if (roles.length === 0) return [];
  const facts = Object.entries(qualifiers).map(([name, value]) => [name, words(value)] as const);
  const sorted = [roles, facts].map((list) => list.map((each) => JSON.stringify(each)).sort());
  const { measure = "", unit = "" } = effect;
  const key = JSON.stringify([
    claim.claim,
    claim.predicate,
    claim.polarity ?? "affirmed",
    sorted,
    words(measure),
    words(unit),
  ]);
  const { value, low, high, n } = effect;
  const numbers = JSON.stringify([value, low, high, n].map((text) => numberOf(text) ?? text ?? null));
  const interval = low !== undefined && high !== undefined ? ` (${low} to ${high})` : "";
  return [{ id: claim.id, key, numbers, said: `${value}${interval}${n === undefined ? "" : `, n = ${n}`}` }];
}

function byWords({ id, claim, anchor }: ClaimAnnotation): Proposition[] {
  const found = anchor.quote.match(NUMBER) ?? [];
  if (found.length === 0 || anchor.quote.length < LEAST_WORDS) return [];
  const key = `${claim} ${words(anchor.quote.replace(NUMBER, "#"))}`;
  return [{ id, key, numbers: found.join(" "), said: found.slice(0, 4).join(", ") }];
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, " ")
    .trim();
}

/** A document's propositions under the name that people know it by. */
export interface DocumentPropositions {
  readonly name: string;
  readonly propositions: readonly Proposition[];
}

/**
 * Claims of one document that say the same as a claim of another with other numbers; one remark a claim. Linear in the
 * number of propositions.
 */
export function checkNumbers(
  own: DocumentPropositions,
  others: readonly DocumentPropositions[],
  say: Say = english,
): Remark[] {
  /** Of each statement, two versions with different numbers: one of them differs from any third. */
  const versions = new Map<string, { name: string; other: Proposition }[]>();
  const wanted = new Set(own.propositions.map(({ key }) => key));
  for (const { name, propositions } of wanted.size === 0 ? [] : others) {
    for (const other of propositions) {
      if (!wanted.has(other.key)) continue;
      const known = versions.get(other.key);
      if (known === undefined) versions.set(other.key, [{ name, other }]);
      else if (known.length === 1 && known[0]?.other.numbers !== other.numbers) known.push({ name, other });
    }
  }
  const remarks = new Map<string, Remark>();
  for (const { id, key, numbers, said } of own.propositions) {
    const version = versions.get(key)?.find(({ other }) => other.numbers !== numbers);
    if (version === undefined || remarks.has(id)) continue;
    const message = say(
      "it says {0}; the same statement in {1} ({2}) says {3}.",
      said,
      version.name,
      version.other.id,
      version.other.said,
    );
    remarks.set(id, { code: "claim.other-numbers", message, id });
  }
  return [...remarks.values()];
}
