import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CheckInput } from "../core/annotate/checks/finding.ts";
import { checkNumbers, type DocumentPropositions, propositionsOf } from "../core/annotate/checks/numbers.ts";
import { checkDocument } from "../core/annotate/checks/run.ts";
import { levelOf } from "../core/annotate/checks/codes.ts";
import { placeAll } from "../core/annotate/placed.ts";
import { readSidecar, type Reading, type Sidecar } from "../core/annotate/sidecar/read.ts";
import type { Facts } from "../core/lexicon/facts.ts";
import type { Recogniser } from "../core/recognise/recogniser.ts";
import { markupOf } from "../core/text/markup.ts";
import { toSay } from "../core/words.ts";
import { type CheckTarget, checkTargets, workspaceOf } from "./checkTargets.ts";
import { lexiconNames, loadFacts, loadRecogniser, readText, UsageError } from "./files.ts";
import { print } from "./output.ts";
import { type FileFinding, findingOf, sarif } from "./sarif.ts";
import { Schemas } from "./schema.ts";
import { readWhole } from "./wholeFile.ts";

/** The options of `biogloss check`, under the names that they have on the command line. */
export interface CheckOptions {
  readonly json: boolean;
  readonly sarif: boolean;
}

const EMPTY: Sidecar = { annotations: [], problems: [], places: new Map() };

/** `biogloss check PATH…`: what a person should look at. Returns whether nothing weighs as much as a warning. */
export function check(names: readonly string[], options: CheckOptions): boolean {
  const targets = checkTargets(names);
  const { findings, annotations } = new Checker(targets).run();
  if (options.sarif) print(sarif(findings, version()));
  else if (options.json)
    print(`${JSON.stringify({ documents: targets.length, annotations, findings }, undefined, 2)}\n`);
  else {
    const lines = findings.map(({ file, line, column, level, code, message }) =>
      [`${file}:${line}:${column}:`, level, code, message].join(" "),
    );
    const counted = `${targets.length} documents, ${annotations} annotations, ${findings.length} findings`;
    print([...lines, counted].map((line) => `${line}\n`).join(""));
  }
  return findings.every(({ level }) => level === "hint");
}

/** Checks some documents, together where a check compares them. */
class Checker {
  private readonly targets: readonly CheckTarget[];
  private readonly schemas = new Schemas();
  private readonly isName = lexiconNames();
  private recogniser: Recogniser | undefined;
  private facts: Facts | undefined;

  constructor(targets: readonly CheckTarget[]) {
    this.targets = targets;
  }

  run(): { findings: FileFinding[]; annotations: number } {
    const readings = this.targets.map(({ sidecarFile }) => readingOf(sidecarFile));
    const documents = this.targets.map(({ file }, i): DocumentPropositions & { readonly workspace: string } => {
      const reading = readings[i];
      const propositions = reading?.ok === true ? propositionsOf(reading.sidecar.annotations) : [];
      return { name: file, propositions, workspace: workspaceOf(file) };
    });
    let annotations = 0;
    const findings = this.targets.flatMap((target, i) => {
      const reading = readings[i];
      if (reading?.ok === true) annotations += reading.sidecar.annotations.length;
      const own = documents[i] as (typeof documents)[number];
      const others = documents.filter((each) => each !== own && each.workspace === own.workspace);
      return this.findingsOf(target, reading, own.workspace, () => checkNumbers(own, others));
    });
    const ofSchemas = [...this.schemas.problems].flatMap(([file, problems]) =>
      problems.map((problem) => findingOf(file, problem)),
    );
    return { findings: [...ofSchemas, ...findings], annotations };
  }

  private findingsOf(
    { file, sidecarFile }: CheckTarget,
    reading: Reading | undefined,
    workspace: string,
    compare: () => ReturnType<typeof checkNumbers>,
  ): FileFinding[] {
    const schema = this.schemas.of(file);
    const found: FileFinding[] = [];
    if (reading?.ok === false) found.push(findingOf(sidecarFile, reading.problem));
    if (!existsSync(file)) {
      const level = levelOf("document.missing", schema.checks);
      const message = `Its document ${path.basename(file)} is not beside it. Rename it with the document, or delete it.`;
      if (level !== "off")
        found.push({ file: sidecarFile, code: "document.missing", level, message, line: 1, column: 1 });
      return found;
    }
    if (reading?.ok === false) return found;
    const text = readText(file);
    const sidecar = reading?.sidecar ?? EMPTY;
    this.recogniser ??= loadRecogniser();
    const input: CheckInput = {
      text,
      sidecar,
      placed: placeAll(text, sidecar.annotations, this.isName),
      schema,
      folder: path
        .relative(workspace, path.dirname(path.resolve(file)))
        .split(path.sep)
        .join("/"),
      analysis: this.recogniser.analyse(text, markupOf(file)),
      concept: (id) => this.concept(id),
    };
    for (const { in: where, span, plain: _, ...finding } of checkDocument(input, this.isName, compare())) {
      const offsets = span === undefined ? {} : { start: span.start, end: span.end };
      found.push({ file: where === "sidecar" ? sidecarFile : file, ...finding, ...offsets });
    }
    return found;
  }

  private concept(id: string | number) {
    this.facts ??= loadFacts();
    const index = typeof id === "number" ? id : this.facts.indexOf(id);
    return index === undefined || index >= this.facts.count ? undefined : this.facts.concept(index);
  }
}

function readingOf(sidecarFile: string): Reading | undefined {
  try {
    const text = readWhole(sidecarFile);
    return text === undefined ? undefined : readSidecar(text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = toSay("The annotation file cannot be read as UTF-8 text.");
    return { ok: false, problem: { code: "sidecar.not-text", message, line: 1, column: 1 } };
  }
}

/** The program's version, which stands in the package beside it. */
function version(): string {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, "..", "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
