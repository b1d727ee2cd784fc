import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Loss } from "../../../src/core/exchange/losses.ts";

const text = `Atezolizumab plus nab-paclitaxel in triple-negative breast cancer

In the trial 💊 of 902 patients, atezolizumab plus nab-paclitaxel improved progression-free survival (7.2 vs. 5.5 months; hazard ratio 0.80). The PD-L1 antibody was not superior in overall survival.
Peripheral and autonomic neuropathy led to discontinuation of <nab-paclitaxel> in 15.9 % of patients & alopecia was common; no patient had hepatitis.
`;

function span(words: string, from = 0): { start: number; end: number } {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
}

const later = text.indexOf("In the trial");
const end = text.indexOf("Peripheral");

/** A document with something of everything: nested, crossing and touching marks, pieces, a negated one, evidence or none. */
export const reportSample: ExchangeDocument = {
  id: "trial",
  file: "trial.md",
  text,
  mentions: [
    { id: "a", spans: [span("Atezolizumab")], label: "Drug", fields: { concept: "DRUGBANK:DB11595" } },
    { id: "b", spans: [span("nab-paclitaxel")], label: "Drug", fields: { concept: "DRUGBANK:DB01229" } },
    {
      id: "c",
      spans: [span("triple-negative breast cancer")],
      label: "Condition",
      fields: { concept: "MONDO:0005494" },
    },
    { id: "d", spans: [span("breast cancer")], label: "Condition", fields: { concept: "MONDO:0007254" } },
    { id: "e", spans: [span("atezolizumab", later)], label: "Drug", fields: { concept: "DRUGBANK:DB11595" } },
    { id: "f", spans: [span("nab-paclitaxel", later)], label: "Drug", fields: { concept: "DRUGBANK:DB01229" } },
    { id: "g", spans: [span("progression-free survival")], label: "Endpoint", fields: {} },
    { id: "h", spans: [span("PD-L1")], label: "Target", fields: { concept: "HGNC:17635" } },
    { id: "i", spans: [span("PD-L1 antibody")], label: "Drug", fields: { note: "the same as <atezolizumab>?" } },
    { id: "j", spans: [span("overall survival")], label: "Endpoint", fields: {} },
    { id: "k", spans: [span("Peripheral"), span("neuropathy")], label: "AdverseEvent", fields: {} },
    { id: "l", spans: [span("autonomic neuropathy")], label: "AdverseEvent", fields: {} },
    { id: "m", spans: [span("nab-paclitaxel", end)], label: "Drug", fields: { concept: "DRUGBANK:DB01229" } },
    { id: "n", spans: [span("alopecia")], label: "AdverseEvent", fields: { concept: "MONDO:0004907" } },
    { id: "o", spans: [span("hepatitis")], label: "AdverseEvent", fields: { polarity: "negated" } },
    { id: "p", spans: [span("902 patients")], label: "Population", fields: {} },
  ],
  claims: [
    {
      id: "q",
      spans: [
        span(
          "atezolizumab plus nab-paclitaxel improved progression-free survival (7.2 vs. 5.5 months; hazard ratio 0.80)",
        ),
      ],
      label: "efficacy",
      fields: {
        predicate: "improves",
        effect: { measure: "hazard ratio", value: "0.80" },
        evidence: {
          one: {
            ref: "PMID:30345906",
            locator: "p. 2112",
            quote: "median progression-free survival was 7.2 months",
            verdict: "supported",
            level: "B",
            by: "ada",
          },
          two: { file: "appendix.pdf", direction: "disputes" },
        },
        by: "ada",
        on: "2026-11-23",
      },
      roles: [
        { role: "drug", target: "e" },
        { role: "drug", target: "f" },
        { role: "endpoint", target: "g" },
      ],
    },
    {
      id: "r",
      spans: [span("The PD-L1 antibody was not superior in overall survival.\nPeripheral and autonomic neuropathy")],
      label: "efficacy",
      fields: { polarity: "negated", links: { contradicts: ["q"] } },
      roles: [{ role: "drug", target: "i" }],
    },
    {
      id: "s",
      spans: [
        span("Peripheral and autonomic neuropathy led to discontinuation of <nab-paclitaxel> in 15.9 % of patients"),
      ],
      label: "safety",
      fields: { certainty: "probable", safety: { seriousness: ["medically-important"], causality: "probable" } },
      roles: [
        { role: "drug", target: "m" },
        { role: "adverse-event", target: "k" },
        { role: "claim", target: "q" },
      ],
    },
  ],
};

export const reportLosses: readonly Loss[] = [
  { document: "trial", reason: "changed", id: "x", detail: "hazard ratio 0.62" },
  { document: "trial", reason: "lost", id: "y", detail: "<script>alert(1)</script>" },
  { document: "trial", reason: "field", id: "q", field: "note", detail: "not a whole annotation" },
];
