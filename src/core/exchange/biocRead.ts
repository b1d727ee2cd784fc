import { lengthIn, OffsetTable, type Unit, UNITS } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  BIOC,
  type BiocAnnotation,
  type BiocCollection,
  type BiocDocument,
  type BiocRelation,
  type BiocText,
  type Infons,
  TRIGGER,
  wordsId,
} from "./bioc.ts";
import {
  type ClaimItem,
  type ExchangeDocument,
  type Item,
  keeping,
  type Note,
  type Parsed,
  type Role,
} from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { fieldsFromPairs, parsed, ROLES } from "./infons.ts";
import { isList, type Json } from "./json.ts";
import { canonical } from "./proof.ts";
import { toSay } from "../words.ts";
import { UNIT_NAMES, withAdvice } from "./unitAdvice.ts";

/** Between two passages there is at most this much that neither holds, in the file's unit. */
const MOST_BETWEEN = 1_000_000;

/** What BioC says, as documents. Spans are in the file's unit, counted from the start of the document's text. */
export function fromBioc(collection: BiocCollection, unit: Unit): Parsed {
  const notes: Note[] = [];
  const { source, date, key, infons } = collection;
  const isOurs = source === "BioGloss" && date === "" && key === "" && infons.length === 0;
  const head = isOurs ? undefined : { source, date, key, infons: infons as Json };
  const documents = collection.documents.map((document) => new DocumentReader(document, unit, notes).read(head));
  return { documents, notes };
}

class DocumentReader {
  private readonly document: BiocDocument;
  private readonly unit: Unit;
  private readonly notes: Note[];
  /** The stretch of the text (UTF-16) that each element with a text of its own holds. */
  private readonly holders = new Map<BiocText, Span>();
  private readonly stretches = new Map<BiocText, Span>();
  private text = "";
  /** Length of the text so far, in the unit. */
  private length = 0;
  /** Offset of the text's start in the collection. */
  private base = 0;
  private isRelative = false;
  private readonly ids = new Set<string>();
  /** The last number that was given to what has an id that others have too, or none. */
  private readonly numbers = new Map<string | undefined, number>();

  constructor(document: BiocDocument, unit: Unit, notes: Note[]) {
    this.document = document;
    this.unit = unit;
    this.notes = notes;
    const leaves = document.passages.flatMap((passage) => leavesOf(passage));
    this.base = leaves[0]?.offset ?? 0;
    refuseOtherUnit(leaves, unit);
    for (const leaf of leaves) this.append(leaf);
  }

  read(head: Readonly<Record<string, Json>> | undefined): ExchangeDocument {
    const { document } = this;
    const annotations: [BiocAnnotation, BiocText | undefined][] = [];
    const relations: BiocRelation[] = [];
    for (const passage of document.passages) {
      for (const element of [passage, ...passage.sentences]) {
        for (const each of element.annotations) annotations.push([each, element]);
        for (const each of element.relations) relations.push(each);
      }
    }
    for (const each of document.annotations) annotations.push([each, undefined]);
    for (const each of document.relations) relations.push(each);
    const items = new Map<string, Item>();
    const mentions: Item[] = [];
    for (const [annotation, element] of annotations) {
      const item = this.item(annotation, this.spansOf(annotation, element), annotation.text);
      items.set(annotation.id ?? item.id, items.get(annotation.id ?? item.id) ?? item);
      mentions.push(item);
    }
    const words = new Set<Item>();
    const claims = relations.map((relation) => this.claim(relation, items, words));
    const byRefid = new Map([...items].map(([refid, { id }]) => [refid, id]));
    relations.forEach(({ id }, i) => {
      const claim = claims[i] as ClaimItem;
      if (id !== undefined && !byRefid.has(id)) byRefid.set(id, claim.id);
    });
    const linked = claims.map((claim, i) => this.linked(claim, relations[i] as BiocRelation, byRefid));
    if (this.isRelative) {
      this.notes.push({ message: toSay("Offsets are counted from the start of each passage."), document: document.id });
    }
    return {
      id: document.id,
      text: this.text,
      mentions: mentions.filter((item) => !words.has(item)),
      claims: linked,
      ...keeping(BIOC, {
        collection: head,
        base: this.base === 0 ? undefined : this.base,
        infons: document.infons.length === 0 ? undefined : document.infons,
        passages: this.structure(),
      }),
    };
  }

