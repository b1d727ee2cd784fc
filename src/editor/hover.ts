import * as vscode from "vscode";
import { annotationsAt } from "../core/annotate/tag.ts";
import { type Card, claimCard, mentionCard } from "../core/view/card.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { cardMarkdown } from "./cardMarkdown.ts";
import type { AnnotationArgument } from "./driftActions.ts";
import { Command, TAG_COMMANDS } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { suggestionAt } from "./target.ts";

/** The only commands that a card may run. */
const CARD_COMMANDS: readonly string[] = [
  ...Object.values(TAG_COMMANDS),
  Command.tagAsClaim,
  Command.removeTag,
  Command.confirmWords,
  Command.retire,
];

/** What a command of ours takes to act on one place: small, and checked when it runs. */
export interface PlaceArgument {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** The annotation that is meant, where there is one. */
  readonly id?: string;
}

/** Shows the card of the mention or claim under the mouse. */
export class Hover implements vscode.HoverProvider {
  private readonly sessions: Sessions;
  private readonly lexicon: Lexicon;

  constructor(sessions: Sessions, lexicon: Lexicon) {
    this.sessions = sessions;
    this.lexicon = lexicon;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const session = this.sessions.of(document);
    if (session === undefined) return undefined;
    const { version } = document;
    const offset = document.offsetAt(position);
    const cards: vscode.MarkdownString[] = [];
    let range: vscode.Range | undefined;
    for (const placed of annotationsAt(session.placed, { start: offset, end: offset })) {
      range ??= toRange(document, placed.span);
      const place = { uri: document.uri.toString(), start: placed.span.start, end: placed.span.end };
      const card = claimCard(placed) ?? (await this.annotationCard(session, placed));
      const { id } = placed.annotation;
      const takeBack = [vscode.l10n.t("Take back"), Command.removeTag, { ...place, id }] as const;
      cards.push(
        render(card, placed.state === "changed" ? [...driftLinks({ uri: place.uri, id }), takeBack] : [takeBack]),
      );
    }
    const suggestion = suggestionAt(session, offset);
    if (suggestion !== undefined) {
      const words = document.getText().slice(suggestion.start, suggestion.end);
      const known = suggestion.concept;
      const concept = known === undefined ? undefined : await this.lexicon.concept(known);
      const place = { uri: document.uri.toString(), start: suggestion.start, end: suggestion.end };
      const title = vscode.l10n.t("Tag as {0}", KIND_NAMES[suggestion.kind]);
      cards.push(render(mentionCard(words, concept, { suggestion }), [[title, TAG_COMMANDS[suggestion.kind], place]]));
      range ??= toRange(document, suggestion);
    }
    if (token.isCancellationRequested || document.version !== version || range === undefined) return undefined;
    return new vscode.Hover(cards, range);
  }

  private async annotationCard(session: Session, placed: ReturnType<typeof annotationsAt>[number]): Promise<Card> {
    const words = session.document.getText().slice(placed.span.start, placed.span.end);
    const id = placed.annotation.type === "mention" ? placed.annotation.concept : undefined;
    const concept = id === undefined ? undefined : await this.lexicon.conceptById(id);
    return mentionCard(words, concept, { placed });
  }
}

/** What can be done about words that have changed. */
function driftLinks(argument: AnnotationArgument): [title: string, command: string, argument: AnnotationArgument][] {
  return [
    [vscode.l10n.t("Confirm the new words"), Command.confirmWords, argument],
    [vscode.l10n.t("Retire"), Command.retire, argument],
  ];
}

/** A card with links below it. */
function render(
  card: Card,
  actions: readonly (readonly [title: string, command: string, argument: PlaceArgument | AnnotationArgument])[],
): vscode.MarkdownString {
  const markdown = cardMarkdown(card);
  markdown.isTrusted = { enabledCommands: [...CARD_COMMANDS] };
  const links = actions.map(
    ([title, command, argument]) => `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`,
  );
  markdown.appendMarkdown(`\n\n${links.join(" · ")}`);
  return markdown;
}
