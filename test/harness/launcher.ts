#!/usr/bin/env node
// An executable that takes a desktop VS Code's place in @vscode/test-electron's runTests: same arguments, same exit
// code. It runs the suite in a true VS Code without a desktop: in the node extension host of a VS Code server, or,
// with BIOGLOSS_HOST=web, in the web-worker extension host of VS Code for the Web.
import { startBrowser } from "./browser.ts";
import { runInPage } from "./automation.ts";
import { Lifetime } from "./lifetime.ts";
import { MARK, RESULT } from "./protocol.ts";
import { quietSettings, startServer, workbenchUrl, writeSettings } from "./server.ts";
import { startWebServer } from "./web/server.ts";

/** How long a whole suite may take in the page, in milliseconds: a machine with other work takes three times as long as a quiet one. */
const LIMIT = Number(process.env["BIOGLOSS_HOST_LIMIT"] ?? 1_200) * 1000;

const lifetime = new Lifetime();

async function main(): Promise<number> {
  const opening = {
    folder: process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? missing("a folder to open"),
    extensionDevelopmentPath: argument("extensionDevelopmentPath"),
    extensionTestsPath: argument("extensionTestsPath"),
  };
  let url: string;
  if (process.env["BIOGLOSS_HOST"] === "web") {
    url = await startWebServer(lifetime, opening);
  } else {
    const server = await startServer(lifetime);
    writeSettings(server, quietSettings);
    url = workbenchUrl(server, opening);
  }
  const browser = await startBrowser(lifetime);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const log = new SuiteLog();
  try {
    return await runInPage(page, url, log.add, LIMIT);
  } finally {
    log.explainSilence();
    await browser.close();
  }
}

function argument(name: string): string {
  const start = `--${name}=`;
  return process.argv.find((each) => each.startsWith(start))?.slice(start.length) ?? missing(start);
}

function missing(what: string): never {
  throw new Error(`launcher: ${what} is missing among the arguments ${process.argv.slice(2).join(" ")}`);
}

/** Prints what the suite reports; VS Code's own log lines are kept back for when the suite says nothing at all. */
class SuiteLog {
  readonly #others: string[] = [];
  #reported = false;

  readonly add = (line: string): void => {
    if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
    else if (line.startsWith(RESULT)) console.log(line);
    else if (process.env["BIOGLOSS_VERBOSE"]) console.log(`[vscode] ${line}`);
    else this.#others.push(line);
    this.#reported ||= line.startsWith(RESULT);
  };

  explainSilence(): void {
    if (this.#reported) return;
    console.log(["The suite ended without a result. VS Code's last words:", ...this.#others.slice(-20)].join("\n"));
  }
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  })
  .then(async (code) => {
    await lifetime.end();
    process.exit(code);
  })
  .catch(() => process.exit(2));
