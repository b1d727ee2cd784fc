import assert from "node:assert/strict";
import { figuresIn } from "../bench/host.ts";
import { tasksBetween, type TraceEvent } from "../bench/trace.ts";
import { figureLine, spread } from "../harness/figures.ts";

describe("a trace of the window", () => {
  const task = (ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => {
    return { name: "RunTask", pid: 7, tid: 1, ts, dur, ...more };
  };
  const mark = (name: string, ts: number): TraceEvent => ({ name, pid: 7, tid: 1, ts });
  const marks = [mark("begins", 10_000), mark("ends", 90_000)];

  it("tells in milliseconds what the thread worked that set the marks, task by task", () => {
    const events = [...marks, task(20_000, 30_000, { tdur: 17_000 }), task(60_000, 4_000)];
    assert.deepEqual(tasksBetween(events, "begins", "ends"), [17, 4]);
  });

  it("tells nothing of other threads and processes, of what is no task, and of what lies outside", () => {
    const others = [task(20_000, 1, { tid: 2 }), task(20_000, 1, { pid: 8 }), task(20_000, 1, { name: "Paint" })];
    const outside = [task(1_000, 8_000), task(91_000, 8_000)];
    assert.deepEqual(tasksBetween([...others, ...outside, ...marks], "begins", "ends"), []);
  });

  it("tells of tasks on whose time a mark falls", () => {
    assert.deepEqual(tasksBetween([task(9_000, 2_000), ...marks, task(89_000, 3_000)], "begins", "ends"), [2, 3]);
  });

  it("is refused without its marks", () => {
    assert.throws(
      () => tasksBetween([task(1, 1), mark("begins", 1)], "begins", "ends"),
      /no mark "begins" or no "ends"/,
    );
  });
});

describe("what the suite of durations tells", () => {
  const told = [
    ["hover, 5000 annotations: median", 1.5, "ms"],
    ["hover, 5000 annotations: 99 of 100 within", 4, "ms"],
    ["action, 5000 annotations: 99 of 100 within", 4, "ms"],
    ["key in 500 kB, all that the host's thread works: median", 0.5, "ms"],
    ["key in 500 kB, all that the host's thread works: 99 of 100 within", 3, "ms"],
    ["key in 500 kB: longest block", 9, "ms"],
    ["100 kB pasted: longest block", 10, "ms"],
    ["2,000 replaced: longest block", 12, "ms"],
    ["every line indented: longest block", 14, "ms"],
    ["5000 documents read, a core", 1.2, "MB/s"],
    ["5000 documents, again", 900, "ms"],
    ["… memory after, in terms of before", 1.01, "x"],
  ] as const;
  const lines = told.map(([name, value, unit]) => `> ${figureLine(name, value, unit)}`);

  it("becomes figures with what is wanted of them", () => {
    const figures = figuresIn(["  durations", ...lines, "    ✔ of hovers (12 ms)"].join("\n"));
    assert.equal(figures.length, told.length);
    assert.deepEqual(figures[0], { name: "in VS Code: hover, 5000 annotations: median", value: 1.5, unit: "ms" });
    assert.deepEqual(figures.at(-1), {
      name: "in VS Code: memory after, in terms of before",
      value: 1.01,
      unit: "x",
      wanted: { atMost: 1.1 },
    });
  });

  it("is refused when it leaves out something of which something is wanted", () => {
    assert.throws(() => figuresIn(lines.slice(0, -1).join("\n")), /told nothing of: … memory after/);
  });
});

describe("a spread", () => {
  it("is the median and what 99 of 100 are within, in whatever order they came", () => {
    const times = Array.from({ length: 1000 }, (_, i) => (i * 7) % 1000);
    assert.deepEqual(spread(times), { p50: 500, p99: 990 });
  });
});
