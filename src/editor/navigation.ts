import * as vscode from "vscode";
import { Completion } from "./completion.ts";
import { ConceptSymbols } from "./conceptSymbols.ts";
import { Definition } from "./definition.ts";
import { SELECTOR } from "./documents.ts";
import { Highlights } from "./highlights.ts";
import { Owner } from "./lifecycle.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Log } from "./log.ts";
import { Outline } from "./outline.ts";
import type { Readings } from "./readings.ts";
import { References } from "./references.ts";
import type { Sessions } from "./sessions.ts";
import type { WorkspaceMentions } from "./workspaceMentions.ts";

/** What the ways through documents go by. */
export interface NavigationContext {
  readonly sessions: Sessions;
  readonly readings: Readings;
  readonly lexicon: Lexicon;
  readonly workspace: WorkspaceMentions;
}

/** The ways through documents: definitions, references, highlights, outline, symbols of the workspace, completion. */
export class Navigation extends Owner {
  private readonly outline: Outline;

  constructor({ sessions, readings, lexicon, workspace }: NavigationContext, log: Log) {
    super();
    const { languages } = vscode;
    this.own(languages.registerDefinitionProvider(SELECTOR, new Definition(readings)));
    this.own(languages.registerReferenceProvider(SELECTOR, new References(readings, lexicon, workspace)));
    this.own(languages.registerDocumentHighlightProvider(SELECTOR, new Highlights(readings, lexicon)));
    this.outline = this.own(new Outline(sessions));
    this.own(languages.registerCompletionItemProvider(SELECTOR, new Completion(lexicon, log)));
    this.own(languages.registerWorkspaceSymbolProvider(new ConceptSymbols(readings, lexicon, log)));
  }

  /** The settings have changed. */
  again(): void {
    this.outline.again();
  }
}
