import type * as vscode from "vscode";

/** Runs an action once, some time after it was last asked for. Times in milliseconds. */
export class Delay implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly action: () => void;

  constructor(action: () => void) {
    this.action = action;
  }

  /** Asks for the action after `wait`; an earlier request that has not run is forgotten. */
  restart(wait: number): void {
    this.dispose();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.action();
    }, wait);
  }

  get isWaiting(): boolean {
    return this.timer !== undefined;
  }

  dispose(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
  }
}
