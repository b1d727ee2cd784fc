import * as vscode from "vscode";
import {
  type ClaimSchema,
  DEFAULT_PACK,
  EMPTY_SCHEMA,
  PACKS,
  type PackName,
} from "../core/annotate/schema/claimSchema.ts";
import { readPacks, readSchema } from "../core/annotate/schema/readSchema.ts";
import { Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf, showFailure } from "./log.ts";
import type { Problems } from "./problems.ts";

/** Where a folder keeps its schema of claims. */
const FOLDER = ".biogloss";
const FILE = "schema.yaml";

type Packs = ReadonlyMap<PackName, ClaimSchema>;

/**
 * The schemas of claims: from the nearest `.biogloss/schema.yaml` in a document's folder or above it in the workspace,
 * once the workspace is trusted, else the pack that ships. A change takes effect at once; what is wrong in a file is
 * reported where it stands. Nothing is read before a document asks.
 */
export class ClaimSchemas extends Owner {
  private readonly extension: vscode.Uri;
  private readonly problems: Problems;
  private readonly log: Log;
  private loadingPacks: Promise<Packs> | undefined;
  /** What was read, by the address of the folder that `.biogloss` may be in. */
  private readonly byFolder = new Map<string, Promise<ClaimSchema | undefined>>();
  private readonly changedEmitter = this.own(new vscode.EventEmitter<void>());
  /** A schema may have changed. */
  readonly onDidChange = this.changedEmitter.event;
  private readonly forget = this.own(
    new Delay(() => {
      this.byFolder.clear();
      this.changedEmitter.fire();
    }),
  );
  private watchers = this.own(new Owner());

  constructor(extension: vscode.Uri, problems: Problems, log: Log) {
    super();
    this.extension = extension;
    this.problems = problems;
    this.log = log;
    const again = (): void => this.forget.restart(20);
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
  }

  /** One watcher a folder of the workspace, on the one place that counts: a watcher of the whole tree costs what it costs. */
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

  /** The schema that counts for a document. */
  async of(document: vscode.Uri): Promise<ClaimSchema> {
    const packs = await this.packs();
    if (vscode.workspace.isTrusted) {
      for (const folder of foldersAbove(document)) {
        const key = folder.toString();
        let reading = this.byFolder.get(key);
        if (reading === undefined) this.byFolder.set(key, (reading = this.read(folder, packs)));
        const schema = await reading;
        if (schema !== undefined) return schema;
      }
    }
    return packs.get(DEFAULT_PACK) ?? EMPTY_SCHEMA;
  }

  private packs(): Promise<Packs> {
    this.loadingPacks ??= this.readPacks();
    return this.loadingPacks;
  }

  private async readPacks(): Promise<Packs> {
    const texts = new Map<PackName, string>();
    for (const name of PACKS) {
      try {
        const file = vscode.Uri.joinPath(this.extension, "media", "packs", `${name}.yaml`);
        texts.set(name, new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      } catch (error) {
        showFailure(this.log, vscode.l10n.t("BioGloss cannot use its file {0}; it works on without it", name), error);
      }
    }
    return readPacks((name) => texts.get(name));
  }

  private async read(folder: vscode.Uri, packs: Packs): Promise<ClaimSchema | undefined> {
    const file = vscode.Uri.joinPath(folder, FOLDER, FILE);
    try {
      const bytes = await vscode.workspace.fs.readFile(file);
      const { schema, problems } = readSchema(new TextDecoder().decode(bytes), (name) => packs.get(name));
      this.problems.set(file, problems);
      return schema;
    } catch (error) {
      this.problems.set(file, []);
      if (!(error instanceof vscode.FileSystemError && error.code === "FileNotFound")) {
        this.log.warn(`${file.toString(true)}: ${messageOf(error)}`);
      }
      return undefined;
    }
  }
}

/** The folders from a document's own up to its workspace folder; none for a document outside the workspace. */
function foldersAbove(document: vscode.Uri): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (root === undefined) return [];
  const folders: vscode.Uri[] = [];
  for (let folder = vscode.Uri.joinPath(document, ".."); ; folder = vscode.Uri.joinPath(folder, "..")) {
    folders.push(folder);
    if (folder.path.length <= root.path.length || folders.length > DEEPEST) return folders;
  }
}

/** Folders inside each other that are looked into. */
const DEEPEST = 50;
