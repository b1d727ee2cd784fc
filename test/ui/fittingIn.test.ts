import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { codeActions, openSettings, placeCursor, quickPick, runCommand, saveAs, select } from "../harness/gestures.ts";
import { until } from "../harness/until.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const TEXT = "The lantern was lit under atezolizumab, which binds PD-L1.\n";
const FIRST = "terms:\n  - {name: lantern, kind: drug}\n";

/** A folder with some files, by their paths. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "biogloss-fitting-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The words that are marked in the editors on the screen, or in one of them. */
async function markedWords(page: Page, nth?: number): Promise<string[]> {
  const editors = page.locator(".editor-instance .view-lines");
  const within = nth === undefined ? editors : editors.nth(nth);
  return (await within.locator("span[class*='ced-']").allInnerTexts()).map((each) => each.replaceAll("\u00a0", " "));
}

const has =
  (...words: string[]) =>
  (marked: readonly string[]): boolean =>
    words.every((word) => marked.includes(word));

/** Looks for an entry in the open quick pick, whose list is longer than the screen, and picks it. */
async function find(page: Page, label: string): Promise<void> {
  await page.locator(".quick-input-widget:not([style*='display: none']) input").first().waitFor();
  await page.keyboard.type(label);
  await quickPick(page, label);
}

/** Opens the list of what the language status tells, and gives its text. */
async function languageStatus(page: Page): Promise<string> {
  await page.locator('[id="status.languageStatus"]').hover();
  const list = page.locator(".hover-language-status").first();
  await list.waitFor();
  return (await list.innerText()).replaceAll("\u00a0", " ");
}

