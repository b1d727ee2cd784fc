import * as vscode from "vscode";
import { mentionAt, mentionsOf } from "../core/view/mentions.ts";
import { markupOfDocument } from "./documents.ts";
import type { Lexicon } from "./lexicon.ts";
import { toRange } from "./ranges.ts";
import type { Readings } from "./readings.ts";
import type { WorkspaceMentions } from "./workspaceMentions.ts";

/** *Find All References*: every mention of what the mention under the caret names, in this document, in the other open ones, in the workspace. */
export class References implements vscode.ReferenceProvider {
  private readonly readings: Readings;
  private readonly lexicon: Lexicon;
  private readonly workspace: WorkspaceMentions;

  constructor(readings: Readings, lexicon: Lexicon, workspace: WorkspaceMentions) {
    this.readings = readings;
    this.lexicon = lexicon;
    this.workspace = workspace;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    _context: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const { version } = document;
    const lookup = await this.lexicon.lookup();
    const idOf = (concept: number): string | undefined => lookup(concept)?.id;
    const reading = await this.readings.of(document);
    if (reading === undefined || document.version !== version) return undefined;
    const here = mentionAt(mentionsOf(reading, idOf), document.offsetAt(position));
    if (here === undefined) return undefined;
    const open = vscode.workspace.textDocuments.filter((each) => markupOfDocument(each) !== undefined);
    const found: vscode.Location[] = [];
    for (const each of [document, ...open.filter((other) => other !== document)]) {
      if (token.isCancellationRequested) return undefined;
      const read = each === document ? reading : await this.readings.of(each);
      if (read === undefined) continue;
      for (const { span, key } of mentionsOf(read, idOf)) {
        if (key === here.key) found.push(new vscode.Location(each.uri, toRange(each, span)));
      }
    }
    const names = new Set(open.map(({ uri }) => uri.toString()));
    return [...found, ...(await this.workspace.find(here.key, names, token))];
  }
}
