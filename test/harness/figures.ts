// How suites inside VS Code tell the benchmark what they measured: lines among their output.

/** Median and 99th percentile of some times. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

const LINE = /^(?:.*> )?figure (.+) = (-?[\d.e+-]+) (\S+)$/;

/** A measured figure as a line of output. */
export function figureLine(name: string, value: number, unit: string): string {
  return `figure ${name} = ${value.toPrecision(3)} ${unit}`;
}

/** The figure that a line holds; nothing for any other line. */
export function readFigure(line: string): { name: string; value: number; unit: string } | undefined {
  const [, name, value, unit] = LINE.exec(line) ?? [];
  return name === undefined || unit === undefined ? undefined : { name, value: Number(value), unit };
}
