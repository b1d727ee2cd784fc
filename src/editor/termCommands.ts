import * as vscode from "vscode";
import { type Kind, KINDS } from "../core/lexicon/concept.ts";
import type { Addition } from "../core/lexicon/termsEdit.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { Command, type CommandId, SECTION } from "./ids.ts";
import { kindAt, pickKind } from "./reviewCommands.ts";
import type { Session } from "./session.ts";
import { CannotDo, type Handler, placeOf, type TagContext, unchangedSince } from "./tagCommands.ts";
import { mentionAt, mentionTarget, shortWords, type Target } from "./target.ts";
import { type Added, addToTermsFile, TERMS_FILE } from "./termsFile.ts";
import { PROJECT_FOLDER } from "./projectFile.ts";
import { tellDone } from "./tellDone.ts";
import type { UserTerms } from "./userTerms.ts";
import { say } from "./words.ts";

/** A longer selection is no name, in UTF-16 code units. */
const LONGEST_NAME = 100;

/** The commands that add to the user's or the workspace's terms, by id. */
export function termCommands(context: TagContext): [CommandId, Handler][] {
  return [
    [Command.addUserTerm, (argument) => addTerm(context, argument, toSettings)],
    [Command.addWorkspaceTerm, (argument) => addTerm(context, argument, toWorkspace(context.terms))],
    [Command.neverInWorkspace, (argument) => neverInWorkspace(context, argument)],
  ];
}

/** Writes an addition for a document; says where it stands then, and what became of it. */
type Write = (addition: Addition, document: vscode.Uri) => Promise<{ where: string; added: Added }>;

async function addTerm(context: TagContext, argument: unknown, write: Write): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const { version } = session.document;
  const target = mentionTarget(session, selection);
  const name = target === undefined ? undefined : nameIn(session, target);
  if (target === undefined || name === undefined) throw new CannotDo(vscode.l10n.t("Select a name of a few words."));
  const kind = kindOf(argument) ?? kindAt(session, target.span) ?? (await pickKind(KINDS));
  if (kind === undefined) return;
  unchangedSince(session, version);
  const { where, added } = await write({ list: "terms", name, kind }, session.document.uri);
  const words = shortWords(name);
  tellDone(
    {
      written: vscode.l10n.t("“{0}” is a term in {1} now: {2}", words, where, say(KIND_NAMES[kind])),
      there: vscode.l10n.t("“{0}” is a term in {1} already", words, where),
      unsaved: vscode.l10n.t("“{0}” was added to {1}, which has unsaved changes: save it", words, where),
    }[added],
  );
}

async function neverInWorkspace(context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const target = mentionTarget(session, selection);
  const name = target === undefined ? undefined : nameIn(session, target);
  if (name === undefined) throw new CannotDo(vscode.l10n.t("Select a name of a few words."));
  const { where, added } = await toWorkspace(context.terms)({ list: "stop", name }, session.document.uri);
  const words = shortWords(name);
  tellDone(
    {
      written: vscode.l10n.t("“{0}” is a stop term in {1} now", words, where),
      there: vscode.l10n.t("“{0}” is a stop term in {1} already", words, where),
      unsaved: vscode.l10n.t("“{0}” was added to {1}, which has unsaved changes: save it", words, where),
    }[added],
  );
}

/** The user's own settings: VS Code keeps comments and order of the others in the file, and says what is wrong in it. */
const toSettings: Write = async (addition) => {
  const section = vscode.workspace.getConfiguration(SECTION);
  const set = section.inspect<unknown[]>("terms")?.globalValue;
  const terms = Array.isArray(set) ? set : [];
  const where = vscode.l10n.t("my settings");
  if (addition.list !== "terms" || terms.some((term) => isTerm(term, addition))) return { where, added: "there" };
  const { name, kind } = addition;
  await section.update("terms", [...terms, { name, kind }], vscode.ConfigurationTarget.Global);
  return { where, added: "written" };
};

function isTerm(term: unknown, { name, kind }: Addition & { list: "terms" }): boolean {
  const known = (term ?? {}) as { name?: unknown; names?: unknown; kind?: unknown };
  return known.kind === kind && (known.name === name || (Array.isArray(known.names) && known.names.includes(name)));
}

function toWorkspace(terms: UserTerms): Write {
  return async (addition, document) => {
    const folder = termsFolder(document);
    if (folder === undefined) {
      throw new CannotDo(
        vscode.workspace.isTrusted
          ? vscode.l10n.t("The document is in no folder of the workspace that can be written.")
          : vscode.l10n.t("The workspace's terms are left alone until you trust the workspace."),
      );
    }
    const added = await addToTermsFile(folder, addition);
    // Nobody waits for the file system to tell.
    await terms.again();
    return { where: `${PROJECT_FOLDER}/${TERMS_FILE}`, added };
  };
}

/** The folder whose terms file can be added to for a document, if there is one. */
export function termsFolder(document: vscode.Uri): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (folder === undefined || !vscode.workspace.isTrusted) return undefined;
  return vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false ? undefined : folder;
}

/** The name that a target is, on one line; `undefined` for what is too long for one. */
export function nameIn(session: Session, { span }: Target): string | undefined {
  if (span.end - span.start > LONGEST_NAME) return undefined;
  return session.document.getText().slice(span.start, span.end).replace(/\s+/g, " ").trim() || undefined;
}

/** Whether the lexicon or the user's terms know a target already. */
export function isKnown(session: Session, { span, suggestion }: Target): boolean {
  return suggestion?.concept !== undefined || mentionAt(session, span)?.annotation.concept !== undefined;
}

function kindOf(argument: unknown): Kind | undefined {
  const given = (argument as { kind?: unknown } | undefined)?.kind;
  return KINDS.find((kind) => kind === given);
}
