import * as vscode from "vscode";
import type { Placed } from "../core/annotate/placed.ts";
import { annotationsAt } from "../core/annotate/tag.ts";
import type { Concept } from "../core/lexicon/concept.ts";
import type { Span } from "../core/text/span.ts";
import { type Card, claimCard, mentionCard } from "../core/view/card.ts";
import { type CardContext, surroundings } from "../core/view/cardContext.ts";
import type { CardAction } from "../core/view/cardSource.ts";
import { cardMarkdown } from "./cardMarkdown.ts";
import { isOn } from "./config.ts";
import { Command, type CommandId } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { suggestionAt } from "./target.ts";
import { say } from "./words.ts";

/** The only commands that a card may run. */
export const CARD_COMMANDS: readonly CommandId[] = [
  Command.acceptSuggestion,
  Command.rejectSuggestion,
  Command.neverHere,
  Command.changeKind,
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

type Annotated = Placed & { readonly span: Span };

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
    if (session === undefined || !isOn("hover", document)) return undefined;
    const { version } = document;
    const offset = document.offsetAt(position);
    const annotations = annotationsAt(session.placed, { start: offset, end: offset });
    const suggestion = session.fitsText ? suggestionAt(session, offset) : undefined;
    const place = (span: Span, id?: string): PlaceArgument => ({
      uri: document.uri.toString(),
      start: span.start,
      end: span.end,
      ...(id === undefined ? {} : { id }),
    });
    const cards: vscode.MarkdownString[] = [];
    for (const placed of annotations) {
      const card = claimCard(placed, session.placed, say) ?? (await this.annotationCard(session, placed));
      cards.push(cardMarkdown(card, annotationActions(placed, place), CARD_COMMANDS));
    }
    if (suggestion !== undefined) {
      const { concept: index } = suggestion;
      const concept = index === undefined ? undefined : await this.lexicon.concept(index);
      const context = await this.contextOf(session, suggestion, concept);
      const words = document.getText().slice(suggestion.start, suggestion.end);
      const card = mentionCard(words, concept, { suggestion }, context, say);
      cards.push(cardMarkdown(card, suggestionActions(suggestion, place), CARD_COMMANDS));
    }
    const [first] = [...annotations.map(({ span }) => span), ...(suggestion === undefined ? [] : [suggestion])];
    if (token.isCancellationRequested || document.version !== version || first === undefined) return undefined;
    return new vscode.Hover(cards, toRange(document, first));
  }

  private async annotationCard(session: Session, placed: Annotated): Promise<Card> {
    const words = session.document.getText().slice(placed.span.start, placed.span.end);
    const id = placed.annotation.type === "mention" ? placed.annotation.concept : undefined;
    const concept = id === undefined ? undefined : await this.lexicon.conceptById(id);
    return mentionCard(words, concept, { placed }, await this.contextOf(session, placed.span, concept), say);
  }

  /** What a card can tell of a mention beyond the concept's facts. */
  private async contextOf(session: Session, span: Span, concept: Concept | undefined): Promise<CardContext> {
    // Offsets of another text would tell of other words; what the concept is holds all the same.
    const around = session.fitsText
      ? surroundings(session.document.getText(), session.analysis, span)
      : { conditions: [], sentence: { drugs: [], conditions: [] }, abbreviation: undefined };
    const { abbreviation } = around;
    if (concept === undefined) return { abbreviation };
    const sentences = await this.lexicon.sentencesOn(concept.id);
    if (concept.kind === "target") {
      const drugs = await this.lexicon.drugsActingOn(concept);
      return { ...sentences, abbreviation, actingDrugs: drugs.map(({ name }) => name) };
    }
    if (concept.kind !== "drug") return { ...sentences, abbreviation };
    const lookup = await this.lexicon.lookup();
    const known = (indices: readonly number[]): Concept[] => indices.flatMap((index) => lookup(index) ?? []);
    const others = known(around.sentence.drugs).filter(({ id }) => id !== concept.id);
    return {
      ...sentences,
      abbreviation,
      conditions: known(around.conditions),
      sentence: { drugs: others, conditions: known(around.sentence.conditions) },
    };
  }
}

type MakePlace = (span: Span, id?: string) => PlaceArgument;

/** What can be done about a suggestion. */
function suggestionActions({ start, end }: Span, place: MakePlace): CardAction[] {
  const here = place({ start, end });
  return [
    { title: vscode.l10n.t("Accept"), command: Command.acceptSuggestion, argument: here },
    { title: vscode.l10n.t("Reject"), command: Command.rejectSuggestion, argument: here },
    { title: vscode.l10n.t("Change kind…"), command: Command.changeKind, argument: here },
    // The sentence around the mention makes the claim.
    { title: vscode.l10n.t("Add claim…"), command: Command.tagAsClaim, argument: place({ start, end: start }) },
    { title: vscode.l10n.t("Never here"), command: Command.neverHere, argument: here },
  ];
}

/** What can be done about an annotation. */
function annotationActions({ annotation, state, span }: Annotated, place: MakePlace): CardAction[] {
  const here = place(span, annotation.id);
  const actions: CardAction[] = [];
  if (state === "changed") {
    const argument = { uri: here.uri, id: annotation.id };
    actions.push({ title: vscode.l10n.t("Confirm the new words"), command: Command.confirmWords, argument });
    actions.push({ title: vscode.l10n.t("Retire"), command: Command.retire, argument });
  } else if (annotation.type === "mention") {
    const sentence = place({ start: span.start, end: span.start });
    actions.push({ title: vscode.l10n.t("Change kind…"), command: Command.changeKind, argument: here });
    actions.push({ title: vscode.l10n.t("Add claim…"), command: Command.tagAsClaim, argument: sentence });
  }
  return [...actions, { title: vscode.l10n.t("Take back"), command: Command.removeTag, argument: here }];
}
