import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Lifetime } from "../lifetime.ts";
import { harnessFile } from "../paths.ts";
import { acquireWeb } from "../vscodeWeb.ts";
import { page, TESTS } from "./page.ts";
import { SCHEME } from "./scheme.ts";

/** What the page opens. Paths are absolute paths on this machine. */
export interface WebOpening {
  /** Copied into the virtual file system: what tests write there never reaches the disk. */
  readonly folder: string;
  readonly extensionDevelopmentPath: string;
  /** The test module, with or without `.js`. */
  readonly extensionTestsPath: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Gets VS Code for the Web if it is not cached and serves it on a free loopback port, with the extension, its tests
 * and the workspace. Ends with the process.
 *
 * @returns the page's address
 */
export async function startWebServer(lifetime: Lifetime, opening: WebOpening): Promise<string> {
  const folders = [
    { at: "/vscode", folder: await acquireWeb(lifetime) },
    { at: TESTS, folder: path.dirname(opening.extensionTestsPath) },
    { at: "/extension", folder: opening.extensionDevelopmentPath },
  ];
  const bootPage = () => page(authority(), path.basename(opening.extensionTestsPath), path.basename(opening.folder));
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const found = folders.find(({ at }) => pathname.startsWith(`${at}/`));
    if (found) sendFile(response, found.folder, pathname.slice(found.at.length));
    else if (pathname === "/") send(response, ".html", bootPage());
    else if (pathname === "/memory/package.json") send(response, ".json", JSON.stringify(memoryManifest));
    else if (pathname === "/memory/main.js") send(response, ".js", readFileSync(harnessFile("web/memory.js")));
    else if (pathname === "/workspace.json") send(response, ".json", JSON.stringify(filesOf(opening.folder)));
    else response.writeHead(404).end();
  });
  const authority = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://${authority()}/`;
}

const memoryManifest = {
  name: "memory-files",
  publisher: "biogloss-test",
  version: "0.0.0",
  engines: { vscode: "^1.91.0" },
  browser: "./main.js",
  activationEvents: [`onFileSystem:${SCHEME}`, `onSearch:${SCHEME}`],
  enabledApiProposals: ["fileSearchProvider"],
};

function send(response: ServerResponse, extension: string, body: string | Buffer): void {
  response.writeHead(200, { "Content-Type": TYPES[extension] ?? "application/octet-stream" }).end(body);
}

function sendFile(response: ServerResponse, folder: string, name: string): void {
  const file = path.join(folder, name);
  const inside = file.startsWith(folder + path.sep);
  if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" });
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** Every file of a folder as base64, by its path in the virtual file system: `/<folder's name>/...`. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      `/${path.basename(folder)}/${name.replaceAll(path.sep, "/")}`,
      readFileSync(path.join(folder, name), "base64"),
    ]),
  );
}
