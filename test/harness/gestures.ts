// What a person does in VS Code's window, for UI tests: keyboard first, mouse where only the mouse will do.
import type { Locator, Page } from "playwright-core";
import type { PageElement, PageNode } from "./pageTypes.ts";
import { SHOW_LIMIT, until } from "./until.ts";

/** After how long a person would try once more, in milliseconds. */
const PATIENCE = 5_000;

const VIEW_LINES = ".editor-group-container.active .view-lines";
const QUICK_INPUT = ".quick-input-widget:not([style*='display: none'])";

/** Runs a command by its title through the command palette: `runCommand(page, "BioGloss: Export Annotations…")`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(`${QUICK_INPUT} input`).first();
  await input.waitFor({ timeout: SHOW_LIMIT });
  await input.fill(`>${title}`);
  await choose(row(page, title));
}

/** Picks an entry of the open quick pick by its label. Throws when none such shows in time. */
export async function quickPick(page: Page, label: string): Promise<void> {
  await choose(row(page, label));
}

/** The labels of the open quick pick, as far as they are on the screen. */
export async function quickPickLabels(page: Page): Promise<string[]> {
  const labels = page.locator(`${QUICK_INPUT} .monaco-list-row .label-name`);
  await labels.first().waitFor({ timeout: SHOW_LIMIT });
  // Rows are drawn one after the other.
  await page.waitForTimeout(250);
  return labels.allInnerTexts();
}

/** Types into the open input box or quick pick and accepts it with Enter. */
export async function quickInput(page: Page, text: string): Promise<void> {
  const input = page.locator(`${QUICK_INPUT} input`).first();
  await input.waitFor({ timeout: SHOW_LIMIT });
  await input.fill(text);
  await input.press("Enter");
}

/** Saves the active document, which has no file yet, as a file whose path is given. */
export async function saveAs(page: Page, file: string): Promise<void> {
  await page.keyboard.press("Control+s");
  const input = page.locator(`${QUICK_INPUT} input`).first();
  await input.waitFor({ timeout: SHOW_LIMIT });
  // VS Code opens this dialog first and fills in the name that it proposes afterwards, over what has been typed by then.
  for (let still = 0; still < 10; await page.waitForTimeout(50)) {
    const isOurs = (await input.inputValue()) === file;
    if (!isOurs) await input.fill(file);
    still = isOurs ? still + 1 : 0;
  }
  await input.press("Enter");
}

/** The text of the active editor's lines that are on the screen, from the top. */
export async function editorText(page: Page): Promise<string> {
  return page.locator(VIEW_LINES).evaluate((lines: PageElement) => {
    const topOf = (line: PageElement) => Number.parseFloat(line.style.top);
    const ordered = [...lines.querySelectorAll(".view-line")].sort((left, right) => topOf(left) - topOf(right));
    return ordered.map((line) => (line.textContent ?? "").replaceAll("\u00a0", " ")).join("\n");
  });
}

/** Waits until the active editor shows a mark: text that an extension has decorated. */
export async function untilMarked(page: Page): Promise<void> {
  await page.locator(`${VIEW_LINES} span[class*="ced-"]`).first().waitFor({ timeout: SHOW_LIMIT });
}

/** Puts the cursor at a line and column, both counted from 1, and the focus into the editor. */
export async function placeCursor(page: Page, line: number, column: number): Promise<void> {
  await page.locator(VIEW_LINES).click({ position: { x: 2, y: 2 } });
  await moveCursor(page, line, column);
}

/** The same when the focus is in the editor already, wherever that has been scrolled to. */
export async function moveCursor(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press("Control+g");
  await quickInput(page, `:${line}:${column}`);
  await page.locator(QUICK_INPUT).waitFor({ state: "hidden", timeout: SHOW_LIMIT });
}

/** Selects `length` characters from a line and column, both counted from 1. */
export async function select(page: Page, line: number, column: number, length: number): Promise<void> {
  await placeCursor(page, line, column);
  for (let step = 0; step < length; step++) await page.keyboard.press("Shift+ArrowRight");
}

/**
 * Rests the mouse on the middle of a word in the active editor and returns the text of the hover that shows.
 *
 * @param occurrence which one on the screen, from 0
 */
export async function hoverText(page: Page, word: string, occurrence = 0): Promise<string> {
  const { x, y } = await wordPosition(page, word, occurrence);
  // Two moves: a hover starts on movement within the text, not on appearing there.
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").first();
  await hover.waitFor({ timeout: SHOW_LIMIT });
  return until(
    () => hover.innerText(),
    (text) => !/^\s*(Loading\.\.\.)?\s*$/.test(text),
  );
}

