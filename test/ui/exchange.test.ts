import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { quickPick, runCommand, untilMarked } from "../harness/gestures.ts";
import { until } from "../harness/until.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const TEXT = "This excerpt is made up. Patients on atezolizumab had alopecia; none vomited.\n";
const SIDECAR = `format: biogloss/1
document: trial.txt
annotations:
  b0000000:
    kind: drug
    quote: atezolizumab
    concept: DRUGBANK:DB11595
  c0000000:
    kind: adverse-event
    quote: diarrhoea
`;
const IMPORTED = "T1\tAdverseEvent 55 63\talopecia\nT2\tDrug 0 5\tOther\n";

describe("export and import on the screen", function () {
  this.timeout(180_000);
  let folder = "";
  let workbench: Workbench;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "biogloss-ui-"));
    mkdirSync(path.join(folder, "excerpts"));
    writeFileSync(path.join(folder, "excerpts", "trial.txt"), TEXT);
    writeFileSync(path.join(folder, "excerpts", "trial.txt.annotations.yaml"), SIDECAR);
    workbench = await openWorkbench({ file: "trial.txt", workspace: path.join(folder, "excerpts"), scale: 2 });
    await untilMarked(workbench.page);
  });
  after(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string): string => path.join(workbench.workspaceFolder, name);
  const text = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), "utf8") : "");

  const untilText = (name: string, isRight: (text: string) => boolean): Promise<string> =>
    until(() => text(name), isRight);

  async function exportBrat(): Promise<void> {
    const { page } = workbench;
    await runCommand(page, "BioGloss: Export Annotations…");
    for (const choice of ["brat standoff (.txt, .ann)", "This document", "Beside the document", "What people decided"])
      await quickPick(page, choice);
  }

  /** Names a file in the dialog of files, once it has listed its folder: before, it would put that in its place. */
  async function openFile(file: string): Promise<void> {
    const dialog = workbench.page.locator(".quick-input-widget:not([style*='display: none'])");
    const row = (name: string) => dialog.locator(".monaco-list-row", { hasText: name }).first();
    await row("..").waitFor();
    await dialog.locator("input").first().fill(file);
    await row(path.basename(file)).waitFor();
    await workbench.page.keyboard.press("Enter");
  }

  /** Answers the dialog that is open, and gives what it said. */
  async function answer(button: string): Promise<string> {
    const dialog = workbench.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    const said = await dialog.innerText();
    await dialog.locator(".monaco-button", { hasText: new RegExp(`^${button}$`) }).click();
    await dialog.waitFor({ state: "hidden" });
    return said;
  }

  it("tells what was exported and what was left out, and shows the list", async () => {
    const { page } = workbench;
    await exportBrat();
    await untilText("trial.ann", (written) => written.includes("T1\tDrug 37 49\tatezolizumab\n"));
    const toast = page.locator(".notification-toast", { hasText: "Exported to" });
    await toast.waitFor();
    const said = await toast.innerText();
    for (const part of ["trial.ann, annotation.conf: 1 annotation.", "1 no longer found in the text", "Reveal"])
      assert.ok(said.includes(part), `${part} in ${said}`);
    await workbench.screenshot("exported");
    await toast.locator(".monaco-button", { hasText: "Show What Is Left Out" }).click();
    await until(
      async () => (await page.locator(".view-lines").allInnerTexts()).join("").replaceAll("\u00a0", " "),
      (shown) => shown.includes("diarrhoea"),
    );
    await page.locator(".tab", { hasText: "trial.txt" }).first().click();
  });

  it("asks before it replaces a file, and does what is answered", async () => {
    writeFileSync(at("trial.ann"), "mine\n");
    for (const [button, left] of [
      ["Cancel", true],
      ["Keep", true],
      ["Replace", false],
    ] as const) {
      await exportBrat();
      const said = await answer(button);
      assert.ok(said.includes("trial.ann exists with other content."), said);
      if (left) assert.equal(text("trial.ann"), "mine\n", button);
      else await untilText("trial.ann", (written) => written.startsWith("T1\tDrug"));
    }
  });

  it("shows what an import would do, and writes after the answer", async () => {
    const { page } = workbench;
    mkdirSync(at("other"));
    writeFileSync(at("other/colleague.ann"), IMPORTED);
    writeFileSync(at("other/colleague.txt"), TEXT.replace("This", "Other"));
    const before = text("trial.txt.annotations.yaml");
    for (const button of ["Cancel", "Import"]) {
      await runCommand(page, "BioGloss: Import Annotations…");
      await openFile(at("other/colleague.ann"));
      await quickPick(page, "Into trial.txt");
      const said = await answer(button);
      for (const part of ["Import these annotations?", "trial.txt: 1 new (1 adverse-event)", "1 without a place"])
        assert.ok(said.includes(part), `${part} in ${said}`);
      if (button === "Cancel") assert.equal(text("trial.txt.annotations.yaml"), before);
    }
    await untilText("trial.txt.annotations.yaml", (written) => written.includes("quote: alopecia"));
    assert.equal(text("trial.txt"), TEXT);
    assert.ok(!existsSync(at("other/colleague.txt.annotations.yaml")));
  });
});
