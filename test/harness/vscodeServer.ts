import { existsSync } from "node:fs";
import path from "node:path";
import { installOnce, npmInstall, npmInstallDependencies } from "./install.ts";
import type { Lifetime } from "./lifetime.ts";
import { writeStandIns } from "./standIns.ts";
import { versions } from "./versions.ts";

/** An installed VS Code server. */
export interface ServerFiles {
  /** The Node that runs it. */
  readonly node: string;
  /** Its entry file. */
  readonly main: string;
}

/**
 * Gets the VS Code server from npm into the cache, unless it is there. Throws with npm's words when that fails.
 * Nothing is compiled.
 */
export async function acquireServer(lifetime: Lifetime): Promise<ServerFiles> {
  const nodePackage = nodePackageName();
  const folder = await installOnce(
    lifetime,
    `server-${versions.codeServer}-node-${versions.serverNode}`,
    "Getting VS Code (server build) into .vscode-test",
    async (partial) => {
      await npmInstall(lifetime, partial, [
        `code-server@${versions.codeServer}`,
        `${nodePackage}@${versions.serverNode}`,
      ]);
      const vscode = vscodeFolder(partial);
      await npmInstallDependencies(lifetime, vscode);
      writeStandIns(path.join(vscode, "node_modules"));
    },
  );
  const files = {
    node: path.join(folder, "node_modules", nodePackage, "bin", "node"),
    main: path.join(vscodeFolder(folder), "out", "server-main.js"),
  };
  for (const file of Object.values(files)) {
    if (!existsSync(file)) throw new Error(`${file} is missing: delete ${folder} and start again.`);
  }
  return files;
}

function vscodeFolder(folder: string): string {
  return path.join(folder, "node_modules", "code-server", "lib", "vscode");
}

function nodePackageName(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (platform === "linux-x64" || platform === "linux-arm64") return `node-${platform}`;
  throw new Error(
    `The VS Code server of this harness runs on Linux x64 and arm64, not on ${platform}. ` +
      `Use a desktop VS Code instead: BIOGLOSS_VSCODE=desktop.`,
  );
}
