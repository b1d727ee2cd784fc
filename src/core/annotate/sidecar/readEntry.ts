import { isMap, isSeq, type Pair, type YAMLMap } from "yaml";
import { KINDS } from "../../lexicon/concept.ts";
import { ASSESSMENT, EFFECT, EVIDENCE, LINKS, SAFETY, type Shape, type Values } from "../claimFields.ts";
import { type Anchor, type Annotation, type ClaimAnnotation, type Evidence, MENTION_STATUSES } from "../model.ts";
import { CONFLICT } from "./conflict.ts";
import { valueOf } from "./value.ts";
import { type Sentence, toSay } from "../../words.ts";
import { textOf } from "../../yaml/nodes.ts";

/** Who is told what is found in an entry. */
export interface Listener {
  /** Something is wrong with a value, which is not used. */
  report(message: Sentence, node?: unknown): void;
  /** A map may hold what a merge could not decide. */
  conflict(map: YAMLMap): void;
  /** A field's value stands here. */
  place(node: unknown, ...path: string[]): void;
}

const POLARITIES = ["affirmed", "negated"] as const;
const CERTAINTIES = ["asserted", "probable", "possible", "hypothetical"] as const;

/**
 * The annotation that an entry's map says, or `undefined` where it has no quote, or neither a kind nor a claim. A value
 * that a field cannot have is reported and left out of the annotation; keys that are not known are nobody's business.
 */
export function readEntry(id: string, map: YAMLMap, listener: Listener): Annotation | undefined {
  const entry = new EntryReader(map, listener);
  listener.conflict(map);
  const quote = entry.text("quote");
  if (quote === undefined || quote === "") {
    listener.report(toSay('it has no "quote": the words in the document that it is about.'), map);
    return undefined;
  }
  const shared = {
    id,
    anchor: { quote, before: entry.text("before") ?? "", after: entry.text("after") ?? "" },
    ...present({
      parts: entry.parts(),
      polarity: entry.oneOf("polarity", POLARITIES),
      certainty: entry.oneOf("certainty", CERTAINTIES),
      note: entry.text("note"),
      by: entry.text("by"),
      on: entry.text("on"),
      imported: entry.has("imported") ? valueOf(entry.node("imported")) : undefined,
    }),
  };
  const claim = entry.text("claim");
  if (claim !== undefined) return { type: "claim", ...shared, claim, ...claimFields(entry, listener) };
  // What another tool marked and BioGloss has no kind for waits for one; see `exchange/imported.ts`.
  if (!entry.has("kind") && entry.has("imported")) return undefined;
  if (!entry.has("kind")) {
    listener.report(toSay('it needs a "kind" ({0}) or a "claim".', KINDS.join(", ")), map);
    return undefined;
  }
  const kind = entry.oneOf("kind", KINDS);
  if (kind === undefined) return undefined;
  const status = entry.oneOf("status", MENTION_STATUSES);
  const concept = entry.text("concept");
  listener.place(entry.node("concept"), "concept");
  return { type: "mention", ...shared, kind, ...present({ concept, status }) };
}

type ClaimFields = Omit<ClaimAnnotation, "type" | "id" | "anchor" | "claim">;

function claimFields(entry: EntryReader, listener: Listener): ClaimFields {
  for (const field of ["claim", "about", "predicate", "effect", "safety", "evidence", "links"])
    listener.place(entry.node(field), field);
  return present({
    about: entry.lists("about", undefined),
    predicate: entry.text("predicate"),
    qualifiers: entry.texts("qualifiers"),
    effect: entry.values("effect", EFFECT),
    safety: entry.values("safety", SAFETY),
    assessment: entry.values("assessment", ASSESSMENT),
    evidence: entry.evidence(),
    links: entry.lists("links", LINKS),
    status: entry.text("status"),
  });
}

/** Reads the fields of one map and reports what they cannot be. Names in messages begin with the map's own. */
class EntryReader {
  private readonly pairs: ReadonlyMap<string | undefined, Pair>;
  private readonly listener: Listener;
  private readonly path: readonly string[];

