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
