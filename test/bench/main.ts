import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { openFacts } from "../../src/core/lexicon/facts.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { doubleArray, type Engine, ours, perLetterRegExp, readOnly } from "./engines.ts";

/**
 * `npm run bench`: how long things take, always beside a reference in the same run, engines in turn, medians. Prints a
 * table, then the same as JSON. Absolute figures are this machine's; the ratios travel.
 */
const ROOT = process.cwd();
const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

/** About 50 kB of the sample's prose, each copy with other words, so that no cache sees the same text twice. */
function paper(length: number): string {
  const sample = readFileSync(path.join(ROOT, "sample/checkpoint-and-taxane.md"), "utf8")
    .split("---\n")
    .at(-1) as string;
  let text = "";
  for (let i = 0; text.length < length; i++)
    text += sample.replaceAll("patients", `patients${i}`).replaceAll("March", `day ${i} of March`);
  // Joined again, so that every engine reads one flat string, as an editor's document is.
  return text.slice(0, length).split("\n").join("\n");
}

/** All names of the lexicon where `npm run lexicon` has left them, else those that its facts show. */
function allNames(): string[] {
  const file = path.join(ROOT, "out/lexicon-names.txt");
  if (existsSync(file)) return readFileSync(file, "utf8").trimEnd().split("\n");
  const facts = openFacts(gunzipSync(media("lexicon-facts.bin")));
  return Array.from({ length: facts.count }, (_, i) => facts.concept(i)).flatMap(({ name, synonyms }) => [
    name,
    ...synonyms,
  ]);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Medians in milliseconds, the engines taking turns. */
function measure(engines: readonly Engine[], text: string, rounds: number): Map<string, number> {
  const times = new Map<string, number[]>(engines.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + 3; round++) {
    for (const { name, find } of engines) {
      const started = performance.now();
      find(text);
      // The first rounds warm the compiler up.
      if (round >= 3) times.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function main(): void {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = `${os.cpus()[0]?.model ?? "unknown"}, ${os.cpus().length} cores, Node ${process.version}, commit ${commit}`;
  console.log(machine);
  const usable = allNames().filter((name) => /[\p{L}\p{N}]/u.test(name));
  const text = paper(50_000);
  const engines = [readOnly, ours(usable), doubleArray(usable), perLetterRegExp(usable)];
  const found = engines.slice(1).map(({ name, find }) => `${name} ${find(text)}`);
  console.log(`${usable.length} names, ${text.length} characters; names found: ${found.join(", ")}`);
  const medians = measure(engines, text, 25);
  const own = medians.get("BioGloss matcher") as number;
  const rows = [...medians].map(([name, ms]) => ({ name, ms, speed: text.length / 1000 / ms, ratio: ms / own }));
  for (const { name, ms, speed, ratio } of rows) {
    console.log(
      `${name.padEnd(28)} ${ms.toFixed(3).padStart(9)} ms ${speed.toFixed(1).padStart(8)} M chars/s  ${ratio.toFixed(2).padStart(7)} x ours`,
    );
  }
  const bytes = media("lexicon-matcher.bin");
  const load = median(Array.from({ length: 15 }, () => timed(() => new Matcher(media("lexicon-matcher.bin")))));
  const recogniser = new Recogniser(new Matcher(bytes));
  const large = paper(1_000_000);
  const whole = median(Array.from({ length: 7 }, () => timed(() => recogniser.analyse(large, "markdown"))));
  const small = median(
    Array.from({ length: 51 }, () => timed(() => recogniser.analyse(large.slice(0, 2_000), "markdown"))),
  );
  const tenth = median(
    Array.from({ length: 15 }, () => timed(() => recogniser.analyse(large.slice(0, 100_000), "markdown"))),
  );
  const more = [
    { name: "lexicon: read and open", ms: load },
    { name: "analysis of 2 kB", ms: small },
    { name: "analysis of 100 kB", ms: tenth },
    { name: "analysis of 1 MB", ms: whole, speed: large.length / 1000 / whole, growth: whole / tenth },
  ];
  for (const { name, ms } of more) console.log(`${name.padEnd(28)} ${ms.toFixed(3).padStart(9)} ms`);
  console.log(`1 MB takes ${(whole / tenth).toFixed(1)} times as long as 100 kB (10 is linear)`);
  console.log(JSON.stringify({ machine, names: usable.length, matcher: rows, recogniser: more }));
}

function timed(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

main();
