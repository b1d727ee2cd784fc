import { CHECKS, type Level } from "../core/annotate/checks/codes.ts";
import type { Problem } from "../core/problem.ts";
import type { LineColumn } from "../core/text/lines.ts";
import { said } from "../core/words.ts";

/** A finding in a file, as it is printed. */
export interface FileFinding extends LineColumn {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly level: Exclude<Level, "off">;
  readonly id?: string;
}

/** A problem of a file that cannot be read, or not all of it, as a finding. */
export function findingOf(file: string, problem: Problem): FileFinding {
  return { file, ...problem, message: said(problem.message), level: "error" };
}

const SARIF_LEVELS: Readonly<Record<Level, string>> = { off: "none", hint: "note", warning: "warning", error: "error" };

/**
 * Findings as SARIF 2.1.0 (OASIS), which code review tools show. Columns are UTF-16 code units; paths are relative to
 * the folder in which the program was called, as the findings have them.
 */
export function sarif(findings: readonly FileFinding[], version: string): string {
  const codes = [...new Set([...Object.keys(CHECKS), ...findings.map(({ code }) => code)])];
  const rules = codes.map((id) => {
    const level = Object.hasOwn(CHECKS, id) ? CHECKS[id as keyof typeof CHECKS] : "error";
    const text = `Explained under "${id}" in docs/checks.md.`;
    return { id, defaultConfiguration: { level: SARIF_LEVELS[level] }, help: { text } };
  });
  const results = findings.map(({ file, code, level, message, line, column, id }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: SARIF_LEVELS[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
        ...(id === undefined ? {} : { logicalLocations: [{ name: id, kind: "member" }] }),
      },
    ],
  }));
  const driver = { name: "BioGloss", version, rules };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** A path as a relative reference (RFC 3986), or as a file URI when it is absolute. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/");
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf("/"))}`;
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
