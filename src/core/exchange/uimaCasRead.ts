import {
  baseName,
  type ClaimItem,
  type ExchangeDocument,
  type ForeignFile,
  type Item,
  keeping,
  type Note,
  type Parsed,
  type Role,
} from "./document.ts";
import { type Path, Unreadable } from "./unreadable.ts";
import { isList, isObject, type Json, type JsonObject, parseJson } from "./json.ts";
import {
  CLAIM,
  DEPENDENT,
  fieldsOf,
  GOVERNOR,
  isGrid,
  LABEL,
  labelFeature,
  PART,
  PARTS_LINK,
  shortName,
  UID,
} from "./uimaLayers.ts";
import { isOwnLayer, isOwnMeta, META, nameIn, SOFA, STANDARD_SOFA, UIMA, VIEW, viewOf } from "./uimaNames.ts";
import { type Structure, Structures } from "./uimaStructures.ts";
import { toSay } from "../words.ts";

/** Reads a CAS: its default view, or the first one that has a text. */
export function parseUimaCas(file: ForeignFile): Parsed {
  const value = parseJson(file.content);
  return new CasReader(new Structures(value), value as JsonObject).read(file.name);
}

/** A structure that marks words, with its features but those that every annotation has. */
interface Marked {
  readonly structure: Structure;
  readonly start: number;
  readonly end: number;
  readonly features: JsonObject;
}

class CasReader {
  private readonly structures: Structures;
  private readonly file: JsonObject;
  private readonly sofa: Structure;
  /** Structures that an item or the document's name says in full. */
  private readonly consumed = new Set<number>();
  private readonly notes: Note[] = [];
  /** Names of the annotations that are read, by their numbers in the file. */
  private readonly names = new Map<number, string>();
  private readonly taken = new Set<string>();

  constructor(structures: Structures, file: JsonObject) {
    this.structures = structures;
    this.file = file;
    const sofas = structures.all.filter(({ type, raw }) => type === SOFA && typeof raw["sofaString"] === "string");
    const sofa = sofas.find(({ raw }) => raw["sofaID"] === VIEW) ?? sofas[0];
    if (sofa === undefined) throw new Unreadable(toSay("The CAS has no text: no sofa holds a string."));
    this.sofa = sofa;
    this.consumed.add(sofa.id);
  }

  read(fileName: string): Parsed {
    const marked = this.structures.all.flatMap((structure) => this.marked(structure) ?? []);
    const pieces = this.nameAll(marked);
    const items = marked.flatMap((each) =>
      this.names.has(each.structure.id) ? (this.itemOf(each, pieces.get(each.structure.id) ?? []) ?? []) : [],
    );
    const isClaim = (item: Item | ClaimItem): item is ClaimItem => "roles" in item;
    const document: ExchangeDocument = {
      id: this.documentName() ?? baseName(fileName.replace(/\.cas(?=\.json$)/, "")),
      text: this.sofa.raw["sofaString"] as string,
      mentions: items.filter((item) => !isClaim(item)),
      claims: items.filter(isClaim),
      ...this.kept(),
    };
    return { documents: [document], notes: this.notes };
  }

  /** What marks words of the text; `undefined` for what does not, is of another view, or of the text's grid. */
  private marked(structure: Structure): Marked | undefined {
    const { type, raw, path } = structure;
    if (isGrid(type) || raw["@sofa"] !== this.sofa.id || !this.structures.isAnnotation(structure)) return undefined;
    const { "%ID": _id, "%TYPE": _type, "@sofa": _sofa, begin: start, end, ...features } = raw;
    if (typeof start !== "number" || typeof end !== "number")
      throw new Unreadable(toSay('An annotation needs the numbers "begin" and "end".'), path);
    if (start !== end) return { structure, start, end, features };
    this.notes.push({
      message: toSay("An annotation of {0} holds no words: it is kept and not read.", type),
      where: path,
    });
    return undefined;
  }

  /** Names every annotation, and gives the further pieces of those that have some, by the number of the first. */
  private nameAll(marked: readonly Marked[]): ReadonlyMap<number, readonly Marked[]> {
    const wholes = new Map<string, number>();
    const others = marked.filter(({ structure: { type, id, path }, features }) => {
      const uid = features[UID];
      if (!isOwnLayer(type) || typeof uid !== "string" || features[PART] !== undefined) return true;
      this.take(uid, id, path);
      wholes.set(`${type} ${uid}`, id);
      return false;
    });
    const pieces = new Map<number, Marked[]>();
    for (const each of others) {
      const { type, id, path } = each.structure;
      const uid = each.features[UID];
      const whole = isOwnLayer(type) && typeof uid === "string" ? wholes.get(`${type} ${uid}`) : undefined;
      if (whole === undefined) {
        this.take(String(id), id, path);
        continue;
      }
      const same = pieces.get(whole);
      if (same === undefined) pieces.set(whole, [each]);
      else same.push(each);
      this.consumed.add(id);
    }
    return pieces;
  }

