import { claimRows } from "../../core/annotate/claimChoice.ts";
import { draftOf, type Member, rejectClaim, tagDraft } from "../../core/annotate/claimDraft.ts";
import { drugsBefore, membersIn } from "../../core/annotate/claimRoles.ts";
import type { Annotation } from "../../core/annotate/model.ts";
import { placeAll } from "../../core/annotate/placed.ts";
import { rejectMentions, type Suggested, tagMentions } from "../../core/annotate/review.ts";
import { applyChanges, type Change } from "../../core/annotate/sidecar/change.ts";
import { type Kind, KINDS } from "../../core/lexicon/concept.ts";
import type { SuggestedClaim } from "../../core/recognise/claims/claim.ts";
import { statementAround } from "../../core/recognise/claims/parts.ts";
import { claimsOfText } from "../../core/recognise/claims/textClaims.ts";
import type { Suggestion } from "../../core/recognise/mention.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { contains, type Span } from "../../core/text/span.ts";
import { nextToDecide, type ToDecide, toDecide } from "../../core/view/toDecide.ts";
import { keysToClaim } from "./claimKeys.ts";
import { OFFERED_TYPES } from "./claimTable.ts";
import type { Table } from "./report.ts";
import { type Expected, readSeed } from "./seed.ts";

/** The kinds that are shown unless someone asks for more: those that the review stops at. */
const SHOWN = new Set<Kind>(["drug", "target", "adverse-event"]);

/** Keys of a review: `a` accepts, `x` rejects, a digit gives another kind. */
type Key = "a" | "x" | "1" | "2" | "3" | "4" | "5";

/** What was pressed in a review and what came of it. */
interface Run {
  readonly keys: { readonly mention: string[]; readonly claim: string[] };
  readonly annotations: readonly Annotation[];
  /** Of the machine, for each decision, in milliseconds. */
  readonly times: readonly number[];
}

/**
 * A review of the seed excerpt by its keys, by a reader who knows what to mark and is never in doubt: how many keys, and
 * how long the machine takes for each decision. Beginning and ending the review is a key each, and counted.
 */
export function reviewTable(folder: string, recogniser: Recogniser): Table {
  const { text, expected } = readSeed(folder);
  const analysis = recogniser.analyse(text, "plain");
  const { suggestions } = analysis;
  const claims = claimsOfText(text, "plain", analysis);
  const { keys, annotations, times } = walk(text, suggestions, claims, expected);
  const all = [...keys.mention, ...keys.claim];
  const accepted = all.filter((key) => key !== "x").length;
  const total = all.length + 2;
  const made = (known: readonly SuggestedClaim[]): number[] =>
    expected.claims.flatMap((claim) => keysOfClaim(text, suggestions, known, claim) ?? []);
  const [filled, bareHanded] = [made(claims), made([])];
  const slowest = Math.max(...times) / 1000;
  const each = (count: number, of: number): string => (of === 0 ? "–" : (count / of).toFixed(2));
  const row = (name: string, pressed: number, of: number): string[] => [
    name,
    String(pressed),
    String(of),
    each(pressed, of),
  ];
  const wrong = keys.claim.filter((key) => key === "x").length;
  return {
    title: "Keys of a review of the seed excerpt",
    columns: ["", "keys", "of", "keys each"],
    rows: [
      row("accepted, all keys counted", total, accepted),
      row("suggested mentions", keys.mention.length, keys.mention.length),
      row("suggested claims", keys.claim.length, keys.claim.length),
      row("claims made by c, with what is suggested", sum(filled), filled.length),
      row("claims made by c, with what is nearest", sum(bareHanded), bareHanded.length),
      ["claims that the reader rejects", String(wrong), String(keys.claim.length), ""],
      ["the machine's seconds for the slowest decision", slowest < 0.1 ? "< 0.1" : slowest.toFixed(1), "", ""],
    ],
    errors: [`${annotations.length} annotations`, ...times.map((time) => `${time.toFixed(1)} ms`)],
  };
}

