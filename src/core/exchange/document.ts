import type { Placed } from "../annotate/placed.ts";
import type { Annotation, ClaimAnnotation, MentionAnnotation } from "../annotate/model.ts";
import type { Span } from "../text/span.ts";

/** A document with what was decided in it, as every format takes it. Offsets are UTF-16 code units of `text`. */
export interface ExportDocument {
  /** The file's name without a folder, such as `trial.md`. */
  readonly name: string;
  readonly text: string;
  readonly placed: readonly Placed[];
}

/** An annotation whose words stand in the document as they were decided on. */
export type Exported<A extends Annotation> = { readonly annotation: A; readonly span: Span };

/** What is exported of a document, and what is not. */
export interface Selection {
  readonly mentions: readonly Exported<MentionAnnotation>[];
  readonly claims: readonly Exported<ClaimAnnotation>[];
  readonly losses: readonly Loss[];
}

/** Something that an export leaves out or writes otherwise, told to the user. */
export interface Loss {
  /** The annotation's id. */
  readonly id: string;
  readonly reason: "changed" | "lost" | "rejected" | "blank" | "link-left-out" | "name-altered";
  readonly detail: string;
}

/** One file of an export; `name` has no folder. */
export interface ExportFile {
  readonly name: string;
  readonly content: string;
}

export interface ExportResult {
  readonly files: readonly ExportFile[];
  readonly losses: readonly Loss[];
}

/**
 * What may leave: accepted mentions and claims whose words still stand as they were decided on. Changed and lost ones
 * wait for a person, rejected ones say that there is no mention; both are reported.
 */
export function selectForExport(document: ExportDocument): Selection {
  const mentions: Exported<MentionAnnotation>[] = [];
  const claims: Exported<ClaimAnnotation>[] = [];
  const losses: Loss[] = [];
  for (const { annotation, state, span } of document.placed) {
    const { id } = annotation;
    const detail = annotation.anchor.quote;
    if (span === undefined) losses.push({ id, reason: "lost", detail });
    else if (state === "changed") losses.push({ id, reason: "changed", detail });
    else if (isBlank(detail)) losses.push({ id, reason: "blank", detail });
    else if (annotation.type === "claim") claims.push({ annotation, span });
    else if (annotation.status === "rejected") losses.push({ id, reason: "rejected", detail });
    else mentions.push({ annotation, span });
  }
  return { mentions, claims, losses };
}

/** Whether text is nothing but white space, in JavaScript's sense or in Python's, which readers of standoff go by. */
export function isBlank(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- U+001C to U+001F and U+0085 are white space to Python only
  return /^[\s\u001c-\u001f\u0085]*$/.test(text);
}

/** The document's name without its extension: `trial.md` → `trial`. */
export function baseName(name: string): string {
  return name.replace(/\.[^.]+$/, "") || name;
}

/** The losses counted by kind, in words, such as "2 changed, 1 rejected"; empty when nothing is lost. */
export function lossSummary(losses: readonly Loss[]): string {
  const words: Record<Loss["reason"], string> = {
    changed: "changed since they were decided",
    lost: "no longer found in the text",
    rejected: "rejected",
    blank: "nothing but white space",
    "link-left-out": "links to something that is not exported",
    "name-altered": "names altered to fit the format",
  };
  const counts = new Map<Loss["reason"], number>();
  for (const { reason } of losses) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${words[reason]}`).join(", ");
}
