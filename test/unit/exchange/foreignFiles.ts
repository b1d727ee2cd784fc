import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Context } from "mocha";
import { type ExchangeDocument, type Item, itemsOf, keptOf } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { isList } from "../../../src/core/exchange/json.ts";
import { agrees, type FileReading } from "../../../src/core/exchange/reading.ts";
import { statement, throughSidecar } from "../../laws/throughSidecar.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";
import { needShared } from "../shared.ts";

/** The format of an id. */
export function format(id: string): Format {
  return formatById(id) as Format;
}

/** A file's text, without a byte-order mark. */
export function text(file: string): string {
  return readFileSync(file, "utf8").replace(/^\ufeff/, "");
}

/** Reads a file with what stands beside it; `beside` stands in for what does not. */
export function read(of: Format, file: string, beside: Record<string, string> = {}, unit = unitOf(file)): FileReading {
  const foreign = { name: path.basename(file), content: text(file) };
  const companions = new Map(Object.entries(beside));
  const { needed = [], welcome = [] } = of.companions?.(foreign) ?? {};
  for (const name of [...needed, ...welcome]) {
    const other = path.join(path.dirname(file), name);
    if (existsSync(other)) companions.set(name, text(other));
  }
  return readFile(of, foreign, companions, unit);
}

/** `bconv` counts bytes in BioC; most of its files hold nothing but ASCII. */
function unitOf(file: string): Unit | undefined {
  return /bioc_.*bconv/.test(file) ? "utf8" : undefined;
}

/** The documents of a file that is read; fails with the reason for one that is not. */
export function documentsOf(reading: FileReading): readonly ExchangeDocument[] {
  assert.ok(reading.ok, reading.ok ? "" : `${reading.file}:${reading.problem.line}: ${said(reading.problem.message)}`);
  return reading.documents;
}

/** All files under a folder of the samples, by their endings. */
export function samples(test: Context, folder: string, ending: RegExp): string[] {
  const root = needShared(test, `format-samples/${folder}`);
  return readdirSync(root, { recursive: true })
    .map((name) => path.join(root, String(name)))
    .filter((file) => statSync(file).isFile() && ending.test(file))
    .sort();
}

/** How often a pattern stands in a text. */
export function count(of: string, pattern: RegExp): number {
  return [...of.matchAll(pattern)].length;
}

/** What all documents of a file hold together. */
export function totals(documents: readonly ExchangeDocument[]): {
  documents: number;
  mentions: number;
  claims: number;
} {
  const sum = (number: (document: ExchangeDocument) => number): number =>
    documents.reduce((total, each) => total + number(each), 0);
  return {
    documents: documents.length,
    mentions: sum((each) => each.mentions.length),
    claims: sum((each) => each.claims.length),
  };
}

/** How many things a family kept under a key, of all items. */
export function keptCount(items: readonly Item[], family: string, key: string): number {
  return items.reduce((total, { kept }) => {
    const list = keptOf(kept, family)?.[key];
    return total + (isList(list) ? list.length : 0);
  }, 0);
}

/** How many of some fields are set, of all items. */
export function fieldCount(items: readonly Item[], ...fields: string[]): number {
  return items.reduce((total, item) => total + fields.filter((field) => item.fields[field] !== undefined).length, 0);
}

/** Written in its own format and read again, and imported into an annotation file and exported again, a document is itself. */
export function holdsItsOwn(of: Format, documents: readonly ExchangeDocument[], file: string): void {
  const written = writeFiles(of, documents, { name: "again" });
  assert.ok(written.ok, written.ok ? "" : `${file}: ${said(written.problem)}`);
  const companions = new Map(written.files.map(({ name, content }) => [name, content]));
  const main = written.files.filter(({ name }) => of.extensions.some((extension) => name.endsWith(extension)));
  const again = main.flatMap((each) => documentsOf(readFile(of, each, companions)));
  assert.deepEqual(again.map(statement), documents.map(statement), file);
  for (const document of documents) {
    // INCEpTION's own samples say "annotation text" of everything: what is not what it says is not imported.
    if (itemsOf(document).some((item) => !agrees(document.text, item))) continue;
    const { exported } = throughSidecar(document);
    assert.deepEqual(statement(exported), statement(document), `${file}: ${document.id}`);
  }
}
