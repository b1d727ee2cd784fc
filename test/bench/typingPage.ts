import type { PageElement } from "../harness/pageTypes.ts";

/** Where text is typed: what stands before and after it, which nothing else on the screen does, and the text. */
export interface Place {
  readonly before: string;
  readonly after: string;
  readonly typed: string;
}

/** Marks in the trace around what is typed. */
export const [BEGIN, END] = ["biogloss-typing-begins", "biogloss-typing-ends"];

interface Page {
  readonly document: { querySelector(selector: string): PageElement | null };
  readonly MutationObserver: new (heard: () => void) => {
    observe(target: PageElement, what: Record<string, boolean>): void;
    disconnect(): void;
  };
  addEventListener(type: string, heard: (event: { readonly timeStamp: number }) => void, capture: boolean): void;
  removeEventListener(type: string, heard: (event: { readonly timeStamp: number }) => void, capture: boolean): void;
  /** Ends the watch: milliseconds from each key to its character, for the characters that came. */
  bioglossTyped?: () => number[];
}

/**
 * Begins to take the time of each key: from the moment the browser got it until the picture that shows its character has been painted.
 * VS Code changes its lines within the frame that paints them, so they are read when they change, and the clock is read in the first
 * task after that frame. The browser's own Event Timing says the same rounded to 8 ms, too coarse for differences of a tenth.
 *
 * Runs in the page, so it uses nothing from outside itself.
 */
export function watchTyping({ place, begin }: { place: Place; begin: string }): void {
  const page = globalThis as unknown as Page;
  const { performance, MessageChannel } = globalThis;
  const lines = page.document.querySelector(".editor-group-container.active .view-lines");
  if (lines === null) throw new Error("no editor is open");
  /** How many of the typed characters the screen shows; lines wrap, so they are read without breaks. */
  const shown = (): number => {
    const all = [...lines.querySelectorAll(".view-line")].map((line) => ({ line, top: parseFloat(line.style.top) }));
    const text = all
      .sort((left, right) => left.top - right.top)
      .map(({ line }) => line.textContent ?? "")
      .join("")
      .replaceAll("\u00a0", " ");
    const start = text.indexOf(place.before) + place.before.length;
    return start < place.before.length ? 0 : Math.max(0, text.indexOf(place.after, start) - start);
  };
  const keys: number[] = [];
  const times: number[] = [];
  const hear = ({ timeStamp }: { readonly timeStamp: number }): void => void keys.push(timeStamp);
  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data }: { data: number }) => {
    const now = performance.now();
    while (times.length < Math.min(data, keys.length)) times.push(now - (keys[times.length] as number));
  };
  const observer = new page.MutationObserver(() => painted.port2.postMessage(shown()));
  observer.observe(lines, { subtree: true, childList: true, characterData: true });
  page.addEventListener("keydown", hear, true);
  page.bioglossTyped = () => {
    page.removeEventListener("keydown", hear, true);
    observer.disconnect();
    painted.port1.close();
    return times;
  };
  performance.mark(begin);
}

/** Ends what {@link watchTyping} began. Runs in the page. */
export function endTyping(end: string): number[] {
  performance.mark(end);
  return (globalThis as unknown as Page).bioglossTyped?.() ?? [];
}
