import { lineColumns } from "../../text/lines.ts";
import { english, said } from "../../words.ts";
import type { IsName } from "../driftGuard.ts";
import { type ClaimAnnotation, RETIRED } from "../model.ts";
import { placeIn } from "../sidecar/read.ts";
import { checkAnchors } from "./anchors.ts";
import { checkApprovals } from "./approvals.ts";
import { ClaimChecker } from "./claims.ts";
import { levelOf } from "./codes.ts";
import type { CheckInput, Finding, Remark } from "./finding.ts";
import { checkLinks } from "./links.ts";
import { checkMentions } from "./mentions.ts";

/**
 * Everything that a person should look at in one document and its sidecar: what could not be read, anchors that have
 * drifted, and what the checks say. In the order of the file; what is switched off is left out. Linear in the number
 * of annotations, but for sorting.
 *
 * @param more remarks of checks that look at more than one document
 */
export function checkDocument(input: CheckInput, isName?: IsName, more: readonly Remark[] = []): Finding[] {
  const { sidecar, text, placed } = input;
  return findingsOf(
    input,
    [...checkAnchors(text, placed, isName, input.say), ...remarksOn(input), ...more],
    sidecar.problems,
  );
}

/** What the checks say of one document, anchors and problems of reading left out. */
export function remarksOn(input: CheckInput): Remark[] {
  const { placed, sidecar, schema, folder = "", analysis, text, say = english } = input;
  const standing = placed.filter(({ annotation }) => annotation.status !== RETIRED);
  const byId = new Map(standing.map(({ annotation }) => [annotation.id, annotation]));
  const put = new Set(placed.map(({ annotation }) => annotation.id));
  const claims = standing.flatMap(({ annotation }): ClaimAnnotation[] =>
    annotation.type === "claim" ? [annotation] : [],
  );
  const checker = new ClaimChecker(schema, folder, say);
  const undefinedForms = (analysis?.undefined ?? []).map((span): Remark => {
    const message = say("“{0}” is used and never defined in this text.", text.slice(span.start, span.end));
    return { code: "abbreviation.undefined", message, span };
  });
  return [
    ...checkMentions(placed, say),
    ...checkLinks(claims, byId, (id) => put.has(id) || sidecar.places.has(id), say),
    ...claims.flatMap((claim) => checker.check(claim)),
    ...checkApprovals(input, byId),
    ...undefinedForms,
  ];
}

/** Remarks and problems of reading with their weight and their places, sorted by where they stand. */
export function findingsOf(
  { text, placed, sidecar, schema, levels = new Map(), say = english }: CheckInput,
  remarks: readonly Remark[],
  problems: CheckInput["sidecar"]["problems"] = [],
): Finding[] {
  const spans = new Map(placed.map(({ annotation, span }) => [annotation.id, span]));
  let lineColumn: ReturnType<typeof lineColumns> | undefined;
  const findings: Finding[] = [];
  for (const problem of problems) {
    const level = levelOf(problem.code, levels, schema.checks);
    const message = said(problem.message, say);
    if (level !== "off") findings.push({ ...problem, message, plain: message, level, in: "sidecar" });
  }
  for (const { code, message, id, path = [], span } of remarks) {
    const level = levelOf(code, levels, schema.checks);
    if (level === "off") continue;
    const where = span ?? (id === undefined ? undefined : spans.get(id));
    const shared = { code, level, plain: message, ...(where === undefined ? {} : { span: where }) };
    if (id === undefined) {
      const sentence = message.charAt(0).toUpperCase() + message.slice(1);
      lineColumn ??= lineColumns(text);
      const place = lineColumn(span?.start ?? 0);
      findings.push({ ...shared, message: sentence, plain: sentence, in: "document", ...place });
    } else {
      const named = say("Entry {0}: {1}", JSON.stringify(id), message);
      findings.push({ ...shared, id, message: named, in: "sidecar", ...placeIn(sidecar, id, ...path) });
    }
  }
  return findings.sort((a, b) => Number(a.in > b.in) - Number(a.in < b.in) || a.line - b.line || a.column - b.column);
}
