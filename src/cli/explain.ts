import { KINDS } from "../core/lexicon/concept.ts";
import type { Candidate } from "../core/recognise/judge.ts";
import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import { claimsOfText } from "../core/recognise/claims/textClaims.ts";
import type { Analysis, Relation } from "../core/recognise/mention.ts";
import type { Loss } from "../core/recognise/trace.ts";
import { lineColumns } from "../core/text/lines.ts";
import { markupOf } from "../core/text/markup.ts";
import type { Span } from "../core/text/span.ts";
import { reasonText } from "../core/view/why.ts";
import { claimReasonText } from "../core/view/whyClaim.ts";
import { analysisRecord, type Printed, rounded, type Source, spanRecord } from "./analysisRecord.ts";
import { readText } from "./files.ts";
import { print } from "./output.ts";
import { Readers } from "./reader.ts";

/** The options of `biogloss explain`, under the names that they have on the command line. */
export interface ExplainOptions {
  readonly json: boolean;
  /** The user's terms file. */
  readonly terms?: string | undefined;
}

/** What was no suggestion in the end, and the span that took its place, if one did. */
interface Lost {
  readonly candidate: Candidate;
  readonly loss: Loss;
  readonly winner: Span | undefined;
}

/**
 * `biogloss explain FILE…`: each suggestion with what spoke for it, what it stands in a relation with, and what lost to
 * it; then what was left out. `--json`: one JSON line a document.
 */
export function explainFiles(files: readonly string[], { json, terms }: ExplainOptions): void {
  const readers = new Readers(terms);
  for (const file of files) {
    const { recogniser, concept } = readers.for(file);
    const source = { text: readText(file), concept };
    const lost: Lost[] = [];
    const analysis = recogniser.analyse(source.text, markupOf(file), (candidate, loss, winner) => {
      lost.push({ candidate, loss, winner });
    });
    lost.sort((a, b) => a.candidate.start - b.candidate.start || a.candidate.end - b.candidate.end);
    const claims = claimsOfText(source.text, markupOf(file), analysis);
    if (json) print(`${JSON.stringify(explained(file, source, analysis, claims, lost))}\n`);
    else print(pageOf(file, source, analysis, claims, lost));
  }
}

/** An explanation as it is printed by `--json`. */
function explained(
  document: string,
  source: Source,
  analysis: Analysis,
  claims: readonly SuggestedClaim[],
  lost: readonly Lost[],
): Printed {
  const leftOut = lost.map(({ candidate, loss, winner }) => ({
    ...spanRecord(source.text, candidate),
    kind: candidate.kind,
    ...(candidate.concept === undefined ? {} : { concept: source.concept(candidate.concept).id }),
    confidence: rounded(candidate.odds ?? candidate.confidence),
    why: reasonText(candidate.why),
    loss,
    because: lossText(loss),
    ...(winner === undefined ? {} : { winner: spanRecord(source.text, winner) }),
  }));
  return { document, ...analysisRecord(source, analysis, claims), leftOut };
}

/** Why something is no suggestion, in plain words. */
function lossText(loss: Loss): string {
  switch (loss) {
    case "rejected":
      return "the tagger holds it for something else here";
    case "unlikely":
      return "the tagger is not sure enough of it";
    case "generic":
      return "a general word that names nothing by itself";
    case "outweighed":
      return "what overlaps it weighs more";
    case "quiet":
      return "not sure enough in a text that is hardly about medicine";
    case "abbreviation":
      return "the text defines what these letters mean";
  }
}

