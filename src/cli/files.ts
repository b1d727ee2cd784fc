import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { namesOf } from "../core/annotate/driftNames.ts";
import { withTypos } from "../core/annotate/driftTypos.ts";
import { type Facts, openFacts } from "../core/lexicon/facts.ts";
import { Matcher } from "../core/lexicon/matcher.ts";
import { Recogniser } from "../core/recognise/recogniser.ts";
import { decodeStatements } from "../core/recognise/statements/model.ts";
import { Statements } from "../core/recognise/statements/statements.ts";
import { decodeModel } from "../core/recognise/tagger/modelFile.ts";
import { Tagger } from "../core/recognise/tagger/tagger.ts";

/** Something that the user can mend: told without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * A text file's content, UTF-8 with or without a byte-order mark, which is not part of the text; `-` is standard
 * input. Throws `UsageError` for what cannot be read or is not UTF-8.
 */
export function readText(file: string): string {
  return decodeText(file, readBytes(file));
}

/** A file's bytes; `-` is standard input. Throws `UsageError` for what cannot be read. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

/** The bytes of a file as text. Throws `UsageError` for what is not UTF-8. */
export function decodeText(file: string, bytes: Uint8Array, keepMark = false): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: keepMark }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: is not UTF-8 text. Save it as UTF-8.`);
  }
}

/** The name of a file of the `media` folder, which ships beside the program. Throws `UsageError` when it is missing. */
export function mediaFile(name: string): string {
  // The program is dist/cli.js in a checkout and in the package; media/ stands beside dist/.
  const file = path.join(__dirname, "..", "media", name);
  if (!existsSync(file)) throw new UsageError(`${file}: is missing. Install BioGloss again.`);
  return file;
}

function media(name: string): Buffer {
  return readFileSync(mediaFile(name));
}

/** The matcher that ships with the program. */
export function loadMatcher(): Matcher {
  return new Matcher(media("lexicon-matcher.bin"));
}

/** The tagger that ships with the program. */
export function loadTagger(): Tagger {
  return new Tagger(decodeModel(media("tagger.bin")));
}

/** The models of statements that ship with the program. */
export function loadStatements(): Statements {
  return new Statements(decodeStatements(media("statements.bin")));
}

/** The recogniser that ships with the program: lexicon, rules, tagger and models of statements. */
export function loadRecogniser(): Recogniser {
  return new Recogniser(loadMatcher(), loadTagger(), loadStatements());
}

/** The facts that ship with the program. */
export function loadFacts(): Facts {
  return openFacts(gunzipSync(media("lexicon-facts.bin")));
}

/** The names that the drift guard goes by. The lexicon is read when the first word is asked about. */
export function lexiconNames(): IsName {
  let names: IsName | undefined;
  return withTypos((word) => (names ??= namesOf(loadRecogniser()))(word));
}
