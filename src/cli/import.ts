import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import type { ExchangeDocument, ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { readFile, whyNoFileName } from "../core/exchange/formats.ts";
import { readForeign } from "../core/annotate/sidecar/foreign.ts";
import { planImport } from "../core/exchange/importing.ts";
import { importedSidecar, importFindings, importSummary } from "../core/exchange/importText.ts";
import { formatProblem } from "../core/problem.ts";
import type { Unit } from "../core/text/offsets.ts";
import { said } from "../core/words.ts";
import { lexiconNames, readText, UsageError } from "./files.ts";
import { formatOf, unitOf } from "./formats.ts";
import { print } from "./output.ts";
import { readWhole } from "./wholeFile.ts";
import { writeAll } from "./write.ts";

/** The options of `biogloss import`, under the names that they have on the command line. */
export interface ImportOptions {
  readonly from?: string | undefined;
  /** Folder of the documents; beside each file when not given. */
  readonly into?: string | undefined;
  /** Offset unit of the files, for formats that know several. */
  readonly "from-unit"?: string | undefined;
  /** Whether to say what would be done, and do nothing. */
  readonly "dry-run": boolean;
}

/**
 * `biogloss import --from FORMAT FILE… [--into DIR]`: writes what other tools marked into the sidecars of the documents
 * named as theirs; a document that is not there is made. All files are read before anything is written. Returns
 * whether everything found its place.
 */
export function importFiles(names: readonly string[], options: ImportOptions): boolean {
  const format = formatOf(options.from, "--from", "import");
  const unit = unitOf(options["from-unit"], "import");
  const isName = lexiconNames();
  const writes = new Map<string, ExportFile[]>();
  const targets = new Set<string>();
  let complete = true;
  for (const name of names) {
    const folder = options.into ?? path.dirname(name);
    for (const document of readForeignFile(format, name, unit)) {
      const prepared = prepare(document, folder, isName);
      const target = path.resolve(folder, prepared.name);
      if (targets.has(target))
        throw new UsageError(
          `${name}: another of the documents is ${prepared.name} too. Nothing was written. Import them apart.`,
        );
      targets.add(target);
      complete &&= prepared.complete;
      writes.set(folder, [...(writes.get(folder) ?? []), ...prepared.files]);
    }
  }
  if (!options["dry-run"]) for (const [folder, files] of writes) writeAll(folder, files, { force: true });
  return complete;
}

/** The documents of a file of another tool, after what was noticed in it has been printed. Throws `UsageError`. */
export function readForeignFile(format: Format, name: string, unit: Unit | undefined): readonly ExchangeDocument[] {
  const file = { name: path.basename(name), content: readText(name) };
  const companions = new Map<string, string>();
  const { needed = [], welcome = [] } = format.companions?.(file) ?? {};
  for (const other of [...needed, ...welcome]) {
    const beside = path.join(path.dirname(name), path.basename(other));
    if (existsSync(beside) && statSync(beside).isFile()) companions.set(other, readText(beside));
  }
  const reading = readFile(format, file, companions, unit);
  if (!reading.ok) throw new UsageError(formatProblem(path.join(path.dirname(name), reading.file), reading.problem));
  for (const note of reading.notes) print(`${formatProblem(name, note)}\n`, "err");
  return reading.documents;
}

/** Endings of documents that BioGloss reads. */
const ENDINGS = [".txt", ".md", ".markdown"];

function prepare(
  document: ExchangeDocument,
  folder: string,
  isName: IsName,
): { name: string; files: ExportFile[]; complete: boolean } {
  const wrong = whyNoFileName(document.file ?? document.id);
  if (wrong !== undefined) {
    throw new UsageError(
      `The document ${JSON.stringify(document.id)} cannot be a file's name: ${said(wrong)}. Nothing was written.`,
    );
  }
  const candidates = document.file === undefined ? ENDINGS.map((ending) => document.id + ending) : [document.file];
  const there = candidates.find((name) => existsSync(path.join(folder, name)));
  const name = there ?? document.file ?? `${document.id}.txt`;
  const text = there === undefined ? document.text : readText(path.join(folder, name));
  const sidecarFile = path.join(folder, sidecarName(name));
  const old = readWhole(sidecarFile) ?? "";
  const reading = readSidecar(old);
  if (!reading.ok) throw new UsageError(formatProblem(sidecarFile, reading.problem));
  const target = { text, annotations: reading.sidecar.annotations, foreign: readForeign(old) };
  const plan = planImport(document, target, Math.random, isName);
  const written = importedSidecar(old, plan, name);
  if (!written.ok) throw new UsageError(formatProblem(sidecarFile, written.problem));
  print(
    `${path.join(folder, name)}: ${importSummary(plan.report)}${there === undefined ? "; the document is new" : ""}\n`,
    "err",
  );
  for (const finding of importFindings(plan.report)) print(`  ${finding}\n`, "err");
  const files = [
    ...(there === undefined ? [{ name, content: text }] : []),
    ...(written.text === old ? [] : [{ name: sidecarName(name), content: written.text }]),
  ];
  return { name, files, complete: plan.report.unplaced.length === 0 };
}