  private append(leaf: BiocText): void {
    const { text = "" } = leaf;
    const start = leaf.offset - this.base;
    const gap = start - this.length;
    if (!Number.isInteger(start) || gap < 0) {
      const end = this.base + this.length;
      const wrong = toSay("The text at offset {0} begins before the text before it ends, at {1}.", leaf.offset, end);
      throw new Unreadable(wrong, leaf.where);
    }
    if (gap > MOST_BETWEEN)
      throw new Unreadable(
        toSay("There are {0} characters missing before the offset {1}.", gap, leaf.offset),
        leaf.where,
      );
    // What stands between two passages is not in the file: a break, as between paragraphs.
    if (gap > 0) this.text += `\n${" ".repeat(gap - 1)}`;
    const from = this.text.length;
    this.text += text;
    this.length = start + lengthIn(text, this.unit);
    this.holders.set(leaf, { start: from, end: this.text.length });
  }

  /** The spans of an annotation, from the start of the text; those of INCEpTION count from the start of the passage. */
  private spansOf({ locations }: BiocAnnotation, element: BiocText | undefined): Span[] {
    const spans = locations.map(({ offset, length }) => ({
      start: offset - this.base,
      end: offset - this.base + length,
    }));
    if (element === undefined || spans.length === 0) return spans;
    const { start, end } = this.stretchOf(element);
    if (spans.some((span) => span.start >= start && span.end <= end)) return spans;
    const moved = locations.map(({ offset, length }) => ({ start: start + offset, end: start + offset + length }));
    if (moved.some((span) => span.start < start || span.end > end)) return spans;
    this.isRelative = true;
    return moved;
  }

  /** What an element holds of the text, in the unit. */
  private stretchOf(element: BiocText): Span {
    let stretch = this.stretches.get(element);
    if (stretch === undefined) {
      const leaves = leavesOf(element);
      const start = (leaves[0]?.offset ?? element.offset) - this.base;
      const last = leaves.at(-1);
      const end = last === undefined ? start : last.offset - this.base + lengthIn(last.text ?? "", this.unit);
      this.stretches.set(element, (stretch = { start, end }));
    }
    return stretch;
  }

  private item(
    { id, infons, where }: { id: string | undefined; infons: Infons; where: Item["where"] & {} },
    spans: readonly Span[],
    words: string | undefined,
  ): Item {
    const [type] = infons.filter(([key, value]) => key === "type" && typeof value === "string");
    const { fields, conceptKey, rest } = fieldsFromPairs(infons.filter((each) => each !== type));
    return {
      id: this.unique(id, where),
      spans: [...spans].sort((a, b) => a.start - b.start || a.end - b.end),
      label: (type?.[1] as string | undefined) ?? "",
      fields,
      ...(words === undefined ? {} : { words }),
      where,
      ...keeping(BIOC, { conceptKey, infons: rest.length === 0 ? undefined : rest }),
    };
  }

  private unique(id: string | undefined, where: Item["where"] & {}): string {
    const numbered = (number: number): string =>
      id === undefined ? `a${number}` : number === 1 ? id : `${id}-${number}`;
    let number = this.numbers.get(id) ?? 1;
    while (this.ids.has(numbered(number))) number++;
    this.numbers.set(id, number);
    const name = numbered(number);
    if (id !== undefined && name !== id)
      this.notes.push({
        message: toSay("The id {0} is used twice; this one is called {1}.", JSON.stringify(id), name),
        where,
      });
    this.ids.add(name);
    return name;
  }

  private claim(relation: BiocRelation, items: ReadonlyMap<string, Item>, words: Set<Item>): ClaimItem {
    const [first] = relation.nodes;
    const own =
      first?.role === TRIGGER && relation.id !== undefined && first.refid === wordsId(relation.id)
        ? items.get(first.refid)
        : undefined;
    if (own !== undefined) words.add(own);
    const infons = relation.infons.filter(([key]) => key !== ROLES);
    return { ...this.item({ ...relation, infons }, own?.spans ?? [], own?.words), roles: [] };
  }

