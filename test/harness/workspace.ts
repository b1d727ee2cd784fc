import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Lifetime } from "./lifetime.ts";
import { repositoryRoot } from "./paths.ts";
import { temporaryFolder } from "./server.ts";

/** The sample workspace as it lies in the repository. Opened only as a copy, so that nobody's tags dirty it. */
export function sampleFolder(): string {
  return path.join(repositoryRoot(), "sample");
}

/**
 * A temporary copy of a folder, under the same name, that is removed at the end of `lifetime`.
 *
 * @param overlays further folders whose content is copied over it, where they exist
 */
export function copyWorkspace(lifetime: Lifetime, folder: string, overlays: readonly string[] = []): string {
  const copy = path.join(temporaryFolder(lifetime, "workspace"), path.basename(folder));
  mkdirSync(copy);
  for (const each of [folder, ...overlays]) if (existsSync(each)) cpSync(each, copy, { recursive: true });
  return copy;
}

/** A temporary copy of the sample workspace with `test/host/workspace` laid over it: what the in-host suite opens. */
export function hostWorkspace(lifetime: Lifetime): string {
  const folder = copyWorkspace(lifetime, sampleFolder(), [path.join(repositoryRoot(), "test", "host", "workspace")]);
  // The suite can rely on one plain file whatever the sample holds.
  writeFileSync(path.join(folder, "plain.txt"), "A line of plain text.\n");
  // A web worker has no environment: the suite reads from here how long it may take, and which tests are wanted.
  const options = { isNightly: (process.env["NIGHTLY"] ?? "") !== "", only: process.env["BIOGLOSS_ONLY"] ?? "" };
  writeFileSync(path.join(folder, "suite.json"), JSON.stringify(options));
  return folder;
}
