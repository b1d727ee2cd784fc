import type * as vscode from "vscode";
import { languagesRead } from "./documents.ts";
import { Owner } from "./lifecycle.ts";

type Register = (selector: vscode.DocumentSelector) => vscode.Disposable;

/** Registers providers for the languages that are read, and anew when those have changed. */
export class Providers extends Owner {
  private readonly registered = new Map<Register, vscode.Disposable>();
  private languages = languagesRead();

  /** Registers with a selector of the languages, until the result or this is disposed. */
  add(register: Register): vscode.Disposable {
    this.registered.set(register, register(this.selector));
    return {
      dispose: () => {
        this.registered.get(register)?.dispose();
        this.registered.delete(register);
      },
    };
  }

  /** The settings have changed. */
  again(): void {
    const languages = languagesRead();
    if (languages.join() === this.languages.join()) return;
    this.languages = languages;
    for (const [register, before] of this.registered) {
      before.dispose();
      this.registered.set(register, register(this.selector));
    }
  }

  private get selector(): vscode.DocumentSelector {
    return this.languages.map((language) => ({ language }));
  }

  override dispose(): void {
    for (const each of this.registered.values()) each.dispose();
    this.registered.clear();
    super.dispose();
  }
}
