import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type Facts, openFacts } from "../../src/core/lexicon/facts.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import { decodeStatements } from "../../src/core/recognise/statements/model.ts";
import { Statements } from "../../src/core/recognise/statements/statements.ts";
import { decodeModel } from "../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../src/core/recognise/tagger/tagger.ts";

/** What ships, opened from `media/`. */
export const open = {
  matcher: (): Matcher => new Matcher(media("lexicon-matcher.bin")),
  tagger: (): Tagger => new Tagger(decodeModel(media("tagger.bin"))),
  statements: (): Statements => new Statements(decodeStatements(media("statements.bin"))),
  facts: (): Facts => openFacts(gunzipSync(media("lexicon-facts.bin"))),
} as const;

/** Bytes on disk of everything under `media/` that the recogniser reads. */
export function bytesOnDisk(): number {
  const files = ["lexicon-matcher.bin", "lexicon-facts.bin", "lexicon-chembl.bin", "tagger.bin", "statements.bin"];
  return files.reduce((sum, name) => sum + media(name).length, 0);
}

function media(name: string): Buffer {
  return readFileSync(path.join(process.cwd(), "media", name));
}