describe("fitting in", function () {
  this.timeout(180_000);
  const folders: string[] = [];
  let open: Workbench[] = [];

  async function workbench(files: Record<string, string>, options: Partial<Parameters<typeof openWorkbench>[0]> = {}) {
    const folder = folderOf(files);
    folders.push(folder);
    const opened = await openWorkbench({ workspace: folder, file: "one.txt", ...options });
    open.push(opened);
    return opened;
  }

  afterEach(async () => {
    for (const each of open.reverse()) await each.close();
    open = [];
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it("in restricted mode reads and tags, and takes the workspace's terms as soon as it is trusted", async () => {
    const files = { "one.txt": TEXT, ".biogloss/terms.yaml": FIRST };
    const opened = await workbench(files, { restricted: true });
    const { page, workspaceFolder } = opened;
    await until(() => markedWords(page), has("atezolizumab", "PD-L1"));
    await page.waitForTimeout(1_000);
    assert.ok(!(await markedWords(page)).includes("lantern"), "the workspace's terms are left alone");
    await placeCursor(page, 1, TEXT.indexOf("PD-L1") + 2);
    await runCommand(page, "BioGloss: Accept Suggestion");
    const sidecar = path.join(workspaceFolder, "one.txt.annotations.yaml");
    await until(
      () => existsSync(sidecar) && readFileSync(sidecar, "utf8"),
      (text) => String(text).includes("quote: PD-L1"),
    );
    const told = await languageStatus(page);
    assert.match(told, /not trusted/);
    await opened.screenshot("status-restricted");
    await runCommand(page, "Workspaces: Manage Workspace Trust");
    await page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
      .first()
      .click();
    await until(() => markedWords(page), has("lantern", "atezolizumab"));
  });

  it("in a workspace of two folders goes by the settings and terms of each", async () => {
    const folders = { folders: [{ path: "a" }, { path: "b" }] };
    const files = {
      "both.code-workspace": JSON.stringify(folders),
      "a/one.txt": TEXT,
      "a/.biogloss/terms.yaml": FIRST,
      "b/two.txt": TEXT,
      "b/.biogloss/terms.yaml": "stop: [PD-L1]\n",
      "b/.vscode/settings.json": '{ "biogloss.enabled": false }',
    };
    const { page } = await workbench(files, { workspaceFile: "both.code-workspace", file: "a/one.txt" });
    // The terms of both folders count for the window.
    const both = (marked: readonly string[]): boolean =>
      has("lantern", "atezolizumab")(marked) && !marked.includes("PD-L1");
    await until(() => markedWords(page), both);
    await page.keyboard.press("Control+p");
    await find(page, "two.txt");
    await page.locator(".tab.active", { hasText: "two.txt" }).waitFor();
    await until(
      () => markedWords(page),
      (marked) => marked.length === 0,
    );
    assert.match(await languageStatus(page), /biogloss\.enabled/);
  });

  it("marks both halves of a split editor alike, and takes the marks off with the language", async () => {
    const { page } = await workbench({ "one.txt": TEXT });
    await until(() => markedWords(page), has("atezolizumab", "PD-L1"));
    await runCommand(page, "View: Split Editor Right");
    await until(() => markedWords(page, 1), has("atezolizumab", "PD-L1"));
    assert.deepEqual(await markedWords(page, 1), await markedWords(page, 0));
    await runCommand(page, "Change Language Mode");
    await find(page, "Log");
    await until(
      () => markedWords(page),
      (marked) => marked.length === 0,
    );
    await runCommand(page, "Change Language Mode");
    await find(page, "Plain Text");
    for (const nth of [0, 1]) await until(() => markedWords(page, nth), has("atezolizumab", "PD-L1"));
  });

  it("writes what is tagged in a document without a name beside the file that Save As makes", async () => {
    const { page, workspaceFolder } = await workbench({ "one.txt": TEXT });
    await until(() => markedWords(page), has("atezolizumab"));
    await runCommand(page, "File: New Untitled Text File");
    await page.locator(".tab.active", { hasText: "Untitled-1" }).waitFor();
    await page.keyboard.type("Nausea under atezolizumab.");
    await until(() => markedWords(page), has("atezolizumab"));
    await placeCursor(page, 1, 15);
    await runCommand(page, "BioGloss: Accept Suggestion");
    await saveAs(page, path.join(workspaceFolder, "named.txt"));
    const sidecar = path.join(workspaceFolder, "named.txt.annotations.yaml");
    const text = await until(
      () => (existsSync(sidecar) ? readFileSync(sidecar, "utf8") : ""),
      (each) => each !== "",
    );
    assert.match(text, /^document: named\.txt$/m);
    assert.match(text, /quote: atezolizumab/);
    await page.locator(".tab.active", { hasText: "named.txt" }).waitFor();
    await until(() => markedWords(page), has("atezolizumab"));
  });

  it("brings what is tagged in two windows on one folder into both", async () => {
    const first = await workbench({ "one.txt": TEXT });
    await until(() => markedWords(first.page), has("atezolizumab", "PD-L1"));
    const second = await openWorkbench({ beside: first, file: "one.txt" });
    open.push(second);
    await until(() => markedWords(second.page), has("atezolizumab", "PD-L1"));
    const accept = async ({ page }: Workbench, word: string): Promise<void> => {
      await placeCursor(page, 1, TEXT.indexOf(word) + 2);
      await runCommand(page, "BioGloss: Accept Suggestion");
    };
    await accept(first, "PD-L1");
    await accept(second, "atezolizumab");
    const file = path.join(first.workspaceFolder, "one.txt.annotations.yaml");
    const both = (text: string): boolean => text.includes("quote: PD-L1") && text.includes("quote: atezolizumab");
    await until(() => (existsSync(file) ? readFileSync(file, "utf8") : ""), both);
    for (const { page } of [first, second]) {
      const counts = /2 annotations/;
      await until(
        async () => {
          await page.mouse.move(300, 300);
          return languageStatus(page);
        },
        (told) => counts.test(told),
      );
    }
  });

  it("offers terms at the light bulb, and tells in the settings and the status what there is and what is off", async () => {
    const settings = { "biogloss.marks.enabled": false, "biogloss.suggestions.enabled": false };
    const files = { "one.txt": TEXT, ".biogloss/terms.yaml": "# ours\nterms: []\n" };
    const opened = await workbench(files);
    const { page, workspaceFolder } = opened;
    await until(() => markedWords(page), has("atezolizumab"));
    await select(page, 1, 5, "lantern".length);
    const offered = await codeActions(page);
    for (const title of ["Add “lantern” to my terms…", "Add “lantern” to the workspace's terms…"]) {
      assert.ok(offered.includes(title), offered.join(" | "));
    }
    await opened.screenshot("terms-light-bulb");
    await page.keyboard.press("Escape");
    await select(page, 1, 5, "lantern".length);
    await runCommand(page, "BioGloss: Add to the Workspace's Terms…");
    await quickPick(page, "target");
    await until(() => markedWords(page), has("lantern"));
    const terms = readFileSync(path.join(workspaceFolder, ".biogloss", "terms.yaml"), "utf8");
    assert.equal(terms, "# ours\nterms: [{ name: lantern, kind: target }]\n");
    await openSettings(page);
    await page
      .locator(".settings-editor .setting-item-contents", { hasText: "Whether BioGloss reads documents" })
      .waitFor();
    await opened.screenshot("settings");
    const silent = await workbench({ "one.txt": TEXT }, { settings });
    const told = await until(
      () => languageStatus(silent.page),
      (each) => /off:/.test(each),
    );
    assert.match(told, /off: suggestions, marks/);
    assert.deepEqual(await markedWords(silent.page), []);
    await silent.screenshot("status-off");
  });
});
