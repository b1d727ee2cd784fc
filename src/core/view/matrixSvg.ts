import { BEARINGS } from "./evidence.ts";
import { english, type Say } from "../words.ts";
import type { Matrix } from "./matrix.ts";
import { AXIS_TITLES, cellText, countsOf, escapeMarkup, leftOutText, MEANINGS, SIGNS } from "./matrixText.ts";

/** Widths and heights in pixels. */
const [ROW, COLUMN, LETTER, MARGIN, LEGEND] = [24, 56, 7, 16, 20];

/** Names are cut here, in UTF-16 code units. */
const LONGEST_NAME = 40;

/**
 * A matrix as a picture that needs nothing else: for a paper or a slide, so on white whatever the editor's theme is. Each
 * filled cell has its words as a title.
 */
export function matrixSvg(matrix: Matrix, title: string, say: Say = english): string {
  const { rows, columns, cells, axis } = matrix;
  const longest = (heads: readonly { name: string }[]): number =>
    Math.min(LONGEST_NAME, Math.max(0, ...heads.map(({ name }) => name.length))) * LETTER + 10;
  const left = MARGIN + longest(rows);
  const top = MARGIN + 44 + longest(columns);
  const width = Math.max(480, left + columns.length * COLUMN + longest(columns) / 2 + MARGIN);
  const bottom = top + rows.length * ROW;
  const notes = [...BEARINGS.map((each) => `${SIGNS[each]} ${say(MEANINGS[each])}`), leftOutText(matrix, say)].filter(
    Boolean,
  );
  const height = bottom + MARGIN + notes.length * LEGEND + MARGIN;
  const parts = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, MARGIN + 14, `${say(AXIS_TITLES[axis])} · ${title}`, `font-weight="bold" font-size="14"`),
  ];
  columns.forEach(({ name }, i) => {
    const [x, y] = [left + i * COLUMN + COLUMN / 2, top - 8];
    parts.push(text(x, y, short(name), `transform="rotate(-60 ${x} ${y})"`));
  });
  rows.forEach(({ name }, row) => {
    const y = top + row * ROW;
    if (row % 2 === 0)
      parts.push(`<rect x="${MARGIN}" y="${y}" width="${width - 2 * MARGIN}" height="${ROW}" fill="#f3f3f3"/>`);
    parts.push(text(left - 8, y + 16, short(name), `text-anchor="end"`));
    columns.forEach((column, i) => {
      const cell = cells[row]?.[i];
      if (cell === undefined) return;
      const x = left + i * COLUMN;
      const signs = countsOf(cell).map(([each, count]) => `${SIGNS[each]}${count}`);
      const words = `<title>${escapeMarkup(cellText(name, column.name, cell, say))}</title>`;
      const size = signs.length > 2 ? 9 : 12;
      const colour =
        cell.counts.denied + cell.counts["claim-denied"] > 0 && cell.counts.stated + cell.counts.claim === 0
          ? "#8a1f11"
          : "#1a1a1a";
      parts.push(
        `<g>${words}${text(x + COLUMN / 2, y + 16, signs.join(" "), `text-anchor="middle" font-size="${size}" fill="${colour}"`)}</g>`,
      );
    });
  });
  notes.forEach((note, i) => parts.push(text(MARGIN, bottom + MARGIN + 14 + i * LEGEND, note)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(title)}" font-family="sans-serif" font-size="12">
${parts.join("\n")}
</svg>
`;
}

function text(x: number, y: number, words: string, more = ""): string {
  return `<text x="${x}" y="${y}"${more === "" ? "" : ` ${more}`}>${escapeMarkup(words)}</text>`;
}

function short(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
