import { isObject, type Json, type JsonObject } from "./json.ts";
import { CLAIM, DEPENDENT, FEATURES, GOVERNOR, MENTION, PARTS, PARTS_LINK, RELATION } from "./uimaLayers.ts";
import { ANNOTATION, META, STRING, TOP, typeOf } from "./uimaNames.ts";

type Features = readonly (readonly [name: string, range: string])[];

const TEXTS: Features = FEATURES.map((feature) => [feature, STRING]);
const SLOT = [PARTS, `${PARTS_LINK}[]`] as const;

/** Super type and features of every type that BioGloss writes, but for the ends of relations. */
const OWN: Readonly<Record<string, readonly [above: string, features: Features]>> = {
  [MENTION]: [ANNOTATION, TEXTS],
  [CLAIM]: [ANNOTATION, [...TEXTS, SLOT]],
  [PARTS_LINK]: [
    TOP,
    [
      ["role", STRING],
      ["target", ANNOTATION],
    ],
  ],
  [RELATION]: [ANNOTATION, TEXTS],
  [META]: [
    "uima.tcas.DocumentAnnotation",
    [
      ["documentId", STRING],
      ["documentTitle", STRING],
      ["documentUri", STRING],
    ],
  ],
};

/** Features that no type needs to declare. */
const BUILT_IN = new Set(["begin", "end", "@sofa"]);

/**
 * The types of the structures of a CAS: BioGloss's own as far as they are in use, and those that came with the document,
 * with the features that have been added to their annotations since.
 */
export function typesFor(structures: readonly JsonObject[], kept: Json | undefined): JsonObject {
  const types = new Map<string, JsonObject>();
  for (const [name, type] of Object.entries(isObject(kept) ? kept : {})) if (isObject(type)) types.set(name, type);
  const used = new Set(structures.map(typeOf));
  // A layer declares its links, whether or not there are any.
  if (used.has(CLAIM)) used.add(PARTS_LINK);
  for (const name of used) {
    const own = OWN[name];
    if (own === undefined || types.has(name)) continue;
    types.set(name, declared(name, own[0], name === RELATION ? [...own[1], ...endsIn(structures)] : own[1]));
  }
  for (const each of structures) {
    const name = typeOf(each);
    const type = types.get(name);
    if (type === undefined || OWN[name] !== undefined) continue;
    const missing = Object.keys(each).filter((key) => isFeature(key) && !isDeclared(types, name, key));
    if (missing.length === 0) continue;
    const added = missing.map((key) => (key.startsWith("@") ? SLOT : ([key, STRING] as const)));
    types.set(name, { ...type, ...featuresOf(added) });
    if (added.includes(SLOT)) types.set(PARTS_LINK, declared(PARTS_LINK, ...ownOf(PARTS_LINK)));
  }
  return Object.fromEntries(types);
}

function ownOf(name: string): readonly [string, Features] {
  return OWN[name] as readonly [string, Features];
}

/** The ends of relations: in INCEpTION they attach to one layer, or to any annotation. */
function endsIn(structures: readonly JsonObject[]): Features {
  const types = new Map(structures.map((each) => [each["%ID"], each["%TYPE"]]));
  const ends = structures.filter((each) => each["%TYPE"] === RELATION);
  const areMentions = ends.every((each) =>
    [GOVERNOR, DEPENDENT].every((end) => types.get(each[`@${end}`]) === MENTION),
  );
  const range = areMentions ? MENTION : ANNOTATION;
  return [
    [GOVERNOR, range],
    [DEPENDENT, range],
  ];
}

/** A type with its features and what each of them holds. */
function declared(name: string, above: string, features: Features): JsonObject {
  return { "%NAME": name, "%SUPER_TYPE": above, ...featuresOf(features) };
}

function featuresOf(features: Features): JsonObject {
  return Object.fromEntries(features.map(([name, range]) => [name, { "%NAME": name, "%RANGE": range }]));
}

function isFeature(key: string): boolean {
  return !key.startsWith("%") && !BUILT_IN.has(key);
}

/** Whether a type or one above it has a feature; a type above that the file does not declare may have any. */
function isDeclared(types: ReadonlyMap<string, JsonObject>, name: string, key: string): boolean {
  const feature = key.replace(/^[@#^]/, "");
  const seen = new Set<string>();
  for (let each = name; !seen.has(each);) {
    const type = types.get(each);
    if (type === undefined) return !each.startsWith("uima.");
    if (isObject(type[feature])) return true;
    seen.add(each);
    each = typeof type["%SUPER_TYPE"] === "string" ? type["%SUPER_TYPE"] : TOP;
  }
  return false;
}
