import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import { CHECKS, type CheckCode, type Level } from "../../../src/core/annotate/checks/codes.ts";
import type { CheckInput } from "../../../src/core/annotate/checks/finding.ts";
import { checkDocument } from "../../../src/core/annotate/checks/run.ts";
import { ROOT } from "../shared.ts";
import { packs, TEXT, sidecarOf, inputOf, type Entry, type Entries } from "./checkInputs.ts";

const schema = packs.get("pharmacovigilance");
assert.ok(schema !== undefined);
const general = packs.get("general");

/** Codes of the findings that are not hints, with the entry's id. */
function found(entries: Entries, more: Partial<CheckInput> = {}, text = TEXT): string[] {
  return checkDocument(inputOf(text, sidecarOf(text, entries), more))
    .filter(({ level }) => level !== "hint")
    .map(({ code, id }) => `${code} ${id ?? ""}`);
}

const drug = { kind: "drug", quote: "Atezolizumab", concept: "DRUGBANK:DB11595" } as const;
const colitis = { kind: "adverse-event", quote: "Colitis" } as const;
const claim = { claim: "efficacy", quote: "Atezolizumab plus nab-paclitaxel was better than placebo" } as const;
const safety = { claim: "safety", quote: "Colitis was seen in 3% of patients" } as const;

