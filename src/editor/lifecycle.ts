import type * as vscode from "vscode";

/** Owns disposables and disposes each once; what is added after the end is disposed at once. */
export class Owner implements vscode.Disposable {
  private owned: vscode.Disposable[] | undefined = [];

  own<T extends vscode.Disposable>(disposable: T): T {
    if (this.owned === undefined) disposable.dispose();
    else this.owned.push(disposable);
    return disposable;
  }

  get isDisposed(): boolean {
    return this.owned === undefined;
  }

  dispose(): void {
    const all = this.owned ?? [];
    this.owned = undefined;
    // Last made, first disposed: what was built on something goes before it.
    for (const disposable of all.reverse()) disposable.dispose();
  }
}
