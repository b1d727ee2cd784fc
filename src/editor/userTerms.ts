import * as vscode from "vscode";
import { mergeTerms, readTerms, readTermSettings, type Terms } from "../core/lexicon/terms.ts";
import { said } from "../core/words.ts";
import type { Settings } from "./config.ts";
import { Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import type { Problems } from "./problems.ts";
import { ProjectFile } from "./projectFile.ts";
import { TERMS_FILE } from "./termsFile.ts";
import { say } from "./words.ts";

/**
 * The user's terms: from the settings, and from each workspace folder's terms file once the workspace is trusted. A
 * change takes effect at once; a wrong line is reported where it stands. Nothing is read before someone asks.
 */
export class UserTerms extends Owner {
  private readonly log: Log;
  private readonly settings: () => Settings;
  private readonly apply: (terms: Terms) => void;
  private readonly reload = this.own(new Delay(() => void this.load()));
  private readonly file: ProjectFile;
  private starting: Promise<void> | undefined;
  /** One reading at a time: of two, the older could end last. */
  private turns: Promise<void> = Promise.resolve();

  constructor(settings: () => Settings, problems: Problems, log: Log, apply: (terms: Terms) => void) {
    super();
    this.settings = settings;
    this.log = log;
    this.apply = apply;
    this.file = this.own(new ProjectFile(TERMS_FILE, problems, log, () => this.reload.restart(20)));
  }

  /** Reads the terms for the first time and watches them from then on; later calls wait for the same reading. */
  start(): Promise<void> {
    if (this.starting === undefined) {
      this.file.follow();
      this.starting = this.load();
    }
    return this.starting;
  }

  /** Reads them again at once: somebody has added to them here. */
  async again(): Promise<void> {
    if (this.starting !== undefined) await this.load();
  }

  /** The settings have changed. */
  settingsChanged(): void {
    if (this.starting !== undefined) this.reload.restart(0);
  }

  private load(): Promise<void> {
    const turn = this.turns.then(() => this.loadNow());
    this.turns = turn.catch(() => undefined);
    return turn;
  }

  private async loadNow(): Promise<void> {
    if (this.isDisposed) return;
    const sets: Terms[] = [this.fromSettings()];
    if (vscode.workspace.isTrusted) {
      for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
        const found = await this.file.read(uri, readTerms);
        if (found !== undefined) sets.push(found.terms);
      }
    }
    if (!this.isDisposed) this.apply(mergeTerms(sets));
  }

  private fromSettings(): Terms {
    const { terms, stopTerms } = this.settings();
    const read = readTermSettings(terms, stopTerms);
    for (const { message } of read.problems) this.log.warn(vscode.l10n.t("In the settings: {0}", said(message, say)));
    return read.terms;
  }
}
