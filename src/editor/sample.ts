import * as vscode from "vscode";
import { unlessMissing } from "./wholeWrite.ts";

const NAME = "checkpoint-and-taxane.md";

/**
 * A document to try BioGloss on. It is a copy in the folder that VS Code keeps for this extension, which there is without a
 * workspace and in the web too: what is tagged in it stays beside it, and no folder of the user's gets a file.
 */
export class Sample {
  private readonly shipped: vscode.Uri;
  private readonly copy: vscode.Uri;

  /**
   * @param extension the extension's own folder
   * @param storage the folder that VS Code keeps for it
   */
  constructor(extension: vscode.Uri, storage: vscode.Uri) {
    this.shipped = vscode.Uri.joinPath(extension, "sample", NAME);
    this.copy = vscode.Uri.joinPath(storage, "sample", NAME);
  }

  /** Shows the copy as it was left; the first time, and after somebody has deleted it, it is made. */
  async show(): Promise<void> {
    const { fs } = vscode.workspace;
    if ((await unlessMissing(fs.stat(this.copy))) === undefined) {
      await fs.writeFile(this.copy, await fs.readFile(this.shipped));
    }
    await vscode.window.showTextDocument(this.copy, { preview: false });
  }
}
