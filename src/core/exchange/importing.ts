import { describe } from "../annotate/anchor.ts";
import type { IsName } from "../annotate/driftGuard.ts";
import { newId } from "../annotate/ids.ts";
import { type Annotation, MENTION_STATUSES } from "../annotate/model.ts";
import { type Placed, placeAll } from "../annotate/placed.ts";
import type { Change } from "../annotate/sidecar/change.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, isBlank, type Item, itemsOf, wordsOf } from "./document.ts";
import { type Imported, importedField, importedForDocument } from "./imported.ts";
import { alone, type ImportTarget, type Known, KnownEntries } from "./importKnown.ts";
import type { Json } from "./json.ts";
import { claimName, kindOf, labelOf } from "./labels.ts";
import { canonical } from "./proof.ts";
import { agrees } from "./reading.ts";
import { withLinks } from "./reduce.ts";
import { SUGGESTED } from "./suggested.ts";
import { type Sentence, toSay } from "../words.ts";

/** What an import would do. Nothing is decided by making it. */
export interface ImportPlan {
  readonly changes: readonly Change[];
  /** The sidecar's new key `imported`, where there is something to keep of the document. */
  readonly imported: FieldValue | undefined;
  readonly report: ImportReport;
}

/** What an import does, for people. */
export interface ImportReport {
  /** New entries by what they are: a kind, a claim's type, or a name that BioGloss has no kind for. */
  readonly added: ReadonlyMap<string, number>;
  /** Of the new ones, those whose words stand elsewhere than in the imported text. */
  readonly moved: number;
  /** Already there; fields that were absent are filled in. */
  readonly known: number;
  /** Fields of known entries that say something else here; ours stay. */
  readonly differing: readonly { readonly id: string; readonly field: string; readonly theirs: FieldValue }[];
  readonly unplaced: readonly Unplaced[];
  /** Whether passages and the like were left out, because the document's text is another. */
  readonly isWithoutStructure: boolean;
}

/** Something of the file that has no place in the document. */
export interface Unplaced {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly why: Sentence;
}

/** A relation becomes a claim about the stretch from its first to its last part while that is no longer than this. */
const LONGEST_RELATION = 600;

/** Fields that a mention can have; what else is said of one is kept under `imported`. */
const MENTION_FIELDS = new Set(["concept", "polarity", "certainty", "status", "note", "by", "on"]);

/**
 * What importing a document into another would change. Where the texts differ, each annotation is looked for by its
 * words and what stood around them, and only one whose words and meaning are the same is taken over. What is there
 * already is not made twice, and none of its values is replaced.
 *
 * @param random returns a number in [0, 1), for new ids
 */
export function planImport(
  document: ExchangeDocument,
  target: ImportTarget,
  random: () => number,
  isName?: IsName,
): ImportPlan {
  return new Planner(document, target, random, isName).plan();
}

/** Why a suggestion is not taken over: an annotation is what a person decided. */
const UNDECIDED = toSay("it is a suggestion, and nobody has decided on it");

type Found = { readonly spans: readonly Span[]; readonly isMoved: boolean } | { readonly why: Sentence };

class Planner {
  private readonly document: ExchangeDocument;
  private readonly target: ImportTarget;
  private readonly random: () => number;
  private readonly isName: IsName | undefined;
  private readonly isSame: boolean;
  private readonly taken: Set<string>;
  /** Ids of entries by ids of items. */
  private readonly ids = new Map<string, string>();
  private readonly spans = new Map<string, readonly Span[]>();
  /** Entries that are there already, by ids of items. */
  private readonly matched = new Map<string, Known>();
  private readonly changes = new Map<string, Record<string, FieldValue>>();
  private readonly relations = new Map<string, Json[]>();
  private readonly added = new Map<string, number>();
  private readonly differing: ImportReport["differing"][number][] = [];
  private readonly unplaced: Unplaced[] = [];
  private readonly movedIds = new Set<string>();
  private moved = 0;
  private known = 0;

  constructor(document: ExchangeDocument, target: ImportTarget, random: () => number, isName: IsName | undefined) {
    this.document = document;
    this.target = target;
    this.random = random;
    this.isName = isName;
    this.isSame = document.text === target.text;
    this.taken = new Set([...target.annotations, ...target.foreign.entries].map(({ id }) => id));
  }

