import { quietSettings } from "../server.ts";
import { versions } from "../versions.ts";
import { SCHEME } from "./scheme.ts";

/** Where the tests are served: VS Code runs them in the host of the extension that they lie within. */
export const TESTS = "/extension/.tests";

/**
 * The page that boots VS Code for the Web with one extension under development and its tests.
 *
 * @param authority `host:port` of the server that serves the page, the extension at `/extension`, the tests
 *   below it and the virtual file system's own extension at `/memory`
 * @param tests the test module's name
 * @param folder the workspace folder's name in the virtual file system
 */
export function page(authority: string, tests: string, folder: string): string {
  const served = (path: string) => ({ scheme: "http", authority, path });
  const port = authority.split(":")[1];
  const configuration = {
    folderUri: { scheme: SCHEME, path: `/${folder}` },
    additionalBuiltinExtensions: [served("/memory")],
    developmentOptions: {
      extensions: [served("/extension")],
      extensionTestsPath: served(`${TESTS}/${tests}`),
      enableSmokeTestDriver: true,
    },
    configurationDefaults: quietSettings,
    productConfiguration: {
      nameShort: "VS Code for the Web",
      nameLong: "VS Code for the Web",
      version: versions.vscodeWeb,
      enableTelemetry: false,
      extensionEnabledApiProposals: { "biogloss-test.memory-files": ["fileSearchProvider"] },
      // Webviews want an origin each; every name below localhost is this machine.
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.localhost:${port}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <title>VS Code for the Web</title>
    <link rel="icon" href="/vscode/favicon.ico" />
    <link data-name="vs/workbench/workbench.web.main" rel="stylesheet" href="/vscode/out/vs/workbench/workbench.web.main.css" />
  </head>
  <body aria-label="">
    <script src="/vscode/out/vs/loader.js"></script>
    <script src="/vscode/out/vs/webPackagePaths.js"></script>
    <script>
      const paths = {};
      for (const [name, file] of Object.entries(self.webPackagePaths)) {
        paths[name] = location.origin + "/vscode/node_modules/" + name + "/" + file;
      }
      require.config({
        baseUrl: location.origin + "/vscode/out",
        paths,
        trustedTypesPolicy: trustedTypes.createPolicy("amdLoader", { createScriptURL: (url) => url }),
      });
    </script>
    <script src="/vscode/out/vs/workbench/workbench.web.main.nls.js"></script>
    <script src="/vscode/out/vs/workbench/workbench.web.main.js"></script>
    <script>
      const configuration = ${JSON.stringify(configuration)};
      require(["vs/workbench/workbench.web.main", "vs/base/common/uri"], (workbench, { URI }) => {
        const workspace = { folderUri: URI.revive(configuration.folderUri) };
        const workspaceProvider = { workspace, trusted: true, open: async () => false };
        workbench.create(document.body, { ...configuration, workspaceProvider });
      });
    </script>
  </body>
</html>
`;
}
