import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { emptyTokens } from "../../src/core/text/tokens.ts";
import { doubleArray, type Engine, ours, perLetterRegExp, readOnly } from "./engines.ts";
import {
  loadingInFreshProcess,
  memoryInFreshProcess,
  runAsFresh,
  sidecarInFreshProcess,
  spellingInFreshProcess,
  startInFreshProcess,
} from "./fresh.ts";
import { hostFigures } from "./host.ts";
import { measureEditing } from "./incremental.ts";
import { LARGE } from "./largeSidecar.ts";
import { measure, median, timed } from "./measure.ts";
import { type Figure, speedPage } from "./page.ts";
import { bytesOnDisk, open } from "./shipped.ts";
import { abstracts, paper } from "./texts.ts";
import { measureTyping } from "./typing.ts";

/**
 * `npm run bench`: how long things take, always beside a reference in the same run, taking turns, medians; and what they
 * take of memory and disk. Prints tables, what was wanted beside what is, then the same as JSON. Absolute figures are
 * this machine's; the ratios travel. With `--check` it ends with 1 where something falls short; `--markdown FILE` writes
 * the figures as a page; `--no-window` leaves out what opens VS Code, which takes minutes.
 */

async function main(): Promise<void> {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = `${os.cpus()[0]?.model ?? "unknown"}, ${os.cpus().length} cores, Node ${process.version}, commit ${commit}`;
  console.log(machine);
  const figures = [
    ...matcherFigures(),
    ...recogniserFigures(),
    ...loadingFigures(),
    ...startFigures(),
    ...spellingFigures(),
    ...editingFigures(),
    ...sidecarFigures(),
    ...memoryFigures(),
    ...(process.argv.includes("--no-window") ? [] : [...(await typingFigures()), ...(await hostFigures())]),
  ];
  for (const figure of figures) console.log(lineOf(figure));
  console.log(JSON.stringify({ machine, figures }));
  const page = process.argv.indexOf("--markdown") + 1;
  if (page > 0) writeFileSync(process.argv[page] ?? "docs/speed.md", speedPage(machine, figures));
  if (process.argv.includes("--check") && !figures.every(holds)) process.exitCode = 1;
}

/** The matcher beside what else one could take for the job, over the same names; none of them knows case rules. */
function matcherFigures(): Figure[] {
  const names = allNames().filter((name) => /[\p{L}\p{N}]/u.test(name));
  const text = paper(50_000);
  const own = ours(names);
  const engines: readonly Engine[] = [readOnly, own, doubleArray(names), perLetterRegExp(names)];
  const found = engines.slice(1).map(({ name, find }) => `${name} ${find(text)}`);
  console.log(`${names.length} names, ${text.length} characters; names found: ${found.join(", ")}`);
  const medians = measure(
    engines.map(({ name, find }) => ({ name, run: () => find(text) })),
    25,
  );
  const ms = (engine: Engine | undefined): number => medians.get(engine?.name ?? "") as number;
  for (const engine of engines)
    console.log(`  ${engine.name.padEnd(28)} ${(text.length / 1e3 / ms(engine)).toFixed(1)} MB/s`);
  const [, , array, expressions] = engines;
  return [
    { name: "matcher / charCodeAt pass, 50 kB", value: ms(own) / ms(readOnly), unit: "x", wanted: { atMost: 16 } },
    { name: "doublearray (npm) / matcher", value: ms(array) / ms(own), unit: "x", wanted: { atLeast: 2.5 } },
    { name: "RegExp per first letter / matcher", value: ms(expressions) / ms(own), unit: "x", wanted: { atLeast: 20 } },
  ];
}