  plan(): ImportPlan {
    const { mentions, claims } = this.document;
    const found = this.place(itemsOf(this.document).filter(({ spans }) => spans.length > 0));
    const existing = new KnownEntries(this.target, this.isName);
    const entries: { item: Item; isBare: boolean }[] = [];
    const take = (item: Item, spans: readonly Span[], isBare: boolean): void => {
      const known = existing.take(item, spans);
      if (known !== undefined) this.matched.set(item.id, known);
      this.spans.set(item.id, spans);
      this.ids.set(item.id, known?.id ?? this.idFor(item));
      entries.push({ item, isBare });
    };
    for (const item of [...mentions, ...claims]) {
      const place = found.get(item.id);
      if (place === undefined) continue;
      if ("why" in place) this.unplaced.push(this.unplacedItem(item, place.why));
      else {
        if (place.isMoved) this.movedIds.add(item.id);
        take(item, place.spans, false);
      }
    }
    for (const mention of mentions)
      if (mention.spans.length === 0) this.unplaced.push(this.unplacedItem(mention, toSay("it has no words")));
    for (const claim of claims) {
      if (claim.spans.length > 0) continue;
      if (claim.fields["status"] === SUGGESTED) {
        this.unplaced.push(this.unplacedItem(claim, UNDECIDED));
        continue;
      }
      const stretch = this.stretchOf(claim);
      if (stretch === undefined) this.keepWithFirst(claim);
      else take(claim, [stretch], true);
    }
    for (const { item, isBare } of entries) this.write(item, isBare);
    const imported = this.isSame ? importedForDocument(this.document.kept, this.document.text) : undefined;
    return {
      changes: [...this.changes].map(([id, fields]) => ({ op: "set", id, fields })),
      imported,
      report: {
        added: this.added,
        moved: this.moved,
        known: this.known,
        differing: this.differing,
        unplaced: this.unplaced,
        isWithoutStructure: !this.isSame && this.document.kept !== undefined,
      },
    };
  }

  private unplacedItem(item: Item, why: Sentence): Unplaced {
    return { id: item.id, label: item.label, words: item.words ?? wordsOf(this.document.text, item), why };
  }

  /** Where items stand in the target, or why nowhere. */
  private place(items: readonly Item[]): Map<string, Found> {
    const { text } = this.document;
    const found = new Map<string, Found>();
    const sought: Annotation[] = [];
    for (const item of items) {
      if (item.fields["status"] === SUGGESTED) found.set(item.id, { why: UNDECIDED });
      else if (!agrees(text, item))
        found.set(item.id, { why: toSay("its offsets do not hold the words that the file gives") });
      else if (isBlank(wordsOf(text, item))) found.set(item.id, { why: toSay("it is nothing but white space") });
      else if (this.isSame) found.set(item.id, { spans: item.spans, isMoved: false });
      else {
        const isClaim = "roles" in item;
        item.spans.forEach((span) => sought.push(alone(item.id, describe(text, span), isClaim)));
      }
    }
    const placed = new Map<string, Placed[]>();
    for (const each of sought.length === 0 ? [] : placeAll(this.target.text, sought, this.isName)) {
      const same = placed.get(each.annotation.id);
      if (same === undefined) placed.set(each.annotation.id, [each]);
      else same.push(each);
    }
    for (const [id, pieces] of placed) {
      const spans = pieces.flatMap(({ state, span }) => (span !== undefined && state !== "changed" ? [span] : []));
      const isChanged = pieces.some(({ state }) => state === "changed");
      if (spans.length === pieces.length)
        found.set(id, { spans: spans.sort(compareSpans), isMoved: pieces.some(({ state }) => state === "moved") });
      else
        found.set(id, {
          why: isChanged
            ? toSay("the document says something else there")
            : toSay("the document does not hold the words, or not in one sure place"),
        });
    }
    return found;
  }

  private idFor(item: Item): string {
    const isOurs = /^[a-hjkmnp-tv-z][a-hjkmnp-tv-z0-9]{7}$/.test(item.id) && !this.taken.has(item.id);
    const id = isOurs ? item.id : newId(this.random, (each) => this.taken.has(each));
    this.taken.add(id);
    return id;
  }

