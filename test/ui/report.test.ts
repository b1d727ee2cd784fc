import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import type { ExchangeDocument } from "../../src/core/exchange/document.ts";
import type { Format } from "../../src/core/exchange/format.ts";
import { formatById, writeFiles } from "../../src/core/exchange/formats.ts";
import { said } from "../../src/core/words.ts";
import { startBrowser } from "../harness/browser.ts";
import { Lifetime } from "../harness/lifetime.ts";
import { outputFolder, repositoryRoot } from "../harness/paths.ts";
import { reportLosses, reportSample } from "../unit/exchange/reportSample.ts";

/** What would fetch, run or send something if it were not escaped, everywhere that a report shows words of others. */
const HOSTILE = `"><img src=http://127.0.0.1:9/a onerror="document.title='run'"><script>document.title='run'</script><style>@import "http://127.0.0.1:9/b";</style></title>`;

const hostile: ExchangeDocument = {
  id: "hostile",
  file: `${HOSTILE}.md`,
  text: HOSTILE,
  mentions: [{ id: "a", spans: [{ start: 2, end: 30 }], label: HOSTILE, fields: { concept: HOSTILE, note: HOSTILE } }],
  claims: [
    {
      id: "b",
      spans: [{ start: 10, end: 60 }],
      label: HOSTILE,
      fields: { predicate: HOSTILE, evidence: { x: { ref: HOSTILE, quote: HOSTILE, by: HOSTILE } } },
      roles: [{ role: HOSTILE, target: "a" }],
    },
  ],
};

describe("the report in a browser", () => {
  const lifetime = new Lifetime();
  const folder = mkdtempSync(path.join(tmpdir(), "biogloss-report-"));
  after(async () => {
    await lifetime.end();
    rmSync(folder, { recursive: true });
  });

  /** Opens a report as a file, and gives the page with the addresses of everything that it asked for. */
  async function open(name: string, document: ExchangeDocument, scheme: "light" | "dark"): Promise<[Page, string[]]> {
    const result = writeFiles(formatById("report") as Format, [document], { leftOut: reportLosses, name });
    assert.ok(result.ok, result.ok ? "" : said(result.problem));
    const file = path.join(folder, `${name}.html`);
    writeFileSync(file, (result.files[0] as { content: string }).content);
    const browser = await startBrowser(lifetime);
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, colorScheme: scheme });
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(request.url()));
    await page.goto(pathToFileURL(file).href, { waitUntil: "networkidle" });
    return [page, asked.filter((url) => url !== pathToFileURL(file).href)];
  }

  for (const scheme of ["light", "dark"] as const) {
    it(`shows text, cards and evidence, and no request leaves it, ${scheme}`, async () => {
      const [page, asked] = await open(`report-${scheme}`, reportSample, scheme);
      assert.deepEqual(asked, []);
      const shown = await page.evaluate<string>(`(() => {
        const text = document.querySelector(".text").cloneNode(true);
        for (const ours of text.querySelectorAll(".n, .edge, .vh")) ours.remove();
        return text.textContent;
      })()`);
      assert.equal(shown, reportSample.text);
      assert.equal(await page.locator(".card").count(), 13);
      assert.equal(await page.locator("#d1-evidence ~ .wide tbody tr").count(), 4);
      const underlines = await page.evaluate<string[]>(
        `[...document.querySelectorAll(".legend .m")].map((each) => getComputedStyle(each).textDecorationStyle)`,
      );
      assert.deepEqual(underlines, ["solid", "dashed", "wavy", "dotted", "double", "solid"]);
      await page.locator(".text a.n").first().click();
      assert.match(page.url(), /#d1-k1$/, "a mark's number leads to its card");
      mkdirSync(outputFolder(), { recursive: true });
      await page.screenshot({ path: path.join(outputFolder(), `report-${scheme}.png`) });
      assert.deepEqual(asked, []);
      await page.context().browser()?.close();
    });
  }

  it("shows the sample as the command line exports it, with what is suggested (for the README)", async () => {
    const sample = path.join(repositoryRoot(), "sample", "checkpoint-and-taxane.md");
    const program = path.join(repositoryRoot(), "dist", "cli.js");
    execFileSync(process.execPath, [program, "export", "--to", "report", "--suggestions", "--out", folder, sample]);
    const file = path.join(folder, "checkpoint-and-taxane.report.html");
    const browser = await startBrowser(lifetime);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
    await page.goto(pathToFileURL(file).href, { waitUntil: "networkidle" });
    assert.ok((await page.locator(".text .m").count()) > 30);
    mkdirSync(outputFolder(), { recursive: true });
    await page.screenshot({ path: path.join(outputFolder(), "report-sample.png") });
    await browser.close();
  });

  it("runs, fetches and shows as markup nothing of what the documents hold", async () => {
    const [page, asked] = await open("hostile", hostile, "light");
    assert.deepEqual(asked, []);
    const counts = await page.evaluate<number[]>(
      `["img", "script", "style", "iframe", "form", "link"].map((name) => document.querySelectorAll(name).length)`,
    );
    assert.deepEqual(counts, [0, 0, 1, 0, 0, 1]);
    assert.equal(await page.title(), `${HOSTILE}.md – annotations`);
    await page.context().browser()?.close();
  });
});
