import { describe } from "../../src/core/annotate/anchor.ts";
import type { Change } from "../../src/core/annotate/sidecar/change.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import { said } from "../../src/core/words.ts";

/** Annotations of a large sidecar. */
export const LARGE = 5000;

const WORDS = "patients atezolizumab received neuropathy paclitaxel cohort median survival events grade".split(" ");

/** 500 kB of words, the same in every run (a linear congruential generator, Park and Miller). */
export function largeText(): string {
  let state = 1;
  const random = (below: number): number => (state = (state * 16807) % 2147483647) % below;
  const lines: string[] = [];
  for (let length = 0; length < 500_000; length += lines.at(-1)?.length ?? 0) {
    lines.push(
      `${Array.from({ length: 12 }, () => `${WORDS[random(WORDS.length)] ?? ""}${random(500)}`).join(" ")}.\n`,
    );
  }
  return lines.join("");
}

/** A sidecar whose annotations lie all over a text, and the id of one in its middle. */
export function largeSidecar(text: string, count = LARGE): { sidecar: string; annotated: string } {
  const id = (number: number): string => `a${(1e6 + number * 37).toString(36).padStart(7, "0")}`;
  const changes = Array.from({ length: count }, (_, i): Change => {
    const start = text.indexOf(" ", Math.floor((i * text.length) / (count + 1))) + 1;
    const anchor = describe(text, { start, end: text.indexOf(" ", start) });
    const fields = { kind: "drug", ...anchor, concept: "DRUGBANK:DB11595", by: "ada", on: "2026-11-23" };
    return { op: "set", id: id(i), fields };
  });
  const written = writeSidecar("", changes, "trial.md");
  if (!written.ok) throw new Error(said(written.problem.message));
  return { sidecar: written.text, annotated: id(Math.floor(count / 2)) };
}
