import type * as vscode from "vscode";
import { namesOf } from "../core/annotate/driftNames.ts";
import type { Annotation } from "../core/annotate/model.ts";
import { placeAll } from "../core/annotate/placed.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import type { Analysis } from "../core/recognise/mention.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import type { Markup } from "../core/text/markup.ts";
import type { Reading } from "../core/view/mentions.ts";
import { isOn } from "./config.ts";
import { markupOfDocument, MAX_LENGTH, placeOfFile } from "./documents.ts";
import { type Log, messageOf } from "./log.ts";
import { paced } from "./pace.ts";
import type { Sessions } from "./sessions.ts";
import { sidecarUri } from "./sidecarUri.ts";
import { readIfThere } from "./textFiles.ts";

interface Analysed {
  readonly version: number;
  readonly by: Recogniser;
  readonly analysis: Analysis;
}

/** The analysis of a document for which suggestions are switched off. */
const NOTHING: Analysis = { suggestions: [], abbreviations: [] };

/** What is known of documents, whether or not anyone sees them. */
export class Readings {
  private readonly sessions: Sessions;
  private readonly recogniser: () => Promise<Recogniser | undefined>;
  private readonly log: Log;
  /** The last analysis of open documents that no session has analysed. */
  private readonly analysed = new WeakMap<vscode.TextDocument, Analysed>();

  constructor(sessions: Sessions, recogniser: () => Promise<Recogniser | undefined>, log: Log) {
    this.sessions = sessions;
    this.recogniser = recogniser;
    this.log = log;
  }

  /** What the document's session knows, if it is of the text as it is now. */
  now(document: vscode.TextDocument): Reading | undefined {
    const session = this.sessions.of(document);
    if (session?.isCurrent !== true) return undefined;
    return { text: document.getText(), analysis: session.analysis, placed: session.placed };
  }

  /** An open document as it is when this resolves; `undefined` for one that is not read or too long. */
  async of(document: vscode.TextDocument): Promise<Reading | undefined> {
    const markup = markupOfDocument(document);
    if (markup === undefined) return undefined;
    for (;;) {
      const known = this.now(document);
      if (known !== undefined) return known;
      const recogniser = await this.recogniser();
      const annotations = this.sessions.of(document) === undefined ? await this.annotations(document.uri) : [];
      const { version } = document;
      const text = document.getText();
      if (recogniser === undefined || text.length > MAX_LENGTH) return undefined;
      const before = this.analysed.get(document);
      const isSame = before?.version === version && before.by === recogniser;
      const isWanted = isOn("suggestions", document);
      const analysis = !isWanted ? NOTHING : isSame ? before.analysis : await analysed(recogniser, text, markup);
      if (document.version !== version) continue;
      if (isWanted) this.analysed.set(document, { version, by: recogniser, analysis });
      const placed = this.sessions.of(document)?.placed ?? placeAll(text, annotations, namesOf(recogniser));
      return { text, analysis, placed };
    }
  }

  /** A document that is not open, of which only the text is known; `undefined` for one that is not read. */
  async ofText(uri: vscode.Uri, text: string): Promise<Reading | undefined> {
    const place = placeOfFile(uri);
    const markup = markupOfDocument(place);
    if (markup === undefined) return undefined;
    const recogniser = await this.recogniser();
    if (recogniser === undefined) return undefined;
    const placed = placeAll(text, await this.annotations(uri), namesOf(recogniser));
    const analysis = isOn("suggestions", place) ? await analysed(recogniser, text, markup) : NOTHING;
    return { text, analysis, placed };
  }

  /** The annotations of a document that has no session; none where they cannot be read. */
  private async annotations(document: vscode.Uri): Promise<readonly Annotation[]> {
    const uri = sidecarUri(document);
    if (uri === undefined) return [];
    try {
      const sidecar = await readIfThere(uri);
      const reading = sidecar === undefined ? undefined : readSidecar(sidecar);
      return reading?.ok === true ? reading.sidecar.annotations : [];
    } catch (error) {
      this.log.debug(`${uri.toString(true)}: ${messageOf(error)}`);
      return [];
    }
  }
}

/** The analysis of a whole text, made in turns. */
async function analysed(recogniser: Recogniser, text: string, markup: Markup): Promise<Analysis> {
  const scan = recogniser.scan(text, markup);
  await paced(scan.settle());
  return scan.analysis;
}