/** The middle of a word in the active editor, in CSS pixels of the page. Throws when it is not on the screen. */
export async function wordPosition(page: Page, word: string, occurrence = 0): Promise<{ x: number; y: number }> {
  const found = await page.locator(VIEW_LINES).evaluate(findWord, { word, occurrence });
  if (!found) throw new Error(`"${word}" (occurrence ${occurrence}) is not on the screen:\n${await editorText(page)}`);
  return found;
}

/** Runs in the page, so it uses nothing from outside itself. */
function findWord(
  lines: PageElement,
  wanted: { word: string; occurrence: number },
): { x: number; y: number } | undefined {
  const SHOW_TEXT = 4;
  let left = wanted.occurrence;
  for (const line of lines.querySelectorAll(".view-line")) {
    // Marks cut a line into many spans, so a word is looked for in the whole line and then traced to its nodes.
    const walker = lines.ownerDocument.createTreeWalker(line, SHOW_TEXT);
    const pieces: { node: PageNode; start: number }[] = [];
    let text = "";
    while (walker.nextNode()) {
      pieces.push({ node: walker.currentNode, start: text.length });
      text += (walker.currentNode.textContent ?? "").replaceAll("\u00a0", " ");
    }
    for (let at = text.indexOf(wanted.word); at >= 0; at = text.indexOf(wanted.word, at + 1)) {
      if (left-- > 0) continue;
      const middle = at + Math.floor(wanted.word.length / 2);
      const piece = pieces.filter(({ start }) => start <= middle).pop();
      if (!piece) continue;
      const range = lines.ownerDocument.createRange();
      range.setStart(piece.node, middle - piece.start);
      range.setEnd(piece.node, middle - piece.start + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return undefined;
}

/** Opens the light bulb's menu at the cursor with the keyboard and returns its entries. */
export async function codeActions(page: Page): Promise<string[]> {
  // VS Code itself asks for actions a quarter of a second after the cursor has moved, and gives up for that what was asked
  // for by hand and has not come yet.
  await page.waitForTimeout(300);
  await untilShown(page.locator(".action-widget .monaco-list-row").first(), () => page.keyboard.press("Control+."));
  return page.locator(".action-widget .monaco-list-row.action").allInnerTexts();
}

/** Applies the light bulb's entry that starts with `title` at the cursor, with the keyboard alone. */
export async function applyCodeAction(page: Page, title: string): Promise<void> {
  const titles = await codeActions(page);
  if (!titles.some((each) => each.startsWith(title))) {
    throw new Error(`The light bulb does not offer "${title}" but: ${titles.join("; ")}`);
  }
  const focused = page.locator(".action-widget .monaco-list-row.action.focused");
  for (let step = 0; step <= titles.length; step++) {
    if ((await focused.count()) > 0 && (await focused.first().innerText()).startsWith(title)) {
      await page.keyboard.press("Enter");
      await page.locator(".action-widget .monaco-list-row").first().waitFor({ state: "hidden", timeout: SHOW_LIMIT });
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The light bulb's entry "${title}" could not be reached with the arrow keys.`);
}

/** Opens the settings editor with what the extension contributes. */
export async function openSettings(page: Page): Promise<void> {
  await runCommand(page, "Preferences: Open Settings (UI)");
  const search = page.locator(".settings-editor .settings-header .view-line").first();
  await search.waitFor({ timeout: SHOW_LIMIT });
  const found = page.locator(".setting-item-label", { hasText: "Annotator" }).first();
  await untilShown(found, async () => {
    // The editor takes the focus once more when it has been loaded, wherever typing has got to by then.
    await search.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("@ext:biogloss.biogloss");
  });
}

/** The texts of the notifications that are on the screen. */
export async function notifications(page: Page): Promise<string[]> {
  return page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
}

/** Does something until that shows which it should bring up, as a person would: again after a while in which nothing came. */
export async function untilShown(wanted: Locator, act: () => Promise<void>): Promise<void> {
  for (let left = SHOW_LIMIT; ; left -= PATIENCE) {
    await act();
    try {
      return await wanted.waitFor({ timeout: PATIENCE });
    } catch (error) {
      if (left <= PATIENCE) throw error;
    }
  }
}

function row(page: Page, label: string): Locator {
  const name = page.locator(".label-name", { hasText: new RegExp(`^\\s*${escaped(label)}\\s*$`) });
  return page.locator(`${QUICK_INPUT} .monaco-list-row`, { has: name }).first();
}

async function choose(entry: Locator): Promise<void> {
  await entry.waitFor({ timeout: SHOW_LIMIT });
  await entry.click();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
