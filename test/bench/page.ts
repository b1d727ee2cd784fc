/** A measured figure and its limit. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly wanted?: { readonly atMost: number } | { readonly atLeast: number };
}

/**
 * The page `docs/speed.md`, from which `npm run docs` takes what the README says.
 *
 * @param machine processor, cores, version of Node and commit
 */
export function speedPage(machine: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, wanted }) => {
    const goal = wanted === undefined ? "–" : "atMost" in wanted ? `≤ ${wanted.atMost}` : `≥ ${wanted.atLeast}`;
    return `| ${name.replaceAll("|", "/")} | ${rounded(value)} ${unit} | ${goal} |\n`;
  });
  return `# How fast it is

\`npm run bench -- --markdown docs/speed.md\` measures this and writes this page. Where something is compared, both were measured in the same
run, taking turns; times are medians. Absolute figures are those of one machine; ratios (x) travel. Key to picture, and what the window's
thread works, come from typing 1,000 characters into a document of 500 kB, with 5,000 annotations beside it, in VS Code with BioGloss and
in the same VS Code without any extension.

Measured on: ${machine}

| what | measured | goal |
| --- | --- | --- |
${rows.join("")}`;
}

/** Three digits that count. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
