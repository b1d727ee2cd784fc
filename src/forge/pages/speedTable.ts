/**
 * What the README says of speed, in Markdown: the figures of docs/speed.md that have a goal, and where they were measured.
 * Throws where the page has none.
 */
export function speedSection(page: string): string {
  const machine = /^Measured on: (.+)$/m.exec(page)?.[1];
  const [head, line, ...rows] = page.split("\n").filter((row) => row.startsWith("| "));
  const aimed = rows.filter((row) => !/\| – +\|$/.test(row));
  if (machine === undefined || aimed.length === 0) throw new Error("docs/speed.md has no figures with a goal.");
  return `## How fast it is

Measured by \`npm run bench\` on ${machine}; all figures: [docs/speed.md](docs/speed.md).

${[head, line, ...aimed].join("\n")}
`;
}
