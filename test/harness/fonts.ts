import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { installOnce, npmInstall } from "./install.ts";
import type { Lifetime } from "./lifetime.ts";
import { versions } from "./versions.ts";

/**
 * Environment variables that give the browser readable fonts. None where the machine has fonts of its own; a bare
 * container has none, and Chromium would draw empty boxes there.
 */
export async function fontEnvironment(lifetime: Lifetime): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== "linux" || hasFonts()) return {};
  const folder = await installOnce(
    lifetime,
    `fonts-${versions.dejavuFonts}`,
    "Getting fonts into .vscode-test (this machine has none)",
    async (partial) => {
      await npmInstall(lifetime, partial, [`dejavu-fonts-ttf@${versions.dejavuFonts}`]);
      mkdirSync(path.join(partial, "cache"));
    },
  );
  const configuration = path.join(folder, "fonts.conf");
  // Written at use, not at installation: the file names absolute folders.
  writeFileSync(configuration, fontConfiguration(folder));
  return { FONTCONFIG_FILE: configuration };
}

function hasFonts(): boolean {
  const folders = ["/usr/share/fonts", "/usr/local/share/fonts", path.join(homedir(), ".local/share/fonts")];
  return folders.filter(existsSync).some((folder) => {
    return readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc|pfb)$/i.test(String(name)));
  });
}

function fontConfiguration(folder: string): string {
  const alias = (family: string, font: string) =>
    `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, "node_modules", "dejavu-fonts-ttf", "ttf")}</dir>
  <cachedir>${path.join(folder, "cache")}</cachedir>
  ${alias("monospace", "DejaVu Sans Mono")}
  ${alias("sans-serif", "DejaVu Sans")}
  ${alias("serif", "DejaVu Serif")}
  <match target="pattern">
    <edit name="family" mode="append_last"><string>DejaVu Sans</string></edit>
  </match>
</fontconfig>
`;
}
