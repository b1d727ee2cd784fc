import * as vscode from "vscode";
import { occurrences } from "../core/annotate/occurrences.ts";
import { tagMentions } from "../core/annotate/review.ts";
import { KINDS } from "../core/lexicon/concept.ts";
import type { Span } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { markupOfDocument } from "./documents.ts";
import { toRange } from "./ranges.ts";
import { kindAt, pickKind } from "./reviewCommands.ts";
import type { Session } from "./session.ts";
import { CannotDo, decider, placeOf, type TagContext, unchangedSince } from "./tagCommands.ts";
import { conceptFor, mentionTarget, titleWords } from "./target.ts";
import { say } from "./words.ts";

/** How much of a place's surroundings the preview shows on either side, in UTF-16 code units. */
const AROUND = 40;

/**
 * Tags every place of the words that are selected or at the caret, or those of them that are left ticked in the preview,
 * as one step that can be undone. The argument may name the kind.
 */
export async function tagAll(context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const { document } = session;
  const { version } = document;
  const target = mentionTarget(session, selection);
  const markup = markupOfDocument(document);
  if (target === undefined || markup === undefined) throw new CannotDo(vscode.l10n.t("Select the words to tag."));
  const text = document.getText();
  const given = (argument as { kind?: unknown } | undefined)?.kind;
  const kind = KINDS.find((each) => each === given) ?? kindAt(session, target.span) ?? (await pickKind(KINDS));
  if (kind === undefined) return;
  const places = occurrences(text, markup, target.span, session.placed);
  if (places.length === 0) throw new CannotDo(vscode.l10n.t("Somebody has decided on every place of these words."));
  const title = vscode.l10n.t(
    "Tag “{0}” as {1} in these places",
    titleWords(document, target.span),
    say(KIND_NAMES[kind]),
  );
  const chosen = await choosePlaces(session, places, title);
  if (chosen === undefined || chosen.length === 0) return;
  const index = conceptFor(target, kind);
  const known = index === undefined ? undefined : (await context.lexicon.concept(index))?.id;
  const tagged = session.placed.find(({ span }) => span?.start === target.span.start && span.end === target.span.end);
  const own = tagged?.annotation.type === "mention" && tagged.annotation.kind === kind ? tagged.annotation : undefined;
  const concept = own?.concept ?? known;
  unchangedSince(session, version);
  const mentions = chosen.map(({ start, end }) => ({ start, end, kind, concept }));
  await session.decide(tagMentions(text, mentions, session.placed, decider(context)));
}

/** Shows the places, all ticked; the one that is walked over is shown in the text. */
async function choosePlaces(session: Session, places: readonly Span[], title: string): Promise<Span[] | undefined> {
  const { document } = session;
  const text = document.getText();
  const items = places.map((span) => ({
    label: text.slice(Math.max(0, span.start - AROUND), span.end + AROUND).replace(/\s+/g, " "),
    description: vscode.l10n.t("line {0}", document.positionAt(span.start).line + 1),
    picked: true,
    span,
  }));
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    canPickMany: true,
    onDidSelectItem: (item: (typeof items)[number]) => editor?.revealRange(toRange(document, item.span)),
  });
  return chosen?.map(({ span }) => span);
}
