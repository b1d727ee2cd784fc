import { isMap, isSeq, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import { type CheckCode, CHECKS, isCheckCode, isLevel, type Level, LEVELS } from "../checks/codes.ts";
import {
  type ClaimSchema,
  DEFAULT_PACK,
  EMPTY_SCHEMA,
  MARKS,
  PACKS,
  type PackName,
  type Term,
  VOCABULARIES,
  type VocabularyName,
} from "./claimSchema.ts";
import { type Sentence, toSay } from "../../words.ts";
import { pairOf, placeOf, startOf, textOf } from "../../yaml/nodes.ts";
import { parseStrings } from "../../yaml/strings.ts";

/** A schema above this many UTF-16 code units is not read: about 10,000 words. */
export const MAX_SCHEMA_LENGTH = 500_000;

/** What reading a schema gives. The problems stand where they are in the file; the schema is right without them. */
export interface SchemaReading {
  readonly schema: ClaimSchema;
  readonly problems: readonly Problem[];
}

type Report = (message: Sentence, node?: unknown) => void;

/**
 * Reads `.biogloss/schema.yaml`, or one of the packs that ship: the words of claims, and the levels of checks (see
 * `docs/claim-schema.md`). It adds to the pack that it extends, word by word. Never throws. A file that cannot be read
 * as a whole gives the default pack; a single word that cannot be read is left out, and the pack's stays.
 *
 * @param pack gives the packs that ship
 */
export function readSchema(text: string, pack: (name: PackName) => ClaimSchema | undefined): SchemaReading {
  const base = pack(DEFAULT_PACK) ?? EMPTY_SCHEMA;
  const problems: Problem[] = [];
  if (text.length > MAX_SCHEMA_LENGTH) {
    const message = toSay(
      "The schema is larger than {0},000 characters. Keep only what claims need.",
      MAX_SCHEMA_LENGTH / 1000,
    );
    return { schema: base, problems: [{ code: "schema", message, line: 1, column: 1 }] };
  }
  const parsed = parseStrings(text, toSay("The schema"));
  if ("problem" in parsed) return { schema: base, problems: [{ ...parsed.problem, code: "schema" }] };
  const report: Report = (message, node) =>
    void problems.push({ code: "schema", message, ...placeOf(parsed.lines, startOf(node) ?? 0) });
  const root = parsed.contents;
  if (root === null || textOf(root) === "") return { schema: base, problems };
  if (!isMap(root)) {
    report(toSay("A schema is a map of {0}.", ["extends", ...VOCABULARIES, "checks"].join(", ")), root);
    return { schema: base, problems };
  }
  return { schema: schemaOf(root, base, pack, report), problems };
}

function schemaOf(
  root: YAMLMap,
  base: ClaimSchema,
  pack: (name: PackName) => ClaimSchema | undefined,
  report: Report,
): ClaimSchema {
  const at = (key: string): unknown => pairOf(root, key)?.value;
  const below = extended(at("extends"), base, pack, report);
  const title = textOf(at("title"));
  const schema = { ...below, ...(title === undefined || title === "" ? {} : { title }) };
  const vocabularies: Partial<Record<VocabularyName, ReadonlyMap<string, Term>>> = {};
  for (const { key, value } of root.items) {
    const name = textOf(key);
    const vocabulary = VOCABULARIES.find((each) => each === name);
    if (vocabulary !== undefined) {
      if (isMap(value)) vocabularies[vocabulary] = terms(vocabulary, below[vocabulary], value, report);
      else if (textOf(value) !== "")
        report(toSay('"{0}" must be a map from words to their labels.', vocabulary), value ?? key);
    } else if (name !== "extends" && name !== "title" && name !== "checks") {
      const known = ["extends", "title", ...VOCABULARIES, "checks"].join(", ");
      report(toSay("{0} is not known here; there are {1}.", JSON.stringify(name ?? "?"), known), key);
    } else if (name === "title" && title === undefined) report(toSay('"title" must be text.'), value);
  }
  const checks = levels(at("checks"), below, report);
  return { ...schema, ...(vocabularies as Partial<ClaimSchema>), checks };
}

function extended(
  node: unknown,
  base: ClaimSchema,
  pack: (name: PackName) => ClaimSchema | undefined,
  report: Report,
): ClaimSchema {
  if (node === undefined) return base;
  const name = textOf(node);
  if (name === "none") return EMPTY_SCHEMA;
  const known = PACKS.find((each) => each === name);
  const found = known === undefined ? undefined : pack(known);
  if (found !== undefined) return found;
  report(toSay('"extends" can be {0} or none.', PACKS.join(", ")), node);
  return base;
}

/** What takes a word of the pack away. */
const LEFT_OUT = "none";

/** A vocabulary with the words of a map put over it. */
function terms(
  name: VocabularyName,
  below: ReadonlyMap<string, Term>,
  map: YAMLMap,
  report: Report,
): ReadonlyMap<string, Term> {
  const result = new Map(below);
  for (const { key, value } of map.items) {
    const word = textOf(key);
    if (word === undefined || word === "" || word.length > MOST_LETTERS) {
      report(toSay('A word of "{0}" must be text of 1 to {1} characters.', name, MOST_LETTERS), key);
    } else if (textOf(value) === LEFT_OUT) result.delete(word);
    else {
      const term = termFrom(name, word, value, report);
      if (term !== undefined) result.set(word, term);
    }
  }
  return result;
}

const MOST_LETTERS = 100;

function termFrom(name: VocabularyName, word: string, node: unknown, report: Report): Term | undefined {
  const label = textOf(node);
  if (label !== undefined) return { label: label === "" ? word : label, also: [], is: new Set() };
  if (!isMap(node)) {
    report(toSay('{0} must have a label, or a map with "label", "also" and "is".', JSON.stringify(word)), node);
    return undefined;
  }
  const term: { -readonly [K in keyof Term]: Term[K] } = { label: word, also: [], is: new Set() };
  for (const { key, value } of node.items) {
    const field = textOf(key) ?? "?";
    switch (field) {
      case "label": {
        const text = textOf(value);
        if (text === undefined) report(toSay("The label of {0} must be text.", JSON.stringify(word)), value);
        else if (text !== "") term.label = text;
        break;
      }
      case "also":
        term.also = texts(value, toSay('"also" must be a list of words.'), report);
        break;
      case "is": {
        const marks: readonly string[] = MARKS[name];
        const found = texts(value, toSay('"is" must be a list of words.'), report);
        term.is = new Set(found.filter((mark) => marks.includes(mark)));
        const wrong = found.find((mark) => !marks.includes(mark));
        if (wrong !== undefined)
          report(
            toSay('"is" can hold {0} in "{1}"; {2} is not known.', marks.join(", "), name, JSON.stringify(wrong)),
            value,
          );
        break;
      }
      case "of":
        if (name === "qualifiers") term.of = texts(value, toSay('"of" must be a list of values.'), report);
        else report(toSay('"of" belongs to qualifiers.'), key);
        break;
      case "form":
        if (name === "qualifiers" && textOf(value) === "number") term.form = "number";
        else report(toSay('"form" can be number, in qualifiers.'), value);
        break;
      default:
        report(toSay("{0} is not known here; there are label, also, is, of and form.", JSON.stringify(field)), key);
    }
  }
  return term;
}

function texts(node: unknown, message: Sentence, report: Report): readonly string[] {
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  const found = items.map(textOf);
  const there = found.filter((text): text is string => text !== undefined && text !== "");
  if (there.length < found.length) report(message, node);
  return there;
}

function levels(node: unknown, below: ClaimSchema, report: Report): ReadonlyMap<CheckCode, Level> {
  const result = new Map(below.checks);
  if (node === undefined || textOf(node) === "") return result;
  if (!isMap(node)) {
    report(toSay('"checks" must be a map from codes to {0}.', LEVELS.join(", ")), node);
    return result;
  }
  for (const { key, value } of node.items) {
    const [code, level] = [textOf(key) ?? "?", textOf(value)];
    if (!isCheckCode(code)) {
      report(toSay("{0} is no check; there are {1}.", JSON.stringify(code), Object.keys(CHECKS).join(", ")), key);
    } else if (!isLevel(level)) report(toSay("The level of {0} can be {1}.", code, LEVELS.join(", ")), value ?? key);
    else result.set(code, level);
  }
  return result;
}

/** The packs that ship, given the text of each; a pack whose text is missing or wrong is left out. */
export function readPacks(textOfPack: (name: PackName) => string | undefined): ReadonlyMap<PackName, ClaimSchema> {
  const packs = new Map<PackName, ClaimSchema>();
  for (const name of PACKS) {
    const text = textOfPack(name);
    if (text !== undefined) packs.set(name, readSchema(text, () => undefined).schema);
  }
  return packs;
}
