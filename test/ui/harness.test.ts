import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { editorText, untilMarked } from "../harness/gestures.ts";
import { openWorkbench } from "../harness/workbench.ts";

describe("the harness", () => {
  for (const theme of ["dark", "light"] as const) {
    it(`opens the sample in VS Code, ${theme}`, async () => {
      const workbench = await openWorkbench({ file: "checkpoint-and-taxane.md", theme });
      try {
        assert.match(await editorText(workbench.page), /\w/);
        await untilMarked(workbench.page);
        assert.ok(statSync(await workbench.screenshot(`sample-${theme}`)).size > 10_000);
      } finally {
        await workbench.close();
      }
    });
  }
});
