import { BEARINGS } from "./evidence.ts";
import { english, type Say } from "../words.ts";
import type { Cell, Matrix } from "./matrix.ts";
import { AXIS_TITLES, cellText, countsOf, escapeMarkup, leftOutText, MEANINGS, SIGNS } from "./matrixText.ts";

/** What a page shows, and shows anew when the documents have changed. */
export interface MatrixContent {
  /** What else is to be said of the picture, such as how many documents were read. */
  readonly note: string;
  readonly matrices: readonly Matrix[];
}

/** What a page needs of the window that shows it. */
export interface MatrixPage extends MatrixContent {
  /** What the picture is of, such as a document's name. */
  readonly title: string;
  /** Random, and another for each page: only what has it runs. */
  readonly nonce: string;
  /** Address of the page's script and of its style sheet. */
  readonly script: string;
  readonly style: string;
  /** What the style sheet may be loaded from, as a source of a content security policy. */
  readonly source: string;
  /** The language of its words, as a BCP 47 tag. */
  readonly language: string;
}

/**
 * The evidence picture as a page: each matrix is a table whose cells say in signs and numbers what they hold, and in words
 * to a screen reader. Nothing is fetched but its own two files, and nothing else runs, whatever the names in it are.
 */
export function matrixHtml(page: MatrixPage, say: Say = english): string {
  const { title, nonce, script, style, source, language } = page;
  // Images: the picture that is drawn for PNG. It is made here and comes from nowhere.
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="${escapeMarkup(style)}">
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<main id="matrices">${matrixContentHtml(page, say)}</main>
<section id="sentences" aria-live="polite" tabindex="-1" hidden><h2></h2><ol></ol></section>
<script nonce="${escapeMarkup(nonce)}" src="${escapeMarkup(script)}"></script>
</body>
</html>
`;
}

/** The part of the page that changes with the documents. All names in it are escaped. */
export function matrixContentHtml({ note, matrices }: MatrixContent, say: Say = english): string {
  const legend = BEARINGS.map(
    (each) => `<li><span class="${each}">${SIGNS[each]}</span> ${escapeMarkup(say(MEANINGS[each]))}</li>`,
  );
  return `<p class="note">${escapeMarkup(note)}</p>
<ul class="legend">${legend.join("")}</ul>
${matrices.map((matrix, nth) => section(matrix, nth, say)).join("\n")}`;
}

function section(matrix: Matrix, nth: number, say: Say): string {
  const { axis, rows, columns, cells } = matrix;
  const title = escapeMarkup(say(AXIS_TITLES[axis]));
  if (rows.length === 0)
    return `<section><h2>${title}</h2><p>${escapeMarkup(say("Nothing is said of both."))}</p></section>`;
  const leftOut = leftOutText(matrix, say);
  const heads = columns
    .map(({ key, name }) => `<th scope="col" data-key="${escapeMarkup(key)}"><span>${escapeMarkup(name)}</span></th>`)
    .join("");
  const body = rows.map(({ key, name }, row) => {
    const inner = columns.map((column, i) => cellHtml(name, column.name, cells[row]?.[i], say, nth, row, i)).join("");
    return `<tr><th scope="row" data-key="${escapeMarkup(key)}">${escapeMarkup(name)}</th>${inner}</tr>`;
  });
  return `<section><h2>${title}</h2>${leftOut === "" ? "" : `<p>${escapeMarkup(leftOut)}</p>`}
<p class="tools">${saveButton("svg", say("Save as SVG…"), title, nth)} ${saveButton("png", say("Save as PNG…"), title, nth)}</p>
<div class="wide"><table role="grid" aria-label="${title}" data-matrix="${nth}"><thead><tr><td></td>${heads}</tr></thead>
<tbody>${body.join("\n")}</tbody></table></div></section>`;
}

/** Both matrices have such buttons, so each says of which it is. `title` is escaped already. */
function saveButton(type: "svg" | "png", label: string, title: string, nth: number): string {
  const words = escapeMarkup(label);
  return `<button data-export="${type}" data-matrix="${nth}" aria-label="${words} ${title}">${words}</button>`;
}

function cellHtml(
  row: string,
  column: string,
  cell: Cell | undefined,
  say: Say,
  ...place: [number, number, number]
): string {
  const [matrix, at, across] = place;
  // One cell is reached with Tab, the others from it with the arrow keys.
  const tab = at === 0 && across === 0 ? 0 : -1;
  const where = `data-row="${at}" data-column="${across}" tabindex="${tab}"`;
  const label = `aria-label="${escapeMarkup(cellText(row, column, cell, say))}"`;
  if (cell === undefined) return `<td ${where} ${label}></td>`;
  const signs = countsOf(cell).map(([each, count]) => `<span class="${each}">${SIGNS[each]}${count}</span>`);
  return `<td class="full" ${where} data-matrix="${matrix}" ${label}>${signs.join(" ")}</td>`;
}
