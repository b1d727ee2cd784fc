/** Time that a piece of work took, from two readings of {@link ownTime}. */
export interface OwnTime {
  /** In milliseconds, from an origin of its own. */
  readonly at: number;
  /** Whether it counts only what this thread has worked, and not what others took from it meanwhile. */
  readonly isThreads: boolean;
}

/** The part of Node's `process` that tells a thread's own time; from Node 23.9 on, and never in a web worker. */
interface WithThreadTime {
  readonly process?: { threadCpuUsage?(): { readonly user: number; readonly system: number } };
}

/** This thread's own time where the host tells it, else the time of the clock on the wall. */
export function ownTime(): OwnTime {
  const usage = (globalThis as WithThreadTime).process?.threadCpuUsage?.();
  if (usage === undefined) return { at: performance.now(), isThreads: false };
  // Microseconds.
  return { at: (usage.user + usage.system) / 1000, isThreads: true };
}
