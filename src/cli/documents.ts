import { existsSync } from "node:fs";
import { documentName, sidecarName } from "../core/annotate/sidecar/format.ts";
import { readSidecar, type Reading } from "../core/annotate/sidecar/read.ts";
import { readText, UsageError } from "./files.ts";
import { readWhole } from "./wholeFile.ts";

/** A document of the command line with its sidecar. */
export interface Annotated {
  readonly file: string;
  readonly text: string;
  readonly sidecarFile: string;
  /** `undefined` where the document has no sidecar. */
  readonly reading: Reading | undefined;
}

/** Reads a document and its sidecar, given the name of either. Throws `UsageError` when the document is missing. */
export function readAnnotated(name: string): Annotated {
  const file = documentName(name) ?? name;
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file.`);
  const sidecarFile = sidecarName(file);
  const sidecar = readWhole(sidecarFile);
  const reading = sidecar === undefined ? undefined : readSidecar(sidecar);
  return { file, text: readText(file), sidecarFile, reading };
}
