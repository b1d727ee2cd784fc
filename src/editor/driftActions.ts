import * as vscode from "vscode";
import type { Placed } from "../core/annotate/placed.ts";
import { overlaps, touches, type Span } from "../core/text/span.ts";
import { natureOf } from "../core/view/tree.ts";
import { diagnosticOf } from "./driftProblems.ts";
import { Command, type CommandId } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { shortWords } from "./target.ts";
import { say } from "./words.ts";

/** Which annotation a command is for. Small, and checked when it runs. */
export interface AnnotationArgument {
  readonly uri: string;
  readonly id: string;
}

/** Lost annotations that a selection is offered to. */
const MOST_OFFERED = 3;

/** Lost annotations that can be retired at one place: all that have no other are told of at the document's beginning. */
const MOST_TOLD = 10;

/** Offers at the light bulb what can be done about an annotation that is changed or lost. */
export class DriftActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.QuickFix.append("biogloss");

  private readonly sessions: Sessions;

  constructor(sessions: Sessions) {
    this.sessions = sessions;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (context.only !== undefined && !context.only.contains(DriftActions.kind)) return [];
    const session = this.sessions.of(document);
    if (session === undefined) return [];
    const selection = toSpan(document, range);
    const isCaret = selection.start === selection.end;
    const touched = (span: Span): boolean => (isCaret ? touches(span, selection.start) : overlaps(span, selection));
    // A lost one has no place: it is here where its entry in the Problems view is.
    const told = new Set(context.diagnostics.map(({ message }) => message));
    const actions: vscode.CodeAction[] = [];
    let [here, offered] = [0, 0];
    const isTold = (placed: Placed): boolean =>
      told.size > 0 && here < MOST_TOLD && told.has(diagnosticOf(session, placed)?.message ?? "");
    for (const placed of session.placed) {
      if (placed.state !== "changed" && placed.state !== "lost") continue;
      const isLost = placed.state === "lost";
      const isHere = isLost ? isTold(placed) : touched(placed.span);
      if (isLost && isHere) here++;
      const isOffered = isHere || (isLost && !isCaret && offered < MOST_OFFERED);
      if (!isOffered) continue;
      if (!isHere) offered++;
      actions.push(...actionsFor(session, placed, isHere, !isCaret));
    }
    return actions;
  }
}

/**
 * @param isHere whether the light bulb is at the annotation, and not only at words that it could be tied to
 * @param isSelected whether words are selected to which it could be tied
 */
function actionsFor(session: Session, placed: Placed, isHere: boolean, isSelected: boolean): vscode.CodeAction[] {
  const diagnostic = isHere ? diagnosticOf(session, placed) : undefined;
  const argument: AnnotationArgument = { uri: session.document.uri.toString(), id: placed.annotation.id };
  const action = (title: string, command: CommandId): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, DriftActions.kind);
    made.command = { title, command, arguments: [argument] };
    if (diagnostic !== undefined) made.diagnostics = [diagnostic];
    return made;
  };
  const nature = natureOf(placed, say);
  const words = shortWords(placed.annotation.anchor.quote);
  const actions: vscode.CodeAction[] = [];
  if (isHere && placed.state === "changed") {
    const confirm = action(vscode.l10n.t("Confirm the new words ({0})", nature), Command.confirmWords);
    confirm.isPreferred = true;
    actions.push(confirm);
  }
  if (isSelected) {
    actions.push(action(vscode.l10n.t("Re-anchor “{0}” ({1}) to the selection", words, nature), Command.reanchor));
  }
  if (isHere) actions.push(action(vscode.l10n.t("Retire “{0}” ({1})", words, nature), Command.retire));
  return actions;
}
