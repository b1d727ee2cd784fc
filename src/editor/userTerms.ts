import * as vscode from "vscode";
import { mergeTerms, readTerms, readTermSettings, type Terms } from "../core/lexicon/terms.ts";
import type { Settings } from "./config.ts";
import { Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import type { Problems } from "./problems.ts";

/** Where a workspace folder keeps its terms. */
const FOLDER = ".biogloss";
const FILE = "terms.yaml";

/**
 * The user's terms: from the settings, and from each workspace folder's terms file once the workspace is trusted. A
 * change takes effect at once; a wrong line is reported where it stands. Nothing is read before someone asks.
 */
export class UserTerms extends Owner {
  private readonly log: Log;
  private readonly problems: Problems;
  private readonly settings: () => Settings;
  private readonly apply: (terms: Terms) => void;
  private readonly reload = this.own(new Delay(() => void this.load()));
  private watchers = this.own(new Owner());
  private started = false;

  constructor(settings: () => Settings, problems: Problems, log: Log, apply: (terms: Terms) => void) {
    super();
    this.settings = settings;
    this.problems = problems;
    this.log = log;
    this.apply = apply;
  }

  /** Reads the terms for the first time and watches them from then on. */
  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    const again = (): void => this.reload.restart(20);
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(again));
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.watch(again);
        again();
      }),
    );
    // A file that is saved in this window is known at once, whatever the file system's watcher thinks.
    this.own(vscode.workspace.onDidSaveTextDocument(({ uri }) => uri.path.endsWith(`/${FOLDER}/${FILE}`) && again()));
    this.watch(again);
    await this.load();
  }

  /** One watcher a folder, on the one place that counts: a watcher of the whole tree costs what the tree costs. */
  private watch(again: () => void): void {
    this.watchers.dispose();
    this.watchers = this.own(new Owner());
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, FOLDER), FILE);
      const watcher = this.watchers.own(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
        this.watchers.own(event(again));
    }
  }

  /** The settings have changed. */
  settingsChanged(): void {
    if (this.started) this.reload.restart(0);
  }

  private async load(): Promise<void> {
    const sets: Terms[] = [this.fromSettings()];
    if (vscode.workspace.isTrusted) {
      for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
        const terms = await this.fromFile(vscode.Uri.joinPath(uri, FOLDER, FILE));
        if (terms !== undefined) sets.push(terms);
      }
    }
    if (!this.isDisposed) this.apply(mergeTerms(sets));
  }

  private fromSettings(): Terms {
    const { terms, stopTerms } = this.settings();
    const read = readTermSettings(terms, stopTerms);
    for (const { message } of read.problems) this.log.warn(vscode.l10n.t("In the settings: {0}", message));
    return read.terms;
  }

  private async fromFile(file: vscode.Uri): Promise<Terms | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(file);
      const { terms, problems } = readTerms(new TextDecoder().decode(bytes));
      this.problems.set(file, problems);
      return terms;
    } catch (error) {
      this.problems.set(file, []);
      if (!(error instanceof vscode.FileSystemError && error.code === "FileNotFound")) {
        this.log.warn(`${file.toString(true)}: ${messageOf(error)}`);
      }
      return undefined;
    }
  }
}
