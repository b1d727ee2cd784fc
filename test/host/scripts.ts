import * as vscode from "vscode";

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  "Patients received atezolizumab, which binds PD-L1. ",
  "Adverse events included alopecia and vomiting.\n",
  "\n\n## Safety\n\n",
  "Interstitial lung disease (ILD) was seen in 3 of 120 patients; ILD was fatal in one. ",
  "No hepatotoxicity was reported with imatinib. ",
  "\n```\nimatinib <- read.csv('nausea.csv')\n```\n",
  "\n",
  "Erlotinib inhibits EGFR in non-small cell lung cancer. ",
  "x",
];

/** A text of about some length, in UTF-16 code units. */
export function textOf(length: number, random: () => number): string {
  let text = "";
  while (text.length < length) text += PIECES[Math.floor(random() * PIECES.length)] ?? "";
  return text;
}

/** Some words in, some out, somewhere in a document. */
export function someEdit(document: vscode.TextDocument, random: () => number): vscode.TextEdit {
  const { length } = document.getText();
  const start = Math.floor(random() * length);
  const out = random() < 0.5 ? 0 : Math.floor(random() * 60);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + out));
  return vscode.TextEdit.replace(range, random() < 0.2 ? "" : (PIECES[Math.floor(random() * PIECES.length)] ?? ""));
}

/** Resolves some milliseconds later. */
export function pause(wait: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}

/** Does something again and again for some time, in milliseconds, at least once and while `goesOn`: `every` so many, or when the last is done. */
export async function keepOn(
  time: number,
  every: number,
  act: (nth: number) => unknown,
  goesOn = (): boolean => true,
): Promise<number> {
  const end = performance.now() + time;
  let nth = 0;
  do {
    await Promise.all([act(nth++), pause(every)]);
  } while (performance.now() < end && goesOn());
  return nth;
}