  /** The stretch of the text that holds all parts of a relation, where that is no more than a few sentences. */
  private stretchOf({ roles }: ClaimItem): Span | undefined {
    const spans = roles.flatMap(({ target }) => this.spans.get(target) ?? []);
    if (roles.length === 0 || roles.some(({ target }) => !this.spans.has(target))) return undefined;
    const start = spans.reduce((least, span) => Math.min(least, span.start), Infinity);
    const end = spans.reduce((most, span) => Math.max(most, span.end), 0);
    const isNear = end - start <= LONGEST_RELATION && !/\n[^\S\n]*\n/.test(this.target.text.slice(start, end));
    return isNear ? { start, end } : undefined;
  }

  /** Keeps a relation that has no place of its own with the first of its parts. */
  private keepWithFirst(claim: ClaimItem): void {
    const { id, label, roles, fields, kept } = claim;
    const first = roles.find(({ target }) => this.ids.has(target));
    if (first === undefined || roles.some(({ target }) => !this.ids.has(target))) {
      this.unplaced.push(this.unplacedItem(claim, toSay("something that it speaks of has no place")));
      return;
    }
    const linked = roles.map(({ role, target }) => [role, this.ids.get(target) as string]);
    const list = this.relations.get(first.target) ?? [];
    list.push({ id, label, roles: linked, fields: fields as Json, ...(kept === undefined ? {} : { kept }) });
    this.relations.set(first.target, list);
    this.count(label);
  }

  private count(what: string): void {
    this.added.set(what, (this.added.get(what) ?? 0) + 1);
  }

  private write(item: Item, isBare: boolean): void {
    const spans = this.spans.get(item.id) as readonly Span[];
    const id = this.ids.get(item.id) as string;
    const known = this.matched.get(item.id);
    const fields = this.fieldsFor(item, id, isBare);
    if (known === undefined) {
      if (this.movedIds.has(item.id)) this.moved++;
      const [first, ...others] = spans.map((span) => describe(this.target.text, span));
      const parts = others.map((anchor): FieldValue => ({ ...anchor }));
      this.changes.set(id, { ...first, ...(parts.length === 0 ? {} : { parts }), ...fields });
      this.count("roles" in item ? claimName(item.label) : (kindOf(item.label) ?? item.label));
      return;
    }
    this.known++;
    const news = Object.entries(fields).filter(([field]) => known.fields[field] === undefined && field !== "imported");
    if (news.length > 0) this.changes.set(id, Object.fromEntries(news));
    for (const [field, theirs] of Object.entries(fields)) {
      const ours = known.fields[field];
      if (field === "imported" || ours === undefined || canonical(ours) === canonical(theirs)) continue;
      this.differing.push({ id, field, theirs });
    }
  }

  /** The fields of an entry, its anchor left out. */
  private fieldsFor(item: Item, id: string, isBare: boolean): Record<string, FieldValue> {
    const kind = kindOf(item.label);
    const isClaim = "roles" in item;
    const fields = withLinks(item.fields, (target) => this.ids.get(target) ?? target);
    const has = ([field, value]: [string, FieldValue]): boolean =>
      isClaim ||
      (MENTION_FIELDS.has(field) &&
        (field !== "status" || (MENTION_STATUSES as readonly FieldValue[]).includes(value)));
    const own = Object.entries(fields).filter(has);
    const others = Object.entries(fields).filter((each) => !has(each));
    const isNamed = isClaim ? item.label === claimName(item.label) : kind !== undefined && item.label === labelOf(kind);
    const imported: Imported = {
      ...(item.id === id ? {} : { id: item.id }),
      ...(isNamed ? {} : { label: item.label }),
      ...(isBare ? { isBare: true } : {}),
      ...(others.length === 0 ? {} : { fields: Object.fromEntries(others) }),
      ...(item.kept === undefined ? {} : { kept: item.kept }),
      relations: this.relations.get(item.id) ?? [],
    };
    const field = importedField(imported);
    const about = isClaim ? this.aboutOf(item as ClaimItem) : {};
    return {
      ...(isClaim ? { claim: claimName(item.label) } : kind === undefined ? {} : { kind }),
      ...(Object.keys(about).length === 0 ? {} : { about }),
      ...Object.fromEntries(own),
      ...(field === undefined ? {} : { imported: field }),
    };
  }

  private aboutOf({ roles }: ClaimItem): Record<string, string[]> {
    const about = new Map<string, string[]>();
    for (const { role, target } of roles) {
      const id = this.ids.get(target);
      if (id === undefined) continue;
      const same = about.get(role);
      if (same === undefined) about.set(role, [id]);
      else same.push(id);
    }
    return Object.fromEntries(about);
  }
}
