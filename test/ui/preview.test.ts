import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { runCommand, untilMarked } from "../harness/gestures.ts";
import { inBothWidths, openWorkbench, type Workbench } from "../harness/workbench.ts";

const FILE = "checkpoint-and-taxane.md";

/** The frame of the Markdown preview once it shows a page with some mark in it; each time it is drawn anew it is another. */
async function markedPage({ page }: Workbench, mark = ".biogloss-mark"): Promise<Frame> {
  for (let round = 0; round < 300; round++) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator(`.markdown-body ${mark}`)
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  assert.fail(`no page of the preview has ${mark}`);
}

/** Class, line and colour of each mark, with blanks between. */
const STYLES = `[...document.querySelectorAll(".biogloss-mark")].map((mark) => {
  const style = getComputedStyle(mark);
  return [mark.className.split(" ")[1], style.textDecorationStyle, style.textDecorationColor].join(" ");
})`;

describe("the Markdown preview on the screen", function () {
  this.timeout(180_000);

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`marks mentions with each kind's own line in the theme's colour: ${theme}`, async () => {
      const workbench = await openWorkbench({ file: FILE, theme });
      try {
        await untilMarked(workbench.page);
        await runCommand(workbench.page, "Markdown: Open Preview to the Side");
        const frame = await markedPage(workbench);
        const styles = await frame.evaluate<string[]>(STYLES);
        const looks = new Map(styles.map((each) => [each.split(" ")[0], each]));
        const lines = [...looks.values()].map((each) => each.split(" ")[1]);
        assert.deepEqual(lines.sort(), ["dashed", "solid", "wavy"], [...looks.values()].join("\n"));
        assert.equal(new Set([...looks.values()].map((each) => each.split(" ").slice(2).join(" "))).size, 3);
        // A decision made elsewhere is drawn without anybody touching the page.
        const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
        const quote = "    quote: loperamide\n";
        writeFileSync(file, `format: biogloss/1\nannotations:\n  abcd2345:\n    kind: drug\n${quote}`);
        await markedPage(workbench, ".biogloss-mention-drug:text('loperamide')");
        await inBothWidths(workbench, `preview-${theme}`);
      } finally {
        await workbench.close();
      }
    });
  }
});
