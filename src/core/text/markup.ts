/** What a document is written in, as far as the recogniser cares. */
export type Markup = "plain" | "markdown";

/** How a text is marked up, by its file's name: Markdown by its ending, plain text otherwise. */
export function markupOf(file: string): Markup {
  return /\.(?:md|markdown|mdown|mkd)$/i.test(file) ? "markdown" : "plain";
}
