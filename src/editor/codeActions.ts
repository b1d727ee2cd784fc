import * as vscode from "vscode";
import { annotationsAt } from "../core/annotate/tag.ts";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import type { PlaceArgument } from "./hover.ts";
import { Command, TAG_COMMANDS } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { claimTarget, mentionTarget, suggestionAt, titleWords } from "./target.ts";

/** The kinds that the light bulb offers by default. */
const OFFERED: readonly Kind[] = ["drug", "target", "adverse-event"];

/** Offers tagging at the light bulb: tags first the way the recogniser would, then the others, then taking back. */
export class CodeActions implements vscode.CodeActionProvider {
  /** Tagging changes how a text is read, not what is wrong with it, so it is no quick fix. */
  static readonly kind = vscode.CodeActionKind.RefactorRewrite.append("biogloss");

  private readonly sessions: Sessions;

  constructor(sessions: Sessions) {
    this.sessions = sessions;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (context.only !== undefined && !context.only.contains(CodeActions.kind)) return [];
    const session = this.sessions.of(document);
    if (session === undefined) return [];
    const selection = toSpan(document, range);
    // A light bulb on every word would be noise: without a selection there must be something to decide on. The
    // command palette tags the word or sentence at the caret all the same.
    const isCaret = selection.start === selection.end;
    if (isCaret && annotationsAt(session.placed, selection).length === 0 && !suggestionAt(session, selection.start)) {
      return [];
    }
    const place = (span: { start: number; end: number }, id?: string): PlaceArgument => ({
      uri: document.uri.toString(),
      start: span.start,
      end: span.end,
      ...(id === undefined ? {} : { id }),
    });
    return [
      ...mentionActions(session, selection, place),
      ...removeActions(session, selection, place),
      ...claimActions(session, selection, place),
    ];
  }
}

type MakePlace = (span: { start: number; end: number }, id?: string) => PlaceArgument;

function action(title: string, command: string, place: PlaceArgument): vscode.CodeAction {
  const result = new vscode.CodeAction(title, CodeActions.kind);
  result.command = { title, command, arguments: [place] };
  return result;
}

function mentionActions(
  session: Session,
  selection: { start: number; end: number },
  place: MakePlace,
): vscode.CodeAction[] {
  const target = mentionTarget(session, selection);
  if (target === undefined) return [];
  const { span, suggestion } = target;
  const words = titleWords(session.document, span);
  const tagged = session.placed.find(
    (each) => each.annotation.type === "mention" && each.span?.start === span.start && each.span.end === span.end,
  );
  // Words that have changed can be tagged as what they were: that confirms them.
  const isSettled = tagged?.annotation.type === "mention" && tagged.state !== "changed";
  const current = isSettled && tagged.annotation.status !== "rejected" ? tagged.annotation.kind : undefined;
  const first = suggestion?.kind;
  const kinds = KINDS.filter((kind) => kind === first || OFFERED.includes(kind)).filter((kind) => kind !== current);
  kinds.sort((a, b) => Number(b === first) - Number(a === first));
  return kinds.map((kind) =>
    action(vscode.l10n.t("Tag “{0}” as {1}", words, KIND_NAMES[kind]), TAG_COMMANDS[kind], place(span)),
  );
}

function claimActions(
  session: Session,
  selection: { start: number; end: number },
  place: MakePlace,
): vscode.CodeAction[] {
  const span = claimTarget(session, selection);
  if (span === undefined) return [];
  return [
    action(vscode.l10n.t("Tag “{0}” as a claim…", titleWords(session.document, span)), Command.tagAsClaim, place(span)),
  ];
}

function removeActions(
  session: Session,
  selection: { start: number; end: number },
  place: MakePlace,
): vscode.CodeAction[] {
  return annotationsAt(session.placed, selection).map(({ annotation, span }) => {
    const what =
      annotation.type === "claim" ? vscode.l10n.t("claim: {0}", annotation.claim) : KIND_NAMES[annotation.kind];
    const title = vscode.l10n.t("Take back the tag “{0}” of “{1}”", what, titleWords(session.document, span));
    return action(title, Command.removeTag, place(span, annotation.id));
  });
}
