import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import { Unreadable } from "./unreadable.ts";
import { MAX_FILE_LENGTH, tooLong } from "./json.ts";
import { toSay } from "../words.ts";

/**
 * The root element of an XML text, with offsets. The parser takes no entity but the five of XML itself: what a document
 * type declares is neither fetched nor expanded, and a reference to it is an error. Throws `Unreadable` with the place.
 */
export function readXml(text: string): XmlElement {
  if (text.length > MAX_FILE_LENGTH) throw tooLong(text);
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (root === null) throw new Unreadable(toSay("The XML has no element."));
    return root;
  } catch (error) {
    if (error instanceof XmlError) {
      const [message = ""] = error.message.split(/ \(line \d/);
      throw new Unreadable(toSay("This is no XML: {0}.", message), error.pos);
    }
    if (error instanceof RangeError) throw new Unreadable(toSay("The XML is nested too deeply."));
    throw error;
  }
}

/** The child elements, of one name where one is given. */
export function elements(of: XmlElement, name?: string): XmlElement[] {
  return of.children
    .filter((node) => node instanceof XmlElement)
    .filter((each) => name === undefined || each.name === name);
}

/** The text of the first child element of a name, or `undefined` where there is none. */
export function textOf(of: XmlElement, name: string): string | undefined {
  return elements(of, name)[0]?.text;
}

/** Characters that XML 1.0 cannot hold, not even escaped (production 2, `Char`). */
// eslint-disable-next-line no-control-regex -- these are the characters
export const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text between tags. A CR is escaped, because a parser turns it into LF. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => ESCAPES[char] as string);
}

/** Text of an attribute in double quotes. White space is escaped, because a parser turns it into blanks. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (char) => ESCAPES[char] as string);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};
