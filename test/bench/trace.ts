// Reads what Chromium tells of a page's main thread: the JSON of its trace events,
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU

/** What is asked of Chromium: the tasks of its threads, and marks of `performance.mark`. */
export const TRACED: readonly string[] = [
  "-*",
  "__metadata",
  "blink.user_timing",
  "disabled-by-default-devtools.timeline",
];

/** A longer task costs a screen of 60 pictures a second one of them, in milliseconds. */
export const LONG = 16;

/** One trace event, as far as it is read. Times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread itself worked. */
  readonly tdur?: number;
}

/**
 * What a thread worked in each of its tasks between two marks that it set, in milliseconds: without what it waited for a processor, so
 * that other programs on the machine do not count. Throws where a mark is missing: then the trace is not of what was meant.
 */
export function tasksBetween(events: readonly TraceEvent[], from: string, to: string): number[] {
  const [first, last] = [from, to].map((mark) => events.find(({ name }) => name === mark));
  if (first === undefined || last === undefined) throw new Error(`The trace has no mark "${from}" or no "${to}".`);
  return events
    .filter(({ name, pid, tid }) => name === "RunTask" && pid === first.pid && tid === first.tid)
    .filter(({ ts, dur = 0 }) => ts + dur >= first.ts && ts <= last.ts)
    .map(({ dur = 0, tdur = dur }) => tdur / 1000);
}
