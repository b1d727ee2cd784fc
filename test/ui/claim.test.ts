import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  applyCodeAction,
  codeActions,
  editorText,
  placeCursor,
  quickPickLabels,
  runCommand,
  untilMarked,
} from "../harness/gestures.ts";
import { sampleFolder } from "../harness/workspace.ts";
import { until } from "../harness/until.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const FILE = "checkpoint-and-taxane.md";

/** A claim that nothing plays a role in yet. */
const SIDECAR = `format: biogloss/1
annotations:
  cdef2345:
    claim: safety
    quote: Alopecia was mostly due to paclitaxel.
`;

/** What is claimed of which words: the annotation file's claims, each with its type and the words of its mentions. */
function claims({ workspaceFolder }: Workbench): { type: string; about: string[] }[] {
  const file = path.join(workspaceFolder, `${FILE}.annotations.yaml`);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const quotes = new Map(
    [...text.matchAll(/^ {2}(\w{8}):\n(?: {4}.*\n)*? {4}quote: (.*)$/gm)].map(([, id, quote]) => [id, quote]),
  );
  return [...text.matchAll(/^ {4}claim: (.*)\n(?: {4}.*\n)*? {4}about: \{(.*)\}$/gm)].map(
    ([, type = "", about = ""]) => {
      return { type, about: [...about.matchAll(/\b\w{8}\b/g)].flatMap(([id]) => quotes.get(id) ?? []) };
    },
  );
}

function untilClaimed(workbench: Workbench, count: number): Promise<ReturnType<typeof claims>> {
  return until(
    () => claims(workbench),
    (made) => made.length >= count,
  );
}

describe("a claim, by keys alone", function () {
  this.timeout(180_000);

  for (const theme of ["light", "high-contrast"] as const) {
    it(`is made by c and Enter, and by a digit for each mention that is another: ${theme}`, async () => {
      const workbench = await openWorkbench({ file: FILE, theme });
      const { page } = workbench;
      try {
        await untilMarked(page);
        const text = await editorText(page);
        const line = text.split("\n").findIndex((each) => /atezolizumab/.test(each)) + 1;
        const column = (text.split("\n")[line - 1] ?? "").indexOf("atezolizumab") + 1;
        await placeCursor(page, line, column);
        await page.keyboard.press("Control+F8");
        await page.locator(".statusbar-item", { hasText: /Review 1 of|Review \d+ of/ }).waitFor();
        await page.keyboard.press("c");
        const labels = await quickPickLabels(page);
        await workbench.screenshot(`claim-pick-${theme}`);
        await page.keyboard.press("Enter");
        const [first] = await untilClaimed(workbench, 1);
        assert.equal(first?.type, labels[0]);
        assert.ok((first?.about.length ?? 0) >= 2, JSON.stringify(first));
        await page.keyboard.press("c");
        await quickPickLabels(page);
        await page.keyboard.press("ArrowDown");
        const before = await marked(workbench);
        await page.keyboard.press("1");
        await page.keyboard.press("2");
        const after = await marked(workbench);
        assert.equal(after.filter((is, nth) => is !== before[nth]).length, 2, `${before.join()} / ${after.join()}`);
        await workbench.screenshot(`claim-pick-changed-${theme}`);
        await page.keyboard.press("Enter");
        const [, second] = await untilClaimed(workbench, 2);
        assert.ok((second?.about.length ?? 0) >= 2, JSON.stringify(second));
        const document = path.join(workbench.workspaceFolder, FILE);
        assert.equal(readFileSync(document, "utf8"), readFileSync(path.join(sampleFolder(), FILE), "utf8"));
        assert.equal(await page.locator(".tab.active.dirty").count(), 0, "the document is as it was");
      } finally {
        await workbench.close();
      }
    });
  }

  for (const theme of ["light", "high-contrast"] as const) {
    it(`gets a mention at the light bulb, and places that are unticked are not tagged: ${theme}`, async () => {
      const workbench = await openWorkbench({ file: FILE, theme });
      const { page } = workbench;
      const sidecar = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
      try {
        writeFileSync(sidecar, SIDECAR);
        await untilMarked(page);
        const lines = readFileSync(path.join(workbench.workspaceFolder, FILE), "utf8").split("\n");
        const line = lines.findIndex((each) => each.includes("due to paclitaxel")) + 1;
        await placeCursor(page, line, (lines[line - 1] ?? "").indexOf("paclitaxel") + 3);
        const title = "Link “paclitaxel” as drug to the safety claim “Alopecia was mostly due to paclitaxel.”";
        const offered = async (): Promise<string[]> => {
          // The list of before, if there is one: nothing is offered until the document has been read.
          await page.keyboard.press("Escape");
          return codeActions(page).catch(() => []);
        };
        await until(offered, (titles) => titles.includes(title));
        await workbench.screenshot(`light-bulb-claim-${theme}`);
        await page.keyboard.press("Escape");
        await applyCodeAction(page, title);
        const [claim] = await untilClaimed(workbench, 1);
        assert.deepEqual(claim, { type: "safety", about: ["paclitaxel"] });
        await applyCodeAction(page, "Tag every “paclitaxel” in this document as drug");
        const places = await quickPickLabels(page);
        assert.ok(places.length >= 2, places.join("\n"));
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Space");
        await workbench.screenshot(`tag-every-${theme}`);
        await page.keyboard.press("Enter");
        // While the file is being written it may not be there for a moment.
        const written = (): string => (existsSync(sidecar) ? readFileSync(sidecar, "utf8") : "");
        const kept = (): number => written().match(/^ {4}quote: paclitaxel$/gm)?.length ?? 0;
        // The linked one, and all places but the unticked one.
        await until(kept, (count) => count === places.length);
        await runCommand(page, "BioGloss: Focus on To Decide View");
        // Suggested claims are below the mentions, and a tree has only those rows that are in sight.
        const view = page.locator(".pane", { has: page.locator(".pane-header", { hasText: "To Decide" }) });
        await view.locator("[role=treeitem]").first().waitFor();
        await view.locator(".monaco-list").first().press("End");
        await view.locator("[role=treeitem]", { hasText: "Claims" }).first().waitFor();
        await workbench.screenshot(`to-decide-${theme}`);
      } finally {
        await workbench.close();
      }
    });
  }
});

/** Which of the mentions of the open list are in the claim that it stands on. */
async function marked({ page }: Workbench): Promise<boolean[]> {
  await page.waitForTimeout(500);
  const rows = await page.locator(".quick-input-widget .monaco-list-row").all();
  const texts = await Promise.all(rows.map((row) => row.getAttribute("aria-label")));
  return texts.flatMap((each) => (each !== null && /^\d/.test(each) ? [each.includes("in the claim")] : []));
}
