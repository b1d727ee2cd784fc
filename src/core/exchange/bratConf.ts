import { BRAT, bratName, numberedRoles, plainRoles, rolesOf } from "./bratNames.ts";
import { type ExchangeDocument, keptOf } from "./document.ts";
import { isList, type Json } from "./json.ts";

/** The `annotation.conf` that makes brat show every type that is written. */
export function configuration(documents: readonly ExchangeDocument[]): string {
  const entities = new Set<string>();
  const events = new Map<string, Set<string>>();
  const relations = new Map<string, Set<string>>();
  const statuses = new Set<string>();
  const others = new Map<string, Set<string>>();
  const note = (table: Map<string, Set<string>>, key: string): Set<string> => {
    const values = table.get(key) ?? new Set();
    table.set(key, values);
    return values;
  };
  for (const { mentions, claims } of documents) {
    for (const { label } of mentions) entities.add(bratName(label));
    for (const claim of claims) {
      const roles = note(claim.spans.length > 0 ? events : relations, bratName(claim.label));
      for (const role of plainRoles(numberedRoles(rolesOf(claim.roles)))) roles.add(role);
    }
    for (const item of [...mentions, ...claims]) {
      const { status } = item.fields;
      if (typeof status === "string" && /^[\w-]+$/.test(status)) statuses.add(status);
      for (const [name, value] of pairsOf(keptOf(item.kept, BRAT)?.["attributes"])) note(others, name).add(value);
    }
  }
  const any = (roles: ReadonlySet<string>, mark: string): string =>
    [...roles].map((role) => `${role}${mark}:<ANY>`).join(", ");
  const attributes = [
    "Negation\tArg:<ANY>",
    "Certainty\tArg:<ANY>, Value:probable|possible|hypothetical",
    ...(statuses.size === 0 ? [] : [`Status\tArg:<ANY>, Value:${[...statuses].join("|")}`]),
    ...[...others].map(([name, values]) => {
      const words = [...values].filter((value) => value !== "");
      return `${name}\tArg:<ANY>${words.length === 0 ? "" : `, Value:${words.join("|")}`}`;
    }),
  ];
  return [
    ...["[entities]", ...entities, ""],
    ...["[relations]", ...[...relations].map(([type, roles]) => `${type}\t${any(roles, "")}`), ""],
    ...["[events]", ...[...events].map(([type, roles]) => `${type}\t${any(roles, "*")}`.trimEnd()), ""],
    ...["[attributes]", ...attributes, ""],
  ].join("\n");
}

/**
 * A configuration that is there, with what ours declares besides: several exports into one folder share it, and it may
 * be somebody's own. Its lines stay as they are, but for values that an attribute gets.
 */
export function mergeConfiguration(there: string, ours: string): string {
  const sections = sectionsOf(there);
  for (const [name, lines] of sectionsOf(ours)) {
    const own = sections.get(name) ?? [];
    const places = new Map(own.map((line, i) => [firstWord(line), i]));
    for (const line of lines) {
      const word = firstWord(line);
      const at = word === undefined ? undefined : places.get(word);
      if (at !== undefined) own[at] = withValues(own[at] as string, line);
      else if (word !== undefined) own.splice(lastFilled(own) + 1, 0, line);
    }
    sections.set(name, own);
  }
  return [...sections]
    .map(([name, lines]) => (name === "" ? lines : [name, ...lines]).map((line) => `${line}\n`).join(""))
    .join("");
}

/** The lines under each `[section]`; those before the first one under no name. */
function sectionsOf(conf: string): Map<string, string[]> {
  const sections = new Map<string, string[]>([["", []]]);
  let current = sections.get("") as string[];
  for (const line of conf.replace(/\n$/, "").split(/\r?\n/)) {
    if (!/^\[[a-z]+\]$/.test(line)) current.push(line);
    else sections.set(line, (current = sections.get(line) ?? []));
  }
  return sections;
}

function firstWord(line: string): string | undefined {
  return /^[ \t]*!?([^\s#]+)/.exec(line)?.[1];
}

function lastFilled(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== "");
}

/** An attribute's line with the values that another one has besides. */
function withValues(line: string, other: string): string {
  const [, values] = /Value:(\S+)$/.exec(line) ?? [];
  const [, others] = /Value:(\S+)$/.exec(other) ?? [];
  if (values === undefined || others === undefined) return line;
  const all = new Set([...values.split("|"), ...others.split("|")]);
  return line.slice(0, line.length - values.length) + [...all].join("|");
}

/** The pairs of a list of lists; a missing second part is empty. */
export function pairsOf(value: Json | undefined): [string, string][] {
  if (!isList(value)) return [];
  return value.flatMap((each) => {
    const [first, second = ""] = isList(each) ? each : [each];
    return typeof first === "string" && typeof second === "string" ? [[first, second] as [string, string]] : [];
  });
}
