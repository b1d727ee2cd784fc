import * as vscode from "vscode";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import { type Levels, levelsFrom } from "../core/annotate/checks/codes.ts";
import { SECTION } from "./ids.ts";

/** The settings, read once and frozen until they change. */
export interface Settings {
  /** Kinds whose suggestions are marked. */
  readonly kinds: ReadonlySet<Kind>;
  /** What a person's decisions are signed with; empty for no name. */
  readonly annotator: string;
  /** The user's own terms, as they stand in the settings. */
  readonly terms: readonly unknown[];
  /** Names that are never marked. */
  readonly stopTerms: readonly unknown[];
}

/** The only reader of the configuration. */
export function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration(SECTION);
  const shown = section.get<string[]>("marks.kinds", []);
  const annotator = section.get<string>("annotator", "").trim();
  const terms = section.get<unknown[]>("terms", []);
  const stopTerms = section.get<unknown[]>("stopTerms", []);
  return Object.freeze({ kinds: new Set(KINDS.filter((kind) => shown.includes(kind))), annotator, terms, stopTerms });
}

/** The levels of checks that are set for a document. */
export function readLevels(document: vscode.Uri): Levels {
  return levelsFrom(vscode.workspace.getConfiguration(SECTION, document).get("checks"));
}

/** What the outline of a document shows. */
export function readOutline(document: vscode.Uri): "off" | "claims" | "mentions" {
  const shown = vscode.workspace.getConfiguration(SECTION, document).get<string>("outline");
  return shown === "off" || shown === "mentions" ? shown : "claims";
}

/** Whether a feature that can be turned off is on for a document. */
export function isOn(feature: "completion" | "preview", document: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get<boolean>(feature, false);
}
