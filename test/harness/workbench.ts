import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { Lifetime } from "./lifetime.ts";
import type { PageElement } from "./pageTypes.ts";
import { outputFolder, repositoryRoot } from "./paths.ts";
import { quietSettings, type Server, startServer, workbenchUrl, writeSettings } from "./server.ts";
import { copyWorkspace, sampleFolder } from "./workspace.ts";

/** How long VS Code may take to show the file, in milliseconds. */
const OPEN_LIMIT = 60_000;

/** VS Code's own themes, by what they look like. */
const THEMES = {
  dark: "Dark 2026",
  light: "Light 2026",
  "high-contrast": "Default High Contrast",
  "high-contrast-light": "Default High Contrast Light",
} as const;

/** What to open. */
export interface WorkbenchOptions {
  /** The workspace folder to open a copy of; the sample when left out. */
  readonly workspace?: string;
  /** The server whose window it is; that of all tests, with the extension of this checkout, when left out. */
  readonly server?: Server;
  /** A window of before whose copy is opened once more, instead of one of its own. */
  readonly beside?: Workbench;
  /** A `.code-workspace` file in the workspace, opened instead of the folder. */
  readonly workspaceFile?: string;
  /** Whether the folder is not trusted, until somebody does. */
  readonly restricted?: boolean;
  /** The file to open, relative to the workspace. */
  readonly file: string;
  /** Settings laid over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: keyof typeof THEMES;
  /** The window's size in CSS pixels: 1280 by 800 when left out. */
  readonly width?: number;
  readonly height?: number;
  /** Picture pixels a CSS pixel: 1 when left out, 2 for pictures people look at. */
  readonly scale?: number;
}

/** A VS Code window. */
export interface Workbench {
  readonly page: Page;
  /** The opened copy of the workspace, on disk: what the extension writes can be read here. */
  readonly workspaceFolder: string;
  /** Writes `test/output/<name>.png`, once the picture has come to rest, and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Closes the window and removes the copy. */
  close(): Promise<void>;
}

/**
 * Opens a copy of a workspace in VS Code and waits until the file shows and the extension host is up. One window at
 * a time: the settings belong to the server, which all windows of a run share.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const lifetime = new Lifetime();
  try {
    const server =
      options.server ?? (await (options.restricted === true ? askingServer(lifetime) : sharedServer(lifetime)));
    writeSettings(server, {
      ...quietSettings,
      "window.autoDetectColorScheme": false,
      "workbench.colorTheme": THEMES[options.theme ?? "dark"],
      ...options.settings,
    });
    const workspaceFolder =
      options.beside?.workspaceFolder ?? copyWorkspace(lifetime, options.workspace ?? sampleFolder());
    const browser = await startBrowser(lifetime);
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const file = path.join(workspaceFolder, options.file);
    const workspace =
      options.workspaceFile === undefined ? {} : { workspaceFile: path.join(workspaceFolder, options.workspaceFile) };
    await page.goto(workbenchUrl(server, { folder: workspaceFolder, file, ...workspace }));
    if (options.restricted === true)
      await page.getByText("Restricted Mode", { exact: true }).waitFor({ timeout: OPEN_LIMIT });
    await page.waitForSelector(".monaco-editor .view-line span", { timeout: OPEN_LIMIT });
    await page.waitForFunction(() => performance.getEntriesByName("code/didLoadExtensions").length > 0);
    return {
      page,
      workspaceFolder,
      screenshot: async (name) => {
        mkdirSync(outputFolder(), { recursive: true });
        const picture = path.join(outputFolder(), `${name}.png`);
        await untilStill(page);
        await page.screenshot({ path: picture });
        return picture;
      },
      close: async () => {
        await browser.close();
        await lifetime.end();
      },
    };
  } catch (error) {
    await lifetime.end();
    throw error;
  }
}

/**
 * The same state in a window of 1280 and in one of 700 pixels: `<name>.png`, `<name>-narrow.png`.
 *
 * @param again brings about in the narrow window what does not outlive a change of its size
 */
export async function inBothWidths(
  workbench: Workbench,
  name: string,
  again: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await workbench.screenshot(name);
  await workbench.page.setViewportSize({ width: 700, height: 800 });
  await again();
  await workbench.screenshot(`${name}-narrow`);
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
}

/** A server whose windows trust nobody unasked. */
function askingServer(lifetime: Lifetime): Promise<Server> {
  return startServer(lifetime, { extension: repositoryRoot(), asksForTrust: true });
}

/** The server that `npm test` started for all UI tests; a test run by itself starts its own. */
async function sharedServer(lifetime: Lifetime): Promise<Server> {
  const shared = process.env["BIOGLOSS_SERVER"];
  return shared ? (JSON.parse(shared) as Server) : startServer(lifetime, { extension: repositoryRoot() });
}

/** Waits until the visible editor text has kept its look for a while: colouring and marks come in late. */
async function untilStill(page: Page): Promise<void> {
  let [before, still] = ["", 0];
  for (let round = 0; round < 40 && still < 5; round++) {
    const now = await page
      .locator(".view-lines")
      .evaluateAll((all: PageElement[]) => all.map((each) => each.innerHTML).join());
    still = now === before ? still + 1 : 0;
    before = now;
    await page.waitForTimeout(100);
  }
}
