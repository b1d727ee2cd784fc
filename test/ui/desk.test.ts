import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import {
  codeActions,
  hoverText,
  placeCursor,
  quickPick,
  runCommand,
  select,
  untilMarked,
} from "../harness/gestures.ts";
import { until } from "../harness/until.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";
import { needShared } from "../unit/shared.ts";

const FILE = "checkpoint-and-taxane.md";

/** Line and column (both from 1) of some words in the sample. */
function placeOf(workbench: Workbench, words: string): { line: number; column: number } {
  const text = readFileSync(path.join(workbench.workspaceFolder, FILE), "utf8");
  const at = text.indexOf(words);
  assert.ok(at >= 0, `the sample holds "${words}"`);
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

function sidecarOf(workbench: Workbench): string {
  const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Waits until the sidecar on disk holds some words, and returns it. */
function untilWritten(workbench: Workbench, words: string): Promise<string> {
  return until(
    () => sidecarOf(workbench),
    (text) => text.includes(words),
  );
}

/** Hovers over a word until its card holds some words, and returns the card: one of before goes a moment after the mouse. */
function untilCard({ page }: Workbench, word: string, words: string): Promise<string> {
  const card = async (): Promise<string> => {
    await page.mouse.move(5, 5);
    await page.waitForTimeout(500);
    return (await hoverText(page, word)).replaceAll("\u00a0", " ");
  };
  return until(card, (text) => text.includes(words));
}

/** Opens the light bulb's menu with the keyboard, with an entry in it. */
async function openCodeActions(page: Page, entry: string): Promise<void> {
  const entries = await codeActions(page);
  assert.ok(
    entries.some((each) => each.includes(entry)),
    entries.join(" | "),
  );
}

describe("the seed excerpt", function () {
  this.timeout(180_000);

  it("is marked in plain text", async function () {
    const file = needShared(this, "seed/combination-therapy.txt");
    const workbench = await openWorkbench({
      workspace: path.dirname(file),
      file: path.basename(file),
      theme: "light",
      settings: { "editor.wordWrap": "on" },
    });
    try {
      await untilMarked(workbench.page);
      const card = (await hoverText(workbench.page, "atezolizumab")).replaceAll("\u00a0", " ");
      const told = "Withdrawn in 2021: accelerated approval of 2019 for triple-negative breast carcinoma";
      for (const each of ["DrugBank DB11595", told]) assert.ok(card.includes(each), card);
      await workbench.screenshot("seed");
      const beside = await untilCard(workbench, "PTX", "Short here for: paclitaxel");
      assert.ok(beside.includes("With atezolizumab: accelerated approval of 2019"), beside);
      const files = readdirSync(workbench.workspaceFolder).sort();
      assert.deepEqual(files, readdirSync(path.dirname(file)).sort(), "nothing is written by reading");
    } finally {
      await workbench.close();
    }
  });
});

describe("the desk", function () {
  this.timeout(180_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ file: FILE, settings: { "biogloss.annotator": "ada" }, scale: 2 });
    await untilMarked(workbench.page);
  });
  after(() => workbench.close());

  it("tells in a card what atezolizumab is", async () => {
    const text = await hoverText(workbench.page, "Atezolizumab");
    for (const told of ["atezolizumab", "drug", "DrugBank DB11595", "Tecentriq", "CD274", "Withdrawn"]) {
      assert.ok(text.includes(told), `the card tells ${told}:\n${text}`);
    }
    await workbench.screenshot("hover-atezolizumab");
  });

  it("tags it from the light bulb with the keyboard, and the decision is on disk", async () => {
    const { page } = workbench;
    const { line, column } = placeOf(workbench, "Atezolizumab");
    await placeCursor(page, line, column + 3);
    await openCodeActions(page, "Tag “Atezolizumab” as drug");
    await workbench.screenshot("light-bulb");
    await page.keyboard.press("Enter");
    const text = await untilWritten(workbench, "quote: Atezolizumab");
    for (const fact of ["kind: drug", "concept: DRUGBANK:DB11595", "by: ada"]) assert.ok(text.includes(fact), text);
    await workbench.screenshot("tagged");
  });

  it("shows what another program writes into the annotation file", async () => {
    const file = path.join(workbench.workspaceFolder, `${FILE}.annotations.yaml`);
    writeFileSync(file, sidecarOf(workbench).replace("kind: drug\n", "kind: drug\n    note: seen by hand # outside\n"));
    await untilCard(workbench, "Atezolizumab", "Note: seen by hand");
  });

  it("tags a claim from the command palette, and takes it back", async () => {
    const { page } = workbench;
    const words = "The approval rested on progression-free survival (PFS).";
    const { line, column } = placeOf(workbench, words);
    await select(page, line, column, words.length);
    await runCommand(page, "BioGloss: Tag as Claim…");
    await quickPick(page, "regulatory");
    const text = await untilWritten(workbench, "claim: regulatory");
    assert.ok(text.includes(`quote: ${words}`) || text.includes(`quote: "${words}"`), text);
    await placeCursor(page, line, column + 4);
    await workbench.screenshot("claim");
    assert.ok(sidecarOf(workbench).includes("note: seen by hand # outside"), "the hand edit stays");
    await runCommand(page, "BioGloss: Take Back Tag");
    await until(
      () => sidecarOf(workbench),
      (left) => !left.includes("claim:"),
    );
  });

  it("shows the annotation file beside the text", async () => {
    await runCommand(workbench.page, "BioGloss: Open Annotation File");
    await workbench.page.locator(".tab", { hasText: `${FILE}.annotations.yaml` }).waitFor();
    await workbench.screenshot("annotation-file");
    assert.ok(sidecarOf(workbench).includes("quote: Atezolizumab"));
  });

  it("exports from the command palette", async () => {
    const { page } = workbench;
    await page.locator(".tab", { hasText: FILE }).first().click();
    await runCommand(page, "BioGloss: Export Annotations…");
    await quickPick(page, "brat standoff (.txt, .ann)");
    for (const choice of ["This document", "Beside the document", "What people decided"]) await quickPick(page, choice);
    const ann = path.join(workbench.workspaceFolder, FILE.replace(/\.md$/, ".ann"));
    await until(
      () => (existsSync(ann) ? readFileSync(ann, "utf8") : ""),
      (text) => /^T1\tDrug \d+ \d+\tAtezolizumab$/m.test(text),
    );
  });
});
