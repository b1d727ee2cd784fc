import * as vscode from "vscode";
import { Completion } from "./completion.ts";
import { ConceptSymbols } from "./conceptSymbols.ts";
import { Definition } from "./definition.ts";
import { Highlights } from "./highlights.ts";
import { Owner } from "./lifecycle.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Log } from "./log.ts";
import { Outline } from "./outline.ts";
import type { Providers } from "./providers.ts";
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
  readonly providers: Providers;
}

/** The ways through documents: definitions, references, highlights, outline, symbols of the workspace, completion. */
export class Navigation extends Owner {
  private readonly outline: Outline;

  constructor({ sessions, readings, lexicon, workspace, providers }: NavigationContext, log: Log) {
    super();
    const { languages } = vscode;
    const definition = new Definition(readings);
    const references = new References(readings, lexicon, workspace);
    const highlights = new Highlights(readings, lexicon);
    const completion = new Completion(lexicon, log);
    this.own(providers.add((selector) => languages.registerDefinitionProvider(selector, definition)));
    this.own(providers.add((selector) => languages.registerReferenceProvider(selector, references)));
    this.own(providers.add((selector) => languages.registerDocumentHighlightProvider(selector, highlights)));
    this.outline = this.own(new Outline(sessions, providers));
    this.own(providers.add((selector) => languages.registerCompletionItemProvider(selector, completion)));
    this.own(languages.registerWorkspaceSymbolProvider(new ConceptSymbols(readings, lexicon, log)));
  }

  /** The settings have changed. */
  again(): void {
    this.outline.again();
  }
}
