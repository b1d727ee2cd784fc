// `npm run pictures`: puts what the screen tests have photographed where the README and the pages under docs show it.
// Run `npm test -- ui` before, and look at them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { outputFolder, repositoryRoot } from "./paths.ts";
import { smallPng } from "./smallPng.ts";

/** Pictures of the README by their names, and what the screen tests call them. */
const PICTURES: readonly (readonly [picture: string, photographed: string])[] = [
  ["marks.png", "sample-light.png"],
  ["read.png", "read-light.png"],
  ["review.png", "review-light.png"],
  ["claim.png", "claim-pick-light.png"],
  ["changed-claim.png", "changed-claim.png"],
  ["evidence.png", "evidence-light.png"],
  ["report.png", "report-sample.png"],
];

/** A page of pictures must load at a glance; in bytes. */
const LARGEST_PICTURE = 150_000;

const folder = path.join(repositoryRoot(), "docs", "images");
mkdirSync(folder, { recursive: true });
for (const [picture, photographed] of PICTURES) {
  const file = path.join(outputFolder(), photographed);
  if (!existsSync(file)) throw new Error(`${file} is not there: run npm test -- ui first.`);
  const small = smallPng(readFileSync(file));
  if (small.length > LARGEST_PICTURE)
    throw new Error(`${picture} has ${small.length} bytes, more than ${LARGEST_PICTURE}.`);
  writeFileSync(path.join(folder, picture), small);
  console.log(`docs/images/${picture}: ${small.length} bytes`);
}
