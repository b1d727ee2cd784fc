import { type ClaimItem, type ExchangeDocument, itemsOf, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import type { Loss } from "./losses.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { partsOf, statementsOf } from "./vaStatement.ts";
import { asIs, toSay } from "../words.ts";

/**
 * GA4GH VA-Spec: a statement for each claim (base classes of version 1; the proposition is a `CustomProposition` of 1.1,
 * as the others are about variants). A list of JSON, to be taken in by programs that know the model.
 */
export const vaSpec: Format = {
  id: "va-spec",
  label: toSay("GA4GH VA-Spec statements"),
  extensions: [".va.json"],
  files: asIs(".va.json"),
  units: ["codepoint"],
  newlines: "as they are",
  keeps: toSay("claims with what they are about, qualifiers, evidence and who made them"),
  cannotHold: [
    toSay("claims about fewer than two things"),
    toSay("mentions that no claim is about, and what is decided of the others"),
  ],
  reduce: reduceForVa,
  write: (documents, { unit, name }) => {
    const statements = documents.flatMap((document) => statementsOf(document, unit));
    return [{ name: `${name}.va.json`, content: `${JSON.stringify(statements, undefined, 2)}\n` }];
  },
};

/** A proposition has a subject and an object: claims that have not both, and what no statement names, are left out. */
function reduceForVa(document: ExchangeDocument): Reduced {
  const byId = new Map(itemsOf(document).map((item) => [item.id, item]));
  const whole = new Reduction(document).leaveOut((item, isClaim) =>
    isClaim && partsOf(item as ClaimItem, byId) === undefined ? "claim" : undefined,
  ).result;
  const { claims } = whole.document;
  const named = new Set(claims.flatMap(({ roles }) => roles.map(({ target }) => target)));
  const unnamed = document.mentions
    .filter(({ id }) => !named.has(id))
    .map((item): Loss => ({
      document: document.id,
      reason: "table",
      id: item.id,
      detail: wordsOf(document.text, item),
    }));
  const mentions = document.mentions.filter(({ id }) => named.has(id));
  const bare = new Reduction({ ...document, mentions, claims: [] }).dropFields((field) => field === "concept").result;
  return {
    document: { ...document, mentions: bare.document.mentions, claims },
    losses: [...whole.losses, ...unnamed, ...bare.losses],
  };
}
