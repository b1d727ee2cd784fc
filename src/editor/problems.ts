import * as vscode from "vscode";
import type { Problem } from "../core/problem.ts";
import { Owner } from "./lifecycle.ts";

/** Puts the problems of sidecars into the Problems view, at their place in the sidecar. */
export class Problems extends Owner {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection("biogloss"));

  set(file: vscode.Uri, problems: readonly Problem[]): void {
    if (this.isDisposed) return;
    this.collection.set(
      file,
      problems.map(({ message, line, column, code }) => {
        const start = new vscode.Position(line - 1, column - 1);
        const diagnostic = new vscode.Diagnostic(
          new vscode.Range(start, start),
          message,
          vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = "BioGloss";
        diagnostic.code = code;
        return diagnostic;
      }),
    );
  }
}
