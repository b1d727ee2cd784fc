import { capture } from "../harness/command.ts";
import { readFigure } from "../harness/figures.ts";
import { Lifetime } from "../harness/lifetime.ts";
import { harnessFile } from "../harness/paths.ts";
import type { Figure } from "./page.ts";

/** What is wanted of the figures that `test/host/durations.test.ts` tells in its long form, by their names there. */
const WANTED: Readonly<Record<string, NonNullable<Figure["wanted"]>>> = {
  "hover, 5000 annotations: 99 of 100 within": { atMost: 5 },
  "action, 5000 annotations: 99 of 100 within": { atMost: 5 },
  "key in 500 kB, all that the host's thread works: median": { atMost: 1 },
  "key in 500 kB, all that the host's thread works: 99 of 100 within": { atMost: 5 },
  "key in 500 kB: longest block": { atMost: 16 },
  "100 kB pasted: longest block": { atMost: 16 },
  "2,000 replaced: longest block": { atMost: 16 },
  "every line indented: longest block": { atMost: 16 },
  "5000 documents read, a core": { atLeast: 1 },
  "5000 documents, again": { atMost: 1000 },
  "… memory after, in terms of before": { atMost: 1.1 },
};

/** What the suite of durations measures inside the extension host of a real VS Code. Throws with the suite's words where it fails. */
export async function hostFigures(): Promise<Figure[]> {
  const lifetime = new Lifetime();
  try {
    const env = { ...process.env, NIGHTLY: "1", BIOGLOSS_ONLY: "durations" };
    const { code, output } = await capture(lifetime, process.execPath, [harnessFile("hostRun.js"), "node"], { env });
    if (code !== 0) throw new Error(`The suite of durations ended with code ${code}.\n${output.slice(-4000)}`);
    return figuresIn(output);
  } finally {
    await lifetime.end();
  }
}

/** The figures in a suite's output, with what is wanted of them. Throws where one is missing of which something is wanted. */
export function figuresIn(output: string): Figure[] {
  const figures = output.split("\n").flatMap((line) => readFigure(line) ?? []);
  const missing = Object.keys(WANTED).filter((wanted) => !figures.some(({ name }) => name === wanted));
  if (missing.length > 0) throw new Error(`The suite of durations told nothing of: ${missing.join("; ")}`);
  return figures.map(({ name, value, unit }) => {
    const wanted = WANTED[name];
    return { name: `in VS Code: ${name.replace("… ", "")}`, value, unit, ...(wanted && { wanted }) };
  });
}
