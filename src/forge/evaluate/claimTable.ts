import { claimRows } from "../../core/annotate/claimChoice.ts";
import type { Member } from "../../core/annotate/claimDraft.ts";
import { SUGGESTED_TYPES } from "../../core/recognise/claims/claim.ts";
import { statementAround } from "../../core/recognise/claims/parts.ts";
import { compareSpans, contains, sameSpan, type Span } from "../../core/text/span.ts";
import { type GoldDocument, type GoldMention, readCorpus } from "../corpora/read.ts";
import { ACTING, goldPairs } from "../train/statements/labels.ts";
import { keysToClaim } from "./claimKeys.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

/** The types that are offered when a claim is made: those of the schema that ships. */
export const OFFERED_TYPES = new Map(SUGGESTED_TYPES.map((type) => [type as string, { isOffered: true }]));

/**
 * Keys of claims that are made by `c` where none is suggested: a drug of a sentence with all events that the annotators
 * say it causes there, or all targets they say it acts on. All their mentions are tagged already; the caret is on the
 * first of the claim. Whatever is filled in and not theirs is taken out, and what is not filled in is put in.
 */
export function claimTable(folder: string, part: Part): Table {
  const errors: string[] = [];
  const measure = (name: string, corpus: string, type: string, isMeant: (relation: string) => boolean): string[] => {
    const keys = documentsOf(readCorpus(folder, corpus), part).flatMap((document) =>
      claimsOf(document, isMeant).flatMap((claim) => {
        const pressed = keysOf(document, claim, type);
        errors.push(`${pressed?.join(" ") ?? "not to be made"}: ${claim.map(({ text }) => text).join(", ")}`);
        return pressed === undefined ? [] : [pressed.length];
      }),
    );
    const total = keys.reduce((sum, each) => sum + each, 0);
    const share = (count: number): string => ((100 * count) / Math.max(1, keys.length)).toFixed(1);
    const [two, four] = [2, 4].map((most) => share(keys.filter((each) => each <= most).length)) as [string, string];
    return [name, String(keys.length), (total / Math.max(1, keys.length)).toFixed(2), two, four];
  };
  return {
    title: "Keys of a claim made by c, with what is nearest",
    columns: ["", "claims", "keys each", "in 2 keys", "in at most 4"],
    rows: [
      measure("ADE: a drug and its adverse events", "ade_v2.pos.folds0-7", "safety", () => true),
      measure("DrugProt: a drug and its targets", "drugprot.train_subset463", "mechanism", (type) => ACTING.has(type)),
    ],
    errors,
  };
}

/** For each drug of a sentence its mention and those of all that it is related to there. */
function claimsOf(document: GoldDocument, isMeant: (relation: string) => boolean): GoldMention[][] {
  const byDrug = new Map<GoldMention, Set<GoldMention>>();
  for (const { drug, other, type } of goldPairs(document)) {
    const sentence = isMeant(type) ? statementAround(document.text, drug) : undefined;
    if (sentence === undefined || !contains(sentence, other)) continue;
    byDrug.set(drug, (byDrug.get(drug) ?? new Set()).add(other));
  }
  return [...byDrug].map(([drug, others]) => [drug, ...others].sort(compareSpans));
}

function keysOf({ text, mentions }: GoldDocument, claim: readonly GoldMention[], type: string): string[] | undefined {
  const near = claim[0] as GoldMention;
  const span = statementAround(text, near) ?? near;
  const members: Member[] = [];
  for (const { start, end, cls } of [...mentions].sort(compareSpans)) {
    const kind = cls === "disease_or_ae" ? "adverse-event" : cls;
    // Mentions of a corpus may overlap; those of a reader never do.
    if (kind === undefined || !contains(span, { start, end }) || start < (members.at(-1)?.end ?? 0)) continue;
    members.push({ start, end, kind, role: kind });
  }
  const rows = claimRows({ text, span, near: { start: near.start, end: near.start } }, members, [], OFFERED_TYPES);
  const isAbout = (member: Span): boolean => claim.some((each) => sameSpan(each, member));
  return keysToClaim(rows, { type, isAbout, isWhole: true });
}
