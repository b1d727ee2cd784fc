import type * as vscode from "vscode";
import { isDisorder, type Kind } from "../core/lexicon/concept.ts";
import type { Suggestion } from "../core/recognise/mention.ts";
import type { MentionAnnotation } from "../core/annotate/model.ts";
import type { Placed } from "../core/annotate/placed.ts";
import { annotationsAt, trimSpan } from "../core/annotate/tag.ts";
import { statementAround } from "../core/recognise/claims/parts.ts";
import { sameSpan, touches, type Span } from "../core/text/span.ts";
import { openSuggestions } from "../core/view/marks.ts";
import type { Session } from "./session.ts";

/** What a tagging command acts on. */
export interface Target {
  readonly span: Span;
  /** The open suggestion with these borders, if there is one. */
  readonly suggestion: Suggestion | undefined;
}

/** The suggestion under a caret that nobody has decided on yet. */
export function suggestionAt(session: Session, offset: number): Suggestion | undefined {
  const near = session.suggestionsIn({ start: offset - 1, end: offset + 1 });
  return openSuggestions(near, session.placed).find((each) => touches(each, offset));
}

/**
 * What to tag as a mention: the selected words; without a selection the annotation or suggestion under the caret, or
 * else the word there.
 */
export function mentionTarget(session: Session, selection: Span): Target | undefined {
  const text = session.document.getText();
  if (selection.start !== selection.end) {
    const span = trimSpan(text, selection);
    return span === undefined ? undefined : { span, suggestion: suggestionWith(session, span) };
  }
  const annotated = annotationsAt(session.placed, selection).find(({ annotation }) => annotation.type === "mention");
  if (annotated !== undefined) return { span: annotated.span, suggestion: suggestionWith(session, annotated.span) };
  const suggestion = suggestionAt(session, selection.start);
  if (suggestion !== undefined) return { span: { start: suggestion.start, end: suggestion.end }, suggestion };
  const span = wordAt(text, selection.start);
  return span === undefined ? undefined : { span, suggestion: undefined };
}

/** What to tag as a claim: the selected words, or the sentence around the caret. */
export function claimTarget(session: Session, selection: Span): Span | undefined {
  const text = session.document.getText();
  if (selection.start !== selection.end) return trimSpan(text, selection);
  return statementAround(text, selection);
}

/**
 * The concept to give a span that is tagged as a kind: the suggestion's, when it is of that kind. A disorder is the same
 * thing whether it is an adverse event or a condition.
 */
export function conceptFor({ suggestion }: Target, kind: Kind): number | undefined {
  if (suggestion === undefined) return undefined;
  const isSame = suggestion.kind === kind || (isDisorder(suggestion.kind) && isDisorder(kind));
  return isSame ? suggestion.concept : undefined;
}

function suggestionWith(session: Session, span: Span): Suggestion | undefined {
  return session.suggestionsIn(span).find((each) => sameSpan(each, span));
}

/** The mention that a person has decided on, rejected ones included, with just these borders. */
export function mentionAt({ placed }: Session, span: Span): Placed<MentionAnnotation> | undefined {
  return placed.find(
    (each): each is Placed<MentionAnnotation> =>
      each.annotation.type === "mention" && each.span !== undefined && sameSpan(each.span, span),
  );
}

/** The run of letters, digits and inner hyphens around an offset. */
function wordAt(text: string, offset: number): Span | undefined {
  const isPart = (at: number): boolean => /[\p{L}\p{M}\p{N}-]/u.test(text.charAt(at));
  let { start, end } = { start: offset, end: offset };
  while (start > 0 && isPart(start - 1)) start--;
  while (end < text.length && isPart(end)) end++;
  return start < end ? { start, end } : undefined;
}

/** The words of a span for a title. */
export function titleWords(document: vscode.TextDocument, span: Span): string {
  return shortWords(document.getText().slice(span.start, span.end));
}

/** Words for a title: on one line, and short. */
export function shortWords(raw: string): string {
  const words = raw.replace(/\s+/g, " ");
  return words.length > 40 ? `${words.slice(0, 38).trimEnd()}…` : words;
}
