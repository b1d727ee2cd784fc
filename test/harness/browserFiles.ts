import { accessSync, chmodSync, constants, createReadStream, createWriteStream, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { capture, runQuietly, withProgress } from "./command.ts";
import { installOnce, npmInstall } from "./install.ts";
import type { Lifetime } from "./lifetime.ts";
import { versions } from "./versions.ts";

/** Commands looked for on PATH, the first found wins. */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** What the npm package's Chromium wants beyond the C library, by Debian package. */
const LIBRARIES = ["libnss3", "libnspr4"];

/**
 * The Chromium to test with: `BIOGLOSS_BROWSER`, else one on PATH, else one from npm. Throws, saying what to do, when
 * none of them starts.
 */
export async function acquireBrowser(lifetime: Lifetime): Promise<string> {
  const chosen = process.env["BIOGLOSS_BROWSER"];
  if (chosen) {
    await assertStarts(lifetime, chosen, "BIOGLOSS_BROWSER names it: point it at a Chromium or unset it.");
    return chosen;
  }
  const installed = onPath();
  if (installed) return installed;
  const fetched = await fetchBrowser(lifetime);
  const problem = await startProblem(lifetime, fetched);
  if (problem === undefined) return fetched;
  if (problem.includes("shared libraries")) await installLibraries(lifetime, problem);
  await assertStarts(lifetime, fetched, "Install Chromium, or set BIOGLOSS_BROWSER to a Chromium that starts.");
  return fetched;
}

function onPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  return COMMANDS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetchBrowser(lifetime: Lifetime): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `No Chromium found on PATH, and npm has none for ${process.platform} ${process.arch}. ` +
        `Install Chromium or Google Chrome, or set BIOGLOSS_BROWSER to its executable.`,
    );
  }
  const folder = await installOnce(
    lifetime,
    `chromium-${versions.chromium}`,
    `Getting Chromium ${versions.chromium.split(".")[0]} into .vscode-test`,
    async (partial) => {
      await npmInstall(lifetime, partial, [`@sparticuz/chromium@${versions.chromium}`]);
      const packed = path.join(partial, "node_modules", "@sparticuz", "chromium", "bin", "chromium.br");
      const executable = path.join(partial, "chromium");
      await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(executable));
      chmodSync(executable, 0o755);
      rmSync(path.join(partial, "node_modules"), { recursive: true });
    },
  );
  return path.join(folder, "chromium");
}

async function installLibraries(lifetime: Lifetime, problem: string): Promise<void> {
  const packages = LIBRARIES.join(" ");
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(
      `Chromium does not start: ${problem}\n` +
        `Install what it lacks (Debian and Ubuntu: sudo apt-get install ${packages}) and start again, ` +
        `or set BIOGLOSS_BROWSER to a Chromium that starts.`,
    );
  }
  await withProgress(`Installing ${packages} with apt-get`, async () => {
    await runQuietly(lifetime, "Reading the package lists", "apt-get", ["update", "-qq"], "/");
    const install = ["install", "-y", "-qq", "--no-install-recommends", ...LIBRARIES];
    await runQuietly(lifetime, `Installing ${packages}`, "apt-get", install, "/");
  });
}

async function assertStarts(lifetime: Lifetime, executable: string, advice: string): Promise<void> {
  const problem = await startProblem(lifetime, executable);
  if (problem !== undefined) throw new Error(`${executable} does not start: ${problem}\n${advice}`);
}

/** Why an executable does not even tell its version, or nothing when it does. */
async function startProblem(lifetime: Lifetime, executable: string): Promise<string | undefined> {
  const { code, output } = await capture(lifetime, executable, ["--version"]);
  return code === 0 ? undefined : output.trim() || `it ended with code ${code}`;
}
