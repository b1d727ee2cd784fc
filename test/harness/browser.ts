import { type Browser, chromium } from "playwright-core";
import { acquireBrowser } from "./browserFiles.ts";
import { fontEnvironment } from "./fonts.ts";
import type { Lifetime } from "./lifetime.ts";

const FLAGS = [
  // Containers and root have no user namespaces for the sandbox, and only our own loopback pages are opened.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The same glyph positions on every machine, so that screenshots compare.
  "--font-render-hinting=none",
];

/** Gets a Chromium if there is none and starts it without a window. It ends with `lifetime`. */
export async function startBrowser(lifetime: Lifetime): Promise<Browser> {
  const executablePath = await acquireBrowser(lifetime);
  const fonts = await fontEnvironment(lifetime);
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...definedOnly(process.env), ...definedOnly(fonts) },
    // Lifetime ends the process on signals; Playwright ends its browser with the process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
