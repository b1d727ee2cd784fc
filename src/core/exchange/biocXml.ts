import type { XmlElement } from "@rgrove/parse-xml";
import type { Unit } from "../text/offsets.ts";
import type { BiocAnnotation, BiocCollection, BiocDocument, BiocRelation, BiocText, Infons } from "./bioc.ts";
import { fromBioc } from "./biocRead.ts";
import { type Dialect, reduceForBioc, toBioc } from "./biocWrite.ts";
import type { ForeignFile, Parsed } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import type { Format } from "./format.ts";
import { elements, escapeAttribute, escapeText, NOT_XML, readXml, textOf } from "./xml.ts";
import { asIs, toSay } from "../words.ts";

/** All values are text in XML. */
const DIALECT: Dialect = {
  spell: (text) => text.replace(NOT_XML, " "),
  pairs: (infons) =>
    infons.map(([key, value]) => [spelled(key), spelled(typeof value === "string" ? value : JSON.stringify(value))]),
};

function spelled(text: string): string {
  return DIALECT.spell(text);
}

/** BioC in XML, of its first version; both are read. */
export const biocXml: Format = {
  id: "bioc-xml",
  label: asIs("BioC XML"),
  extensions: [".bioc.xml", ".xml"],
  files: asIs(".bioc.xml"),
  units: ["codepoint", "utf8", "utf16"],
  newlines: "as they are; a carriage return is escaped",
  keeps: toSay("everything"),
  cannotHold: [toSay("control characters of the text, which are written as blanks")],
  reduce: (document) => reduceForBioc(document, DIALECT, NOT_XML),
  write: (documents, { unit, name }) => [
    { name: `${name}.bioc.xml`, content: collectionAsXml(toBioc(documents, unit, DIALECT)) },
  ],
  parse: parseBiocXml,
};

/** Writes the elements in the order of the DTD (version 1), one a line. */
function collectionAsXml({ source, date, key, infons, documents }: BiocCollection): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE collection SYSTEM "BioC.dtd">',
    "<collection>",
    `<source>${escapeText(source)}</source>`,
    `<date>${escapeText(date)}</date>`,
    `<key>${escapeText(key)}</key>`,
    ...infonLines(infons),
    ...documents.flatMap(documentLines),
    "</collection>",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function documentLines({ id, infons, passages, annotations, relations }: BiocDocument): string[] {
  return [
    "<document>",
    `<id>${escapeText(id)}</id>`,
    ...infonLines(infons),
    ...passages.flatMap((passage) => textLines("passage", passage)),
    ...annotations.flatMap(annotationLines),
    ...relations.flatMap(relationLines),
    "</document>",
  ];
}

function textLines(
  name: "passage" | "sentence",
  { offset, infons, text, sentences, annotations, relations }: BiocText,
): string[] {
  return [
    `<${name}>`,
    ...infonLines(infons),
    `<offset>${offset}</offset>`,
    ...(text === undefined ? [] : [`<text>${escapeText(text)}</text>`]),
    ...sentences.flatMap((sentence) => textLines("sentence", sentence)),
    ...annotations.flatMap(annotationLines),
    ...relations.flatMap(relationLines),
    `</${name}>`,
  ];
}

function annotationLines({ id = "", infons, locations, text = "" }: BiocAnnotation): string[] {
  return [
    `<annotation id="${escapeAttribute(id)}">`,
    ...infonLines(infons),
    ...locations.map(({ offset, length }) => `<location offset="${offset}" length="${length}"/>`),
    `<text>${escapeText(text)}</text>`,
    "</annotation>",
  ];
}

function relationLines({ id = "", infons, nodes }: BiocRelation): string[] {
  return [
    `<relation id="${escapeAttribute(id)}">`,
    ...infonLines(infons),
    ...nodes.map(({ refid, role }) => `<node refid="${escapeAttribute(refid)}" role="${escapeAttribute(role)}"/>`),
    "</relation>",
  ];
}

function infonLines(infons: Infons): string[] {
  return infons.map(
    ([key, value]) =>
      `<infon key="${escapeAttribute(key)}">${escapeText(typeof value === "string" ? value : JSON.stringify(value))}</infon>`,
  );
}

/** Reads BioC XML of version 1 (`id` and `offset` as elements) and 2 (as attributes). */
function parseBiocXml(file: ForeignFile, _companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const root = readXml(file.content);
  if (root.name !== "collection")
    throw new Unreadable(toSay("This is no BioC: its element is <{0}>, not <collection>.", root.name), root.start);
  const collection: BiocCollection = {
    source: textOf(root, "source") ?? "",
    date: textOf(root, "date") ?? "",
    key: textOf(root, "key") ?? "",
    infons: infonsOf(root),
    documents: elements(root, "document").map(documentOf),
  };
  return fromBioc(collection, unit);
}

function documentOf(element: XmlElement, index: number): BiocDocument {
  // Version 2 allows text, and sentences, without a passage around them.
  const passages = elements(element, "passage").map(textElement);
  const sentences = elements(element, "sentence").map(textElement);
  const text = textOf(element, "text");
  const bare = { offset: 0, infons: [], annotations: [], relations: [], where: element.start };
  if (passages.length === 0 && sentences.length > 0)
    passages.push({ ...bare, offset: sentences[0]?.offset ?? 0, sentences });
  if (passages.length === 0 && text !== undefined) passages.push({ ...bare, text, sentences: [] });
  return {
    id: element.attributes["id"] ?? textOf(element, "id") ?? String(index + 1),
    infons: infonsOf(element),
    passages,
    annotations: annotationsOf(element),
    relations: relationsOf(element),
  };
}

function textElement(element: XmlElement): BiocText {
  const text = textOf(element, "text");
  return {
    offset: numberOf(element.attributes["offset"] ?? textOf(element, "offset"), "offset", element),
    infons: infonsOf(element),
    ...(text === undefined ? {} : { text }),
    sentences: elements(element, "sentence").map(textElement),
    annotations: annotationsOf(element),
    relations: relationsOf(element),
    where: element.start,
  };
}

function annotationsOf(element: XmlElement): BiocAnnotation[] {
  return elements(element, "annotation").map((each) => ({
    id: idOf(each),
    infons: infonsOf(each),
    locations: elements(each, "location").map((location) => ({
      offset: numberOf(location.attributes["offset"], "offset", location),
      length: numberOf(location.attributes["length"], "length", location),
    })),
    text: textOf(each, "text"),
    where: each.start,
  }));
}

function relationsOf(element: XmlElement): BiocRelation[] {
  return elements(element, "relation").map((each) => ({
    id: idOf(each),
    infons: infonsOf(each),
    nodes: elements(each, "node").map(({ attributes }) => ({
      refid: attributes["refid"] ?? "",
      role: attributes["role"] ?? "",
    })),
    where: each.start,
  }));
}

function idOf({ attributes }: XmlElement): string | undefined {
  const { id } = attributes;
  return id === undefined || id === "" ? undefined : id;
}

function infonsOf(element: XmlElement): Infons {
  return elements(element, "infon").map((each) => [each.attributes["key"] ?? "", each.text] as const);
}

function numberOf(value: string | undefined, name: string, { name: tag, start }: XmlElement): number {
  if (value === undefined) throw new Unreadable(toSay("<{0}> has no {1}.", tag, name), start);
  const number = /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : NaN;
  if (Number.isNaN(number))
    throw new Unreadable(
      toSay("The {0} of <{1}> is {2}, which is no whole number.", name, tag, JSON.stringify(value)),
      start,
    );
  return number;
}
