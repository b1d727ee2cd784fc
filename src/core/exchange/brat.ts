import { mergeConfiguration } from "./bratConf.ts";
import { bratCompanions, parseBrat } from "./bratRead.ts";
import { reduceForBrat, writeBrat } from "./bratWrite.ts";
import type { Format } from "./format.ts";
import { asIs, toSay } from "../words.ts";

/** brat standoff: the text, and a line for each thing that is said of it. */
export const brat: Format = {
  id: "brat",
  label: toSay("brat standoff (.txt, .ann)"),
  extensions: [".ann"],
  files: asIs(".txt, .ann, annotation.conf"),
  units: ["codepoint"],
  newlines: "as they are; a span over a line break is written as one fragment a line",
  keeps: toSay("everything; what brat has no place for in notes of JSON"),
  cannotHold: [toSay("claims without words and with more or fewer than two parts")],
  reduce: reduceForBrat,
  write: writeBrat,
  merge: (name, there, ours) => (name === "annotation.conf" ? mergeConfiguration(there, ours) : undefined),
  companions: bratCompanions,
  parse: parseBrat,
};
