import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placeAll, replaceSteps } from "../../src/core/annotate/placed.ts";
import { readSidecar, readSteps } from "../../src/core/annotate/sidecar/read.ts";
import { writeSteps } from "../../src/core/annotate/sidecar/write.ts";
import { forATurn } from "../../src/editor/pace.ts";
import type { Steps } from "../../src/core/steps.ts";
import { said } from "../../src/core/words.ts";
import { largeSidecar, largeText } from "./largeSidecar.ts";
import { median, timed } from "./measure.ts";

/** What is done with a sidecar of 5,000 annotations, in milliseconds. */
export interface SidecarTimes {
  /** Reading it and finding its annotations in 500 kB, as the first thing that a process does. */
  readonly opened: number;
  /** The same when it has been done before. */
  readonly opensIn: number;
  /** The new text of it after one change, the first one and a later one. */
  readonly first: number;
  readonly saved: number;
  /** The longest that nothing else could have had a turn. */
  readonly blocked: number;
  /** 2,000 annotations in 1 MB, in one go, warm. */
  readonly resolved: number;
}

/** Writes what is measured into a folder. */
export function writeLargeSidecar(folder: string): void {
  const text = largeText();
  const large = text + text.replaceAll("median", "mean");
  const made = { text, ...largeSidecar(text), large, largeSidecar: largeSidecar(large).sidecar };
  writeFileSync(path.join(folder, FILE), JSON.stringify(made));
}

const FILE = "sidecar.json";

/** Does everything as the editor does, in turns, and takes the time. Run it in a process of its own. */
export function measureSidecar(folder: string): SidecarTimes {
  const made = JSON.parse(readFileSync(path.join(folder, FILE), "utf8")) as Record<string, string>;
  const { text = "", sidecar = "", annotated = "", large = "", largeSidecar: many = "" } = made;
  let blocked = 0;
  const inTurns = <T>(work: Steps<T>): T => {
    for (;;) {
      const from = performance.now();
      const done = forATurn(work);
      blocked = Math.max(blocked, performance.now() - from);
      if (done !== undefined) return done.value;
    }
  };
  const open = (): void => {
    const reading = inTurns(readSteps(sidecar));
    if (!reading.ok) throw new Error(said(reading.problem.message));
    inTurns(replaceSteps([], reading.sidecar.annotations, text));
  };
  let count = 0;
  const save = (): void => {
    const written = inTurns(
      writeSteps(sidecar, [{ op: "set", id: annotated, fields: { note: `seen ${count++}` } }], "trial.md"),
    );
    if (!written.ok) throw new Error(said(written.problem.message));
  };
  const opened = timed(open);
  const first = timed(save);
  const again = (work: () => void): number => median(Array.from({ length: 9 }, () => timed(work)));
  return {
    opened,
    first,
    opensIn: again(open),
    saved: again(save),
    blocked,
    resolved: again(resolve2000(large, many)),
  };
}

function resolve2000(large: string, sidecar: string): () => void {
  const reading = readSidecar(sidecar);
  const annotations = reading.ok ? reading.sidecar.annotations.filter((_, i) => i % 5 < 2) : [];
  return () => {
    const placed = placeAll(large, annotations);
    if (placed.filter(({ state }) => state === "anchored").length !== 2000) throw new Error("2,000 were to be found");
  };
}
