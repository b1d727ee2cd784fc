import * as vscode from "vscode";
import { AXES, type DocumentEvidence, evidenceIn } from "../core/view/evidence.ts";
import { type Cell, type CellPlace, type EvidenceDocument, type Matrix, matrixOf } from "../core/view/matrix.ts";
import { matrixContentHtml, matrixHtml } from "../core/view/matrixHtml.ts";
import { matrixSvg } from "../core/view/matrixSvg.ts";
import { cellText, MEANINGS, SIGNS } from "../core/view/matrixText.ts";
import { lineColumns } from "../core/text/lines.ts";
import { mentionsOf } from "../core/view/mentions.ts";
import { Delay } from "./delay.ts";
import { markupOfDocument } from "./documents.ts";
import { EVIDENCE_VIEW } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, showFailure } from "./log.ts";
import type { Readings } from "./readings.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo } from "./tagCommands.ts";
import type { WorkspaceMentions } from "./workspaceMentions.ts";
import { say } from "./words.ts";

/** What the picture is made with. */
export interface EvidenceContext {
  readonly sessions: Sessions;
  readonly readings: Readings;
  readonly lexicon: Lexicon;
  readonly workspace: WorkspaceMentions;
}

/** How long after a change the picture is drawn again, in milliseconds: it is looked at, not typed in. */
const PAUSE = 600;

/** The largest picture that is taken back from the page, in base64's letters. */
const LARGEST = 50_000_000;

/** What is shown: the documents, by their addresses, and the matrices made of them. */
interface Shown {
  readonly scope: "document" | "workspace";
  readonly title: string;
  readonly documents: Map<string, EvidenceDocument>;
  note: string;
  matrices: readonly Matrix[];
  /** The cell whose sentences the page lists. */
  listed: { readonly matrix: number; readonly row: string; readonly column: string } | undefined;
}

/** The evidence picture: what a document, or the workspace, says of drugs, in a panel beside the text. */
export class EvidencePicture extends Owner {
  private readonly context: EvidenceContext;
  private readonly media: vscode.Uri;
  private readonly log: Log;
  private panel: vscode.WebviewPanel | undefined;
  private shown: Shown | undefined;
  /** Documents that have changed since the picture was drawn. */
  private readonly changed = new Set<vscode.TextDocument>();
  private readonly gather = this.own(new Delay(() => this.attempt(this.update())));

  constructor(context: EvidenceContext, extension: vscode.Uri, log: Log) {
    super();
    this.context = context;
    this.media = vscode.Uri.joinPath(extension, "media");
    this.log = log;
    this.own(context.sessions.onDidChange(({ document }) => this.soon(document)));
    this.own({ dispose: () => void this.panel?.dispose() });
  }

  /** The part of the page that shows the documents, if it is open. */
  get tables(): string | undefined {
    return this.shown === undefined ? undefined : matrixContentHtml(this.shown, say);
  }

  /** Shows what the active document says. */
  async showDocument(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const evidence = document === undefined ? undefined : await this.evidenceOf(document);
    if (document === undefined || evidence === undefined) {
      throw new CannotDo(vscode.l10n.t("Open a text or Markdown document first."));
    }
    await this.show("document", nameOf(document.uri), [entry(document.uri, evidence)]);
  }

