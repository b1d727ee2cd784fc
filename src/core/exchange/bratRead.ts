import type { FieldValue } from "../annotate/sidecar/format.ts";
import { OffsetTable } from "../text/offsets.ts";
import { sameSpans, type Span } from "../text/span.ts";
import {
  allFragments,
  BRAT,
  bratName,
  joinFragments,
  onOneLine,
  plainRoles,
  type Rest,
  REST_NOTE,
} from "./bratNames.ts";
import {
  baseName,
  type ClaimItem,
  type ForeignFile,
  type Item,
  keeping,
  type Note,
  type Parsed,
  type Role,
} from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { type Line, linesOf, partsOf, quoted, type TextBound, textBound } from "./bratLines.ts";
import { isFields, isList, isObject, type Json } from "./json.ts";
import { toSay } from "../words.ts";

/** What brat's `.ann` cannot be read without: the text beside it; and its configuration, where there is one. */
export function bratCompanions({ name }: ForeignFile): { needed: string[]; welcome: string[] } {
  return { needed: [`${baseName(name)}.txt`], welcome: ["annotation.conf"] };
}

/**
 * Reads one brat `.ann` with its `.txt`. Spans are code points, as in the file. Attributes, normalisations and notes that
 * BioGloss has no field for are kept. Types that a given `annotation.conf` does not declare are noted.
 */
export function parseBrat(file: ForeignFile, companions: ReadonlyMap<string, string>): Parsed {
  const name = `${baseName(file.name)}.txt`;
  const reader = new AnnReader(file.content, companions.get(name) ?? "");
  const conf = companions.get("annotation.conf");
  const notes = conf === undefined ? [] : undeclared(conf, reader.types);
  return { documents: [{ id: baseName(file.name), text: companions.get(name) ?? "", ...reader.items() }], notes };
}

/** What lines say of an item besides its own. */
interface About {
  readonly references: [string, string][];
  readonly attributes: [string, string][];
  readonly notes: [string, string][];
  rest?: Rest;
}

class AnnReader {
  /** Types in use, each with where it comes first. */
  readonly types = new Map<string, number>();
  private readonly text: string;
  private readonly table: OffsetTable;
  private readonly bound = new Map<string, TextBound>();
  private readonly events: Line[] = [];
  /** What each id that others may refer to stands for; attributes and normalisations for their target. */
  private readonly targets = new Map<string, string>();
  private readonly abouts = new Map<string, About>();

  constructor(ann: string, text: string) {
    this.text = text;
    this.table = new OffsetTable(text, "codepoint");
    const lines = linesOf(ann);
    for (const line of lines) this.declare(line);
    for (const line of lines) this.attach(line);
  }

