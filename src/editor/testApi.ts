import type * as vscode from "vscode";
import type { Span } from "../core/text/span.ts";
import type { Look } from "../core/view/marks.ts";
import type { EvidencePicture } from "./evidencePicture.ts";
import type { Overview } from "./overview.ts";
import type { Session } from "./session.ts";
import type { Status } from "./status.ts";

/** What `activate` returns to the in-host suite, and to nobody else. */
export interface TestApi {
  /** How long `activate` took, in milliseconds: of this thread's own time, or, where no host tells that, by the clock. */
  readonly activation: { readonly took: number; readonly isThreads: boolean };
  /** How long each file of the lexicon took to load, in milliseconds, by its name. */
  loading(): ReadonlyMap<string, number>;
  /** Number of open sessions. */
  sessions(): number;
  /** The trees of the side bar. */
  readonly overview: Overview;
  readonly evidence: EvidencePicture;
  /** The line in the status bar. */
  readonly status: Status;
  session(document: vscode.TextDocument): Session | undefined;
  /** What an editor was last told to show, by look. */
  shown(editor: vscode.TextEditor): ReadonlyMap<Look, readonly Span[] | undefined> | undefined;
  /** What is to be painted in a document, by look. */
  marks(document: vscode.TextDocument): ReadonlyMap<Look, readonly Span[]> | undefined;
}
