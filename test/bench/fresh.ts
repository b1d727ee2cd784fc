import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { type Loading, measureLoading } from "./loading.ts";
import { median, timed } from "./measure.ts";
import { measureSidecar, type SidecarTimes, writeLargeSidecar } from "./sidecar.ts";
import { bytesOnDisk, open } from "./shipped.ts";
import { measureSpelling, type Spelling } from "./spelling.ts";
import { paper } from "./texts.ts";

/** What a process of its own has measured of its start, in milliseconds. */
export interface Start {
  /** The lexicon, its file in the system's cache. */
  readonly lexicon: number;
  /** First marks on a paper of 50 kB: the lexicon and the rules. */
  readonly firstMarks: number;
  readonly tagger: number;
  readonly statements: number;
  readonly facts: number;
  /** The same paper again, with tagger and models. */
  readonly allMarks: number;
}

/** What a process of its own keeps in memory, in bytes, after all garbage has been collected. */
export interface Memory {
  readonly lexicon: number;
  readonly facts: number;
  readonly tagger: number;
  readonly statements: number;
  /** Growth of the resident set through all of them; holds pages that were read and are free again. */
  readonly resident: number;
}

const SIDECAR = "--sidecar";
const START = "--start";
const MEMORY = "--memory";
const LOADING = "--loading";
const SPELLING = "--spelling";

/** Runs the part of the bench that needs a fresh process, when this is one. Returns whether it was. */
export function runAsFresh(args: readonly string[]): boolean {
  const tell = (measured: object): void => console.log(JSON.stringify(measured));
  if (args[0] === START) tell(measureStart());
  else if (args[0] === SIDECAR) tell(measureSidecar(args[1] as string));
  else if (args[0] === MEMORY) tell(measureMemory());
  else if (args[0] === LOADING) {
    tell(measureLoading());
    // What was activated has timers.
    process.exit(0);
  } else if (args[0] === SPELLING) void measureSpelling().then(tell);
  else return false;
  return true;
}

/** Medians of several fresh processes. */
export function startInFreshProcess(processes: number): Start {
  return mediansOf<Start>(processes, START);
}

/** The same of what is done with a large sidecar. */
export function sidecarInFreshProcess(processes: number): SidecarTimes {
  const folder = mkdtempSync(path.join(tmpdir(), "biogloss-bench-"));
  try {
    // Made here, so that nothing of the work is warm there.
    writeLargeSidecar(folder);
    return mediansOf<SidecarTimes>(processes, SIDECAR, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mediansOf<T extends object>(processes: number, ...part: readonly string[]): T {
  const runs = Array.from({ length: processes }, () => fresh<T>([], ...part));
  const keys = Object.keys(runs[0] as T) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key] as number))])) as unknown as T;
}

/** Medians of several starts of the extension. */
export function loadingInFreshProcess(processes: number): Loading {
  return mediansOf<Loading>(processes, LOADING);
}

export function spellingInFreshProcess(): Spelling {
  return fresh<Spelling>([], SPELLING);
}

export function memoryInFreshProcess(): Memory {
  return fresh<Memory>(["--expose-gc"], MEMORY);
}

function fresh<T>(flags: readonly string[], ...part: readonly string[]): T {
  const program = process.argv[1] as string;
  return JSON.parse(execFileSync(process.execPath, [...flags, program, ...part], { encoding: "utf8" })) as T;
}

function measureStart(): Start {
  const text = paper(50_000);
  // The files are in the system's cache from here on.
  bytesOnDisk();
  const opened = <T>(make: () => T): [T, number] => {
    const from = performance.now();
    const value = make();
    return [value, performance.now() - from];
  };
  const [matcher, lexicon] = opened(open.matcher);
  const firstMarks = timed(() => new Recogniser(matcher).analyse(text, "markdown"));
  const [tagger, taggerTook] = opened(open.tagger);
  const [statements, statementsTook] = opened(open.statements);
  const allMarks = timed(() => new Recogniser(matcher, tagger, statements).analyse(text, "markdown"));
  const [, factsTook] = opened(open.facts);
  return { lexicon, firstMarks, tagger: taggerTook, statements: statementsTook, facts: factsTook, allMarks };
}

function measureMemory(): Memory {
  const collect = (globalThis as { gc?: () => void }).gc as () => void;
  const kept: unknown[] = [];
  const used = (): number => {
    for (let i = 0; i < 4; i++) collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  let last = used();
  const resident = process.memoryUsage().rss;
  const grows = (make: () => unknown): number => {
    kept.push(make());
    const before = last;
    last = used();
    return last - before;
  };
  const lexicon = grows(open.matcher);
  const facts = grows(open.facts);
  const tagger = grows(open.tagger);
  const statements = grows(open.statements);
  return { lexicon, facts, tagger, statements, resident: process.memoryUsage().rss - resident };
}
