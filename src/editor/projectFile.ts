import * as vscode from "vscode";
import { Retries } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import type { Problem } from "../core/problem.ts";
import type { Problems } from "./problems.ts";

/** The folder in which a workspace keeps what BioGloss goes by. */
export const PROJECT_FOLDER = ".biogloss";

/** A file of one name in the `.biogloss` folders of the workspace: where it is, what it says, and when it may have changed. */
export class ProjectFile extends Owner {
  private readonly name: string;
  private readonly problems: Problems;
  private readonly log: Log;
  private readonly again: () => void;
  private watchers = new Owner();
  /** Reads again what could not be read: a disk may be away for a while. */
  private readonly retries = this.own(new Retries(() => this.again()));

  /** @param again is called whenever such a file may say something else, or may be read from now on; see `follow` */
  constructor(name: string, problems: Problems, log: Log, again: () => void) {
    super();
    this.name = name;
    this.problems = problems;
    this.log = log;
    this.again = again;
    this.own({ dispose: () => this.watchers.dispose() });
  }

  /** Tells of changes from now on. */
  follow(): void {
    const { again } = this;
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(again));
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.watch();
        again();
      }),
    );
    // A file that is saved in this window is known at once, whatever the file system's watcher thinks.
    this.own(
      vscode.workspace.onDidSaveTextDocument(
        ({ uri }) => uri.path.endsWith(`/${PROJECT_FOLDER}/${this.name}`) && again(),
      ),
    );
    this.watch();
  }

  /** One watcher a folder, on the one place that counts: a watcher of the whole tree costs what the tree costs. */
  private watch(): void {
    this.watchers.dispose();
    if (this.isDisposed) return;
    this.watchers = new Owner();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, PROJECT_FOLDER), this.name);
      const watcher = this.watchers.own(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
        this.watchers.own(event(this.again));
    }
  }

  /**
   * What the file of a folder says, or `undefined` where there is none or it cannot be read. What is wrong in it is
   * reported where it stands.
   */
  async read<T extends { readonly problems: readonly Problem[] }>(
    folder: vscode.Uri,
    parse: (text: string) => T,
  ): Promise<T | undefined> {
    const file = vscode.Uri.joinPath(folder, PROJECT_FOLDER, this.name);
    try {
      const found = parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      this.problems.set(file, found.problems);
      this.retries.worked(file.toString());
      return found;
    } catch (error) {
      this.problems.set(file, []);
      if (error instanceof vscode.FileSystemError && error.code === "FileNotFound")
        this.retries.worked(file.toString());
      else if (this.retries.failed(file.toString())) this.log.warn(`${file.toString(true)}: ${messageOf(error)}`);
      return undefined;
    }
  }
}
