import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runQuietly, withProgress } from "./command.ts";
import type { Lifetime } from "./lifetime.ts";
import { cacheFolder } from "./paths.ts";

/**
 * Fills a folder of the cache once. The work happens in a folder beside it that is renamed when whole, so an
 * interrupted or failed installation is never taken for a finished one.
 *
 * @param name the folder's name, which holds every version that went into it
 * @param what shown while it runs: "Installing VS Code 1.139.1 (server)"
 * @returns the folder's absolute path
 */
export async function installOnce(
  lifetime: Lifetime,
  name: string,
  what: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const target = path.join(cacheFolder(), name);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  removeAbandoned();
  const partial = path.join(cacheFolder(), `partial-${process.pid}-${name}`);
  mkdirSync(partial, { recursive: true });
  const discard = () => rmSync(partial, { recursive: true, force: true, maxRetries: 5 });
  lifetime.atEnd(discard);
  try {
    await withProgress(what, () => fill(partial));
    // Somebody else may have finished the same installation meanwhile; theirs is as good.
    if (!existsSync(target)) renameSync(partial, target);
  } finally {
    discard();
  }
  return target;
}

/** Installs exact versions of npm packages into `folder`, without running their install scripts. */
export async function npmInstall(lifetime: Lifetime, folder: string, packages: readonly string[]): Promise<void> {
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify({ private: true })}\n`);
  await npmFill(lifetime, folder, `Installing ${packages.join(", ")}`, packages);
}

/** Installs what the `package.json` in `folder` asks for at run time, without install scripts. */
export async function npmInstallDependencies(lifetime: Lifetime, folder: string): Promise<void> {
  await npmFill(lifetime, folder, `Installing the dependencies of ${path.basename(folder)}`, ["--omit=dev"]);
}

async function npmFill(lifetime: Lifetime, folder: string, doing: string, args: readonly string[]): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await runQuietly(lifetime, doing, "npm", ["install", ...quiet, ...args], folder);
}

/** Removes half-made folders whose process is gone (it was killed before it could clean up). */
function removeAbandoned(): void {
  for (const name of readdirSync(cacheFolder())) {
    const owner = /^partial-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    rmSync(path.join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
