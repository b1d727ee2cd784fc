import * as vscode from "vscode";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import { type Levels, levelsFrom } from "../core/annotate/checks/codes.ts";
import { SECTION } from "./ids.ts";

/** The settings that count for the whole window, read once and frozen until they change. */
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

/** What can be switched off by itself, for a language or a folder too: by the setting `<feature>.enabled`. */
export type Feature = "suggestions" | "marks" | "hover" | "preview" | "completion" | "checks";

/** Reads the settings that count for the whole window. */
export function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration(SECTION);
  const shown = section.get<unknown>("marks.kinds");
  const annotator = section.get<unknown>("annotator");
  return Object.freeze({
    kinds: new Set(KINDS.filter((kind) => Array.isArray(shown) && shown.includes(kind))),
    annotator: typeof annotator === "string" ? annotator.trim() : "",
    terms: bothLists(section, "terms"),
    stopTerms: bothLists(section, "stopTerms"),
  });
}

/** The user's list and the workspace's one after the other: VS Code itself lets the one hide the other. */
function bothLists(section: vscode.WorkspaceConfiguration, key: string): readonly unknown[] {
  const set = section.inspect<unknown>(key);
  return [set?.globalValue, set?.workspaceValue].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
}

/** Whether documents are read at a place at all. */
export function isEnabled(place: vscode.ConfigurationScope | undefined): boolean {
  return vscode.workspace.getConfiguration(SECTION, place).get<boolean>("enabled", true);
}

/** Identifiers of the languages whose documents are read at a place. */
export function readLanguages(place: vscode.ConfigurationScope | undefined): string[] {
  const set = vscode.workspace.getConfiguration(SECTION, place).get<Record<string, unknown>>("languages", {});
  return Object.keys(set).filter((language) => set[language] === true);
}

/** The levels of checks that are set for a document. */
export function readLevels(document: vscode.Uri): Levels {
  return levelsFrom(vscode.workspace.getConfiguration(SECTION, document).get("checks.levels"));
}

/** What the outline of a document shows. */
export function readOutline(document: vscode.Uri): "off" | "claims" | "mentions" {
  const shown = vscode.workspace.getConfiguration(SECTION, document).get<string>("outline");
  return shown === "off" || shown === "mentions" ? shown : "claims";
}

/** Whether a feature is on for a document. */
export function isOn(feature: Feature, document: vscode.ConfigurationScope): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get<boolean>(`${feature}.enabled`, false);
}
