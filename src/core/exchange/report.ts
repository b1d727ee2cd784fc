import type { ExchangeDocument } from "./document.ts";
import type { Format, WriteOptions } from "./format.ts";
import { Reduction } from "./reduce.ts";
import { reportHtml } from "./reportHtml.ts";
import { reportMarkdown } from "./reportMarkdown.ts";
import { type Report, reportOf } from "./reportModel.ts";
import { asIs, type Sentence, toSay } from "../words.ts";

/** What people read of a document's annotations: it says what is left out of it. */
export const reports: readonly Format[] = [
  reportFormat(
    "html",
    "HTML",
    toSay("the text with its marks, a card for each concept, tables of claims and evidence"),
    reportHtml,
  ),
  reportFormat("md", "Markdown", toSay("tables of concepts, claims and evidence"), reportMarkdown),
];

function reportFormat(
  ending: "html" | "md",
  language: string,
  keeps: Sentence,
  print: (reports: readonly Report[]) => string,
): Format {
  return {
    id: ending === "html" ? "report" : "report-md",
    label: toSay("Report ({0})", language),
    extensions: [`.report.${ending}`],
    files: asIs(`.report.${ending}`),
    units: ["utf16"],
    newlines: ending === "html" ? "as they are" : "blanks, in tables",
    keeps,
    cannotHold: [toSay("ids, and what other formats keep for themselves")],
    reduce: (document: ExchangeDocument) => new Reduction(document).keepOnly("report", true).result,
    write: (documents, { name, leftOut = [] }: WriteOptions) => {
      const all = documents.map((document) =>
        reportOf(
          document,
          leftOut.filter((loss) => loss.document === document.id),
        ),
      );
      return [{ name: `${name}.report.${ending}`, content: print(all) }];
    },
  };
}
