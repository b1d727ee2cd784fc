import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { hoverText, openSettings, quickPick, runCommand, untilMarked, untilShown } from "../harness/gestures.ts";
import { inBothWidths, openWorkbench, type Workbench } from "../harness/workbench.ts";

const FILE = "checkpoint-and-taxane.md";

/** The frame of the evidence picture once it is drawn. */
async function pictureOf(page: Page): Promise<Frame> {
  for (let round = 0; round < 300; round++) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator("td.full")
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  assert.fail("no evidence picture is shown");
}

/** By keyboard alone: into the table, to a cell that says something, and to its sentences. */
async function chooseCell(page: Page, frame: Frame): Promise<void> {
  for (let step = 1; (await frame.locator("td.full:focus").count()) === 0; step++) {
    assert.ok(step < 100, "the arrow keys lead to no cell that says something");
    // VS Code may take the focus once more while it opens the panel.
    if ((await frame.locator("td:focus").count()) === 0) await frame.locator("td[tabindex='0']").first().focus();
    // What the tagger finds may come meanwhile and put the row in another order.
    await page.keyboard.press(step % 25 === 0 ? "Home" : "ArrowRight");
  }
  await page.keyboard.press("Enter");
}

/** What somebody has decided: a drug, and a claim that says where it is from. */
const SIDECAR = `format: biogloss/1
annotations:
  abcd2345:
    kind: drug
    quote: loperamide
  cdef2345:
    claim: safety
    quote: Alopecia was mostly due to paclitaxel.
    evidence:
      trial: { ref: "PMID:30345906", direction: supports }
`;

describe("the overview on the screen", function () {
  this.timeout(180_000);

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`shows mentions, claims and what is left to decide in the side bar, and the evidence picture: ${theme}`, async () => {
      const workbench: Workbench = await openWorkbench({ file: FILE, theme, settings: { "editor.wordWrap": "on" } });
      const { page } = workbench;
      try {
        await untilMarked(page);
        const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
        const hover = (): Promise<string> => hoverText(page, "Atezolizumab");
        await hover();
        await inBothWidths(workbench, `read-${theme}`, hover);
        await page.mouse.move(5, 5);
        writeFileSync(file, SIDECAR);
        await runCommand(page, "BioGloss: Focus on Mentions View");
        await page.locator("[role=treeitem][aria-label^='Drugs']").click();
        const places = page.locator("[role=treeitem][aria-level='3']");
        // What the tagger finds comes a moment later and draws the tree again, so a click may go to an older row.
        await untilShown(places.first(), () =>
          page.locator("[role=treeitem][aria-label^='atezolizumab']").first().click(),
        );
        await inBothWidths(workbench, `overview-${theme}`);
        await page.locator(".view-lines").first().click();
        await runCommand(page, "BioGloss: Show Evidence Picture");
        const frame = await pictureOf(page);
        await untilShown(frame.locator("#sentences button.sentence").first(), () => chooseCell(page, frame));
        await inBothWidths(workbench, `evidence-${theme}`);
        // The document changes, the tables with it; the reader stays at the sentence.
        appendFileSync(path.join(workbench.workspaceFolder, FILE), "\nIpilimumab caused colitis.\n");
        await frame.locator("th[scope=row]", { hasText: "ipilimumab" }).first().waitFor();
        await frame.locator("#sentences button.sentence:focus").waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".editor-instance .selected-text").first().waitFor();
        await runCommand(page, "View: Close All Editors");
        await runCommand(page, "Welcome: Open Walkthrough...");
        await quickPick(page, "Read and Annotate Biomedical Text");
        const button = page.locator(".gettingStartedContainer a", { hasText: "Open Sample Document" }).first();
        await button.waitFor();
        await inBothWidths(workbench, `walkthrough-${theme}`);
        // The sample opens beside the walkthrough, which ticks the step off.
        await button.click();
        await page.locator(".tab.active", { hasText: "checkpoint-and-taxane" }).waitFor();
        await page.locator(".gettingStartedContainer .codicon-getting-started-step-checked").first().waitFor();
        await untilMarked(page);
        await openSettings(page);
        await inBothWidths(workbench, `settings-${theme}`);
      } finally {
        await workbench.close();
      }
    });
  }
});
