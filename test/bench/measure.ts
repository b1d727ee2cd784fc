/** Something that takes time; its answer is given back so that no work can be left out. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Milliseconds that an action takes. */
export function timed(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

/** Medians in milliseconds, the tasks taking turns, so that whatever else the machine does falls on all alike. */
export function measure(tasks: readonly Task[], rounds: number): Map<string, number> {
  const times = new Map<string, number[]>(tasks.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + 3; round++) {
    for (const { name, run } of tasks) {
      const ms = timed(run);
      // The first rounds warm the compiler up.
      if (round >= 3) times.get(name)?.push(ms);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}
