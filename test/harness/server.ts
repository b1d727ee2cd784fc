import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { harnessFile } from "./paths.ts";
import type { Lifetime } from "./lifetime.ts";
import { acquireServer } from "./vscodeServer.ts";

/** How long the server may take to listen, in milliseconds. */
const START_LIMIT = 30_000;

/** A VS Code server that listens. Plain data, so it can be handed to another process as JSON. */
export interface Server {
  /** `127.0.0.1:<port>`. */
  readonly authority: string;
  /** The secret without which nobody else on this machine, and no web page, can use the server. */
  readonly token: string;
  /** Its data folder; settings are read from `data/Machine/settings.json` and followed while it runs. */
  readonly dataFolder: string;
}

/** What a workbench page opens. Paths are absolute paths on this machine. */
export interface Opening {
  readonly folder: string;
  /** A `.code-workspace` file, opened instead of the folder. */
  readonly workspaceFile?: string;
  readonly file?: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/** How to start a server. */
export interface ServerOptions {
  /** Kept afterwards when given; else a temporary folder is used and removed at the end. */
  readonly dataFolder?: string;
  /** A port, or a range `from-to` of which the first free one is taken; any free one when left out. */
  readonly ports?: string;
  /**
   * A folder with an extension that counts as installed. Without it the server is one for test suites: its pages
   * take an extension under development and show no notifications.
   */
  readonly extension?: string;
  /** Whether VS Code asks whom to trust, and restricts what it may do until somebody is; else everybody is trusted. */
  readonly asksForTrust?: boolean;
  /** Whether `dataFolder` holds extensions that VS Code itself has installed. */
  readonly isInstalled?: boolean;
}

/** Gets a VS Code server if none is cached and starts it on a loopback port. It ends with `lifetime`. */
export async function startServer(lifetime: Lifetime, options: ServerOptions = {}): Promise<Server> {
  const files = await acquireServer(lifetime);
  const data = options.dataFolder ?? temporaryFolder(lifetime, "server");
  const token = randomBytes(16).toString("hex");
  mkdirSync(data, { recursive: true });
  if (options.extension !== undefined) installExtension(data, options.extension);
  const args = [
    ...["--require", harnessFile("endWithParent.js"), files.main],
    ...["--host", "127.0.0.1", "--port", options.ports ?? "0", "--connection-token", token],
    ...["--accept-server-license-terms", "--telemetry-level", "off"],
    ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"]),
    // A built VS Code takes an extension under development from the page's address only in this mode, which also
    // keeps every notification off the screen.
    ...(options.extension === undefined && options.isInstalled !== true ? ["--enable-smoke-test-driver"] : []),
    ...["--server-data-dir", data],
  ];
  const child = lifetime.spawn(files.node, args, { stdio: ["ignore", "pipe", "pipe"] });
  const port = await new Promise<string>((resolve, reject) => {
    let output = "";
    const fail = (what: string) =>
      reject(new Error(`The VS Code server ${what}. Its last words:\n${output.slice(-2000).trim()}`));
    const timer = setTimeout(() => fail(`did not listen within ${START_LIMIT / 1000} s`), START_LIMIT);
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      const listening = /agent listening on (\d+)/.exec(output)?.[1];
      if (listening === undefined) return;
      clearTimeout(timer);
      resolve(listening);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", (error) => fail(`could not be started (${error.message})`));
    child.on("exit", (code) => fail(`ended with code ${code}`));
  });
  child.on("exit", (code) => {
    if (!lifetime.ending) console.error(`The VS Code server ended by itself, with code ${code}.`);
  });
  return { authority: `127.0.0.1:${port}`, token, dataFolder: data };
}

/** Settings that keep a workbench still: no welcome page, no AI, no update checks, quick hovers. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "editor.hover.delay": 100,
};

/** Makes an extension's own folder count as installed, so that a rebuild and a page reload are all it takes. */
function installExtension(dataFolder: string, extension: string): void {
  const manifest = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8")) as Record<string, string>;
  const installed = {
    identifier: { id: `${manifest["publisher"]}.${manifest["name"]}` },
    version: manifest["version"],
    location: { $mid: 1, path: extension, scheme: "file" },
  };
  const folder = path.join(dataFolder, "extensions");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "extensions.json"), JSON.stringify([installed]));
}

/** The file whose settings every workbench of this server starts from. */
export function settingsFile(server: Server): string {
  return path.join(server.dataFolder, "data", "Machine", "settings.json");
}

/** Replaces the settings every workbench of this server starts from. */
export function writeSettings(server: Server, settings: Readonly<Record<string, unknown>>): void {
  const file = settingsFile(server);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/** The address of a workbench page that opens a folder, a file and an extension under development. */
export function workbenchUrl(server: Server, opening: Opening): string {
  const remote = (file: string) => `vscode-remote://${server.authority}${encodeURI(file)}`;
  const payload = [["skipWelcome", "true"]];
  if (opening.file) payload.push(["openFile", remote(opening.file)]);
  if (opening.extensionDevelopmentPath) {
    payload.push(["extensionDevelopmentPath", remote(opening.extensionDevelopmentPath)]);
  }
  if (opening.extensionTestsPath) payload.push(["extensionTestsPath", remote(opening.extensionTestsPath)]);
  const { folder, workspaceFile } = opening;
  const opened = workspaceFile === undefined ? { folder } : { workspace: workspaceFile };
  const query = { tkn: server.token, ...opened, payload: JSON.stringify(payload) };
  return `http://${server.authority}/?${new URLSearchParams(query).toString()}`;
}

/** A new temporary folder that is removed at the end of `lifetime`. */
export function temporaryFolder(lifetime: Lifetime, purpose: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `biogloss-${purpose}-`));
  lifetime.atEnd(() => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      // On Windows a program that is just leaving still holds its files; that is no failure of what was tested.
      console.error(`${folder} could not be removed: ${(error as Error).message}`);
    }
  });
  return folder;
}
