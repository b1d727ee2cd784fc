import * as vscode from "vscode";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { namesOf } from "../core/annotate/driftNames.ts";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import type { ExchangeDocument } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { readForeign, withImported } from "../core/annotate/sidecar/foreign.ts";
import type { ImportPlan } from "../core/exchange/importing.ts";
import { formatProblem, type Problem } from "../core/problem.ts";
import { said } from "../core/words.ts";
import type { Exchange } from "./exchange.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo, type TagContext } from "./tagCommands.ts";
import { nameOf, readIfThere, showReport } from "./textFiles.ts";
import { say } from "./words.ts";
import { writeWhole } from "./wholeWrite.ts";

/** One document of the file, where it belongs, and what importing it would do. */
interface Step {
  readonly document: ExchangeDocument;
  readonly uri: vscode.Uri;
  /** Whether there is no such document yet. */
  readonly isNew: boolean;
  readonly session: Session | undefined;
  readonly sidecar: string;
  readonly plan: ImportPlan;
}

/** What tests and other extensions pass so that nothing is asked. */
interface Given {
  readonly file?: unknown;
  readonly format?: unknown;
  /** Whether to say what would be done, and do nothing. */
  readonly preview?: unknown;
}

/** What importing would do or did, a line each: each document, and what a person should look at. */
interface Preview {
  readonly documents: readonly string[];
  readonly findings: readonly string[];
}

/**
 * `BioGloss: Import Annotations…`: asks for files and their format, shows how many annotations of which kind would land
 * where, and writes only after that. Given `{ file, format, preview? }` it does not ask. Gives what it did, or would do;
 * `undefined` when the user stopped it.
 */
export async function importAnnotations(
  { sessions, lexicon }: TagContext,
  load: () => Promise<Exchange>,
  argument: unknown,
): Promise<Preview | undefined> {
  const given = argument as Given | undefined;
  const exchange = await load();
  const files = typeof given?.file === "string" ? [vscode.Uri.parse(given.file, true)] : await pickFiles(exchange);
  const [first] = files;
  if (first === undefined) return undefined;
  const format =
    typeof given?.format === "string" ? exchange.formatById(given.format) : await pickFormat(exchange, nameOf(first));
  if (format === undefined) return undefined;
  const recogniser = await lexicon.recogniser();
  const isName = recogniser === undefined ? undefined : namesOf(recogniser);
  const steps: Step[] = [];
  const noticed: string[] = [];
  for (const file of files) {
    const { documents, notes } = await readFrom(exchange, file, format);
    noticed.push(...notes.map(({ line, message }) => `${nameOf(file)}:${line}: ${said(message, say)}`));
    for (const document of documents) {
      const isOnly = files.length === 1 && documents.length === 1;
      const target = await targetOf(exchange, document, file, isOnly, sessions, given !== undefined);
      if (target === undefined) return undefined;
      if (steps.some(({ uri }) => uri.toString() === target.uri.toString()))
        throw new CannotDo(
          vscode.l10n.t("Two of the documents would be {0}. Import them one by one.", nameOf(target.uri)),
        );
      steps.push(await planned(exchange, document, target.uri, target.isNew, sessions, isName));
    }
  }
  const preview = previewOf(exchange, steps, noticed);
  if (given?.preview === true) return preview;
  if (given === undefined && !(await confirm(preview))) return undefined;
  for (const step of steps) await carryOut(exchange, step);
  const [only, ...others] = steps;
  if (only !== undefined && others.length === 0 && given === undefined) await vscode.window.showTextDocument(only.uri);
  return preview;
}

async function pickFiles({ FORMATS }: Exchange): Promise<readonly vscode.Uri[]> {
  const extensions = [...new Set(FORMATS.flatMap((each) => (each.parse === undefined ? [] : each.extensions)))];
  const endings = extensions.map((extension) => extension.slice(extension.lastIndexOf(".") + 1));
  const chosen = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t("Import"),
    filters: { [vscode.l10n.t("Annotations")]: [...new Set(endings)], [vscode.l10n.t("All files")]: ["*"] },
  });
  return chosen ?? [];
}

async function pickFormat({ FORMATS, formatsFor }: Exchange, name: string): Promise<Format | undefined> {
  const likely = formatsFor(name);
  if (likely.length === 1) return likely[0];
  const formats = likely.length > 0 ? likely : FORMATS.filter(({ parse }) => parse !== undefined);
  const items = formats.map((format) => ({
    label: said(format.label, say),
    description: said(format.files, say),
    format,
  }));
  const title = vscode.l10n.t("What is {0}?", name);
  return (await vscode.window.showQuickPick(items, { title }))?.format;
}

async function readFrom(
  { readFile, whyNoFileName }: Exchange,
  uri: vscode.Uri,
  format: Format,
): Promise<{ documents: readonly ExchangeDocument[]; notes: readonly Problem[] }> {
  const content = await readIfThere(uri);
  if (content === undefined) throw new CannotDo(vscode.l10n.t("There is no file {0}.", nameOf(uri)));
  const file = { name: nameOf(uri), content };
  const companions = new Map<string, string>();
  const { needed = [], welcome = [] } = format.companions?.(file) ?? {};
  for (const name of [...needed, ...welcome]) {
    const text =
      whyNoFileName(name) === undefined ? await readIfThere(vscode.Uri.joinPath(uri, "..", name)) : undefined;
    if (text !== undefined) companions.set(name, text);
  }
  const reading = readFile(format, file, companions);
  if (!reading.ok) throw new CannotDo(formatProblem(reading.file, reading.problem, say));
  return reading;
}