/** Presses keys until nothing is left to decide. */
function walk(
  text: string,
  suggestions: readonly Suggestion[],
  claims: readonly SuggestedClaim[],
  expected: Expected,
): Run {
  let seed = 0;
  const decider = { by: "reader", on: "2026-11-23", random: () => ((seed++ * 7919) % 100_003) / 100_003 };
  const keys: { mention: string[]; claim: string[] } = { mention: [], claim: [] };
  const times: number[] = [];
  let annotations: Annotation[] = [];
  let items = toDecide(text, suggestions, claims, [], SHOWN);
  let item = nextToDecide(items, [0, -Infinity], "next");
  while (item !== undefined) {
    const key = keyFor(text, item, suggestions, expected);
    keys[item.type === "claim" ? "claim" : "mention"].push(key);
    const started = performance.now();
    const placed = placeAll(text, annotations);
    let changes: readonly Change[] = [];
    if (item.type === "claim") {
      const draft = draftOf(item.claim, (m) => bare(suggestions[m]));
      changes = key === "x" ? [rejectClaim(text, draft, placed, decider)] : tagDraft(text, draft, placed, decider);
    } else if (item.type === "mention") {
      const mention = bare(item.suggestion) as Suggested;
      const kind = key === "a" ? mention.kind : (KINDS[Number(key) - 1] ?? mention.kind);
      changes =
        key === "x"
          ? rejectMentions(text, [mention], placed, decider)
          : tagMentions(text, [{ ...mention, kind }], placed, decider);
    }
    annotations = applyChanges(annotations, changes);
    items = toDecide(text, suggestions, claims, placeAll(text, annotations), SHOWN);
    const next = nextToDecide(items, item.order, "next");
    times.push(performance.now() - started);
    // What is decided does not come back, so the review ends.
    if (next?.key === item.key) throw new Error(`${item.key} is not decided by ${key}`);
    item = next;
  }
  return { keys, annotations, times };
}

/** The key that the reader presses on something: what is not expected is rejected. */
function keyFor(text: string, item: ToDecide, suggestions: readonly Suggestion[], expected: Expected): Key {
  const { start, end } = item.span;
  if (item.type === "claim") {
    const named = Object.values(item.claim.about)
      .flat()
      .map((m) => text.slice(suggestions[m]?.start, suggestions[m]?.end));
    const isExpected = expected.claims.some(
      ({ type, about }) => type === item.claim.type && about.filter((words) => named.includes(words)).length >= 2,
    );
    return isExpected ? "a" : "x";
  }
  const words = text.slice(start, end);
  const must = expected.must.find(({ at }) => at[0] === start && at[1] === end);
  const kind = (must ?? expected.welcome.find((each) => each.text === words))?.kind;
  if (kind === undefined) return "x";
  const isSame = item.type === "mention" && item.suggestion.kind === kind;
  return isSame ? "a" : (String(KINDS.indexOf(kind) + 1) as Key);
}

/**
 * The keys of a claim that is made by `c` on the first of its mentions in the sentence that names most of them.
 * `undefined` where no sentence names two.
 *
 * @param suggested the claims that are suggested, which fill in type and roles; without them what is nearest does
 */
function keysOfClaim(
  text: string,
  suggestions: readonly Suggestion[],
  suggested: readonly SuggestedClaim[],
  { type, about }: Expected["claims"][number],
): number | undefined {
  const isAbout = ({ start, end }: Span): boolean => about.includes(text.slice(start, end));
  const known = (m: number): Suggested | undefined => bare(suggestions[m]);
  const places = suggestions.filter(isAbout).map((near) => {
    const drafts = suggested.filter((claim) => contains(claim, near)).map((claim) => draftOf(claim, known));
    const span = drafts[0] ?? statementAround(text, near) ?? near;
    const members = membersIn(span, suggestions, [], () => undefined);
    const names = new Set(members.filter(isAbout).map(({ start, end }) => text.slice(start, end)));
    return { near, drafts, span, members, names: names.size };
  });
  // The sentence that names most of what the claim is about makes it.
  const most = Math.max(...places.map(({ names }) => names));
  const place = places.find(({ names }) => names === most);
  if (place === undefined || most < 2) return undefined;
  const within = (span: Span): Member[] => membersIn(span, suggestions, [], () => undefined);
  const isNamed = place.members.some(({ kind }) => kind === "drug");
  const elsewhere = isNamed ? [] : drugsBefore(text, place.span, within);
  const rows = claimRows({ text, ...place }, place.members, place.drafts, OFFERED_TYPES, elsewhere);
  return keysToClaim(rows, { type, isAbout, isWhole: false })?.length;
}

function bare(suggestion: Suggestion | undefined): Suggested | undefined {
  if (suggestion === undefined) return undefined;
  const { start, end, kind, polarity } = suggestion;
  return { start, end, kind, polarity };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
