import { countsOf, type Fact, type Report } from "./reportModel.ts";
import { signOf } from "./reportMarks.ts";

/** The same as the page, but for the marked text, as Markdown with GitHub's tables. */
export function reportMarkdown(reports: readonly Report[]): string {
  return `${reports.map(documentMarkdown).join("\n\n")}\n`;
}

function documentMarkdown(report: Report): string {
  const { title, concepts, claims, evidence, leftOut } = report;
  const parts = [`# ${escaped(title)}`];
  const counts = countsOf(report).map(({ name, mentions, concepts: number }) => [
    name,
    String(mentions),
    String(number),
  ]);
  if (claims.length > 0) counts.push(["claim", String(claims.length), ""]);
  parts.push(counts.length === 0 ? "Nothing is annotated." : table(["kind", "mentions", "concepts"], counts));
  if (leftOut.length > 0) {
    const lines = leftOut.map(({ words, why }) => `- ${escaped(words)}: ${why}`);
    parts.push(`**Not in this report:**\n\n${lines.join("\n")}`);
  }
  if (concepts.length > 0) {
    const rows = concepts.map((card) => [
      signOf({ ...card, isClaim: false }),
      escaped(card.name),
      escaped(card.kindName),
      escaped(card.identifier ?? ""),
      card.forms.map(({ words, count }) => escaped(words) + (count > 1 ? ` ×${count}` : "")).join(" · "),
      card.remarks.map(escaped).join("<br>"),
    ]);
    parts.push("## Concepts", table(["no.", "name", "kind", "identifier", "words", "remarks"], rows));
  }
  if (claims.length > 0) {
    const rows = claims.map((claim) => [
      `§${claim.number}`,
      escaped(claim.type),
      escaped(claim.words),
      claim.about.map(({ role, words }) => `${escaped(role)}: ${escaped(words)}`).join("<br>"),
      facts(claim.facts),
      facts(claim.decided),
    ]);
    parts.push("## Claims", table(["no.", "claim", "words", "about", "said", "decided"], rows));
    const lines = evidence.map(({ claim, source, quote, bearing, more }) => [
      `§${claim}`,
      source === "" && quote === "" && bearing === "" && more.length === 0 ? "no evidence given" : escaped(source),
      escaped(quote),
      escaped(bearing),
      facts(more),
    ]);
    parts.push("## Evidence", table(["claim", "source", "words of the source", "bears on it", "more"], lines));
  }
  return parts.join("\n\n");
}

function facts(all: readonly Fact[]): string {
  return all.map(([name, value]) => `${escaped(name)}: ${escaped(value)}`).join("<br>");
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headers), line(headers.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text on one line that Markdown takes for nothing but text: its signs are escaped, and what would begin HTML. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- what ends a line or a cell for some reader
      .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
      .trim()
      .replace(/[\\`*_{}[\]|~^$]|^[#+\-=]|^\d+(?=[.)])/g, (sign) => (/^\d/.test(sign) ? `${sign}\\` : `\\${sign}`))
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
  );
}
