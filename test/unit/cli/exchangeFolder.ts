import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../shared.ts";

/** One of everything: a discontinuous mention, a claim with evidence, a link, a name BioGloss has no kind for. */
export const TEXT =
  "Atezolizumab 💊 caused peripheral and autonomic neuropathy.\r\nIn Basel, it was not superior to placebo.\r\n";
export const SIDECAR = `format: biogloss/1
document: trial.txt
annotations:
  b0000000:
    kind: drug
    quote: Atezolizumab
    concept: DRUGBANK:DB11595
    by: ada
    on: "2026-11-23"
  c0000000:
    kind: adverse-event
    quote: peripheral
    parts:
      - quote: neuropathy
    note: "two\\nlines"
  d0000000:
    claim: safety
    quote: Atezolizumab 💊 caused peripheral and autonomic neuropathy
    about: {drug: [b0000000], adverse-event: [c0000000]}
    predicate: causes
    certainty: probable
    safety:
      seriousness: [hospitalisation]
      grade: "3"
    evidence:
      label:
        ref: PMID:30345906
        verdict: supported
    links: {supports: [f0000000]}
    status: draft
  e0000000:
    quote: Basel
    imported: {label: City, id: T9}
  f0000000:
    claim: efficacy
    quote: it was not superior to placebo
    about: {drug: [b0000000]}
    polarity: negated
  g0000000:
    kind: drug
    quote: placebo
    status: rejected
  h0000000:
    kind: drug
    quote: nothing of the kind
`;
/** Annotation files of one entry each. */
export const NOTE = "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Aspirin\n";
export const OTHER = "format: biogloss/1\nannotations:\n  c0000000:\n    kind: adverse-event\n    quote: pain\n";

/** Calls the program in a folder of its own for each test. */
export class CliFolder {
  path = "";

  /** Makes the folder before each test of the suite that this is called in, and removes it afterwards. */
  constructor() {
    beforeEach(() => (this.path = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
    afterEach(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file, whose folders are made; gives its path. */
  put(name: string, content: string): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  get(name: string): string {
    return readFileSync(path.join(this.path, name), "utf8");
  }
}

export function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args], {
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}
