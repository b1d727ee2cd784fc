import * as vscode from "vscode";
import { annotationsAt } from "../core/annotate/tag.ts";
import { sameSpan } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { Command, type CommandId } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import { kindAt } from "./reviewCommands.ts";
import type { Sessions } from "./sessions.ts";
import { mentionTarget, shortWords, suggestionAt } from "./target.ts";
import { isKnown, nameIn, termsFolder } from "./termCommands.ts";
import { say } from "./words.ts";

/** Offers at the light bulb to add names that the lexicon does not know to the terms, and to silence what it suggests. */
export class TermActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.RefactorRewrite.append("biogloss").append("terms");

  private readonly sessions: Sessions;

  constructor(sessions: Sessions) {
    this.sessions = sessions;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): vscode.CodeAction[] {
    if (token.isCancellationRequested || (only !== undefined && !only.contains(TermActions.kind))) return [];
    const session = this.sessions.of(document);
    if (session === undefined) return [];
    const selection = toSpan(document, range);
    const isCaret = selection.start === selection.end;
    const isBare = isCaret && annotationsAt(session.placed, selection).length === 0;
    // As for tagging: without a selection there must be something that the light bulb is about.
    if (isBare && suggestionAt(session, selection.start) === undefined) return [];
    const target = mentionTarget(session, selection);
    const name = target === undefined ? undefined : nameIn(session, target);
    if (target === undefined || name === undefined) return [];
    const { span } = target;
    const words = shortWords(name);
    const kind = kindAt(session, span);
    const argument = { uri: document.uri.toString(), ...span, version: document.version, kind };
    const action = (title: string, command: CommandId): vscode.CodeAction => {
      const made = new vscode.CodeAction(title, TermActions.kind);
      made.command = { title, command, arguments: [argument] };
      return made;
    };
    const hasFolder = termsFolder(document.uri) !== undefined;
    const actions: vscode.CodeAction[] = [];
    if (!isKnown(session, target)) {
      const mine =
        kind === undefined
          ? vscode.l10n.t("Add “{0}” to my terms…", words)
          : vscode.l10n.t("Add “{0}” to my terms as {1}", words, say(KIND_NAMES[kind]));
      const ours =
        kind === undefined
          ? vscode.l10n.t("Add “{0}” to the workspace's terms…", words)
          : vscode.l10n.t("Add “{0}” to the workspace's terms as {1}", words, say(KIND_NAMES[kind]));
      actions.push(action(mine, Command.addUserTerm));
      if (hasFolder) actions.push(action(ours, Command.addWorkspaceTerm));
    }
    const open = openSuggestions(session.analysis.suggestions, session.placed);
    if (hasFolder && open.some((each) => sameSpan(each, span))) {
      const title = vscode.l10n.t("Never mark “{0}” in this workspace: add it to its stop terms", words);
      actions.push(action(title, Command.neverInWorkspace));
    }
    return actions;
  }
}
