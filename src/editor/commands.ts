import * as vscode from "vscode";
import { abbreviationCommands } from "./abbreviationActions.ts";
import { driftCommands } from "./driftCommands.ts";
import type { EvidencePicture } from "./evidencePicture.ts";
import type { Exchange } from "./exchange.ts";
import { exportAnnotations } from "./exportCommand.ts";
import { Command, type CommandId } from "./ids.ts";
import { importAnnotations } from "./importCommand.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf, showFailure } from "./log.ts";
import type { Overview } from "./overview.ts";
import { overviewCommands } from "./overviewCommands.ts";
import { reviewCommands } from "./reviewCommands.ts";
import type { ReviewMode } from "./reviewMode.ts";
import { roleCommands } from "./roleDrop.ts";
import type { Sample } from "./sample.ts";
import { tagAll } from "./tagAllCommand.ts";
import { CannotDo, type TagContext, tagCommands } from "./tagCommands.ts";
import { termCommands } from "./termCommands.ts";

/** Registers every command behind one wrapper: what cannot be done is said, what fails is said and logged. */
export class Commands extends Owner {
  constructor(
    context: TagContext,
    overview: Overview,
    evidence: EvidencePicture,
    review: ReviewMode,
    sample: Sample,
    exchange: () => Promise<Exchange>,
    log: Log,
  ) {
    super();
    const table: [CommandId, (argument?: unknown) => Promise<unknown>][] = [
      ...tagCommands(context),
      ...reviewCommands(context, review),
      ...termCommands(context),
      [Command.tagAll, (argument) => tagAll(context, argument)],
      ...driftCommands(context),
      ...abbreviationCommands(context.sessions, context.lexicon),
      ...roleCommands(context),
      ...overviewCommands(context, overview),
      [Command.showEvidence, () => evidence.showDocument()],
      [Command.showWorkspaceEvidence, () => evidence.showWorkspace()],
      [Command.exportAnnotations, (argument) => exportAnnotations(context, exchange, argument)],
      [Command.importAnnotations, (argument) => importAnnotations(context, exchange, argument)],
      [Command.openAnnotationFile, () => openAnnotationFile(context)],
      [Command.openSample, () => sample.show()],
      [Command.showLog, () => Promise.resolve(log.show())],
    ];
    for (const [id, bare] of table) {
      const handler = review.leading(id, bare);
      this.own(vscode.commands.registerCommand(id, (argument?: unknown) => run(id, handler, argument, log)));
    }
  }
}

/** Runs a command; gives what it gives, for who called it, and nothing where it could not be carried out. */
async function run(
  id: CommandId,
  handler: (argument?: unknown) => Promise<unknown>,
  argument: unknown,
  log: Log,
): Promise<unknown> {
  try {
    return await handler(argument);
  } catch (error) {
    if (error instanceof CannotDo) void vscode.window.showInformationMessage(messageOf(error));
    else showFailure(log, vscode.l10n.t("The command {0} failed", id), error);
    return undefined;
  }
}

async function openAnnotationFile({ sessions }: TagContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const sidecar = editor === undefined ? undefined : sessions.of(editor.document)?.sidecar;
  if (sidecar === undefined) throw new CannotDo(vscode.l10n.t("Open a saved text or Markdown document first."));
  try {
    await vscode.window.showTextDocument(sidecar.uri, { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    throw new CannotDo(vscode.l10n.t("This document has no annotation file yet: tag something first."));
  }
}
