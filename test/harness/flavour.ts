/** Which VS Code to use: the desktop application, or the server build in a browser. */
export type Flavour = "desktop" | "server";

/** Asked for nothing but an answer; @vscode/test-electron downloads from the same host. */
const DOWNLOAD_SITE = "https://update.code.visualstudio.com/api/releases/stable";
/** How long the download site may take to answer, in milliseconds. */
const PATIENCE = 3000;

/**
 * `BIOGLOSS_VSCODE` when it is set; else the desktop application where there is a display and the download site
 * answers, and the server everywhere else.
 */
export async function chooseFlavour(): Promise<Flavour> {
  const chosen = process.env["BIOGLOSS_VSCODE"];
  if (chosen === "desktop" || chosen === "server") return chosen;
  if (chosen) throw new Error(`BIOGLOSS_VSCODE is "${chosen}": set it to "desktop" or "server", or unset it.`);
  if (!hasDisplay()) return "server";
  try {
    const answer = await fetch(DOWNLOAD_SITE, { method: "HEAD", signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? "desktop" : "server";
  } catch {
    return "server";
  }
}

/** Whether a window can be opened here. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}
