import * as vscode from "vscode";
import { checkPieces } from "../core/annotate/checks/anchors.ts";
import { tellsOfApproval } from "../core/annotate/checks/approvals.ts";
import type { Finding } from "../core/annotate/checks/finding.ts";
import { checkNumbers, propositionsOf } from "../core/annotate/checks/numbers.ts";
import { findingsOf, remarksOn } from "../core/annotate/checks/run.ts";
import type { Annotation } from "../core/annotate/model.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import type { CheckPages } from "./checkPages.ts";
import type { ClaimSchemas } from "./claimSchemas.ts";
import { isOn, readLevels } from "./config.ts";
import { CalmDelay, type Delay } from "./delay.ts";
import { Owner } from "./lifecycle.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Log, messageOf } from "./log.ts";
import type { Neighbours } from "./neighbours.ts";
import { diagnosticAt, type DiagnosticCode, severityOf } from "./problems.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { say } from "./words.ts";

/** How long after a change a document is checked, in milliseconds: the marks come first. */
const PAUSE = 250;

/** What the checks go by. */
export interface CheckContext {
  readonly sessions: Sessions;
  readonly lexicon: Lexicon;
  readonly schemas: ClaimSchemas;
  readonly neighbours: Neighbours;
  readonly pages: CheckPages;
}

/**
 * Puts what the checks say into the Problems view while a document is open: at the words in the document, or in the
 * sidecar where an entry has no words there. Drifted anchors have a place of their own (`DriftProblems`).
 */
export class Checks extends Owner {
  private readonly context: CheckContext;
  private readonly log: Log;
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection("biogloss.checks"));
  private readonly delays = new Map<Session, Delay>();
  private readonly checked = this.own(new vscode.EventEmitter<Session>());
  /** A document has been checked. */
  readonly onDidCheck = this.checked.event;
  private readonly said = new WeakMap<Session, ReadonlyMap<string, readonly string[]>>();

  constructor(context: CheckContext, log: Log) {
    super();
    this.context = context;
    this.log = log;
    const { sessions, schemas } = context;
    this.own(sessions.onDidChange((session) => this.soon(session)));
    this.own(sessions.onDidClose((session) => this.forget(session)));
    this.own(schemas.onDidChange(() => this.again()));
    this.own({ dispose: () => [...this.delays.values()].forEach((delay) => delay.dispose()) });
  }

  /** Checks every open document again: the settings or a schema have changed. */
  again(): void {
    for (const session of this.context.sessions.all) this.soon(session);
  }

  /** What the checks said of a document's annotations the last time, by their ids. */
  saidOf(session: Session): ReadonlyMap<string, readonly string[]> {
    return this.said.get(session) ?? new Map<string, readonly string[]>();
  }

  private soon(session: Session): void {
    let delay = this.delays.get(session);
    if (delay === undefined) {
      delay = new CalmDelay(async () => {
        try {
          return await this.check(session);
        } catch (error) {
          this.log.error(`The checks failed: ${messageOf(error)}`);
          return 0;
        }
      });
      this.delays.set(session, delay);
    }
    delay.restart(PAUSE);
  }

  private forget(session: Session): void {
    this.delays.get(session)?.dispose();
    this.delays.delete(session);
    this.clear(session);
  }

  private clear(session: Session): void {
    this.collection.delete(session.document.uri);
    if (session.sidecar !== undefined) this.collection.delete(session.sidecar.uri);
    if (!this.said.delete(session)) return;
    this.checked.fire(session);
  }

  /** Gives how long that took, in milliseconds, what was waited for left out. */
  private async check(session: Session): Promise<number> {
    const { lexicon, schemas, neighbours, pages } = this.context;
    const { document, sidecar } = session;
    const content = sidecar?.content;
    if (this.isGone(session) || session.isTooLarge) return 0;
    if (!isOn("checks", document)) {
      this.clear(session);
      return 0;
    }
    const schema = await schemas.of(document.uri);
    const codes = await pages.codes();
    const concept = tellsOfApproval(document.getText()) ? await lexicon.lookup() : undefined;
    const own = propositionsOf(sidecar?.annotations ?? []);
    const others = own.length === 0 ? [] : await neighbours.of(document.uri);
    if (this.isGone(session)) return 0;
    // From here on nothing waits, so that text, places and analysis are of one moment.
    // An analysis that is under way, or waits until the document is visible, tells when it is done.
    if (!session.isCurrent) return 0;
    const started = performance.now();
    const { placed, analysis } = session;
    const input = {
      text: document.getText(),
      placed,
      sidecar: content ?? { annotations: [], problems: [], places: new Map() },
      schema,
      levels: readLevels(document.uri),
      folder: folderOf(document.uri),
      analysis,
      concept,
      say,
    };
    const findings = findingsOf(input, [
      ...checkPieces(input.text, placed, undefined, say),
      ...remarksOn(input),
      ...checkNumbers({ name: "", propositions: own }, others, say),
    ]);
    this.show(session, findings, codes);
    const took = performance.now() - started;
    this.log.debug(`${placed.length} annotations checked in ${Math.round(took)} ms`);
    const said = new Map<string, string[]>();
    for (const { id, plain } of findings) {
      if (id !== undefined) said.set(id, [...(said.get(id) ?? []), plain]);
    }
    this.said.set(session, said);
    this.checked.fire(session);
    return took;
  }

  private isGone(session: Session): boolean {
    return this.isDisposed || session.document.isClosed || !this.delays.has(session);
  }

  private show(session: Session, findings: readonly Finding[], codes: (code: string) => DiagnosticCode): void {
    const { document, sidecar } = session;
    const annotations = new Map(session.placed.map(({ annotation }) => [annotation.id, annotation]));
    const inDocument: vscode.Diagnostic[] = [];
    const inSidecar: vscode.Diagnostic[] = [];
    for (const finding of findings) {
      const code = codes(finding.code);
      if (finding.span === undefined) {
        inSidecar.push(diagnosticAt(finding, severityOf(finding.level), code));
        continue;
      }
      const annotation = finding.id === undefined ? undefined : annotations.get(finding.id);
      const message = annotation === undefined ? finding.message : `${nameOf(annotation)}: ${finding.plain}`;
      const range = toRange(document, finding.span);
      const diagnostic = new vscode.Diagnostic(range, message, severityOf(finding.level));
      diagnostic.source = "BioGloss";
      diagnostic.code = code;
      if (sidecar !== undefined && finding.in === "sidecar") {
        const at = new vscode.Location(sidecar.uri, new vscode.Position(finding.line - 1, finding.column - 1));
        diagnostic.relatedInformation = [
          new vscode.DiagnosticRelatedInformation(at, vscode.l10n.t("where it stands in the annotation file")),
        ];
      }
      inDocument.push(diagnostic);
    }
    this.collection.set(document.uri, inDocument);
    if (sidecar !== undefined) this.collection.set(sidecar.uri, inSidecar);
  }
}

function nameOf(annotation: Annotation): string {
  if (annotation.type === "claim") return vscode.l10n.t("Claim ({0})", annotation.claim);
  const kind = say(KIND_NAMES[annotation.kind]);
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** A document's folder from its workspace folder's, with `/`; empty for a document outside the workspace. */
function folderOf(document: vscode.Uri): string {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri.path.replace(/\/$/, "");
  const folder = document.path.slice(0, document.path.lastIndexOf("/"));
  return root !== undefined && folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : "";
}