  /** Shows what all documents of the workspace say; asks nothing and can be cancelled. */
  async showWorkspace(): Promise<void> {
    const title = vscode.l10n.t("Reading the documents of the workspace");
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    let isWhole = true;
    const documents = await vscode.window.withProgress(options, async (progress, token) => {
      const open = vscode.workspace.textDocuments.filter((each) => markupOfDocument(each) !== undefined);
      const entries: EvidenceDocument[] = [];
      for (const document of open) {
        const evidence = vscode.workspace.getWorkspaceFolder(document.uri) && (await this.evidenceOf(document));
        if (evidence !== undefined) entries.push(entry(document.uri, evidence));
      }
      const uris = new Set(open.map(({ uri }) => uri.toString()));
      const found = await this.context.workspace.evidence(uris, token, (read, of) => {
        const step = Math.ceil(of / 100);
        if (read % step === 0) progress.report({ increment: (100 * step) / of, message: `${read} / ${of}` });
      });
      for (const { file, evidence } of found.documents) entries.push(entry(file, evidence));
      isWhole = found.isWhole;
      return token.isCancellationRequested ? undefined : entries;
    });
    if (documents === undefined) return;
    const name = vscode.workspace.name ?? vscode.l10n.t("workspace");
    await this.show("workspace", name, documents);
    if (!isWhole) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          "The workspace holds more files than BioGloss reads at once. Open a folder in it to see the rest.",
        ),
      );
    }
  }

  /** What the page asks for. Nothing in it is trusted. */
  async receive(message: unknown): Promise<void> {
    const { shown } = this;
    const asked = (typeof message === "object" && message !== null ? message : {}) as Record<string, unknown>;
    if (shown === undefined) return;
    const nth = Number(asked["matrix"]);
    const matrix = shown.matrices[nth];
    if (asked["type"] === "cell") {
      shown.listed = { matrix: nth, row: String(asked["row"]), column: String(asked["column"]) };
      this.list(shown, false);
    } else if (asked["type"] === "open") await openPlace(listedCell(shown)?.cell.places[Number(asked["index"])]);
    else if (asked["type"] === "export" && matrix !== undefined) await this.export(shown, matrix, asked["as"]);
    else if (asked["type"] === "png" && typeof asked["data"] === "string") await this.savePng(shown, asked["data"]);
  }

  private async show(scope: Shown["scope"], title: string, documents: readonly EvidenceDocument[]): Promise<void> {
    this.changed.clear();
    const byUri = new Map(documents.map((each) => [each.uri, each]));
    this.shown = { scope, title, documents: byUri, note: "", matrices: [], listed: undefined };
    if (this.panel === undefined) {
      this.panel = vscode.window.createWebviewPanel(EVIDENCE_VIEW, "", vscode.ViewColumn.Beside, {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [this.media],
      });
      const listeners = this.own(new Owner());
      listeners.own(
        this.panel.onDidDispose(() => {
          this.panel = undefined;
          this.shown = undefined;
          listeners.dispose();
        }),
      );
      listeners.own(this.panel.webview.onDidReceiveMessage((message: unknown) => this.attempt(this.receive(message))));
    } else this.panel.reveal();
    this.panel.title = vscode.l10n.t("Evidence: {0}", title);
    await this.draw();
  }

  private async draw(): Promise<void> {
    const lookup = await this.context.lexicon.lookup();
    const { shown, panel } = this;
    if (shown === undefined || panel === undefined) return;
    const documents = [...shown.documents.values()];
    const nameOf = (key: string): string | undefined => lookup(key)?.name;
    const matrices = AXES.map((axis) => matrixOf(documents, axis, nameOf));
    const isFirst = shown.matrices.length === 0;
    if (!isFirst && JSON.stringify(matrices) === JSON.stringify(shown.matrices)) return;
    shown.matrices = matrices;
    const { webview } = panel;
    shown.note =
      shown.scope === "document"
        ? vscode.l10n.t("What this document says. Choose a cell to see the sentences.")
        : vscode.l10n.t("What {0} documents say. Choose a cell to see the sentences.", documents.length);
    if (!isFirst) {
      // A page that is loaded anew would begin at its top.
      void webview.postMessage({ type: "redraw", html: matrixContentHtml(shown, say) });
      if (shown.listed !== undefined) this.list(shown, true);
      return;
    }
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.media, name)).toString();
    const files = { script: address("evidence.js"), style: address("evidence.css"), source: webview.cspSource };
    webview.html = matrixHtml({ ...shown, ...files, nonce: newNonce(), language: vscode.env.language }, say);
  }

  /** Lists a cell's sentences. `again`: because the documents have changed, not because somebody has asked. */
  private list(shown: Shown, again: boolean): void {
    const found = listedCell(shown);
    if (found === undefined && !again) return;
    const items = (found?.cell.places ?? []).map(({ document, place }) => ({
      sign: SIGNS[place.bearing],
      meaning: say(MEANINGS[place.bearing]),
      words: place.words,
      where: `${document.name}:${place.from.line}`,
    }));
    const title = found === undefined ? "" : cellText(found.row, found.column, found.cell, say);
    void this.panel?.webview.postMessage({ type: "sentences", title, items, again });
  }

  private async export({ title }: Shown, matrix: Matrix, as: unknown): Promise<void> {
    const svg = matrixSvg(matrix, title, say);
    if (as === "png") await this.panel?.webview.postMessage({ type: "draw", svg });
    else if (as === "svg") await save(title, "svg", new TextEncoder().encode(svg));
  }

  private async savePng({ title }: Shown, data: string): Promise<void> {
    const prefix = "data:image/png;base64,";
    if (!data.startsWith(prefix) || data.length > LARGEST) {
      throw new CannotDo(vscode.l10n.t("The picture is too large for PNG. Save it as SVG."));
    }
    const bytes = Uint8Array.from(atob(data.slice(prefix.length)), (letter) => letter.charCodeAt(0));
    await save(title, "png", bytes);
  }

  private soon(document: vscode.TextDocument): void {
    if (this.shown?.documents.has(document.uri.toString()) !== true) return;
    this.changed.add(document);
    this.gather.restart(PAUSE);
  }

  /** Reads again what has changed, and nothing else. */
  private async update(): Promise<void> {
    const documents = [...this.changed];
    this.changed.clear();
    for (const document of documents) {
      const evidence = document.isClosed ? undefined : await this.evidenceOf(document);
      if (evidence !== undefined) this.shown?.documents.set(document.uri.toString(), entry(document.uri, evidence));
    }
    await this.draw();
  }

  private async evidenceOf(document: vscode.TextDocument): Promise<DocumentEvidence | undefined> {
    const lookup = await this.context.lexicon.lookup();
    const reading = await this.context.readings.of(document);
    if (reading === undefined) return undefined;
    return evidenceIn(
      reading,
      mentionsOf(reading, (concept) => lookup(concept)?.id),
      lineColumns(reading.text),
    );
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (error instanceof CannotDo) void vscode.window.showInformationMessage(error.message);
      else showFailure(this.log, vscode.l10n.t("The evidence picture failed"), error);
    });
  }
}

