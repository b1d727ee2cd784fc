import { OffsetTable, type Unit } from "../text/offsets.ts";
import { type Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, type Item, keptOf, wordsOf } from "./document.ts";
import type { Format } from "./format.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { labellingConfiguration } from "./labelStudioConfig.ts";
import {
  annotationOf,
  annotationsOf,
  DOCUMENT,
  ENDS,
  EXTENSIONS,
  fieldTexts,
  LABEL_STUDIO,
  NAMES,
  type Names,
  namesOf,
  ROLE,
  spelled,
  tagOf,
} from "./labelStudioNames.ts";
import { parseLabelStudio } from "./labelStudioRead.ts";
import { type Reduced } from "./reduce.ts";
import { arrowsOf, extrasOf, NOT_IN_GRAPH, reduceToGraph } from "./spanGraph.ts";
import { asIs, toSay } from "../words.ts";

/**
 * Label Studio: tasks with regions, relations, and each field in a text area of its region. The labelling configuration beside
 * shows all of them in Label Studio.
 */
export const labelStudio: Format = {
  id: "label-studio",
  label: asIs("Label Studio JSON"),
  extensions: EXTENSIONS,
  files: toSay(".labelstudio.json, .labelstudio.xml (the labelling configuration)"),
  // Label Studio's editor counts in JavaScript (its issue 1347); what scripts write for it often counts code points.
  units: ["utf16"],
  alsoReads: ["codepoint", "utf8"],
  newlines: "as they are",
  keeps: toSay("mentions and claims in one piece, with all their fields"),
  cannotHold: [...NOT_IN_GRAPH, toSay("names that are empty or hold line breaks")],
  reduce: reduceForLabelStudio,
  write: (documents, { unit, name }) => [
    {
      name: `${name}.labelstudio.json`,
      // A task a line: a task has so many parts that indenting them doubles the file.
      content: `[\n${documents.map((document) => JSON.stringify(taskOf(document, unit))).join(",\n")}\n]\n`,
    },
    { name: `${name}.labelstudio.xml`, content: labellingConfiguration(documents) },
  ],
  parse: parseLabelStudio,
};

function reduceForLabelStudio(document: ExchangeDocument): Reduced {
  // Labels stand in the labelling configuration, which is XML.
  const reduction = reduceToGraph(document, LABEL_STUDIO).spellLabels(spelled);
  const { mentions, claims } = reduction.document;
  const numbers = new Map([...mentions, ...claims].map((item) => [item.id, annotationOf(item)]));
  const open = openOf(annotationsOf(document));
  const isApart = claims.every((claim) =>
    claim.roles.every(({ target }) => numbers.get(target) === annotationOf(claim)),
  );
  if (!isApart || [...numbers.values()].some((number) => number > 0 && number >= open))
    reduction.mapKept((kept, fields) => {
      const { annotation: _, ...rest } = keptOf(kept, LABEL_STUDIO) ?? {};
      if (fields === undefined) return kept;
      return Object.keys(rest).length === 0 ? undefined : { [LABEL_STUDIO]: rest };
    });
  // Person by person, and relations behind what has words.
  const isArrow = (item: Item): boolean => "roles" in item && item.spans.length === 0;
  return reduction.sort((item) => annotationOf(item) + (isArrow(item) ? open : 0)).result;
}

/** How many of a task's annotations were not put aside: one that was keeps its results as they are. */
function openOf(annotations: readonly Json[]): number {
  return annotations.filter((each) => !isObject(each) || !isList(each["result"])).length;
}

function taskOf(document: ExchangeDocument, unit: Unit): Json {
  const kept = keptOf(document.kept, LABEL_STUDIO) ?? {};
  const names = namesOf(document);
  const table = new OffsetTable(document.text, unit);
  const known = annotationsOf(document);
  let count = 0;
  const annotations = (openOf(known) === 0 ? [...known, {}] : known).map((each): Json => {
    const { others = [], ...rest } = isObject(each) ? each : {};
    if (isList(rest["result"])) return rest;
    return { ...rest, result: [...resultsOf(document, count++, names, table), ...(isList(others) ? others : [])] };
  });
  return {
    ...(isObject(kept["rest"]) ? kept["rest"] : {}),
    data: { ...(isObject(kept["data"]) ? kept["data"] : {}), [names.key]: document.text, [DOCUMENT]: document.id },
    [kept["isPredicted"] === true ? "predictions" : "annotations"]: annotations,
  };
}

function resultsOf(document: ExchangeDocument, annotation: number, names: Names, table: OffsetTable): Json[] {
  const isHere = (item: Item): boolean => annotationOf(item) === annotation;
  const spans: Item[] = [...document.mentions, ...document.claims].filter(
    (item) => item.spans.length > 0 && isHere(item),
  );
  const claims = document.claims.filter(isHere);
  return [
    ...spans.flatMap((item) => regionOf(item, document.text, names, table)),
    ...arrowsOf({ ...document, claims }).map(({ from, to, label, role, claim }) => ({
      direction: "right",
      ...(claim === undefined ? { [ROLE]: role as string } : { ...extrasOf(claim, LABEL_STUDIO, ENDS), id: claim.id }),
      from_id: from,
      to_id: to,
      type: "relation",
      labels: [spelled(label), ...moreLabels(claim)],
    })),
  ];
}

/** The entries of one region: its label, then its fields. All have its id and its place. */
function regionOf(item: Item, text: string, names: Names, table: OffsetTable): Json[] {
  const kept = keptOf(item.kept, LABEL_STUDIO) ?? {};
  const place = table.span(item.spans[0] as Span);
  const entry = (tag: string, type: string, value: JsonObject, rest: JsonObject): Json => ({
    ...rest,
    id: item.id,
    from_name: tag,
    to_name: names.text,
    type,
    value: { ...value, ...place },
  });
  const value = isObject(kept["value"]) ? kept["value"] : {};
  const labelled = { ...value, text: wordsOf(text, item), labels: [item.label, ...moreLabels(item)] };
  const others = (isList(kept["results"]) ? kept["results"] : []).filter(isObject);
  return [
    entry(tagOf(item), "labels", labelled, {
      ...(isObject(kept["entry"]) ? kept["entry"] : {}),
      ...(names.key === NAMES.key ? {} : { source: `$${names.key}` }),
    }),
    ...fieldTexts(item).map(([tag, words]) => entry(tag, "textarea", { text: [words] }, {})),
    ...others.map(({ value: own, ...rest }) => ({
      ...rest,
      id: item.id,
      value: { ...(isObject(own) ? own : {}), ...place },
    })),
  ];
}

/** The labels that something has besides its first. */
function moreLabels(item: Item | ClaimItem | undefined): Json[] {
  const labels = keptOf(item?.kept, LABEL_STUDIO)?.["labels"];
  return isList(labels) ? [...labels] : [];
}