  private take(name: string, id: number, path: Path): void {
    if (this.taken.has(name)) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(name)), path);
    this.taken.add(name);
    this.names.set(id, name);
  }

  private itemOf(marked: Marked, pieces: readonly Marked[]): Item | ClaimItem | undefined {
    const { structure, features } = marked;
    const { [`@${GOVERNOR}`]: governor, [`@${DEPENDENT}`]: dependent, ...more } = features;
    if (governor !== undefined || dependent !== undefined) {
      const roles = this.endsOf(structure, governor, dependent);
      if (roles === undefined) return undefined;
      const { item, roleNames } = this.bare(structure, more, {});
      return { ...item, roles: roles.map(({ role, target }, i) => ({ role: roleNames?.[i] ?? role, target })) };
    }
    const links = this.linksOf(structure, features);
    const { [`@${links?.feature ?? ""}`]: _links, ...own } = features;
    const { item } = this.bare(structure, own, { links: links?.kept });
    const spans = [marked, ...pieces]
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    if (links === undefined && structure.type !== CLAIM) return { ...item, spans };
    return { ...item, spans, roles: links?.roles ?? [] };
  }

  /** What annotations of all sorts have in common. */
  private bare(
    structure: Structure,
    features: JsonObject,
    more: Readonly<Record<string, Json | undefined>>,
  ): { item: Item; roleNames: readonly string[] | undefined } {
    this.consumed.add(structure.id);
    const isOurs = isOwnLayer(structure.type);
    const named = isOurs ? LABEL : labelFeature(features);
    const said = isOurs ? [LABEL, UID, PART] : [named];
    const others = Object.fromEntries(Object.entries(features).filter(([key]) => !said.includes(key)));
    const { fields, conceptKey, rest, roles } = fieldsOf(others);
    const label = named === undefined ? undefined : features[named];
    const item = {
      id: this.names.get(structure.id) as string,
      spans: [],
      label: typeof label === "string" ? label : isOurs ? "" : shortName(structure.type),
      fields,
      where: structure.path,
      ...keeping(UIMA, {
        type: isOurs ? undefined : structure.type,
        labelFeature: isOurs ? undefined : named,
        conceptKey,
        features: Object.keys(rest).length === 0 ? undefined : rest,
        ...more,
      }),
    };
    return { item, roleNames: roles };
  }

  /** The two ends of a relation; `undefined` where one is a token or the like, whose relation is kept as it is. */
  private endsOf(structure: Structure, governor: Json | undefined, dependent: Json | undefined): Role[] | undefined {
    const ends = [
      [GOVERNOR, governor],
      [DEPENDENT, dependent],
    ] as const;
    const roles = ends.flatMap(([role, id]): Role[] => {
      if (typeof id !== "number" || !this.structures.has(id))
        throw new Unreadable(toSay("The {0} of a relation is not in the file.", role), structure.path);
      const target = this.names.get(id);
      return target === undefined ? [] : [{ role, target }];
    });
    return roles.length === 2 ? roles : undefined;
  }

  /** The first slot feature whose links all lead to annotations that are read. */
  private linksOf(
    { path }: Structure,
    features: JsonObject,
  ): { feature: string; roles: Role[]; kept: Json | undefined } | undefined {
    for (const [key, array] of Object.entries(features)) {
      const found = key.startsWith("@") ? this.structures.linksOf(array) : undefined;
      if (found === undefined) continue;
      const missing = found.links.find(({ target }) => !this.structures.has(target));
      if (missing !== undefined)
        throw new Unreadable(toSay("A link leads to {0}, which is not in the file.", missing.target), path);
      const roles = found.links.flatMap(({ role, target }): Role[] => {
        const name = this.names.get(target);
        return name === undefined ? [] : [{ role, target: name }];
      });
      if (roles.length < found.links.length) continue;
      for (const id of found.ids) this.consumed.add(id);
      const feature = key.slice(1);
      const isOurs = found.type === undefined || found.type === PARTS_LINK;
      return { feature, roles, kept: isOurs ? undefined : { feature, type: found.type } };
    }
    return undefined;
  }

  /** The document's name, where the file gives one. */
  private documentName(): string | undefined {
    const about = this.structures.all.find(({ type, raw }) => type === META && raw["@sofa"] === this.sofa.id);
    if (about !== undefined && isOwnMeta(about.raw)) this.consumed.add(about.id);
    return about === undefined ? undefined : nameIn(about.raw);
  }

  /** Everything else that the file says. */
  private kept(): Pick<ExchangeDocument, "kept"> {
    const { "%TYPES": types, "%VIEWS": views } = this.file;
    const { sofaString: _text, ...sofa } = this.sofa.raw;
    const rest = this.structures.all.filter(({ id }) => !this.consumed.has(id));
    const isOurs = (name: string): boolean => isOwnLayer(name) || name === PARTS_LINK || name === META;
    const declared = Object.entries(isObject(types) ? types : {});
    const foreign = declared.filter(([name]) => !isOurs(name) || rest.some(({ type }) => type === name));
    const { [viewOf(this.sofa.raw)]: main, ...others } = isObject(views) ? views : {};
    const left = new Set<Json>(rest.map(({ id }) => id));
    const members = isObject(main) && isList(main["%MEMBERS"]) ? main["%MEMBERS"].filter((id) => left.has(id)) : [];
    return keeping(UIMA, {
      types: foreign.length === 0 ? undefined : Object.fromEntries(foreign),
      structures: rest.length === 0 ? undefined : rest.map(({ raw }) => raw),
      members: members.length === 0 ? undefined : members,
      views: Object.keys(others).length === 0 ? undefined : others,
      sofa: isStandard(sofa) ? undefined : sofa,
    });
  }
}

function isStandard(sofa: JsonObject): boolean {
  const entries = Object.entries(STANDARD_SOFA);
  return Object.keys(sofa).length === entries.length && entries.every(([key, value]) => sofa[key] === value);
}