/** An explanation for people. */
function pageOf(
  file: string,
  source: Source,
  analysis: Analysis,
  claims: readonly SuggestedClaim[],
  lost: readonly Lost[],
): string {
  const { text } = source;
  const { suggestions, relations = [] } = analysis;
  const related = new Map<number, string[]>();
  for (const relation of relations) {
    const { head, tail } = relation;
    const drug = quoted(text, suggestions[head] as Span);
    const other = quoted(text, suggestions[tail] as Span);
    related.set(head, [...(related.get(head) ?? []), relationText(relation, other)]);
    related.set(tail, [...(related.get(tail) ?? []), relationText(relation, drug)]);
  }
  const losers = losersOf(suggestions, lost);
  const lineColumn = lineColumns(text);
  const placeOf = ({ start }: Span): string => {
    const { line, column } = lineColumn(start);
    return `${line}:${column}`;
  };
  const counts = KINDS.map((kind) => [suggestions.filter((each) => each.kind === kind).length, kind] as const);
  const counted = counts.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  const lines = [`${file}: ${suggestions.length} suggestions${counted.length === 0 ? "" : ` (${counted.join(", ")})`}`];
  suggestions.forEach((suggestion, s) => {
    const { kind, polarity, certainty, historical, other, confidence, why, concept } = suggestion;
    const said = [
      polarity === "affirmed" ? "" : polarity,
      certainty === "asserted" ? "" : certainty,
      historical === true ? "of the past" : "",
      other === true ? "of somebody else" : "",
    ].filter((word) => word !== "");
    lines.push("", `${placeOf(suggestion)} ${quoted(text, suggestion)}  ${kind}, ${confidence.toFixed(2)}`);
    if (concept !== undefined) {
      const { id, name } = source.concept(concept);
      lines.push(`    is      ${id} ${name}`);
    }
    for (const reason of why) lines.push(`    why     ${reasonText(reason)}`);
    if (said.length > 0) lines.push(`    said    ${said.join(", ")}`);
    for (const each of related.get(s) ?? []) lines.push(`    states  ${each}`);
    for (const each of losers.get(s) ?? []) lines.push(`    over    ${lostText(text, each)}`);
  });
  if (claims.length > 0) lines.push("", "claims");
  for (const claim of claims) {
    const { type, polarity, certainty, confidence, about, why } = claim;
    const said = [polarity === "affirmed" ? "" : "denied", certainty === "asserted" ? "" : certainty];
    const told = [type, ...said.filter((word) => word !== ""), confidence.toFixed(2)].join(", ");
    lines.push("", `${placeOf(claim)} ${told}`, `    in      ${quoted(text, claim)}`);
    for (const [role, mentions] of Object.entries(about))
      lines.push(`    about   ${role}: ${mentions.map((m) => quoted(text, suggestions[m] as Span)).join(", ")}`);
    const figures = [...Object.entries(claim.qualifiers), ...Object.entries(claim.figures)];
    if (figures.length > 0)
      lines.push(`    with    ${figures.map(([name, value]) => `${name} ${value as string}`).join(", ")}`);
    for (const reason of why) lines.push(`    why     ${claimReasonText(reason)}`);
  }
  const told = new Set([...losers.values()].flat());
  const alone = lost.filter((each) => !told.has(each));
  if (alone.length > 0) lines.push("", "left out");
  for (const each of alone) lines.push(`${placeOf(each.candidate)} ${lostText(text, each)}`);
  return `${lines.join("\n")}\n`;
}

/** What lost, by the number of the suggestion that stands in its place. */
function losersOf(suggestions: readonly Span[], lost: readonly Lost[]): Map<number, Lost[]> {
  const places = new Map(suggestions.map(({ start }, s) => [start, s]));
  const losers = new Map<number, Lost[]>();
  for (const each of lost) {
    const place = each.winner === undefined ? undefined : places.get(each.winner.start);
    if (place !== undefined) losers.set(place, [...(losers.get(place) ?? []), each]);
  }
  return losers;
}

function lostText(text: string, { candidate, loss }: Lost): string {
  const { kind, odds, confidence, why } = candidate;
  return `${quoted(text, candidate)}  ${kind}, ${(odds ?? confidence).toFixed(2)}, ${reasonText(why)}: ${lossText(loss)}`;
}

function relationText({ type, polarity, certainty, confidence, why }: Relation, partner: string): string {
  const words = [type, polarity === "negated" ? "denied" : "", certainty === "asserted" ? "" : certainty];
  const told = words.filter((word) => word !== "").join(", ");
  return `${told} with ${partner}, ${confidence.toFixed(2)}: ${why.map((reason) => reasonText(reason)).join("; ")}`;
}

function quoted(text: string, { start, end }: Span): string {
  return `“${text.slice(start, end).replace(/\s+/g, " ")}”`;
}
