import { mergeConfiguration } from "./bratConf.ts";
import { bratCompanions, parseBrat } from "./bratRead.ts";
import { reduceForBrat, writeBrat } from "./bratWrite.ts";
import type { Format } from "./format.ts";

export const brat: Format = {
  id: "brat",
  label: "brat standoff (.txt, .ann)",
  extensions: [".ann"],
  files: ".txt, .ann, annotation.conf",
  units: ["codepoint"],
  newlines: "as they are; a span over a line break is written as one fragment a line",
  keeps: "everything; what brat has no place for in notes of JSON",
  cannotHold: ["claims without words and with more or fewer than two parts"],
  reduce: reduceForBrat,
  write: writeBrat,
  merge: (name, there, ours) => (name === "annotation.conf" ? mergeConfiguration(there, ours) : undefined),
  companions: bratCompanions,
  parse: parseBrat,
};