  constructor(map: YAMLMap, listener: Listener, path: readonly string[] = []) {
    this.pairs = new Map(map.items.map((pair) => [textOf(pair.key), pair]));
    this.listener = listener;
    this.path = path;
  }

  private named(key: string): string {
    return JSON.stringify([...this.path, key].join("."));
  }

  has(key: string): boolean {
    return this.pairs.has(key);
  }

  /** The node of a key's value. */
  node(key: string): unknown {
    return this.pairs.get(key)?.value;
  }

  text(key: string): string | undefined {
    const pair = this.pairs.get(key);
    if (pair === undefined) return undefined;
    const value = textOf(pair.value);
    if (value === undefined) this.listener.report(toSay("{0} must be text.", this.named(key)), pair.value);
    return value;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.text(key);
    return value === undefined ? undefined : this.allowed(key, value, allowed, this.node(key));
  }

  private allowed<T extends string>(key: string, value: string, of: readonly T[], node: unknown): T | undefined {
    const found = of.find((each) => each === value);
    if (found !== undefined) return found;
    this.listener.report(
      toSay("{0} is {1}; it can be {2}.", this.named(key), JSON.stringify(value), of.join(", ")),
      node,
    );
    return undefined;
  }

  /** The map under a key; what else stands there is reported, but for nothing at all. */
  private inner(key: string, what: Sentence): YAMLMap | undefined {
    const pair = this.pairs.get(key);
    if (pair === undefined) return undefined;
    if (isMap(pair.value)) return pair.value;
    if (textOf(pair.value) !== "") this.listener.report(toSay("{0} must be {1}.", this.named(key), what), pair.value);
    return undefined;
  }

  /** A map of facts, each of the shape that a table says. */
  values<T extends Record<string, Shape>>(key: string, shapes: T): Values<T> | undefined {
    const map = this.inner(key, toSay("a map of {0}", Object.keys(shapes).join(", ")));
    if (map === undefined) return undefined;
    this.listener.conflict(map);
    const inner = new EntryReader(map, this.listener, [...this.path, key]);
    return filled(Object.entries(shapes).map(([name, shape]) => [name, inner.value(name, shape)])) as
      Values<T> | undefined;
  }

  private value(key: string, shape: Shape): string | readonly string[] | undefined {
    if (shape.is === "word") return this.oneOf(key, shape.of);
    if (shape.is === "words") return this.words(key, shape.of);
    const value = this.text(key);
    if (value === undefined || shape.is === "text" || shape.form.test(value)) return value;
    const message = toSay("{0} is {1}; write it as {2}.", this.named(key), JSON.stringify(value), shape.example);
    this.listener.report(message, this.node(key));
    return undefined;
  }

  /** A list of words, or one alone; those that are not known are left out. */
  private words(key: string, of: readonly string[]): readonly string[] | undefined {
    const pair = this.pairs.get(key);
    if (pair === undefined) return undefined;
    const items = isSeq(pair.value) ? pair.value.items : [pair.value];
    const known = items.flatMap((item) => {
      const text = textOf(item);
      if (text === undefined) this.listener.report(toSay("{0} must be a list of words.", this.named(key)), item);
      return text === undefined ? [] : (this.allowed(key, text, of, item) ?? []);
    });
    return known.length === 0 ? undefined : known;
  }

  /** A map from any name to text. */
  texts(key: string): Readonly<Record<string, string>> | undefined {
    const map = this.inner(key, toSay("a map of names to text"));
    if (map === undefined) return undefined;
    this.listener.conflict(map);
    const inner = new EntryReader(map, this.listener, [...this.path, key]);
    const names = inner.names();
    for (const name of names) this.listener.place(inner.node(name), key, name);
    return filled(names.map((name) => [name, inner.text(name)]));
  }

  /** The keys of the map that are names of facts. */
  private names(): string[] {
    return [...this.pairs].flatMap(([name, { key }]) => {
      if (name === undefined || name === "") this.listener.report(toSay("{0} must have a name.", this.named("?")), key);
      return name === undefined || name === "" || name === CONFLICT ? [] : name;
    });
  }

