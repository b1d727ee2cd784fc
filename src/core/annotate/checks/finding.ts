import type { Concept } from "../../lexicon/concept.ts";
import type { Analysis } from "../../recognise/mention.ts";
import type { LineColumn } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import type { Say } from "../../words.ts";
import type { Annotation } from "../model.ts";
import type { Placed } from "../placed.ts";
import type { ClaimSchema } from "../schema/claimSchema.ts";
import type { Sidecar } from "../sidecar/read.ts";
import type { CheckCode, Level, Levels } from "./codes.ts";

/** What a check says of an annotation, or of a place in the document. */
export interface Remark {
  readonly code: CheckCode;
  /** One or two sentences, the first of which goes on from the annotation's name, such as `it has no evidence.` */
  readonly message: string;
  /** The annotation; absent for a remark about the document itself, which then has a span. */
  readonly id?: string;
  /** Where in the entry: `["evidence", "lancet", "ref"]`. */
  readonly path?: readonly string[];
  /** Where in the document, in UTF-16 code units, when it is not where the annotation is. */
  readonly span?: Span;
}

/** A remark or a problem of reading, with its weight and its places. Line and column are those of `in`. */
export interface Finding extends LineColumn {
  readonly code: string;
  readonly message: string;
  readonly level: Exclude<Level, "off">;
  readonly in: "sidecar" | "document";
  readonly id?: string;
  /** The message without the entry's id, for where the annotation itself is shown. */
  readonly plain: string;
  /** Where it is in the document, if it is anywhere there; UTF-16 code units. */
  readonly span?: Span;
}

/** What the checks of one document look at. */
export interface CheckInput {
  readonly text: string;
  /** All annotations, with their places: as `placeAll` gives them. */
  readonly placed: readonly Placed[];
  readonly sidecar: Sidecar;
  readonly schema: ClaimSchema;
  /** Levels that win over the schema's. */
  readonly levels?: Levels;
  /** The document's folder from the workspace's, with `/`; empty for the workspace's own. */
  readonly folder?: string;
  /** What the recogniser says of the text; what only it can tell is not checked without it. */
  readonly analysis?: Analysis | undefined;
  /** The lexicon's facts, by a concept's identifier or by its index in the analysis. */
  readonly concept?: ((id: string | number) => Concept | undefined) | undefined;
  /** How the findings are said; in English when left out. */
  readonly say?: Say;
}

/** The annotations by id, those that were put away left out. */
export type ById = ReadonlyMap<string, Annotation>;
