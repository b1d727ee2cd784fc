import { parseArgs } from "node:util";
import { FORMATS } from "../core/exchange/formats.ts";
import { formatTable } from "../core/exchange/formatTable.ts";
import { annotateFiles, annotateStream } from "./annotate.ts";
import { annotateTo } from "./annotateTo.ts";
import { check } from "./check.ts";
import { convertFiles } from "./convert.ts";
import { explainFiles } from "./explain.ts";
import { exportFiles } from "./export.ts";
import { UsageError } from "./files.ts";
import { importFiles } from "./import.ts";
import { merge } from "./merge.ts";
import { print } from "./output.ts";

const USAGE = `biogloss marks drugs, targets and adverse events in text, and checks and exports what people decided.

  biogloss annotate FILE…          one JSON line a suggestion (offsets: UTF-16 code units, end exclusive)
  biogloss annotate --table FILE…  the same as a table for people
  biogloss annotate --ndjson       {"id","text"} a line on standard input, one result a line on standard output
  biogloss annotate --to FORMAT [--to-unit UNIT]
                                   the same, each result in a format, marked as suggested (docs/corpus.md)
  biogloss explain [--json] FILE…  each suggestion with its reasons, and what was left out (docs/recogniser.md)
                                   annotate and explain: --terms FILE lays your terms over the lexicon; without it
                                   the nearest .biogloss/terms.yaml, from the file's folder upwards
  biogloss check [--json|--sarif] PATH…
                                   what needs a person in documents and annotation files; a folder stands for all
                                   annotation files in it (docs/checks.md)
  biogloss export --to FORMAT|all [--suggestions] [--out FOLDER] [--force] [--loss LIST] [--to-unit UNIT] FILE…
                                   what people decided; with --suggestions also what nobody has, marked as suggested
  biogloss import --from FORMAT [--into FOLDER] [--dry-run] [--from-unit UNIT] FILE…
                                   what other tools marked, into annotation files beside the documents
  biogloss convert --from FORMAT --to FORMAT [--out FOLDER] [--force] [--loss LIST] FILE…
  biogloss merge BASE OURS THEIRS  merges annotation files by id and field, over OURS (for git: docs/sidecar.md)
  biogloss formats                 the table of formats: what each keeps and cannot hold

FORMAT is ${FORMATS.map(({ id }) => id).join(", ")} (docs/exchange.md). UNIT is codepoint, utf16 or utf8.
A FILE may be - for standard input (annotate only). Exit codes: 0 fine, 1 findings (of a stream:
records that were skipped), 2 usage or unreadable input, 141 nobody reads the output any more.
`;

/** Exit codes, as documented in the usage text. */
const FINE = 0;
const FINDINGS = 1;
const UNUSABLE = 2;

/** Errors of the files that ship, whose messages say what to do. */
const FILE_ERRORS = ["LexiconFileError", "ModelFileError", "StatementFileError"];

async function run(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  const options = {
    table: { type: "boolean", default: false },
    ndjson: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    sarif: { type: "boolean", default: false },
    force: { type: "boolean", default: false },
    suggestions: { type: "boolean", default: false },
    terms: { type: "string" },
    to: { type: "string" },
    out: { type: "string" },
    from: { type: "string" },
    into: { type: "string" },
    loss: { type: "string" },
    "from-unit": { type: "string" },
    "to-unit": { type: "string" },
    "dry-run": { type: "boolean", default: false },
  } as const;
  if (command === undefined || command === "help" || command === "--help" || command === "-h") {
    print(USAGE, command === undefined ? "err" : "out");
    return command === undefined ? UNUSABLE : FINE;
  }
  const { values, positionals } = parse(rest, options);
  const needFiles = (): readonly string[] => {
    if (positionals.length === 0) throw new UsageError(`${command}: name at least one file.\n\n${USAGE}`);
    return positionals;
  };
  switch (command) {
    case "annotate":
      if (values.to !== undefined) return (await annotateTo(positionals, values)) ? FINE : FINDINGS;
      if (values.ndjson) return (await annotateStream(values.terms)) ? FINE : FINDINGS;
      annotateFiles(needFiles(), values.table, values.terms);
      return FINE;
    case "explain":
      explainFiles(needFiles(), values);
      return FINE;
    case "check":
      return check(needFiles(), values) ? FINE : FINDINGS;
    case "export":
      return exportFiles(needFiles(), values) ? FINE : FINDINGS;
    case "import":
      return importFiles(needFiles(), values) ? FINE : FINDINGS;
    case "convert":
      return convertFiles(needFiles(), values) ? FINE : FINDINGS;
    case "formats":
      print(formatTable());
      return FINE;
    case "merge":
      return merge(positionals) ? FINE : FINDINGS;
    default:
      throw new UsageError(`There is no command "${command}".\n\n${USAGE}`);
  }
}

function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true } as const);
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof UsageError || FILE_ERRORS.includes((error as Error).name);
    print(`${known ? (error as Error).message : (error as Error).stack}\n`, "err");
    process.exit(UNUSABLE);
  },
);