  /** A map from role to a list of ids, or one id alone. */
  lists(key: string, known: readonly string[] | undefined): Readonly<Record<string, readonly string[]>> | undefined {
    const what =
      known === undefined
        ? toSay("a map of roles to lists of ids")
        : toSay("a map of {0} to lists of ids", known.join(", "));
    const pair = this.pairs.get(key);
    if (pair === undefined) return undefined;
    if (!isMap(pair.value)) {
      this.listener.report(toSay("{0} must be {1}.", this.named(key), what), pair.value);
      return undefined;
    }
    const lists: [string, string[]][] = [];
    for (const item of pair.value.items) {
      const name = textOf(item.key);
      const ids = isSeq(item.value) ? item.value.items.map(textOf) : [textOf(item.value)];
      const texts = ids.filter((id) => id !== undefined);
      const isKnown = name !== undefined && (known === undefined || known.includes(name));
      if (!isKnown || texts.length !== ids.length)
        this.listener.report(toSay("{0} must be {1}.", this.named(key), what), item.key);
      else {
        lists.push([name, texts]);
        this.listener.place(item.key, key, name);
      }
    }
    return Object.fromEntries(lists);
  }

  /** The lines of evidence by name; a list of them gets its numbers as names. */
  evidence(): Readonly<Record<string, Evidence>> | undefined {
    const pair = this.pairs.get("evidence");
    const map =
      pair !== undefined && isSeq(pair.value) ? pair.value : this.inner("evidence", toSay("a map of names to lines"));
    if (map === undefined) return undefined;
    const lines: [string, YAMLMap][] = [];
    const add = (name: string, line: unknown): void => {
      if (isMap(line)) lines.push([name, line]);
      else
        this.listener.report(toSay('"evidence.{0}" must be a map, such as {ref: "PMID:30345906"}.', name), line ?? map);
    };
    if (isSeq(map)) map.items.forEach((item, i) => add(String(i + 1), item));
    else {
      this.listener.conflict(map);
      const inner = new EntryReader(map, this.listener, ["evidence"]);
      for (const name of inner.names()) add(name, inner.node(name));
    }
    return filled(lines.map(([name, line]) => [name, this.line(name, line)]));
  }

  private line(name: string, map: YAMLMap): Evidence {
    this.listener.conflict(map);
    const inner = new EntryReader(map, this.listener, ["evidence", name]);
    for (const field of ["ref", "file", "design", "level"])
      this.listener.place(inner.node(field), "evidence", name, field);
    return Object.fromEntries(
      Object.entries(EVIDENCE)
        .map(([key, shape]) => [key, inner.value(key, shape)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }

  /** The pieces of a mention that does not stand together, after the first. */
  parts(): readonly Anchor[] | undefined {
    const pair = this.pairs.get("parts");
    if (pair === undefined) return undefined;
    const items = isSeq(pair.value) ? pair.value.items : [];
    if (items.length === 0 && textOf(pair.value) !== "")
      this.listener.report(toSay('"parts" must be a list of quotes with their surroundings.'), pair.value);
    const parts = items.flatMap((item, i) => {
      const part = isMap(item) ? new EntryReader(item, this.listener, ["parts"]) : undefined;
      const quote = part?.text("quote");
      this.listener.place(item, "parts", String(i));
      if (part !== undefined && quote !== undefined && quote !== "") {
        return [{ quote, before: part.text("before") ?? "", after: part.text("after") ?? "" }];
      }
      this.listener.report(toSay('a piece of "parts" has no "quote".'), item);
      return [];
    });
    return parts.length === 0 ? undefined : parts;
  }
}

/** The values that are there, by name; `undefined` where none is. */
function filled<T>(values: readonly (readonly [string, T | undefined])[]): Record<string, T> | undefined {
  const there = values.filter((each): each is readonly [string, T] => each[1] !== undefined);
  return there.length === 0 ? undefined : Object.fromEntries(there);
}

/** The object without its undefined properties, as exact optional properties want it. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
