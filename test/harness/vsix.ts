import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { capture, runQuietly, withProgress } from "./command.ts";
import type { Lifetime } from "./lifetime.ts";
import { repositoryRoot } from "./paths.ts";
import { temporaryFolder } from "./server.ts";
import { acquireServer } from "./vscodeServer.ts";

/** What the package may weigh, in bytes. */
const LARGEST = 12_000_000;

/** A VS Code server's data folder in which the extension is installed. */
export interface Installation {
  readonly dataFolder: string;
  /** The folder that the installer has unpacked it to. */
  readonly extension: string;
}

let installation: Promise<Installation> | undefined;

/**
 * Makes the package with `npm run package` and installs it with VS Code's own installer, once in a run. Throws when the
 * package weighs too much, or when VS Code does not list it afterwards.
 */
export function installedPackage(lifetime: Lifetime): Promise<Installation> {
  installation ??= withProgress("Making and installing the package", () => install(lifetime));
  return installation;
}

async function install(lifetime: Lifetime): Promise<Installation> {
  const vsix = path.join(temporaryFolder(lifetime, "package"), "biogloss.vsix");
  await runQuietly(lifetime, "Packaging", "npm", ["run", "package", "--", "--out", vsix], repositoryRoot());
  const { size } = statSync(vsix);
  if (size > LARGEST) throw new Error(`The package weighs ${size} bytes; ${LARGEST} are allowed.`);
  console.log(`> the package: ${(size / 1e6).toFixed(2)} MB`);

  const { node, main } = await acquireServer(lifetime);
  const dataFolder = temporaryFolder(lifetime, "installed");
  mkdirSync(dataFolder, { recursive: true });
  const vscode = (...args: string[]) => {
    const own = [main, "--server-data-dir", dataFolder, "--accept-server-license-terms"];
    return capture(lifetime, node, [...own, ...args]);
  };
  const installed = await vscode("--install-extension", vsix);
  const { output } = await vscode("--list-extensions", "--show-versions");
  const version = /^biogloss\.biogloss@(\S+)$/m.exec(output)?.[1];
  if (installed.code !== 0 || version === undefined) {
    throw new Error(`VS Code did not install ${vsix}:\n${installed.output}\n${output}`);
  }
  return { dataFolder, extension: path.join(dataFolder, "extensions", `biogloss.biogloss-${version}`) };
}
