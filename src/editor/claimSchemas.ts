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
import { type Log, showFailure } from "./log.ts";
import type { Problems } from "./problems.ts";
import { ProjectFile } from "./projectFile.ts";

type Packs = ReadonlyMap<PackName, ClaimSchema>;

/**
 * The schemas of claims: from the nearest `.biogloss/schema.yaml` in a document's folder or above it in the workspace,
 * once the workspace is trusted, else the pack that ships. A change takes effect at once; what is wrong in a file is
 * reported where it stands. Nothing is read before a document asks.
 */
export class ClaimSchemas extends Owner {
  private readonly extension: vscode.Uri;
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
  private readonly file: ProjectFile;

  constructor(extension: vscode.Uri, problems: Problems, log: Log) {
    super();
    this.extension = extension;
    this.log = log;
    this.file = this.own(new ProjectFile("schema.yaml", problems, log, () => this.forget.restart(20)));
    this.file.follow();
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
    const found = await this.file.read(folder, (text) => readSchema(text, (name) => packs.get(name)));
    return found?.schema;
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