/** The whole recogniser beside the reading of the text and beside the matcher alone, all on the same text. */
function recogniserFigures(): Figure[] {
  const { text, source } = abstracts(1_000_000);
  const matcher = open.matcher();
  const byLexicon = new Recogniser(matcher);
  const whole = new Recogniser(matcher, open.tagger(), open.statements());
  const tokens = emptyTokens();
  const scan = (): number => {
    tokens.count = 0;
    matcher.tokeniser.append(text, 0, text.length, tokens);
    return matcher.find(text, tokens).length;
  };
  const medians = measure(
    [
      { name: "read", run: () => readOnly.find(text) },
      { name: "scan", run: scan },
      { name: "lexicon", run: () => byLexicon.analyse(text, "plain") },
      { name: "whole", run: () => whole.analyse(text, "plain") },
    ],
    9,
  );
  const ms = (name: string): number => medians.get(name) as number;
  const rate = (name: string): number => text.length / 1e3 / ms(name);
  // Each paragraph is another, so its words are seen for the first time or are known from some paragraph before.
  const paragraphs: number[] = [];
  for (let from = 0; from + 2_000 <= text.length && paragraphs.length < 400; from += 2_000) {
    paragraphs.push(timed(() => whole.analyse(text.slice(from, from + 2_000), "plain")));
  }
  const tenth = median(
    Array.from({ length: 7 }, () => timed(() => whole.analyse(text.slice(0, text.length / 10), "plain"))),
  );
  console.log(`whole recogniser on ${text.length} characters: ${source}`);
  return [
    { name: "whole recogniser", value: rate("whole"), unit: "MB/s", wanted: { atLeast: 1 } },
    { name: "… without tagger and models", value: rate("lexicon"), unit: "MB/s" },
    { name: "… / charCodeAt pass", value: ms("whole") / ms("read"), unit: "x" },
    { name: "… / matcher alone", value: ms("whole") / ms("scan"), unit: "x" },
    {
      name: "whole recogniser, 1 MB / 100 kB (10 is linear)",
      value: ms("whole") / tenth,
      unit: "x",
      wanted: { atMost: 13 },
    },
    { name: "paragraph of 2 kB, median", value: median(paragraphs), unit: "ms", wanted: { atMost: 3 } },
  ];
}

function loadingFigures(): Figure[] {
  const { load, activate } = loadingInFreshProcess(9);
  return [
    { name: "extension: module loaded", value: load, unit: "ms", wanted: { atMost: 30 } },
    { name: "extension: activate()", value: activate, unit: "ms", wanted: { atMost: 15 } },
  ];
}

/** Ours beside cSpell's engine, which the most installed extension that marks words in prose runs on. */
function spellingFigures(): Figure[] {
  const { cspell, ours, cspellAgain, oursAgain } = spellingInFreshProcess();
  return [
    { name: "50 kB read: cSpell", value: cspell, unit: "ms" },
    { name: "… ours", value: ours, unit: "ms" },
    { name: "50 kB read, cSpell / ours", value: cspell / ours, unit: "x", wanted: { atLeast: 1 } },
    { name: "a letter typed in it: cSpell", value: cspellAgain, unit: "ms" },
    { name: "… ours", value: oursAgain, unit: "ms" },
    { name: "a letter typed in it, cSpell / ours", value: cspellAgain / oursAgain, unit: "x", wanted: { atLeast: 1 } },
  ];
}

function startFigures(): Figure[] {
  const start = startInFreshProcess(7);
  return [
    { name: "fresh process: lexicon ready", value: start.lexicon, unit: "ms", wanted: { atMost: 15 } },
    {
      name: "fresh process: first marks on 50 kB",
      value: start.lexicon + start.firstMarks,
      unit: "ms",
      wanted: { atMost: 250 },
    },
    { name: "… tagger ready", value: start.tagger, unit: "ms" },
    { name: "… models of statements ready", value: start.statements, unit: "ms" },
    { name: "… all marks on 50 kB", value: start.allMarks, unit: "ms" },
    { name: "… facts, at the first hover", value: start.facts, unit: "ms" },
  ];
}

/** What a key, a paste and replacing all cost in a long document, as the editor does it: what was changed, in turns. */
function editingFigures(): Figure[] {
  const { marks, key, again, growth, blocks, longestTurn, linearity, scan } = measureEditing(500_000);
  console.log(`editing 500 kB with ${marks} marks: a key has ${blocks.toFixed(1)} blocks analysed again`);
  return [
    { name: "key in 500 kB: taken in, median", value: key.p50, unit: "ms" },
    { name: "key in 500 kB analysed, median", value: key.p50 + again.p50, unit: "ms", wanted: { atMost: 1 } },
    { name: "key in 500 kB analysed, 99 of 100 within", value: key.p99 + again.p99, unit: "ms", wanted: { atMost: 5 } },
    { name: "key analysed, 5 MB / 500 kB", value: growth, unit: "x", wanted: { atMost: 1.3 } },
    { name: "full scan of 500 kB in turns", value: scan, unit: "ms" },
    { name: "full scan, 5 MB / 500 kB (10 is linear)", value: linearity, unit: "x", wanted: { atMost: 11 } },
    { name: "full scan of 500 kB: longest turn", value: longestTurn.scan, unit: "ms", wanted: { atMost: 8 } },
    { name: "full scan of 5 MB: longest turn", value: longestTurn.longScan, unit: "ms", wanted: { atMost: 8 } },
    { name: "paste of 100 kB: longest turn", value: longestTurn.paste, unit: "ms", wanted: { atMost: 16 } },
    { name: "2,000 replaced: longest turn", value: longestTurn.replaceAll, unit: "ms", wanted: { atMost: 16 } },
  ];
}

