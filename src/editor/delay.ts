import type * as vscode from "vscode";

/** Runs an action once, some time after it was last asked for, and never after its end. Times in milliseconds. */
export class Delay implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;
  private readonly action: () => void;

  constructor(action: () => void) {
    this.action = action;
  }

  /** Asks for the action after `wait`; an earlier request that has not run is forgotten. */
  restart(wait: number): void {
    clearTimeout(this.timer);
    // Who still waits for a file when everything ends asks for one thing more when it comes.
    if (this.isDisposed) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.action();
    }, wait);
  }

  get isWaiting(): boolean {
    return this.timer !== undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isDisposed = true;
  }
}

/** What is shown beside the text takes at most one part in so many of the time while somebody types. */
const SHARE = 20;

/** Nobody waits longer to see it, in milliseconds. */
const LONGEST = 2_000;

/** A delay for what is shown beside the text: the longer it took the last time, the longer it waits for the typing to rest. */
export class CalmDelay extends Delay {
  private readonly last: { took: number };

  /** @param action may give how long it took, in milliseconds, where that comes out later */
  constructor(action: () => void | Promise<number>) {
    const last = { took: 0 };
    super(() => {
      const started = performance.now();
      const later = action();
      last.took = performance.now() - started;
      void later?.then((took) => (last.took = took));
    });
    this.last = last;
  }

  override restart(wait: number): void {
    super.restart(Math.max(wait, Math.min(LONGEST, this.last.took * SHARE)));
  }
}

/** Waits between attempts at what has failed, in milliseconds; the last one is used on and on. */
const RETRY_WAITS = [1_000, 2_000, 5_000, 15_000, 60_000];

/** How long to wait for the next attempt, in milliseconds, at what has failed and had failed `before` times in a row before. */
export function retryWait(before: number): number {
  return RETRY_WAITS[Math.min(before, RETRY_WAITS.length - 1)] as number;
}

/**
 * Tries again what has failed, all at once: each thing that goes on failing waits longer, and the one that waits the
 * shortest counts.
 */
export class Retries implements vscode.Disposable {
  /** How often in a row each thing has failed. */
  private readonly failures = new Map<string, number>();
  /** The wait that is under way, in milliseconds. */
  private wait = Infinity;
  private readonly delay: Delay;

  constructor(again: () => void) {
    this.delay = new Delay(() => {
      this.wait = Infinity;
      again();
    });
  }

  /** A thing has failed. Returns whether it had not when it was tried before. */
  failed(thing: string): boolean {
    const failures = this.failures.get(thing) ?? 0;
    this.failures.set(thing, failures + 1);
    const wait = retryWait(failures);
    if (wait < this.wait) this.delay.restart((this.wait = wait));
    return failures === 0;
  }

  /** A thing has not failed this time. */
  worked(thing: string): void {
    this.failures.delete(thing);
  }

  dispose(): void {
    this.delay.dispose();
  }
}
