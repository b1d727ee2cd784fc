import { existsSync } from "node:fs";
import path from "node:path";

/** The repository's root folder, found upwards from the running file. Throws when there is none. */
export function repositoryRoot(): string {
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "esbuild.mjs")) && existsSync(path.join(folder, "package.json"))) return folder;
  }
  throw new Error(`${__dirname} is not inside the repository: run the harness from a checkout.`);
}

/** Where fetched tools and opened workspaces live. Git-ignored; deleting it only costs a download. */
export function cacheFolder(): string {
  return path.join(repositoryRoot(), ".vscode-test");
}

/** Where tests leave screenshots. Git-ignored. */
export function outputFolder(): string {
  return path.join(repositoryRoot(), "test", "output");
}

/** A bundled harness file, such as `launcher.js`. */
export function harnessFile(name: string): string {
  return path.join(repositoryRoot(), "out", "test", "harness", name);
}