/** Opening a sidecar, finding its annotations in 500 kB, and saving one change, as the editor does it: a bit at a time. */
function sidecarFigures(): Figure[] {
  const { opened, first, saved, blocked, opensIn, resolved } = sidecarInFreshProcess(5);
  return [
    { name: "5,000 annotations: opened and found", value: opened, unit: "ms", wanted: { atMost: 300 } },
    { name: "… in a process that is warm", value: opensIn, unit: "ms" },
    { name: "… one change written, the first", value: first, unit: "ms" },
    { name: "5,000 annotations: one change written", value: saved, unit: "ms", wanted: { atMost: 100 } },
    { name: "5,000 annotations: longest block in all of that", value: blocked, unit: "ms", wanted: { atMost: 16 } },
    { name: "2,000 annotations found in 1 MB", value: resolved, unit: "ms", wanted: { atMost: 200 } },
  ];
}

function memoryFigures(): Figure[] {
  const { lexicon, facts, tagger, statements, resident } = memoryInFreshProcess();
  const mb = (bytes: number): number => bytes / 1e6;
  return [
    { name: "memory: lexicon", value: mb(lexicon), unit: "MB" },
    { name: "memory: facts", value: mb(facts), unit: "MB" },
    { name: "memory: tagger", value: mb(tagger), unit: "MB" },
    { name: "memory: models of statements", value: mb(statements), unit: "MB" },
    { name: "memory: all", value: mb(lexicon + facts + tagger + statements), unit: "MB", wanted: { atMost: 30 } },
    { name: "memory: growth of the resident set", value: mb(resident), unit: "MB" },
    { name: "on disk", value: mb(bytesOnDisk()), unit: "MB", wanted: { atMost: 16 } },
  ];
}

/** What a person who types feels, and what the window's main thread works for it, beside the same VS Code without us. */
async function typingFigures(): Promise<Figure[]> {
  const typing = await measureTyping();
  const { with: ours, without } = typing;
  console.log(`typing in 500 kB with ${typing.suggestions} suggestions and ${LARGE} annotations`);
  return [
    { name: "key to picture: VS Code alone, median", value: without.latency.p50, unit: "ms" },
    { name: "… 99 of 100 within", value: without.latency.p99, unit: "ms" },
    { name: "key to picture: with us, median", value: ours.latency.p50, unit: "ms" },
    { name: "… 99 of 100 within", value: ours.latency.p99, unit: "ms" },
    {
      name: "key to picture: with us / VS Code alone",
      value: ours.latency.p50 / without.latency.p50,
      unit: "x",
      wanted: { atMost: 1.1 },
    },
    { name: "window's thread, a key: VS Code alone", value: without.worked, unit: "ms" },
    { name: "… with us", value: ours.worked, unit: "ms" },
    { name: "… longest task: VS Code alone", value: without.longest, unit: "ms" },
    { name: "… longest task: with us", value: ours.longest, unit: "ms" },
    { name: "… tasks over 16 ms in 200 keys: alone", value: without.long, unit: "tasks" },
    { name: "… tasks over 16 ms in 200 keys: with us", value: ours.long, unit: "tasks" },
    // Less than one in 200 keys: the two differ by that much from run to run.
    {
      name: "tasks over 16 ms in 200 keys, ours",
      value: ours.long - without.long,
      unit: "tasks",
      wanted: { atMost: 0.5 },
    },
  ];
}

/** All names of the lexicon where `npm run lexicon` has left them, else those that its facts show. */
function allNames(): string[] {
  const file = path.join(process.cwd(), "out/lexicon-names.txt");
  if (existsSync(file)) return readFileSync(file, "utf8").trimEnd().split("\n");
  const facts = open.facts();
  return Array.from({ length: facts.count }, (_, i) => facts.concept(i)).flatMap(({ name, synonyms }) => [
    name,
    ...synonyms,
  ]);
}

function holds({ value, wanted }: Figure): boolean {
  if (wanted === undefined) return true;
  return "atMost" in wanted ? value <= wanted.atMost : value >= wanted.atLeast;
}

function lineOf(figure: Figure): string {
  const { name, value, unit, wanted } = figure;
  const limit =
    wanted === undefined ? "" : "atMost" in wanted ? `at most ${wanted.atMost}` : `at least ${wanted.atLeast}`;
  const verdict = wanted === undefined ? "" : holds(figure) ? "holds" : "FALLS SHORT";
  return `${name.padEnd(36)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(5)} ${limit.padEnd(14)} ${verdict}`.trimEnd();
}

if (!runAsFresh(process.argv.slice(2))) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
