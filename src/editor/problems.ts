import * as vscode from "vscode";
import type { Level } from "../core/annotate/checks/codes.ts";
import type { Problem } from "../core/problem.ts";
import type { LineColumn } from "../core/text/lines.ts";
import { said } from "../core/words.ts";
import { Owner } from "./lifecycle.ts";
import { say } from "./words.ts";

/** A diagnostic's code, perhaps with a link to what explains it. */
export type DiagnosticCode = NonNullable<vscode.Diagnostic["code"]>;

/** Puts the problems of files that were read into the Problems view, at their place in the file. */
export class Problems extends Owner {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection("biogloss"));

  set(file: vscode.Uri, problems: readonly Problem[]): void {
    if (this.isDisposed) return;
    // An empty list would be kept by VS Code for every file that was ever read.
    if (problems.length === 0) return this.collection.delete(file);
    const error = vscode.DiagnosticSeverity.Error;
    this.collection.set(
      file,
      problems.map(({ message, ...place }) =>
        diagnosticAt({ ...place, message: said(message, say) }, error, place.code),
      ),
    );
  }
}

/** How a level is shown. A hint counts as information: what VS Code calls a hint is not in the Problems view. */
export function severityOf(level: Exclude<Level, "off">): vscode.DiagnosticSeverity {
  const { Error, Warning, Information } = vscode.DiagnosticSeverity;
  return { error: Error, warning: Warning, hint: Information }[level];
}

/** A problem at its place in a file. */
export function diagnosticAt(
  { message, line, column }: LineColumn & { readonly message: string },
  severity: vscode.DiagnosticSeverity,
  code: DiagnosticCode,
): vscode.Diagnostic {
  const start = new vscode.Position(line - 1, column - 1);
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start, start), message, severity);
  diagnostic.source = "BioGloss";
  diagnostic.code = code;
  return diagnostic;
}