/** The cell whose sentences are listed, if it still says something, and the names of its row and column. */
function listedCell({ matrices, listed }: Shown): { cell: Cell; row: string; column: string } | undefined {
  const matrix = listed && matrices[listed.matrix];
  if (matrix === undefined) return undefined;
  const row = matrix.rows.findIndex(({ key }) => key === listed?.row);
  const column = matrix.columns.findIndex(({ key }) => key === listed?.column);
  const cell = matrix.cells[row]?.[column];
  if (cell === undefined) return undefined;
  return { cell, row: matrix.rows[row]?.name ?? "", column: matrix.columns[column]?.name ?? "" };
}

function entry(uri: vscode.Uri, evidence: DocumentEvidence): EvidenceDocument {
  return { uri: uri.toString(), name: nameOf(uri), evidence };
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

async function openPlace(found: CellPlace | undefined): Promise<void> {
  if (found === undefined) return;
  const { from, to } = found.place;
  const selection = new vscode.Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1);
  const uri = vscode.Uri.parse(found.document.uri, true);
  await vscode.window.showTextDocument(uri, { selection, viewColumn: vscode.ViewColumn.One });
}

async function save(title: string, type: "svg" | "png", bytes: Uint8Array): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${title.replace(/[^\p{L}\p{N}.-]+/gu, "-")}.evidence.${type}`;
  const uri = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [type.toUpperCase()]: [type] },
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, bytes);
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
