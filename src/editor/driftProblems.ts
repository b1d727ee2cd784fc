import * as vscode from "vscode";
import { driftProblem } from "../core/annotate/driftText.ts";
import type { Placed } from "../core/annotate/placed.ts";
import { changeOf, natureOf } from "../core/view/tree.ts";
import { Owner } from "./lifecycle.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { say } from "./words.ts";

/** What our entries in the Problems view name as their source. */
export const SOURCE = "BioGloss";

/** So many changed and lost annotations are told of one by one: nobody reads more, and VS Code shows 1,000 in a file. */
const MOST_TOLD = 250;

/**
 * Puts changed and lost annotations into the Problems view, at their place in the document: a changed one at its words,
 * a lost one at the first place of the same words, or else at the document's beginning.
 */
export class DriftProblems extends Owner {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection("biogloss.anchors"));
  /** What was shown last, so that a document without news is not sent again. */
  private readonly shown = new WeakMap<Session, { placed: readonly Placed[]; version: number }>();

  constructor(sessions: Sessions) {
    super();
    this.own(sessions.onDidChange((session) => this.show(session)));
    this.own(sessions.onDidClose((session) => this.collection.delete(session.document.uri)));
  }

  private show(session: Session): void {
    const { placed, document } = session;
    const { version } = document;
    const before = this.shown.get(session);
    if (before?.placed === placed && before.version === version) return;
    this.shown.set(session, { placed, version });
    const wrong = placed.filter(({ state }) => state === "changed" || state === "lost");
    const diagnostics = wrong.slice(0, MOST_TOLD).flatMap((each) => diagnosticOf(session, each) ?? []);
    if (wrong.length > MOST_TOLD) diagnostics.push(restOf(wrong.length - MOST_TOLD));
    if (diagnostics.length > 0 || this.collection.has(document.uri)) this.collection.set(document.uri, diagnostics);
  }
}

/** Says how many others there are. */
function restOf(count: number): vscode.Diagnostic {
  const message = vscode.l10n.t(
    "{0} more annotations have changed or are lost. The Claims view shows them all.",
    count,
  );
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = SOURCE;
  return diagnostic;
}

/** The entry of an annotation in the Problems view, or `undefined` where nothing is wrong with its place. */
export function diagnosticOf(session: Session, placed: Placed): vscode.Diagnostic | undefined {
  const problem = driftProblem(placed, say);
  if (problem === undefined) return undefined;
  const { document, sidecar } = session;
  const span = placed.span ?? (placed.state === "lost" ? placed.candidates?.[0] : undefined) ?? { start: 0, end: 0 };
  const what = placed.state === "changed" ? changeOf(placed, say) : vscode.l10n.t("Lost");
  const message = `${what} (${natureOf(placed, say)}): ${problem.message}`;
  const diagnostic = new vscode.Diagnostic(toRange(document, span), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.code;
  const entry = sidecar?.placeOf(placed.annotation.id);
  if (sidecar !== undefined && entry !== undefined) {
    const location = new vscode.Location(sidecar.uri, new vscode.Position(entry.line - 1, entry.column - 1));
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(location, vscode.l10n.t("as it was decided on")),
    ];
  }
  return diagnostic;
}
