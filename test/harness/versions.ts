/**
 * Every version the harness fetches, in one place. They are installed into `.vscode-test/` on first use and are
 * not dependencies of the project, so `npm ci` stays small.
 */
export const versions = {
  /** Carries VS Code 1.139.1 as a server: the newest VS Code the suite runs in. */
  codeServer: "4.139.1",
  /** The Node the server asks for, whatever Node runs this harness. */
  serverNode: "24.21.0",
  /** VS Code for the Web at `engines.vscode`: the oldest VS Code the suite runs in. */
  vscodeWeb: "1.91.1",
  /** A headless Chromium whose package still accepts Node 20. */
  chromium: "143.0.4",
  /** Fonts for machines that have none. */
  dejavuFonts: "2.37.3",
} as const;
