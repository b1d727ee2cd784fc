import * as vscode from "vscode";
import {
  definition,
  isLongFormOf,
  longFormsIn,
  mayBeFormAt,
  type UndefinedForm,
  undefinedFormAt,
} from "../core/view/longForms.ts";
import { Command, type CommandId } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { partsOf, toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo, type Handler, placeIn, unchangedSince } from "./tagCommands.ts";

/** The code of what the checks say of an undefined short form. */
const CODE = "abbreviation.undefined";

interface DefinitionAction extends vscode.CodeAction {
  readonly defines?: { readonly session: Session; readonly version: number; readonly undefinedForm: UndefinedForm };
  readonly long?: string;
}

/**
 * Offers at the light bulb to write the long form of an undefined abbreviation before its first use: what the text itself
 * or the lexicon may mean by it, or what the user types. The only edit that is ever made to a document, and only where
 * someone chooses it; it is undone in the document.
 */
export class AbbreviationActions implements vscode.CodeActionProvider<DefinitionAction> {
  static readonly kind = vscode.CodeActionKind.QuickFix.append("biogloss").append("abbreviation");

  private readonly sessions: Sessions;
  private readonly lexicon: Lexicon;

  constructor(sessions: Sessions, lexicon: Lexicon) {
    this.sessions = sessions;
    this.lexicon = lexicon;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<DefinitionAction[]> {
    if (context.only !== undefined && !context.only.contains(AbbreviationActions.kind)) return [];
    const session = this.sessions.of(document);
    const undefinedForm = session === undefined ? undefined : formAt(session, document.offsetAt(range.start));
    if (session === undefined || undefinedForm === undefined) return [];
    const { version } = document;
    const longs = await candidates(session, this.lexicon, undefinedForm);
    if (token.isCancellationRequested || document.version !== version) return [];
    const { form, first } = undefinedForm;
    const line = document.positionAt(first.start).line + 1;
    const diagnostics = context.diagnostics.filter(
      ({ code }) => String(typeof code === "object" ? code.value : code) === CODE,
    );
    const made = longs.map((long): DefinitionAction => {
      const words = definition(undefinedForm, long);
      const title = vscode.l10n.t("Define “{0}” at its first use in line {1}: write “{2}”", form, line, words);
      const action = new vscode.CodeAction(title, AbbreviationActions.kind);
      return Object.assign(action, { diagnostics, defines: { session, version, undefinedForm }, long });
    });
    const title = vscode.l10n.t("Define “{0}” at its first use in line {1}…", form, line);
    const typed = new vscode.CodeAction(title, AbbreviationActions.kind);
    const place = { uri: document.uri.toString(), start: first.start, end: first.end, version };
    typed.command = { title, command: Command.defineAbbreviation, arguments: [place] };
    return [...made, Object.assign(typed, { diagnostics })];
  }

  /** The edit is made when the action is looked at or chosen. */
  resolveCodeAction(action: DefinitionAction): DefinitionAction {
    const { defines, long } = action;
    if (defines === undefined || long === undefined || defines.session.document.version !== defines.version) {
      return action;
    }
    action.edit = editOf(defines.session, defines.undefinedForm, long);
    return action;
  }
}

/** The command behind it, which asks for the long form. */
export function abbreviationCommands(sessions: Sessions, lexicon: Lexicon): [CommandId, Handler][] {
  return [[Command.defineAbbreviation, (argument) => define(sessions, lexicon, argument)]];
}

async function define(sessions: Sessions, lexicon: Lexicon, argument: unknown): Promise<void> {
  const { session, selection } = placeIn(sessions, argument);
  const { version } = session.document;
  const undefinedForm = formAt(session, selection.start);
  if (undefinedForm === undefined) {
    throw new CannotDo(vscode.l10n.t("There is no abbreviation here that the text uses and never defines."));
  }
  const { form } = undefinedForm;
  const [likely = ""] = await candidates(session, lexicon, undefinedForm);
  const long = await vscode.window.showInputBox({
    title: vscode.l10n.t("What does “{0}” stand for?", form),
    prompt: vscode.l10n.t("It is written before the first use, as “long form ({0})”", form),
    value: likely,
    validateInput: (value) => (value.trim() === "" ? vscode.l10n.t("Type the long form.") : undefined),
  });
  if (long === undefined) return;
  unchangedSince(session, version);
  if (!(await vscode.workspace.applyEdit(editOf(session, undefinedForm, long)))) {
    throw new CannotDo(vscode.l10n.t("The document cannot be changed."));
  }
}

function formAt(session: Session, offset: number): UndefinedForm | undefined {
  // The light bulb asks at every step of the caret, and all that is said of the text is put together for nearly no word.
  if (!session.fitsText || !mayBeFormAt(partsOf(session.document), offset)) return undefined;
  return undefinedFormAt(session.document.getText(), offset, session.analysis.undefined ?? []);
}

/** What a short form may stand for: words of the text first, then what the lexicon knows by it. */
async function candidates(session: Session, lexicon: Lexicon, { form, first }: UndefinedForm): Promise<string[]> {
  const longs = longFormsIn(session.document.getText(), form);
  const known = session.analysis.suggestions.find(({ start, end }) => start <= first.start && first.end <= end);
  const concept = known?.concept === undefined ? undefined : await lexicon.concept(known.concept);
  const names = concept === undefined ? [] : [concept.name, ...concept.synonyms];
  const name = names.find((each) => isLongFormOf(each, form));
  if (name !== undefined && !longs.some((each) => each.toLowerCase() === name.toLowerCase())) longs.push(name);
  return longs;
}

function editOf({ document }: Session, undefinedForm: UndefinedForm, long: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(document, undefinedForm.first), definition(undefinedForm, long));
  return edit;
}
