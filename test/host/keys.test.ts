import * as vscode from "vscode";
import { note, ok, same } from "./expect.ts";

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** What VS Code itself binds, as its command "Open Default Keyboard Shortcuts (JSON)" shows it. */
async function defaults(): Promise<Binding[]> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.parse("vscode://defaultsettings/keybindings.json"),
  );
  const rows = document
    .getText()
    .split("\n")
    .filter((line) => !/^\s*\/\//.test(line));
  return JSON.parse(rows.join("\n")) as Binding[];
}

describe("keys", () => {
  it("take none of VS Code's own outside the review, and in it only keys without Ctrl, Alt and Cmd", async () => {
    const bound = (await defaults()).filter(({ command }) => !command.startsWith("biogloss."));
    note(`${bound.length} keys that VS Code ${vscode.version} binds itself`);
    ok(bound.length > 300, `${bound.length} keys that VS Code binds itself`);
    const taken = new Set(bound.map(({ key }) => key));
    ok(taken.has("f8") && taken.has("ctrl+."), "the keys are those of VS Code");
    const extension = vscode.extensions.getExtension("biogloss.biogloss");
    const { contributes } = extension?.packageJSON as { contributes: { keybindings: Binding[] } };
    const isModal = ({ when = "" }: Binding): boolean => /biogloss\.(reviewing|choosingClaim)/.test(when);
    const outside = contributes.keybindings.filter((each) => !isModal(each)).map(({ key }) => key);
    ok(outside.length > 0, "there is a key outside the review");
    same(
      outside.filter((key) => taken.has(key)),
      [],
      "keys of VS Code's own that are taken",
    );
    const inside = contributes.keybindings.filter(isModal).map(({ key }) => key);
    same(
      inside.filter((key) => /\b(ctrl|alt|cmd|meta)\b/.test(key)),
      [],
      "keys with modifiers in the review",
    );
  });
});
