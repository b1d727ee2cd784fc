import type { Span } from "../text/span.ts";
import { english, messages, type Say } from "../words.ts";

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
      readonly reason:
        | "changed"
        | "lost"
        | "retired"
        | "rejected"
        | "blank"
        | "pieces"
        | "overlap"
        | "edge"
        | "no-place"
        | "claim"
        | "table";
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

/** What is said of one, and of more than one. */
const WORDS: Readonly<Record<Exclude<Loss["reason"], "field">, readonly [one: string, more: string]>> = messages({
  changed: ["changed since it was decided", "changed since they were decided"],
  lost: ["no longer found in the text", "no longer found in the text"],
  retired: ["retired", "retired"],
  rejected: ["rejected", "rejected"],
  blank: ["nothing but white space", "nothing but white space"],
  pieces: ["of words that do not stand together", "of words that do not stand together"],
  overlap: ["overlapping a longer one", "overlapping longer ones"],
  edge: ["beginning or ending with white space", "beginning or ending with white space"],
  "no-place": ["without words of its own", "without words of their own"],
  claim: ["claim", "claims"],
  table: ["with no row in the table", "with no row in the table"],
  link: ["link to something that is not exported", "links to something that is not exported"],
  label: ["name spelled otherwise", "names spelled otherwise"],
  text: ["character of the text written otherwise", "characters of the text written otherwise"],
  ids: ["document whose annotations are numbered anew", "documents whose annotations are numbered anew"],
  name: ["document renamed", "documents renamed"],
  imported: [
    "document without the structure it was imported with, as the text has changed",
    "documents without the structure they were imported with, as the texts have changed",
  ],
});

/** What a loss is, in the words for so many of its kind. */
function kindOf(loss: Loss, count: number, say: Say): string {
  return loss.reason === "field" ? say('without "{0}"', loss.field) : say(WORDS[loss.reason][count === 1 ? 0 : 1]);
}

/** Counts losses by kind; of any number of documents in constant memory. */
export class LossCount {
  private readonly kinds = new Map<string, { readonly loss: Loss; count: number }>();

  add(losses: readonly Loss[]): void {
    for (const loss of losses) {
      const kind = kindOf(loss, 1, english);
      const same = this.kinds.get(kind);
      if (same === undefined) this.kinds.set(kind, { loss, count: 1 });
      else same.count++;
    }
  }

  /** In words, such as `2 changed since they were decided, 1 without "note"`; empty for none. */
  summary(say: Say = english): string {
    return [...this.kinds.values()]
      .map(({ loss, count }) => say("{0} {1}", count, kindOf(loss, count, say)))
      .join(", ");
  }
}

/** The losses counted by kind, in words; see `LossCount`. */
export function lossSummary(losses: readonly Loss[], say: Say = english): string {
  const counts = new LossCount();
  counts.add(losses);
  return counts.summary(say);
}

/** Every loss on a line of its own: document, annotation, kind and what is lost, between tabs. */
export function lossList(losses: readonly Loss[], say: Say = english): string {
  const line = (loss: Loss): string =>
    [loss.document, "id" in loss ? loss.id : "", kindOf(loss, 1, say), loss.detail].map(oneLine).join("\t");
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