  private linked(
    claim: ClaimItem,
    { id, nodes, infons, where }: BiocRelation,
    byRefid: ReadonlyMap<string, string>,
  ): ClaimItem {
    const roles: Role[] = [];
    const dangling: Json[] = [];
    nodes.forEach(({ refid, role }, i) => {
      if (i === 0 && claim.spans.length > 0 && refid === wordsId(id ?? "")) return;
      const target = byRefid.get(refid);
      if (target === undefined) dangling.push([refid, role]);
      else roles.push({ role, target });
    });
    if (dangling.length > 0) {
      this.notes.push({
        message: toSay(
          "{0} speaks of something that is not in the file: {1}.",
          id ?? claim.id,
          JSON.stringify(dangling),
        ),
        where,
      });
    }
    const [, exact] = infons.find(([key]) => key === ROLES) ?? [];
    return {
      ...claim,
      roles: named(roles, exact === undefined ? undefined : parsed(exact)),
      ...(dangling.length === 0 ? {} : { kept: { [BIOC]: { ...(claim.kept?.[BIOC] as object), nodes: dangling } } }),
    };
  }

  /** The passages and sentences as stretches of the text, unless there is one passage, of the whole text, and no more to say. */
  private structure(): Json | undefined {
    const table = new OffsetTable(this.text, this.unit);
    const stretch = (leaf: BiocText | undefined): [number, number] => {
      const holder = leaf === undefined ? undefined : this.holders.get(leaf);
      return [holder?.start ?? 0, holder?.end ?? 0];
    };
    const told = (infons: Infons): { infons?: Json } => (infons.length === 0 ? {} : { infons: infons });
    const passages = this.document.passages.map((passage): Json => {
      const leaves = leavesOf(passage);
      const at = [stretch(leaves[0])[0], stretch(leaves.at(-1))[1]];
      const start = table.fromUtf16(at[0] as number) as number;
      return {
        at,
        ...(passage.offset - this.base === start ? {} : { offset: passage.offset }),
        ...told(passage.infons),
        ...(leaves[0] === passage
          ? {}
          : { sentences: leaves.map((each) => ({ at: stretch(each), ...told(each.infons) })) }),
      };
    });
    return canonical(passages) === canonical([{ at: [0, this.text.length] }]) ? undefined : passages;
  }
}

/**
 * Refuses offsets that leave gaps of different lengths between passages, and gaps of one length when they count something
 * else. The annotations alone do not show that: those of a passage move with it.
 */
function refuseOtherUnit(leaves: readonly BiocText[], unit: Unit): void {
  const gapsIn = (counted: Unit): Set<number> => {
    const ends = leaves.map(({ offset, text = "" }) => offset + lengthIn(text, counted));
    return new Set(leaves.slice(1).map(({ offset }, i) => offset - (ends[i] as number)));
  };
  if (gapsIn(unit).size < 2) return;
  const other = UNITS.find((each) => each !== unit && gapsIn(each).size === 1);
  if (other === undefined) return;
  const wrong = toSay("The passages do not follow each other when their offsets count {0}.", UNIT_NAMES[unit]);
  throw new Unreadable(withAdvice(wrong, other), leaves[0]?.where);
}

/** The elements of a passage that hold text: itself, or its sentences. */
function leavesOf(element: BiocText): readonly BiocText[] {
  const isEmpty = element.text === undefined || element.text === "";
  return isEmpty && element.sentences.length > 0 ? element.sentences : [element];
}

/** The roles under their exact names, where they had to be spelled otherwise. */
function named(roles: readonly Role[], exact: Json | undefined): Role[] {
  const names = isList(exact) && exact.length === roles.length ? exact : [];
  return roles.map(({ role, target }, i) => {
    const name = names[i];
    return { role: typeof name === "string" ? name : role, target };
  });
}
