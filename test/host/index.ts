import * as vscode from "vscode";
import { refuseConnections } from "./network.ts";
import { runSuites } from "./runSuites.ts";

/** What VS Code calls once the extension under test is there. Every test module has its row here. */
export function run(): Promise<void> {
  refuseConnections(vscode.extensions.getExtension("biogloss.biogloss")?.extensionUri.toString(true) ?? "");
  return runSuites([
    () => import("./activation.test.ts"),
    () => import("./reading.test.ts"),
    () => import("./card.test.ts"),
    () => import("./tagging.test.ts"),
    () => import("./review.test.ts"),
    () => import("./actions.test.ts"),
    () => import("./companions.test.ts"),
    () => import("./drift.test.ts"),
    () => import("./exchange.test.ts"),
    () => import("./faults.test.ts"),
    () => import("./terms.test.ts"),
    () => import("./projectFile.test.ts"),
    () => import("./checks.test.ts"),
    () => import("./fittingIn.test.ts"),
    () => import("./untitled.test.ts"),
    () => import("./keys.test.ts"),
    () => import("./navigation.test.ts"),
    () => import("./overview.test.ts"),
    () => import("./preview.test.ts"),
    () => import("./sample.test.ts"),
    () => import("./load.test.ts"),
    () => import("./largeTexts.test.ts"),
    () => import("./windowing.test.ts"),
    () => import("./interrupted.test.ts"),
    () => import("./contested.test.ts"),
    () => import("./memory.test.ts"),
    () => import("./durations.test.ts"),
    // What the folder held is not put back.
    () => import("./removedFolder.test.ts"),
    // Copies of the extension take the views over, so it comes after all that looks at them.
    () => import("./leaks.test.ts"),
    () => import("./ending.test.ts"),
    // It tells what all others did.
    () => import("./network.test.ts"),
  ]);
}
