// Runs test/host inside a VS Code: `hostRun.js node` in the node extension host of the newest one, `hostRun.js web`
// in the web-worker extension host of the oldest supported one. A folder after that is taken instead of the repository: that
// of an unpacked package.
import { chmodSync } from "node:fs";
import path from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { chooseFlavour } from "./flavour.ts";
import { Lifetime } from "./lifetime.ts";
import { harnessFile, repositoryRoot } from "./paths.ts";
import { temporaryFolder } from "./server.ts";
import { hostWorkspace } from "./workspace.ts";

async function main(lifetime: Lifetime): Promise<void> {
  const host = process.argv[2];
  if (host !== "node" && host !== "web") throw new Error('hostRun: say which extension host, "node" or "web"');
  const launcher = harnessFile("launcher.js");
  chmodSync(launcher, 0o755);
  // The desktop application has no web-worker-only mode, so the web host always goes through the launcher.
  const desktop = host === "node" && (await chooseFlavour()) === "desktop";
  await runTests({
    ...(desktop ? { version: "stable" } : { vscodeExecutablePath: launcher }),
    extensionDevelopmentPath: process.argv[3] ?? repositoryRoot(),
    extensionTestsPath: path.join(repositoryRoot(), "out", "test", "host", "index"),
    extensionTestsEnv: { BIOGLOSS_HOST: host, ...(process.env["NIGHTLY"] ? { BIOGLOSS_HOST_LIMIT: "3600" } : {}) },
    launchArgs: [
      hostWorkspace(lifetime),
      "--disable-extensions",
      `--user-data-dir=${temporaryFolder(lifetime, "profile")}`,
    ],
  });
}

const lifetime = new Lifetime();
main(lifetime)
  .then(() => 0)
  .catch((error: unknown) => {
    // A suite that ran and failed has said so itself.
    if (!(error instanceof TestRunFailedError)) console.error(error instanceof Error ? error.message : error);
    return 1;
  })
  .then(async (code) => {
    await lifetime.end();
    process.exit(code);
  })
  .catch(() => process.exit(1));
