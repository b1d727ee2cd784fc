import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { outputFolder } from "./paths.ts";

/**
 * Opens a workbench page that runs tests, hands over what they log and returns their exit code.
 *
 * @param log gets every line a test (or, less interestingly, VS Code itself) writes to its console
 * @param limit how long the whole run may take, in milliseconds. Past it this throws, and a screenshot of the page
 *   as it stood is in `test/output/`.
 */
export async function runInPage(page: Page, url: string, log: (line: string) => void, limit: number): Promise<number> {
  const exit = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`The tests in VS Code did not end within ${limit / 1000} s.`)), limit).unref();
    page.on("crash", () => reject(new Error("The browser page crashed during the tests.")));
    void page
      .exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => log(args.map(asText).join(" ")))
      .then(() => page.exposeFunction("codeAutomationExit", resolve))
      .then(() => page.goto(url, { timeout: limit }))
      .catch(reject);
  });
  try {
    return await exit;
  } catch (error) {
    const picture = path.join(outputFolder(), "host-run-failed.png");
    mkdirSync(outputFolder(), { recursive: true });
    await page.screenshot({ path: picture }).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nThe page as it stood: ${picture}. BIOGLOSS_VERBOSE=1 shows VS Code's own log.`, {
      cause: error,
    });
  }
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
