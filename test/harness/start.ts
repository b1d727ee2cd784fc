// `npm start`: opens VS Code with the extension on the sample workspace, or on `npm start -- <folder or file>`.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { chooseFlavour, hasDisplay } from "./flavour.ts";
import { Lifetime } from "./lifetime.ts";
import { cacheFolder, repositoryRoot } from "./paths.ts";
import { settingsFile, startServer, workbenchUrl, writeSettings } from "./server.ts";
import { sampleFolder } from "./workspace.ts";

/** The ports tried, so that the address and what the browser keeps for it stay the same from start to start. */
const PORTS = "41910-41929";

/** Settings of a first start; they are the user's afterwards. */
const FIRST_SETTINGS = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "git.openRepositoryInParentFolders": "never",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

interface Target {
  readonly folder: string;
  readonly file?: string;
}

async function main(lifetime: Lifetime): Promise<void> {
  const args = process.argv.slice(2);
  const target = chooseTarget(args.find((argument) => !argument.startsWith("--")));
  if ((await chooseFlavour()) === "desktop") await startDesktop(lifetime, target);
  else await startInBrowser(lifetime, target, !args.includes("--no-open"));
}

async function startInBrowser(lifetime: Lifetime, target: Target, open: boolean): Promise<void> {
  const server = await startServer(lifetime, {
    dataFolder: path.join(cacheFolder(), "start"),
    ports: PORTS,
    extension: repositoryRoot(),
  });
  if (!existsSync(settingsFile(server))) writeSettings(server, FIRST_SETTINGS);
  const url = workbenchUrl(server, target);
  console.log(`\nVS Code with BioGloss on ${target.folder}:\n\n  ${url}\n\nOpen it in a browser. Ctrl-C ends VS Code.`);
  if (open && hasDisplay() && !process.env["CI"]) openInBrowser(url);
}

/** Opens the user's own browser, which outlives this program; where that cannot be done, the printed URL is enough. */
function openInBrowser(url: string): void {
  const command = process.platform === "darwin" ? "open" : "xdg-open";
  spawn(command, [url], { detached: true, stdio: "ignore" })
    .on("error", () => undefined)
    .unref();
}

async function startDesktop(lifetime: Lifetime, target: Target): Promise<void> {
  const executable = await downloadAndUnzipVSCode({ version: "stable", cachePath: cacheFolder() });
  const args = [
    `--extensionDevelopmentPath=${repositoryRoot()}`,
    `--user-data-dir=${path.join(cacheFolder(), "start-desktop")}`,
    ...["--disable-workspace-trust", "--skip-welcome", "--skip-release-notes"],
    target.folder,
    ...(target.file ? ["--goto", target.file] : []),
  ];
  console.log(`VS Code with BioGloss on ${target.folder}. Ctrl-C ends it.`);
  await new Promise<void>((resolve, reject) => {
    const child = lifetime.spawn(executable, args, { stdio: "ignore" });
    child.on("error", (error) => reject(new Error(`VS Code could not be started (${executable}): ${error.message}`)));
    child.on("exit", () => resolve());
  });
}

function chooseTarget(argument: string | undefined): Target {
  if (argument === undefined) return withFirstDocument(refreshedSample());
  const chosen = path.resolve(argument);
  const found = statSync(chosen, { throwIfNoEntry: false });
  if (!found) throw new Error(`${chosen} does not exist: name a folder or a file to open.`);
  return found.isDirectory() ? withFirstDocument(chosen) : { folder: path.dirname(chosen), file: chosen };
}

/** A copy of the sample workspace that keeps what was done in it: only files it lacks are copied. */
function refreshedSample(): string {
  const copy = path.join(cacheFolder(), "workspaces", "sample");
  mkdirSync(copy, { recursive: true });
  cpSync(sampleFolder(), copy, { recursive: true, force: false });
  return copy;
}

function withFirstDocument(folder: string): Target {
  const name = readdirSync(folder)
    .sort()
    .find((each) => /\.(md|txt)$/i.test(each) && !/^readme/i.test(each));
  return name === undefined ? { folder } : { folder, file: path.join(folder, name) };
}

const lifetime = new Lifetime();
main(lifetime).catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await lifetime.end();
  process.exit(1);
});
