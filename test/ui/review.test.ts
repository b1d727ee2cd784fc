import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { editorText, placeCursor, runCommand, untilMarked } from "../harness/gestures.ts";
import { until } from "../harness/until.ts";
import { inBothWidths, openWorkbench, type Workbench } from "../harness/workbench.ts";

const FILE = "checkpoint-and-taxane.md";

/** Waits until the status bar says where the review stands, in words that match. */
function untilTold({ page }: Workbench, words: RegExp): Promise<string> {
  const told = async (): Promise<string> => {
    const items = await page.locator(".statusbar-item").allInnerTexts();
    return items.find((each) => /Review/.test(each)) ?? "";
  };
  return until(told, (text) => words.test(text));
}

describe("the review on the screen", function () {
  this.timeout(180_000);

  it("accepts all that is in view, and says how many those were", async () => {
    const workbench = await openWorkbench({ file: FILE });
    const { page, workspaceFolder } = workbench;
    const file = path.join(workspaceFolder, `${FILE}.annotations.yaml`);
    try {
      await untilMarked(page);
      await placeCursor(page, 1, 1);
      await runCommand(page, "BioGloss: Accept Suggestions in the Selection or in View");
      const said = page.locator(".statusbar-item", { hasText: /suggestions? in view (was|were) accepted/ });
      await said.waitFor();
      const count = Number(/\d+/.exec(await said.innerText())?.[0]);
      const written = (): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
      assert.ok(count > 5, `${count} were accepted`);
      await until(written, (text) => text.match(/^ {4}kind:/gm)?.length === count);
    } finally {
      await workbench.close();
    }
  });

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`goes by single keys, which write nothing into the text: ${theme}`, async () => {
      const workbench = await openWorkbench({ file: FILE, theme });
      const { page } = workbench;
      const sidecar = (): string => {
        const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
        return existsSync(file) ? readFileSync(file, "utf8") : "";
      };
      const holds =
        (count: number) =>
        (text: string): boolean =>
          (text.match(/^ {4}quote:/gm)?.length ?? 0) === count;
      try {
        await untilMarked(page);
        await placeCursor(page, 1, 1);
        const text = await editorText(page);
        await page.keyboard.press("Control+F8");
        await untilTold(workbench, /Review 1 of \d+/);
        for (const key of ["z", "Z", "Enter", "8"]) await page.keyboard.press(key);
        await page.keyboard.press("a");
        await untilTold(workbench, /Review 1 of \d+/);
        await inBothWidths(workbench, `review-${theme}`);
        await until(sidecar, holds(1));
        await page.keyboard.press("Tab");
        await untilTold(workbench, /Review 2 of \d+/);
        await page.keyboard.press("Shift+Tab");
        await untilTold(workbench, /Review 1 of \d+/);
        await page.keyboard.press("Delete");
        await until(sidecar, holds(2));
        assert.match(sidecar(), /^ {4}status: rejected$/m);
        await page.keyboard.press("Backspace");
        await until(sidecar, holds(1));
        assert.doesNotMatch(sidecar(), /rejected/);
        await page.keyboard.press("Escape");
        await page.locator(".statusbar-item", { hasText: "Review" }).waitFor({ state: "hidden" });
        assert.equal(await editorText(page), text, "the text on the screen");
      } finally {
        await workbench.close();
      }
    });
  }
});
