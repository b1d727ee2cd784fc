import * as vscode from "vscode";
import { marks } from "../core/view/marks.ts";
import { compose } from "./compose.ts";
import { isOn, readSettings } from "./config.ts";
import { Owner } from "./lifecycle.ts";
import { ownTime } from "./ownTime.ts";
import type { Preview } from "./preview.ts";
import type { Sidecars } from "./sidecars.ts";
import type { TestApi } from "./testApi.ts";

/** What VS Code's Markdown extension asks for. */
type Api = Pick<Preview, "extendMarkdownIt">;

/** VS Code gives extensions five seconds to end (`terminate` in its `extHostExtensionService.ts`); in milliseconds. */
const LAST_WRITES = 4_000;

/** The sidecars that have to be written before the end. */
let sidecars: Sidecars | undefined;

/** Ends BioGloss as soon as what was decided on has been written. */
export async function deactivate(): Promise<void> {
  await sidecars?.finish(LAST_WRITES);
}

/** Starts BioGloss. Returns more only to its own tests. Nothing is read before a document needs it. */
export function activate(context: vscode.ExtensionContext): Api | (Api & TestApi) {
  const started = ownTime();
  const owner = new Owner();
  context.subscriptions.push(owner);
  try {
    const { sessions, lexicon, decorations, overview, evidence, preview, status } = compose(
      owner,
      context.extensionUri,
      context.globalStorageUri,
      context.workspaceState,
    );
    sidecars = sessions.sidecars;
    const { at, isThreads } = ownTime();
    const activation = { took: at - started.at, isThreads };
    const { extendMarkdownIt } = preview;
    if (context.extensionMode !== vscode.ExtensionMode.Test) return { extendMarkdownIt };
    return {
      extendMarkdownIt,
      activation,
      overview,
      evidence,
      status,
      loading: () => lexicon.durations,
      sessions: () => sessions.all.length,
      session: (document) => sessions.of(document),
      shown: (editor) => decorations.shown(editor),
      marks: (document) => {
        const session = sessions.of(document);
        return session === undefined || !isOn("marks", document)
          ? undefined
          : marks(session.analysis.suggestions, session.placed, readSettings().kinds);
      },
    };
  } catch (error) {
    owner.dispose();
    // VS Code itself says nothing when an extension fails to activate.
    void vscode.window.showErrorMessage(vscode.l10n.t("BioGloss could not start: {0}", String(error)));
    throw error;
  }
}
