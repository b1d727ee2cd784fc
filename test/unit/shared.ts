import { existsSync } from "node:fs";
import path from "node:path";
import type { Context } from "mocha";

/** The repository, seen from any folder under out/test. */
export const ROOT = process.cwd();

/** A file of the shared material beside the checkout, or `undefined` where there is none. */
export function sharedFile(name: string): string | undefined {
  const file = path.resolve(ROOT, "..", "shared", name);
  return existsSync(file) ? file : undefined;
}

/** Skips a test that needs the shared material, and says so. */
export function needShared(test: Context, name: string): string {
  const file = sharedFile(name);
  if (file === undefined) {
    console.log("      skipped: no ../shared");
    return test.skip();
  }
  return file;
}
