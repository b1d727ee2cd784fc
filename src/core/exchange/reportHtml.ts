import { type ClaimRow, type ConceptCard, countsOf, type EvidenceRow, type Fact, type Report } from "./reportModel.ts";
import { classOf, escapeHtml, LETTERS, markedText, OTHER, signOf } from "./reportMarks.ts";
import { REPORT_STYLE } from "./reportStyle.ts";

/** Nothing is fetched, no script runs, no form is sent: whatever the documents hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** One page that holds all it needs. */
export function reportHtml(reports: readonly Report[]): string {
  const title = reports.map((report) => report.title).join(", ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – annotations</title>
<link rel="icon" href="data:,">
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${reports.map((report, i) => article(report, `d${i + 1}-`)).join("\n")}
</main>
</body>
</html>
`;
}

function article(report: Report, prefix: string): string {
  const { title, text, marks, concepts, claims, evidence } = report;
  const mentions = concepts.reduce((total, card) => total + card.mentions, 0);
  const has = claims.length > 0;
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? "" : "s"}`;
  const sum = `${count(mentions, "mention")} of ${count(concepts.length, "concept")}, ${count(claims.length, "claim")}`;
  const parts = [
    `<h1>${inline(title)}</h1>`,
    `<p class="faint">${sum}</p>`,
    leftOut(report),
    legend(report),
    section(prefix, "text", "Text", `<div class="text" dir="auto">${markedText(text, marks, prefix)}</div>`),
    concepts.length === 0 ? "" : section(prefix, "concepts", "Concepts", cards(concepts, prefix)),
    has ? section(prefix, "claims", "Claims", claimTable(claims, prefix)) : "",
    has ? section(prefix, "evidence", "Evidence", evidenceTable(evidence, prefix)) : "",
  ];
  return `<article>\n${parts.filter(Boolean).join("\n")}\n</article>`;
}

function section(prefix: string, id: string, title: string, content: string): string {
  return `<section aria-labelledby="${prefix}${id}">\n<h2 id="${prefix}${id}">${title}</h2>\n${content}\n</section>`;
}

/** What is annotated and not here: it must not be missed. */
function leftOut({ leftOut: left }: Report): string {
  if (left.length === 0) return "";
  const items = left.map(
    ({ words, why }) => `<li>${inline(words)} <span class="faint">– ${escapeHtml(why)}</span></li>`,
  );
  const all = left.length === 1 ? "One annotation is" : `${left.length} annotations are`;
  return `<div class="left" role="note"><strong>${all} not in this report:</strong>\n<ul>\n${items.join("\n")}\n</ul></div>`;
}

function legend(report: Report): string {
  const kinds = countsOf(report).map(({ kind, name, mentions }) => {
    const letter = kind === undefined ? OTHER.letter : LETTERS[kind];
    return `<li><span class="m u0 ${classOf(kind)}">${escapeHtml(name)}</span> <span class="n ${classOf(kind)}">${letter}</span> <span class="faint">${mentions}</span></li>`;
  });
  const claims = report.claims.length;
  const claim = `<li><span class="edge">[</span><span class="claim">claim</span><span class="edge">]</span> <span class="n k-claim">§</span> <span class="faint">${claims}</span></li>`;
  const all = claims === 0 ? kinds : [...kinds, claim];
  return all.length === 0
    ? ""
    : `<ul class="legend" aria-label="Kinds of marks, and how many there are">\n${all.join("\n")}\n</ul>`;
}

function cards(concepts: readonly ConceptCard[], prefix: string): string {
  return `<div class="cards">\n${concepts.map((card) => cardHtml(card, prefix)).join("\n")}\n</div>`;
}

function cardHtml(card: ConceptCard, prefix: string): string {
  const { number, kind, kindName, name, identifier, forms, remarks, mentions } = card;
  const sign = signOf({ kind, number, isClaim: false });
  const code = identifier === undefined ? "no identifier" : `<code>${inline(identifier)}</code>`;
  const used = forms.map(({ words, count }) => inline(words) + (count > 1 ? ` ×${count}` : "")).join(" · ");
  const times = mentions === 1 ? "1 mention" : `${mentions} mentions`;
  const more =
    remarks.length === 0 ? "" : `\n<ul>${remarks.map((remark) => `<li>${inline(remark)}</li>`).join("")}</ul>`;
  return `<section class="card ${classOf(kind)}" id="${prefix}k${number}" aria-label="${escapeHtml(`${kindName} ${name}`)}">
<h3>${inline(name)}</h3>
<p><span class="kind">${sign} · ${escapeHtml(kindName)}</span> · <span class="faint">${code}</span></p>
<p>${times}: ${used}</p>${more}
</section>`;
}

function claimTable(claims: readonly ClaimRow[], prefix: string): string {
  const rows = claims.map(({ number, type, words, about, facts, decided }) => {
    const parts = about.map(({ role, words: named, card, claim }) => {
      const target = card === undefined ? `c${claim ?? 0}` : `k${card}`;
      return `<li><span class="faint">${escapeHtml(role)}:</span> <a href="#${prefix}${target}">${inline(named)}</a></li>`;
    });
    const there =
      words === ""
        ? `<span class="faint">no words of its own</span>`
        : `<a href="#${prefix}t${number}">${inline(words)}</a>`;
    return `<tr id="${prefix}c${number}"><th scope="row">§${number}</th><td><span class="kind k-claim">${escapeHtml(type)}</span><br>${there}</td><td>${list(parts)}</td><td>${list(factItems(facts))}</td><td>${list(factItems(decided))}</td></tr>`;
  });
  return tableHtml(["No.", "Claim", "About", "Said", "Decided"], rows);
}

function evidenceTable(evidence: readonly EvidenceRow[], prefix: string): string {
  const rows = evidence.map(({ claim, source, quote, bearing, more }) => {
    const isNone = source === "" && quote === "" && bearing === "" && more.length === 0;
    const to = `<th scope="row"><a href="#${prefix}c${claim}">§${claim}</a></th>`;
    if (isNone) return `<tr>${to}<td colspan="4" class="faint">no evidence given</td></tr>`;
    const words = quote === "" ? "" : `<blockquote>${inline(quote)}</blockquote>`;
    return `<tr>${to}<td>${inline(source)}</td><td>${words}</td><td>${inline(bearing)}</td><td>${list(factItems(more))}</td></tr>`;
  });
  return tableHtml(["Claim", "Source", "Words of the source", "Bears on it", "More"], rows);
}

function tableHtml(headers: readonly string[], rows: readonly string[]): string {
  const head = headers.map((header) => `<th scope="col">${header}</th>`).join("");
  return `<div class="wide" tabindex="0" role="group" aria-label="${headers.join(", ")}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table></div>`;
}

function factItems(facts: readonly Fact[]): string[] {
  return facts.map(([name, value]) => `<li><span class="faint">${escapeHtml(name)}:</span> ${inline(value)}</li>`);
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.join("")}</ul>`;
}

/** Words of the user's in a line of ours: whatever their direction, ours stays as it is. */
function inline(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}
