import * as vscode from "vscode";
import { ok } from "./expect.ts";

describe("activation", () => {
  it("is found by VS Code and activates", async () => {
    const extension = vscode.extensions.getExtension("biogloss.biogloss");
    ok(extension, "VS Code does not list biogloss.biogloss");
    await extension.activate();
    ok(extension.isActive, "the extension is not active after activate()");
  });
});
