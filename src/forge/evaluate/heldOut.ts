import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { MATCHER_FILE } from "../sources/source.ts";
import type { Figure } from "../train/measure.ts";

/** A tagger that has not seen what is measured, and what its trainer measured on the way. */
export interface HeldOut {
  readonly tagger: string;
  /** The models of statements that go with it. */
  readonly statements: string | undefined;
  /** The trainer's own figures: the tagger alone, in the shipped style and in the style of each corpus. */
  readonly figures: readonly Figure[];
}

const TRAINER = "out/src/forge/train.js";
const SHIPPED_TAGGER = "media/tagger.bin";
const FOLDER = "out/held-out";

/**
 * Trains the held-out tagger, or takes the one that was trained before from the very same trainer, lexicon and word
 * clusters (the file's name is their hash). The clusters are those of the shipped tagger: they come from unlabelled
 * text. Takes some minutes. Throws when training fails.
 */
export function heldOutTagger(corpora: string, sources: string): HeldOut {
  const hash = createHash("sha256");
  for (const file of [TRAINER, MATCHER_FILE, SHIPPED_TAGGER]) hash.update(readFileSync(file));
  const base = path.join(FOLDER, hash.digest("hex").slice(0, 16));
  const tagger = `${base}.bin`;
  const statements = `${base}.statements.bin`;
  const figures = `${base}.json`;
  if (![tagger, statements, figures].every((file) => existsSync(file))) {
    mkdirSync(FOLDER, { recursive: true });
    console.log("Training a tagger without the parts that are measured; this takes some minutes …");
    const options = ["--held-out", "--report", "--clusters", SHIPPED_TAGGER, "--sources", sources];
    const outputs = ["--figures", figures, "--out", tagger, "--statements", statements, corpora];
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=8192", TRAINER, ...options, ...outputs],
      { encoding: "utf8", maxBuffer: 2 ** 26 },
    );
    if (status !== 0) throw new Error(`Training the held-out tagger failed:\n${stderr}`);
  }
  return { tagger, statements, figures: JSON.parse(readFileSync(figures, "utf8")) as Figure[] };
}
