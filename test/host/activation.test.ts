import * as vscode from "vscode";
import { ok, same } from "./expect.ts";

describe("activation", () => {
  it("is found by VS Code and activates", async () => {
    const extension = vscode.extensions.getExtension("biogloss.biogloss");
    ok(extension, "VS Code does not list biogloss.biogloss");
    await extension.activate();
    ok(extension.isActive, "the extension is not active after activate()");
  });

  it("registers the commands that the manifest contributes, no more and no fewer", async () => {
    const extension = vscode.extensions.getExtension("biogloss.biogloss");
    const { contributes } = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    // VS Code makes commands of its own for views, such as biogloss.mentions.focus.
    const registered = (await vscode.commands.getCommands(true)).filter((id) => /^biogloss\.\w+$/.test(id));
    same(registered.sort(), contributes.commands.map(({ command }) => command).sort(), "commands");
  });
});
