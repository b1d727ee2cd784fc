import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { spread, type Spread } from "../harness/figures.ts";
import { moveCursor, placeCursor, untilMarked } from "../harness/gestures.ts";
import { Lifetime } from "../harness/lifetime.ts";
import { repositoryRoot } from "../harness/paths.ts";
import { startServer, temporaryFolder } from "../harness/server.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";
import { largeSidecar } from "./largeSidecar.ts";
import { open } from "./shipped.ts";
import { abstracts } from "./texts.ts";
import { LONG, TRACED, tasksBetween, type TraceEvent } from "./trace.ts";
import { BEGIN, END, endTyping, type Place, watchTyping } from "./typingPage.ts";

/** What typing is like in one VS Code. */
export interface TypingIn {
  /** From a key to the picture with its character, in milliseconds. */
  readonly latency: Spread;
  /** The longest task of the window's main thread: what it worked, in milliseconds. */
  readonly longest: number;
  /** Tasks in which it worked over 16 ms, for every 200 characters. */
  readonly long: number;
  /** What it works for a character, all in all, in milliseconds. */
  readonly worked: number;
}

/** The same typed in VS Code with BioGloss and in one without. */
export interface Typing {
  readonly with: TypingIn;
  readonly without: TypingIn;
  /** What the document has; besides, there are the annotations of a large sidecar. */
  readonly suggestions: number;
}

const LENGTH = 500_000;
const FILE = "trial.md";

/** Characters a round, and rounds; one more before them, in which everything is read and compiled. */
const TYPED = 200;
const ROUNDS = 5;

/** From key to key, in milliseconds: two hundred words a minute, faster than most. */
const PACE = 60;

/** Nothing in it that VS Code would complete by itself. */
const WORDS = "The patients with hepatic failure had nausea after aspirin, and two of them had a rash. ";

/** How much text around the caret tells where it is, in code units. */
const AROUND = 30;

/** How far apart the places are where is typed, in code units. */
const APART = 5_000;

interface Measured {
  readonly latencies: number[];
  readonly tasks: number[];
}

/** Types in two windows by turns. */
export async function measureTyping(): Promise<Typing> {
  const lifetime = new Lifetime();
  const windows: Workbench[] = [];
  try {
    const { text } = abstracts(LENGTH);
    const workspace = temporaryFolder(lifetime, "typing");
    writeFileSync(path.join(workspace, FILE), text);
    writeFileSync(path.join(workspace, `${FILE}.annotations.yaml`), largeSidecar(text).sidecar);
    for (const options of [{ extension: repositoryRoot() }, { isInstalled: true }]) {
      const server = await startServer(lifetime, options);
      windows.push(await openWorkbench({ server, workspace, file: FILE, settings: { "files.autoSave": "off" } }));
    }
    const measured = windows.map((window) => ({ window, latencies: [] as number[], tasks: [] as number[] }));
    for (let round = 0; round <= ROUNDS; round++) {
      // Backwards, so that what has been typed moves no later place; and first one, then the other window first.
      const place = placeIn(text, LENGTH / 2 - round * APART);
      for (const each of round % 2 === 0 ? measured : measured.toReversed()) {
        await (round === 0 ? placeCursor : moveCursor)(each.window.page, place.line, place.column);
        if (each === measured[0]) await untilMarked(each.window.page);
        const { latencies, tasks } = await typeIn(each.window.page, place);
        if (round === 0) continue;
        each.latencies.push(...latencies);
        each.tasks.push(...tasks);
      }
    }
    const [withUs, without] = measured.map(summed) as [TypingIn, TypingIn];
    const { suggestions } = new Recogniser(open.matcher(), open.tagger(), open.statements()).analyse(text, "markdown");
    return { with: withUs, without, suggestions: suggestions.length };
  } finally {
    for (const window of windows) await window.close();
    await lifetime.end();
  }
}

/** The first place from somewhere on where a sentence begins in the middle of a line; line and column are counted from 1. */
function placeIn(text: string, from: number): Place & { readonly line: number; readonly column: number } {
  for (let at = from; (at = text.indexOf(". ", at) + 2) > 1;) {
    const [before, after] = [text.slice(at - AROUND, at), text.slice(at, at + AROUND)];
    if (/\n/.test(before + after)) continue;
    const lines = text.slice(0, at).split("\n");
    const typed = WORDS.repeat(Math.ceil(TYPED / WORDS.length)).slice(0, TYPED);
    return { before, after, typed, line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  }
  throw new Error("No sentence begins there in the middle of a line.");
}

async function typeIn(page: Page, place: Place): Promise<Measured> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page has no browser.");
  // What placing the caret has brought about is over.
  await page.waitForTimeout(1_000);
  await browser.startTracing(page, { categories: [...TRACED] });
  await page.evaluate(watchTyping, { place, begin: BEGIN });
  const from = performance.now();
  for (const [nth, character] of [...place.typed].entries()) {
    await page.waitForTimeout(Math.max(0, from + nth * PACE - performance.now()));
    await page.keyboard.press(character);
  }
  // The last character's picture, and what it has set off.
  await page.waitForTimeout(500);
  const latencies = await page.evaluate(endTyping, END);
  const trace = (await browser.stopTracing()).toString();
  if (latencies.length !== place.typed.length)
    throw new Error(`Of ${place.typed.length} typed characters ${latencies.length} were seen on the screen.`);
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  return { latencies, tasks: tasksBetween(traceEvents, BEGIN, END) };
}

function summed({ latencies, tasks }: Measured): TypingIn {
  return {
    latency: spread(latencies),
    longest: tasks.reduce((most, worked) => Math.max(most, worked), 0),
    long: (tasks.filter((worked) => worked > LONG).length / latencies.length) * TYPED,
    worked: tasks.reduce((sum, worked) => sum + worked, 0) / latencies.length,
  };
}