  private declare(line: Line): void {
    const letter = line.id.charAt(0);
    if (!/^[TERAMN#][^\s]+$|^\*$/.test(line.id))
      throw new Unreadable(toSay("A line of brat opens with an id such as T1, not {0}.", quoted(line.id)), line.at);
    if (line.id !== "*" && this.targets.has(line.id))
      throw new Unreadable(toSay("The id {0} stands here a second time.", line.id), line.at);
    this.targets.set(line.id, line.id);
    if (letter === "T") this.bound.set(line.id, textBound(line));
    else if (letter === "E" || letter === "R" || letter === "*") this.events.push(line);
    const type = line.data.split(/[ :]/, 1)[0] as string;
    if (!"N#".includes(letter) && !this.types.has(type)) this.types.set(type, line.at);
  }

  private attach(line: Line): void {
    const letter = line.id.charAt(0);
    if (!"AMN#".includes(letter)) return;
    const [type = "", target = "", ...values] = line.data.split(" ");
    const own = this.targets.get(target);
    if (own === undefined)
      throw new Unreadable(toSay("{0} is about {1}, which is not in the file.", line.id, quoted(target)), line.at);
    // A note on an attribute is kept with what the attribute is about.
    this.targets.set(line.id, own);
    const about = this.aboutOf(own);
    if (letter === "N") about.references.push([values.join(" "), line.tail ?? ""]);
    else if (letter !== "#") about.attributes.push([type, values.join(" ")]);
    else if (type === REST_NOTE) about.rest = restOf(line.tail ?? "") ?? {};
    else about.notes.push([type, line.tail ?? ""]);
  }

  private aboutOf(id: string): About {
    const about = this.abouts.get(id) ?? { references: [], attributes: [], notes: [] };
    this.abouts.set(id, about);
    return about;
  }

  items(): { mentions: Item[]; claims: ClaimItem[] } {
    const parts = new Map(this.events.map((line) => [line, partsOf(line)]));
    const triggers = new Set<string>();
    const arguments_ = new Set<string>();
    for (const { trigger, roles } of parts.values()) {
      if (trigger !== undefined) triggers.add(trigger);
      for (const { target } of roles) arguments_.add(target);
    }
    const isMention = (id: string): boolean => !triggers.has(id) || arguments_.has(id);
    const mentions: [string, Item][] = [];
    for (const [id, bound] of this.bound) if (isMention(id)) mentions.push([id, this.item(id, bound, bound)]);
    let equivalences = 0;
    const taken = new Set<string>();
    const claims = [...parts].map(([line, { type, trigger, roles }]): [string, ClaimItem] => {
      const id = line.id === "*" ? `*${++equivalences}` : line.id;
      const words = trigger === undefined ? undefined : this.bound.get(trigger);
      if (trigger !== undefined && words === undefined)
        throw new Unreadable(
          toSay("{0} has the trigger {1}, which is not in the file.", line.id, quoted(trigger)),
          line.at,
        );
      if (trigger !== undefined && !isMention(trigger) && !taken.has(trigger)) this.take(trigger, line.id);
      if (trigger !== undefined) taken.add(trigger);
      for (const { target } of roles) {
        if (!/^[TER]/.test(target) || !this.targets.has(target))
          throw new Unreadable(toSay("{0} speaks of {1}, which is not in the file.", line.id, quoted(target)), line.at);
      }
      const item = this.item(id, { type, at: line.at }, words);
      const given = this.abouts.get(id)?.rest?.roles;
      const plain = plainRoles(roles.map(({ role }) => role));
      const isGiven = given !== undefined && given.length === roles.length;
      return [
        id,
        { ...item, roles: roles.map(({ target }, i) => ({ role: (isGiven ? given[i] : plain[i]) as string, target })) },
      ];
    });
    const ids = new Map([...mentions, ...claims].map(([label, { id }]) => [label, id]));
    const linked = ({ role, target }: Role): Role => ({ role, target: ids.get(target) as string });
    return {
      mentions: mentions.map(([, mention]) => mention),
      claims: claims.map(([, claim]) => ({ ...claim, roles: claim.roles.map(linked) })),
    };
  }

  /** What is said of an event's trigger is said of the event. */
  private take(trigger: string, event: string): void {
    const from = this.abouts.get(trigger);
    if (from === undefined) return;
    const to = this.aboutOf(event);
    for (const each of from.references) to.references.push(each);
    for (const each of from.attributes) to.attributes.push(each);
    for (const each of from.notes) to.notes.push(each);
  }

  private item(label: string, { type, at }: { type: string; at: number }, bound: TextBound | undefined): Item {
    const about = this.abouts.get(label) ?? { references: [], attributes: [], notes: [] };
    const rest = about.rest ?? {};
    const { fields, kept } = fieldsOf(about, rest, bound?.words);
    const id = rest.id ?? label;
    return {
      id,
      spans: bound === undefined ? [] : this.spansOf(bound.spans, rest),
      label: rest.label !== undefined && bratName(rest.label) === type ? rest.label : type,
      fields,
      ...(bound === undefined ? {} : { words: bound.words }),
      where: at,
      ...keeping(BRAT, kept),
    };
  }

  /** The spans, in code points: those of the note where they make the fragments of the line. */
  private spansOf(fragments: readonly Span[], { spans }: Rest): readonly Span[] {
    const toUtf16 = ({ start, end }: Span): Span | undefined => {
      const [from, to] = [this.table.toUtf16(start), this.table.toUtf16(end)];
      return from === undefined || to === undefined || from >= to ? undefined : { start: from, end: to };
    };
    const own = fragments.map(toUtf16);
    // What is out of the text is told by the one who looks at all formats' offsets.
    if (own.includes(undefined)) return fragments;
    const exact = spans?.map(([start, end]) => toUtf16({ start, end })) ?? [undefined];
    const isExact = !exact.includes(undefined) && sameSpans(allFragments(this.text, exact as Span[]), own as Span[]);
    return (isExact ? exact : joinFragments(this.text, own as Span[])).map((span) => this.table.span(span as Span));
  }
}

const CERTAINTIES = new Set(["probable", "possible", "hypothetical"]);

function fieldsOf(
  { references, attributes, notes }: About,
  rest: Rest,
  words: string | undefined,
): { fields: Record<string, FieldValue>; kept: Record<string, Json | undefined> } {
  const fields: Record<string, FieldValue> = { ...rest.fields };
  const otherAttributes: Json[] = [];
  const isFree = (field: string): boolean => fields[field] === undefined;
  for (const [name, value] of attributes) {
    if (name === "Negation" && value === "" && isFree("polarity")) fields["polarity"] = "negated";
    else if (name === "Certainty" && CERTAINTIES.has(value) && isFree("certainty")) fields["certainty"] = value;
    else if (name === "Status" && value !== "" && isFree("status")) fields["status"] = value;
    else otherAttributes.push(value === "" ? [name] : [name, value]);
  }
  const [first, ...others] = references;
  const useFirst = first !== undefined && isFree("concept") && first[0] !== "";
  if (useFirst) fields["concept"] = first[0];
  const kept = useFirst ? others : references;
  const otherNotes: Json[] = [];
  const full = fields["note"];
  let isNoted = false;
  for (const [type, text] of notes) {
    const agrees = full === undefined || (typeof full === "string" && onOneLine(full) === text);
    if (type === "AnnotatorNotes" && !isNoted) {
      isNoted = true;
      if (!agrees || full === undefined) fields["note"] = text;
    } else otherNotes.push([type, text]);
  }
  const name = useFirst && words !== undefined && first[1] !== words.replaceAll("\t", " ") ? first[1] : undefined;
  const some = (list: Json[]): Json | undefined => (list.length === 0 ? undefined : list);
  return {
    fields,
    kept: { reference: name, references: some(kept), attributes: some(otherAttributes), notes: some(otherNotes) },
  };
}

/** A note's JSON, as far as it is of the shape that BioGloss writes. */
function restOf(text: string): Rest | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { id, label, spans, roles, fields } = value;
  const isPair = (each: Json): boolean => isList(each) && each.length === 2 && each.every((n) => Number.isInteger(n));
  return {
    ...(typeof id === "string" && id !== "" ? { id } : {}),
    ...(typeof label === "string" ? { label } : {}),
    ...(isList(spans) && spans.every(isPair) ? { spans: spans as unknown as [number, number][] } : {}),
    ...(isList(roles) && roles.every((role) => typeof role === "string") ? { roles: roles } : {}),
    ...(isObject(fields) && isFields(fields) ? { fields: fields as Record<string, FieldValue> } : {}),
  };
}

/** Types that are in use and that no section of a configuration declares. */
function undeclared(conf: string, types: ReadonlyMap<string, number>): Note[] {
  const declared = new Set<string>();
  for (const line of conf.split(/\r?\n/)) {
    const name = /^\s*!?([^\s#[|]+)/.exec(line)?.[1];
    if (name !== undefined) declared.add(name);
  }
  return [...types]
    .filter(([type]) => !declared.has(type) && !declared.has(type.replace(/\d+$/, "")))
    .map(([type, where]) => ({
      message: toSay("The type {0} is not declared in annotation.conf.", quoted(type)),
      where,
    }));
}
