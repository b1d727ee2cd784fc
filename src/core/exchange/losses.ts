import type { Span } from "../text/span.ts";

/**
 * Something that an export leaves out or writes otherwise, told to the user. Together they are exactly what differs
 * between a document and what is read back from its export (a law in test/laws).
 */
export type Loss = {
  /** The document's id. */
  readonly document: string;
  /** What it is about, for people: the annotation's words, the field's name. */
  readonly detail: string;
} & (
  | {
      /** A whole annotation: why it is not exported. */
      readonly reason: "changed" | "lost" | "retired" | "rejected" | "blank" | "pieces" | "no-place" | "claim";
      readonly id: string;
    }
  | {
      /** One field of an annotation that the format has no place for. */
      readonly reason: "field";
      readonly id: string;
      readonly field: string;
    }
  | {
      /** A claim's link to something that is not exported; `index` counts its links from 0. */
      readonly reason: "link";
      readonly id: string;
      readonly target: string;
    }
  | {
      /** A name that the format cannot spell, and how it is written. */
      readonly reason: "label";
      readonly id: string;
      readonly now: string;
    }
  | {
      /** A stretch of the text that the format cannot hold (UTF-16 code units), and what is written in its place. */
      readonly reason: "text";
      readonly at: Span;
      readonly now: string;
    }
  /** The format has no ids of its own, or no names of documents: they are numbered. */
  | { readonly reason: "ids" | "name" }
  /** What was imported with the document has lost its place, because the text has changed since. */
  | { readonly reason: "imported" }
);

const WORDS: Readonly<Record<Exclude<Loss["reason"], "field">, string>> = {
  changed: "changed since they were decided",
  lost: "no longer found in the text",
  retired: "retired",
  rejected: "rejected",
  blank: "nothing but white space",
  pieces: "of words that do not stand together",
  "no-place": "without words of their own",
  claim: "claims",
  link: "links to something that is not exported",
  label: "names spelled otherwise",
  text: "characters of the text written as blanks",
  ids: "documents whose annotations are numbered anew",
  name: "documents renamed",
  imported: "documents without the structure they were imported with, as the text has changed",
};

/** What stands for a loss when losses of a kind are counted. */
function kindOf(loss: Loss): string {
  return loss.reason === "field" ? `without "${loss.field}"` : WORDS[loss.reason];
}

/** The losses counted by kind, in words, such as `2 changed since they were decided, 1 without "note"`; empty for none. */
export function lossSummary(losses: readonly Loss[]): string {
  const counts = new Map<string, number>();
  for (const loss of losses) counts.set(kindOf(loss), (counts.get(kindOf(loss)) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

/** Every loss on a line of its own: document, annotation, kind and what is lost, between tabs. */
export function lossList(losses: readonly Loss[]): string {
  const line = (loss: Loss): string =>
    [loss.document, "id" in loss ? loss.id : "", kindOf(loss), loss.detail].map(oneLine).join("\t");
  return losses.map((loss) => `${line(loss)}\n`).join("");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Whether an annotation as a whole is left out. */
export function isLeftOut({ reason }: Loss): boolean {
  return !["field", "link", "label", "text", "ids", "name", "imported"].includes(reason);
}

/** Whether a person has to decide before the annotation can be exported. */
export function needsPerson({ reason }: Loss): boolean {
  return reason === "changed" || reason === "lost";
}