/** Where a document belongs: the one that is open, the one of its name beside the file, or a new one there. */
async function targetOf(
  { whyNoFileName }: Exchange,
  document: ExchangeDocument,
  file: vscode.Uri,
  isOnly: boolean,
  sessions: Sessions,
  isGiven: boolean,
): Promise<{ uri: vscode.Uri; isNew: boolean } | undefined> {
  const wrong = whyNoFileName(document.file ?? document.id);
  if (wrong !== undefined) {
    throw new CannotDo(vscode.l10n.t("The document {0} cannot be a file's name: {1}.", document.id, said(wrong, say)));
  }
  const usual = vscode.Uri.joinPath(file, "..", document.file ?? `${document.id}.txt`);
  const places = document.file === undefined ? [usual, vscode.Uri.joinPath(file, "..", `${document.id}.md`)] : [usual];
  let beside: vscode.Uri | undefined;
  for (const place of places) if (beside === undefined && (await readIfThere(place)) !== undefined) beside = place;
  const found = { uri: beside ?? usual, isNew: beside === undefined };
  const editor = vscode.window.activeTextEditor;
  const open = editor === undefined ? undefined : sessions.of(editor.document)?.document.uri;
  if (isGiven || !isOnly || open === undefined || open.toString() === found.uri.toString()) return found;
  const items = [
    {
      label: vscode.l10n.t("Into {0}", nameOf(open)),
      description: vscode.l10n.t("the open document"),
      uri: open,
      isNew: false,
    },
    {
      label: found.isNew
        ? vscode.l10n.t("As the new document {0}", nameOf(found.uri))
        : vscode.l10n.t("Into {0}", nameOf(found.uri)),
      description: vscode.l10n.t("beside the imported file"),
      ...found,
    },
  ];
  return vscode.window.showQuickPick(items, { title: vscode.l10n.t("Where do the annotations belong?") });
}

async function planned(
  { planImport }: Exchange,
  document: ExchangeDocument,
  uri: vscode.Uri,
  isNew: boolean,
  sessions: Sessions,
  isName: IsName | undefined,
): Promise<Step> {
  const session = sessions.at(uri);
  if (session !== undefined && (session.sidecar === undefined || session.document.isUntitled)) {
    throw new CannotDo(vscode.l10n.t("Save the document first: annotations are kept in a file beside it."));
  }
  await session?.settled();
  const text = session?.document.getText() ?? (isNew ? document.text : ((await readIfThere(uri)) ?? ""));
  const sidecar = (await readIfThere(uri.with({ path: sidecarName(uri.path) }))) ?? "";
  const reading = readSidecar(sidecar);
  if (!reading.ok) throw new CannotDo(formatProblem(sidecarName(nameOf(uri)), reading.problem, say));
  const annotations = session?.placed.map(({ annotation }) => annotation) ?? reading.sidecar.annotations;
  const plan = planImport(document, { text, annotations, foreign: readForeign(sidecar) }, Math.random, isName);
  return { document, uri, isNew, session, sidecar, plan };
}

function previewOf(
  { importFindings, importSummary }: Exchange,
  steps: readonly Step[],
  noticed: readonly string[],
): Preview {
  const documents = steps.map(({ uri, isNew, plan }) => {
    const name = isNew ? vscode.l10n.t("{0} (new document)", nameOf(uri)) : nameOf(uri);
    return `${name}: ${importSummary(plan.report, say)}`;
  });
  const unsettled = steps.flatMap(({ uri, plan }) =>
    importFindings(plan.report, say).map((finding) => `${nameOf(uri)}: ${finding}`),
  );
  return { documents, findings: [...noticed, ...unsettled] };
}

/** How many documents the question lists; the others stand under the details. */
const LISTED = 8;

/** Shows what would be done; true when the user wants it. */
async function confirm({ documents, findings }: Preview): Promise<boolean> {
  const [doIt, details] = [vscode.l10n.t("Import"), vscode.l10n.t("Show Details")];
  const more = documents.length > LISTED ? [vscode.l10n.t("and {0} more documents", documents.length - LISTED)] : [];
  const detail = [...documents.slice(0, LISTED), ...more].join("\n");
  const message =
    documents.length === 1
      ? vscode.l10n.t("Import these annotations?")
      : vscode.l10n.t("Import annotations of {0} documents?", documents.length);
  const buttons = findings.length > 0 || more.length > 0 ? [doIt, details] : [doIt];
  for (;;) {
    const choice = await vscode.window.showInformationMessage(message, { modal: true, detail }, ...buttons);
    if (choice !== details) return choice === doIt;
    await showReport([...documents, "", ...findings, ""].join("\n"));
  }
}

/** Writes the document, if it is new, and its annotations: through its session where it is open. */
async function carryOut(
  { importedSidecar }: Exchange,
  { document, uri, isNew, session, sidecar, plan }: Step,
): Promise<void> {
  const file = uri.with({ path: sidecarName(uri.path) });
  if (isNew) await writeWhole(uri, document.text);
  if (session === undefined) {
    const written = importedSidecar(sidecar, plan, nameOf(uri));
    if (!written.ok) throw new CannotDo(formatProblem(nameOf(file), written.problem, say));
    if (written.text !== sidecar) await writeWhole(file, written.text);
    return;
  }
  await session.decide(plan.changes);
  const now = plan.imported === undefined ? undefined : await readIfThere(file);
  const text = now === undefined || plan.imported === undefined ? undefined : withImported(now, plan.imported);
  if (text !== undefined && text !== now) await writeWhole(file, text);
}
