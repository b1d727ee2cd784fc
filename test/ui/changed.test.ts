import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator } from "playwright-core";
import { describe as anchorOf } from "../../src/core/annotate/anchor.ts";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { type Change, fieldsOf } from "../../src/core/annotate/sidecar/change.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import {
  applyCodeAction,
  hoverText,
  placeCursor,
  runCommand,
  select,
  untilMarked,
  untilShown,
} from "../harness/gestures.ts";
import { until } from "../harness/until.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const FILE = "taxane-neuropathy.md";

/** The excerpt as it was when it was annotated. */
const WAS = `# Peripheral neuropathy under a taxane

This excerpt is made up. Patients were given paclitaxel with atezolizumab, which binds PD-L1, or paclitaxel alone.

Given both drugs, 45 % of patients had peripheral neuropathy of any grade. It was associated with the dose of paclitaxel. Most of the patients recovered within six months of the last infusion.

Alopecia and nausea were frequent in both groups.
`;

/** The excerpt as a colleague left it. */
const NOW = WAS.replace("45 %", "35 %")
  .replace("It was associated", "It was not associated")
  .replace(
    "Most of the patients recovered within six months of the last infusion.\n",
    "How many recovered is not told.\n",
  );

function annotation(quote: string, decided: object): Annotation {
  const start = WAS.indexOf(quote);
  assert.ok(start >= 0, quote);
  const anchor = anchorOf(WAS, { start, end: start + quote.length });
  return { anchor, by: "ada", on: "2026-11-02", ...decided } as Annotation;
}

const SET = [
  annotation("45 % of patients had peripheral neuropathy of any grade", {
    type: "claim",
    id: "cr8k2m7d",
    claim: "safety",
  }),
  annotation("was associated with the dose of paclitaxel", { type: "claim", id: "d4w9tq1x", claim: "mechanism" }),
  annotation("Most of the patients recovered within six months", { type: "claim", id: "f7hs3b0z", claim: "safety" }),
  annotation("atezolizumab", { type: "mention", id: "g2n6vj8a", kind: "drug", concept: "DRUGBANK:DB11595" }),
  annotation("PD-L1", { type: "mention", id: "h5c1xk4e", kind: "target", concept: "HGNC:17635" }),
  annotation("nausea", { type: "mention", id: "k9pz7r2m", kind: "adverse-event" }),
];

describe("an excerpt whose words have changed on disk", function () {
  this.timeout(180_000);
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "biogloss-ui-"));
    const workspace = path.join(folder, "review");
    mkdirSync(workspace);
    const changes = SET.map((each): Change => ({ op: "set", id: each.id, fields: fieldsOf(each) }));
    const written = writeSidecar("", changes, FILE);
    assert.ok(written.ok);
    writeFileSync(path.join(workspace, FILE), NOW);
    writeFileSync(path.join(workspace, `${FILE}.annotations.yaml`), written.text);
    workbench = await openWorkbench({
      workspace,
      file: FILE,
      theme: "light",
      settings: { "biogloss.annotator": "ben", "editor.wordWrap": "on", "editor.minimap.enabled": false },
    });
    await untilMarked(workbench.page);
  });
  after(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true });
  });

  function sidecar(): string {
    const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
    // VS Code renames over a file by removing it first, so for a moment there is none.
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  /** A node of the tree of claims on the screen by how its label, as a screen reader tells it, begins. */
  function treeItem(label: string): Locator {
    return workbench.page.getByRole("tree", { name: "Claims" }).locator(`[role=treeitem][aria-label^="${label}"]`);
  }

  async function untilWritten(words: string): Promise<void> {
    await until(sidecar, (text) => text.includes(words));
  }

  it("shows old and new words in Problems, in the tree and in the hover", async () => {
    const { page } = workbench;
    await runCommand(page, "Problems: Focus on Problems View");
    await page.locator(".markers-panel", { hasText: "45 % → 35 % (claim: safety)" }).waitFor();
    await runCommand(page, "BioGloss: Focus on Claims View");
    for (const node of [
      "45 % → 35 %, changed, claim: safety",
      "+ not, changed, claim: mechanism",
      "Most of the patients recovered",
    ]) {
      await treeItem(node).waitFor();
    }
    // The problems are shown before the card is there.
    const card = async (): Promise<string> => (await hoverText(page, "35 %")).replaceAll("\u00a0", " ");
    await until(card, (text) => text.includes("Was: 45 % of patients") && text.includes("Now: 35 % of patients"));
    await workbench.screenshot("changed-claim");
  });

  it("confirms the new words from the light bulb, with the keyboard", async () => {
    const { page } = workbench;
    await placeCursor(page, 5, 25);
    await applyCodeAction(page, "Confirm the new words (claim: safety)");
    await untilWritten('quote: "35 % of patients');
    assert.match(sidecar(), /by: ben/);
  });

  it("re-anchors what was lost to the selection, from the command palette", async () => {
    const { page } = workbench;
    const words = "How many recovered is not told";
    const line = NOW.split("\n").findIndex((each) => each.includes(words));
    await select(page, line + 1, (NOW.split("\n")[line] ?? "").indexOf(words) + 1, words.length);
    await runCommand(page, "BioGloss: Re-anchor to the Selection");
    await page.locator(".quick-input-widget .monaco-list-row", { hasText: "no longer found" }).click();
    await untilWritten(`quote: ${words}`);
  });

  it("retires from the tree", async () => {
    const row = treeItem("+ not, changed, claim: mechanism");
    // The tree is drawn anew when what the test before did has been read back; a click may go to a row that is gone by then.
    await untilShown(treeItem("Retired"), async () => {
      const soon = { timeout: 5_000 };
      await row.hover(soon).catch(() => undefined);
      const retire = row.locator(".action-label[aria-label^='Retire']");
      await retire.click(soon).catch(() => undefined);
    });
    await untilWritten("status: retired");
    await workbench.screenshot("settled");
  });
});
