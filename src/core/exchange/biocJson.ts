import type { Unit } from "../text/offsets.ts";
import type { BiocAnnotation, BiocCollection, BiocDocument, BiocRelation, BiocText, Infons } from "./bioc.ts";
import { fromBioc } from "./biocRead.ts";
import { type Dialect, reduceForBioc, toBioc } from "./biocWrite.ts";
import type { ForeignFile, Parsed } from "./document.ts";
import { Unreadable, type Where } from "./unreadable.ts";
import type { Format } from "./format.ts";
import { objectAsPairs, pairsAsObject } from "./infons.ts";
import { isList, isObject, type Json, type JsonObject, parseJson } from "./json.ts";
import { asIs, toSay } from "../words.ts";

/** A key that comes twice is one key with a list in JSON. */
const DIALECT: Dialect = { spell: (text) => text, pairs: (infons) => Object.entries(pairsAsObject(infons)) };

/** BioC in JSON, as the `bioc` library and PubTator 3 have it. */
export const biocJson: Format = {
  id: "bioc-json",
  label: asIs("BioC JSON"),
  extensions: [".bioc.json", ".json"],
  files: asIs(".bioc.json"),
  units: ["codepoint", "utf8", "utf16"],
  newlines: "as they are",
  keeps: toSay("everything"),
  cannotHold: [],
  reduce: (document) => reduceForBioc(document, DIALECT, undefined),
  write: (documents, { unit, name }) => {
    const collection = collectionAsJson(toBioc(documents, unit, DIALECT));
    return [{ name: `${name}.bioc.json`, content: `${JSON.stringify(collection, undefined, 2)}\n` }];
  },
  parse: parseBiocJson,
};

/** Always with all lists and maps: the `bioc` library fails where one is missing. */
function collectionAsJson({ source, date, key, infons, documents }: BiocCollection): Json {
  return { source, date, key, infons: pairsAsObject(infons), documents: documents.map(documentAsJson) };
}

function documentAsJson({ id, infons, passages, annotations, relations }: BiocDocument): Json {
  return {
    id,
    infons: pairsAsObject(infons),
    passages: passages.map((passage) => textAsJson(passage, true)),
    annotations: annotations.map(annotationAsJson),
    relations: relations.map(relationAsJson),
  };
}

function textAsJson({ offset, infons, text, sentences, annotations, relations }: BiocText, isPassage: boolean): Json {
  return {
    offset,
    infons: pairsAsObject(infons),
    text: text ?? "",
    ...(isPassage ? { sentences: sentences.map((sentence) => textAsJson(sentence, false)) } : {}),
    annotations: annotations.map(annotationAsJson),
    relations: relations.map(relationAsJson),
  };
}

function annotationAsJson({ id, infons, locations, text }: BiocAnnotation): Json {
  return { id: id ?? "", infons: pairsAsObject(infons), text: text ?? "", locations: [...locations] };
}

function relationAsJson({ id, infons, nodes }: BiocRelation): Json {
  return { id: id ?? "", infons: pairsAsObject(infons), nodes: [...nodes] };
}

/** Reads a collection, one document alone, or a list of them, as PubTator 3 gives them under a key of its own. */
function parseBiocJson(file: ForeignFile, _companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const value = parseJson(file.content);
  const [path, documents] = documentsIn(value);
  const head = isObject(value) && path[0] === "documents" ? value : {};
  const text = (key: string): string => (typeof head[key] === "string" ? head[key] : "");
  return fromBioc(
    {
      source: text("source"),
      date: text("date"),
      key: text("key"),
      infons: objectAsPairs(head["infons"]),
      documents: documents.map((each, i) =>
        new JsonReader(each, [...path, ...(path.length === 1 || isList(value) ? [i] : [])]).document(i),
      ),
    },
    unit,
  );
}

function documentsIn(value: Json): [path: string[], documents: readonly Json[]] {
  if (isList(value)) return [[], value];
  if (isObject(value)) {
    if (isList(value["documents"])) return [["documents"], value["documents"]];
    if (isList(value["passages"])) return [[], [value]];
    const [wrapped, ...others] = Object.entries(value).filter(([, each]) => isList(each));
    if (wrapped !== undefined && others.length === 0) return [[wrapped[0]], wrapped[1] as readonly Json[]];
  }
  throw new Unreadable(toSay('This is no BioC: there are no "documents" with "passages".'));
}

/** Takes a value apart and says where something is of another shape. */
class JsonReader {
  private readonly value: JsonObject;
  private readonly path: (string | number)[];

  constructor(value: Json, path: (string | number)[]) {
    if (!isObject(value)) throw new Unreadable(toSay("There should be an object in braces here."), path);
    this.value = value;
    this.path = path;
  }

  document(index: number): BiocDocument {
    const [id, other] = [this.value["id"], this.value["_id"]];
    if (this.value["passages"] === undefined)
      throw new Unreadable(toSay('This is no BioC: the document has no "passages".'), this.path);
    return {
      id:
        typeof id === "string"
          ? id
          : typeof id === "number"
            ? String(id)
            : typeof other === "string"
              ? other
              : String(index + 1),
      infons: this.infons(),
      passages: this.list("passages").map((passage) => passage.text(true)),
      annotations: this.annotations(),
      relations: this.relations(),
    };
  }

  private text(isPassage: boolean): BiocText {
    const { text } = this.value;
    if (text !== undefined && text !== null && typeof text !== "string")
      throw new Unreadable(toSay('"text" must be a string.'), [...this.path, "text"]);
    return {
      offset: this.number("offset"),
      infons: this.infons(),
      ...(typeof text === "string" ? { text } : {}),
      sentences: isPassage ? this.list("sentences").map((sentence) => sentence.text(false)) : [],
      annotations: this.annotations(),
      relations: this.relations(),
      where: this.path,
    };
  }

  private annotations(): BiocAnnotation[] {
    return this.list("annotations").map((each) => each.annotation());
  }

  private annotation(): BiocAnnotation {
    const { text } = this.value;
    return {
      id: this.id(),
      infons: this.infons(),
      locations: this.list("locations").map((each) => ({
        offset: each.number("offset"),
        length: each.number("length"),
      })),
      text: typeof text === "string" ? text : undefined,
      where: this.path,
    };
  }

  private relations(): BiocRelation[] {
    return this.list("relations").map((each) => ({
      id: each.id(),
      infons: each.infons(),
      nodes: each.list("nodes").map((node) => node.node()),
      where: each.where,
    }));
  }

  private node(): { refid: string; role: string } {
    const { refid, role } = this.value;
    if (typeof refid !== "string" && typeof refid !== "number")
      throw new Unreadable(toSay('A node needs a "refid".'), this.path);
    return { refid: String(refid), role: typeof role === "string" ? role : "" };
  }

  private get where(): Where {
    return this.path;
  }

  private id(): string | undefined {
    const { id } = this.value;
    return typeof id === "string" && id !== "" ? id : typeof id === "number" ? String(id) : undefined;
  }

  private infons(): Infons {
    return objectAsPairs(this.value["infons"]);
  }

  private number(key: string): number {
    const value = this.value[key];
    // Some writers put numbers in quotes.
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== "number") throw new Unreadable(toSay('"{0}" must be a number.', key), [...this.path, key]);
    return number;
  }

  private list(key: string): JsonReader[] {
    const value = this.value[key];
    if (value === undefined || value === null) return [];
    if (!isList(value)) throw new Unreadable(toSay('"{0}" must be a list.', key), [...this.path, key]);
    return value.map((each, i) => new JsonReader(each, [...this.path, key, i]));
  }
}
