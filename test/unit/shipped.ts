import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type Facts, openFacts } from "../../src/core/lexicon/facts.ts";
import { type Mechanisms, openMechanisms } from "../../src/core/lexicon/mechanisms.ts";
import { ROOT } from "./shared.ts";

/** The facts that ship. */
export function shippedFacts(): Facts {
  return openFacts(gunzipSync(readFileSync(path.join(ROOT, "media", "lexicon-facts.bin"))));
}

/** The mechanisms that ship in a file of their own. */
export function shippedMechanisms(): Mechanisms {
  return openMechanisms(gunzipSync(readFileSync(path.join(ROOT, "media", "lexicon-chembl.bin"))));
}

/** A text file that ships under `media`. */
export function shippedText(name: string): string {
  return readFileSync(path.join(ROOT, "media", name), "utf8");
}