describe("checks", () => {
  it("say nothing of what is as it should be", () => {
    const full = {
      ...safety,
      about: { drug: ["a"], "adverse-event": ["b"] },
      predicate: "associated-with",
      qualifiers: { population: "all", frequency: "common" },
      effect: { measure: "proportion", value: "3 %", n: "451" },
      safety: { seriousness: ["hospitalisation"], causality: "probable" },
      evidence: { schmid: { ref: "PMID:30345906", design: "rct", level: "B", file: "labels/x.txt" } },
    };
    const findings = checkDocument(inputOf(TEXT, sidecarOf(TEXT, { a: drug, b: colitis, c: full })));
    assert.deepEqual(findings, []);
  });

  it("tell each code with its default level, the line and the column", () => {
    const text = sidecarOf(TEXT, { a: drug, c: { ...safety, about: { drug: ["gone"] } } });
    const findings = checkDocument(inputOf(TEXT, text));
    assert.deepEqual(
      findings.map(({ code, level }) => [code, level]),
      [
        ["safety.unassessed", "hint"],
        ["claim.no-evidence", "hint"],
        ["link.broken", "warning"],
      ],
    );
    const broken = findings[2];
    const lines = text.split("\n");
    assert.ok(broken !== undefined && lines[broken.line - 1]?.slice(broken.column - 1).startsWith("drug: [gone]"));
    assert.equal(broken.message, 'Entry "c": "about" names "gone", and there is no such entry.');
    assert.deepEqual(TEXT.slice(broken.span?.start, broken.span?.end), safety.quote);
  });

  it("can be set to another level, and switched off, by the schema or above it", () => {
    const set = (code: CheckCode, level: Level): ReadonlyMap<CheckCode, Level> => new Map([[code, level]]);
    const levelIn = (more: Partial<CheckInput>): string | undefined =>
      checkDocument(inputOf(TEXT, sidecarOf(TEXT, { c: claim }), more)).find(({ code }) => code === "claim.no-evidence")
        ?.level;
    assert.equal(levelIn({}), "hint");
    assert.equal(levelIn({ levels: set("claim.no-evidence", "error") }), "error");
    assert.equal(levelIn({ levels: set("claim.no-evidence", "off") }), undefined);
    const strict = { ...schema, checks: set("claim.no-evidence", "warning") };
    assert.equal(levelIn({ schema: strict }), "warning");
    assert.equal(levelIn({ schema: strict, levels: set("claim.no-evidence", "off") }), undefined);
  });

  it("find what was tagged twice, and let nested and discontinuous mentions be", () => {
    const again = { ...drug, quote: "Atezolizumab plus nab-paclitaxel" };
    assert.deepEqual(found({ a: drug, b: drug }), ["mention.duplicate b"]);
    assert.deepEqual(found({ a: drug, b: again }), ["mention.duplicate a"]);
    assert.deepEqual(found({ a: drug, b: { ...again, concept: "DRUGBANK:DB01229" } }), []);
    assert.deepEqual(found({ a: drug, b: { ...drug, kind: "target", concept: "HGNC:1" } }), []);
    assert.deepEqual(found({ a: drug, b: { ...drug, status: "rejected" } }), []);
    assert.deepEqual(found({ c: claim, d: claim }), ["claim.duplicate d"]);
    assert.deepEqual(found({ c: claim, d: { ...claim, claim: "dosing" } }), []);
  });

  it("find each piece of a mention that has drifted", () => {
    const text = "Patients had peripheral and autonomic neuropathy.";
    const start = text.indexOf("neuropathy");
    const parts = [{ ...anchorOf(text, { start, end: start + 10 }) }];
    const whole = { kind: "adverse-event", quote: "peripheral", parts };
    assert.deepEqual(found({ a: whole }, {}, text), []);
    const sidecar = sidecarOf(text, { a: whole });
    const changed = text.replace("neuropathy", "nephropathy");
    assert.deepEqual(
      checkDocument(inputOf(changed, sidecar)).map(({ code, id }) => [code, id]),
      [["anchor.lost", "a"]],
    );
  });

  it("find claims about what was rejected, is missing or is no mention", () => {
    const about = (id: string) => ({ c: { ...claim, about: { drug: [id] } } });
    assert.deepEqual(found({ a: { ...drug, status: "rejected" }, ...about("a") }), ["claim.rejected-mention c"]);
    assert.deepEqual(found({ a: drug, ...about("a") }), []);
    assert.deepEqual(found(about("zzzz")), ["link.broken c"]);
    assert.deepEqual(found(about("c")), ["link.broken c"]);
    // An entry that is there and cannot be read is reported as such, and not as missing.
    const text = `${sidecarOf(TEXT, about("x"))}  x:\n    kind: gene\n    quote: y\n`;
    assert.deepEqual(
      checkDocument(inputOf(TEXT, text)).flatMap(({ code, level }) => (level === "hint" ? [] : code)),
      ["sidecar.entry"],
    );
  });

  it("ask comparisons for a comparator", () => {
    const superior = { ...claim, predicate: "superior-to" };
    assert.deepEqual(found({ c: superior }), ["claim.no-comparator c"]);
    assert.deepEqual(found({ c: { ...superior, qualifiers: { comparator: "placebo" } } }), []);
    assert.deepEqual(found({ a: drug, c: { ...superior, about: { comparator: ["a"] } } }), []);
    const ratio = { measure: "HR", value: "0.62", low: "0.49", high: "0.78" };
    assert.deepEqual(found({ c: { ...claim, effect: ratio } }), ["claim.no-comparator c"]);
  });

  it("ask effects for an interval or a number of patients, and ratios for an interval", () => {
    const effect = (facts: Record<string, string>) => ({
      c: { ...claim, effect: facts, qualifiers: { comparator: "placebo" } },
    });
    assert.deepEqual(found(effect({ measure: "proportion", value: "45 %" })), ["effect.no-interval c"]);
    assert.deepEqual(found(effect({ measure: "proportion", value: "45 %", n: "20" })), []);
    assert.deepEqual(found(effect({ measure: "proportion", value: "45 %", low: "38", high: "52" })), []);
    assert.deepEqual(found(effect({ measure: "hazard-ratio", value: "0.62", n: "20" })), ["effect.no-interval c"]);
    assert.deepEqual(found(effect({ measure: "proportion", n: "20" })), []);
  });

  it("ask for more than reports of cases where something is said to cause", () => {
    const causes = (...lines: Record<string, string>[]) => ({
      c: { ...safety, predicate: "causes", evidence: Object.fromEntries(lines.map((line, i) => [`e${i}`, line])) },
    });
    assert.deepEqual(found(causes({ design: "case-report" }, { level: "C" })), ["evidence.anecdotal c"]);
    assert.deepEqual(found(causes({ design: "Case series" }, { design: "cohort" })), []);
    assert.deepEqual(found(causes({ design: "case-report" }, { design: "rct", direction: "disputes" })), [
      "evidence.anecdotal c",
    ]);
    assert.deepEqual(found(causes({ design: "rct", level: "C" })), []);
    assert.deepEqual(found(causes()), []);
  });

  it("ask safety claims for seriousness and causality, and denials for neither", () => {
    const hints = (entry: Entry): string[] =>
      checkDocument(inputOf(TEXT, sidecarOf(TEXT, { c: entry }))).flatMap(({ code, message }) =>
        code === "safety.unassessed" ? message : [],
      );
    assert.deepEqual(hints(safety), ['Entry "c": it is of safety and says nothing of seriousness and causality.']);
    assert.match(hints({ ...safety, safety: { causality: "possible" } })[0] ?? "", /nothing of seriousness\.$/);
    assert.deepEqual(hints({ ...safety, polarity: "negated" }), []);
    assert.deepEqual(hints(claim), []);
  });

  it("know the words of the schema, and ask for none where there is none", () => {
    const odd = {
      ...claim,
      claim: "gossip",
      about: { villain: ["a"] },
      predicate: "curses",
      qualifiers: { mood: "bad", frequency: "sometimes" },
      effect: { measure: "luck" },
      evidence: { e: { design: "rumour", level: "Z" } },
    };
    const value = "claim.unknown-value c";
    assert.deepEqual(
      found({ a: drug, c: odd }).sort(),
      ["claim.unknown-role c", "claim.unknown-type c", value, value, value, value, value, value].sort(),
    );
    assert.deepEqual(found({ a: drug, c: odd }, { schema: general as CheckInput["schema"] }), []);
  });

  it("judge identifiers, references and paths by their shape", () => {
    assert.deepEqual(found({ a: { ...drug, concept: "DRUGBANK:11595" } }), ["identifier.shape a"]);
    assert.deepEqual(found({ a: { ...drug, concept: "ACME:101" } }), []);
    const evidence = (line: Record<string, string>) => ({ c: { ...claim, evidence: { e: line } } });
    assert.deepEqual(found(evidence({ ref: "PMID:abc" })), ["identifier.shape c"]);
    assert.deepEqual(found(evidence({ file: "../x.txt" })), ["evidence.path c"]);
    assert.deepEqual(found(evidence({ file: "../x.txt" }), { folder: "papers" }), []);
    assert.deepEqual(found(evidence({ file: "C:\\x.txt" }), { folder: "papers" }), ["evidence.path c"]);
  });

  it("find circles of support, once each, and leave mutual contradiction alone", () => {
    const linked = (kind: string, ...ids: string[]): Entries =>
      Object.fromEntries(
        ids.map((id, i) => [
          id,
          {
            ...claim,
            claim: ["efficacy", "dosing", "mechanism", "regulatory"][i] as string,
            links: { [kind]: [ids[(i + 1) % ids.length] as string] },
          },
        ]),
      );
    assert.deepEqual(found(linked("supports", "c", "d", "e")), ["link.cycle e"]);
    assert.deepEqual(found(linked("refines", "c", "d")), ["link.cycle d"]);
    assert.deepEqual(found(linked("contradicts", "c", "d")), []);
    assert.deepEqual(found(linked("supports", "c")), ["link.broken c"]);
    assert.deepEqual(found({ c: { ...claim, links: { supports: ["zzzz"], "same-as": ["a"] } }, a: drug }), [
      "link.broken c",
      "link.broken c",
    ]);
  });

  it("are not asked of what was put away", () => {
    const retired = { ...claim, claim: "gossip", predicate: "superior-to", status: "retired", about: { drug: ["zz"] } };
    assert.deepEqual(checkDocument(inputOf("other words", sidecarOf(TEXT, { c: retired }))), []);
  });

  it("tell which abbreviation the text never defines", () => {
    const analysis = { suggestions: [], abbreviations: [], undefined: [{ start: 3, end: 6 }] };
    const [finding] = checkDocument(
      inputOf("a\nb ICD c", "format: biogloss/1\n", { analysis: { ...analysis, undefined: [{ start: 4, end: 7 }] } }),
    );
    assert.deepEqual(
      [finding?.code, finding?.in, finding?.line, finding?.column, finding?.message],
      ["abbreviation.undefined", "document", 2, 3, "“ICD” is used and never defined in this text."],
    );
  });
});

describe("the page about the checks", () => {
  const page = readFileSync(path.join(ROOT, "docs/checks.md"), "utf8");

  it("has a heading for each code, in the order of the code, and tells its default level", () => {
    const sections = page.split(/^## /m).slice(1);
    const codes = sections.map((section) => section.slice(0, section.indexOf("\n")));
    assert.deepEqual(codes.slice(0, Object.keys(CHECKS).length), Object.keys(CHECKS));
    for (const [code, level] of Object.entries(CHECKS)) {
      const section = sections.find((each) => each.startsWith(`${code}\n`)) ?? "";
      assert.ok(section.includes(`Level: ${level}.`), code);
      assert.ok(section.length > 200, `${code} is explained`);
    }
  });
});
