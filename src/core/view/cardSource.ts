import type { Card } from "./card.ts";
import type { CardLine } from "./cardLines.ts";
import type { PageLink } from "./links.ts";

/** Something that can be done from a card. */
export interface CardAction {
  readonly title: string;
  readonly command: string;
  /** What the command is run with; must survive JSON. */
  readonly argument: unknown;
}

/** Texts of documents and sidecars are cut here, in UTF-16 code units: a card is for a glance. */
const LONGEST_TEXT = 220;

/**
 * The Markdown of a card. Nothing in its texts is markup: they come from documents and sidecars, which are foreign. Links are
 * made of nothing but pages of the allow-list and commands. What can be done stands below the title: VS Code shows some 250 pixels of a
 * hover, which a problem at the same place can take a part of, and the rest must be scrolled to.
 */
export function cardSource(card: Card, actions: readonly CardAction[]): string {
  const head = [`**${escaped(card.title)}** — ${escaped(card.subtitle)}`];
  if (actions.length > 0) head.push(actions.map(actionLink).join(" · "));
  const lines = card.lines.map((line) => {
    const mark = line.isWarning === true ? "**" : "";
    return line.label === "" ? lineText(line) : `${mark}${escaped(line.label)}:${mark} ${lineText(line)}`;
  });
  if (card.links.length > 0) lines.push(card.links.map(pageLink).join(" · "));
  return [head, lines]
    .filter(({ length }) => length > 0)
    .map((paragraph) => paragraph.join("  \n"))
    .join("\n\n");
}

function pageLink({ label, url }: PageLink): string {
  return url === undefined ? escaped(label) : `[${escaped(label)}](${url})`;
}

function actionLink({ title, command, argument }: CardAction): string {
  // A bracket would end the link: what `encodeURIComponent` leaves as it is, is encoded too.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `[${escaped(title)}](command:${command}?${query})`;
}

function lineText({ text, parts }: CardLine): string {
  if (parts === undefined) return escaped(text.trim());
  const marks = { same: "", old: "~~", new: "**" };
  // White space must stand outside the marks, or they are none.
  return parts
    .map((part) => {
      const words = part.text.trim();
      const mark = words === "" ? "" : marks[part.kind];
      const [before, after] = [/^\s/.test(part.text) ? " " : "", words !== "" && /\s$/.test(part.text) ? " " : ""];
      return `${before}${mark}${escaped(words)}${mark}${after}`;
    })
    .join("");
}

/** Signs that turn the direction of writing or are not seen, with which a text could show as another one. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2060-\u2069]/gu;

/**
 * Text in which Markdown finds no markup and no address, on one line: every sign of ASCII is escaped (CommonMark 0.31,
 * §2.4), so that `https:` and `www.` make no link either.
 */
export function escaped(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(UNSEEN, "");
  // Never a half of a surrogate pair.
  const cut = line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, "")}…`;
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;" };
  return cut.replace(/[!-/:-@[-`{-~]/g, (sign) => entities[sign] ?? `\\${sign}`);
}
