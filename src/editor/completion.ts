import * as vscode from "vscode";
import type { Markup } from "../core/text/markup.ts";
import { maskedSpans } from "../core/text/mask.ts";
import { firstEndingAfter } from "../core/text/span.ts";
import { completions, NameIndex, nameIndex, typedName } from "../core/view/completion.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { isOn } from "./config.ts";
import { markupOfDocument } from "./documents.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Log } from "./log.ts";
import { paced } from "./pace.ts";
import { say } from "./words.ts";

/** Completes names of the lexicon and of the user's terms. The index of names is made when somebody first writes with the setting on. */
export class Completion implements vscode.CompletionItemProvider {
  private readonly lexicon: Lexicon;
  private readonly log: Log;
  private index: Promise<NameIndex> | undefined;

  constructor(lexicon: Lexicon, log: Log) {
    this.lexicon = lexicon;
    this.log = log;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const markup = markupOfDocument(document);
    if (markup === undefined || !isOn("completion", document)) return undefined;
    const typed = typedName(document.lineAt(position).text.slice(0, position.character));
    // Incomplete: VS Code is to ask again with the next letter.
    if (typed === undefined) return new vscode.CompletionList([], true);
    const { version } = document;
    this.index ??= this.indexNames();
    const [index, facts] = [await this.index, await this.lexicon.shipped()];
    if (token.isCancellationRequested || document.version !== version) return undefined;
    const shipped = facts === undefined ? [] : index.startingWith(typed).map((concept) => facts.concept(concept));
    const { names, areAll } = completions(typed, [...this.lexicon.ownConcepts, ...shipped]);
    if (names.length === 0 || isMasked(document, position, markup)) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    const items = names.map(({ name, of }, nth) => {
      const item = new vscode.CompletionItem({ label: name, description: say(KIND_NAMES[of.kind]) });
      item.range = range;
      item.detail = of.id;
      item.sortText = String(nth).padStart(3, "0");
      return item;
    });
    return new vscode.CompletionList(items, !areAll);
  }

  private async indexNames(): Promise<NameIndex> {
    const facts = await this.lexicon.shipped();
    if (facts === undefined) return new NameIndex();
    const started = performance.now();
    const index = await paced(nameIndex(facts.count, (concept) => facts.concept(concept).name));
    this.log.debug(`${facts.count} names indexed in ${Math.round(performance.now() - started)} ms`);
    return index;
  }
}

/** Whether a place is in code, a web address or the like, where nothing is marked either. */
function isMasked(document: vscode.TextDocument, position: vscode.Position, markup: Markup): boolean {
  const masked = maskedSpans(document.getText(), markup);
  const offset = document.offsetAt(position);
  return (masked[firstEndingAfter(masked, offset - 1)]?.start ?? Infinity) < offset;
}
