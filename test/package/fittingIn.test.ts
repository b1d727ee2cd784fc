import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Context, REVIEWING } from "../../src/editor/ids.ts";
import { ROOT } from "../unit/shared.ts";

interface Setting {
  readonly type: string;
  readonly scope: string;
  readonly default: unknown;
}

interface Manifest {
  activationEvents: string[];
  enabledApiProposals?: unknown;
  capabilities: {
    untrustedWorkspaces: { supported: boolean | "limited"; description?: string; restrictedConfigurations?: string[] };
    virtualWorkspaces: boolean;
  };
  contributes: {
    commands: { command: string }[];
    keybindings: { key: string; mac?: string; when: string }[];
    menus: Record<string, { command?: string; submenu?: string; when?: string }[]>;
    viewsWelcome: { when?: string }[];
    views: Record<string, { id: string }[]>;
    configuration: { properties: Record<string, Setting> };
  };
}

const { activationEvents, capabilities, contributes, ...manifest } = JSON.parse(
  readFileSync(path.join(ROOT, "package.json"), "utf8"),
) as Manifest;
const settings = contributes.configuration.properties;

/** Commands that work without a document. */
const ALWAYS = ["biogloss.importAnnotations", "biogloss.openSample", "biogloss.showLog"];

describe("the package in VS Code", () => {
  it("says for every command where it shows in the palette", () => {
    const rows = contributes.menus["commandPalette"] ?? [];
    const said = new Map(rows.map(({ command, when }) => [command, when]));
    assert.equal(said.size, rows.length, "one row a command");
    for (const { command } of contributes.commands) {
      if (ALWAYS.includes(command)) assert.equal(said.get(command), undefined, command);
      else assert.ok(said.get(command), `${command} has no when clause in the palette`);
    }
  });

  it("asks only for context keys that the code sets, and never for a language", () => {
    const own = new Set<string>([...Object.values(Context), REVIEWING]);
    for (const { id } of Object.values(contributes.views).flat()) own.add(id);
    const rows = [...Object.values(contributes.menus).flat(), ...contributes.keybindings, ...contributes.viewsWelcome];
    const clauses = rows.flatMap(({ when }) => when ?? []);
    for (const clause of clauses) {
      for (const [key] of clause.matchAll(/(?<![\\/\w^])biogloss\.\w+/g))
        assert.ok(own.has(key), `${key} in ${clause}`);
      assert.ok(!clause.includes("editorLangId"), `a language is a setting: ${clause}`);
    }
  });

  it("has about a dozen settings: switches that a language can override, none within another", () => {
    const names = Object.keys(settings);
    assert.ok(names.length <= 15, `${names.length} settings`);
    for (const name of names) {
      assert.ok(!names.some((other) => other.startsWith(`${name}.`)), `${name} holds another setting`);
    }
    for (const feature of ["suggestions", "marks", "hover", "completion", "checks"]) {
      const { type, scope } = settings[`biogloss.${feature}.enabled`] as Setting;
      assert.deepEqual([type, scope], ["boolean", "language-overridable"], feature);
    }
  });

  it("starts with documents of prose only, in all languages that it reads unasked", () => {
    for (const event of activationEvents) assert.match(event, /^onLanguage:[a-z]+$|^onFileSystem:biogloss-untitled$/);
    const read = settings["biogloss.languages"]?.default as Record<string, boolean>;
    for (const language of Object.keys(read)) assert.ok(activationEvents.includes(`onLanguage:${language}`), language);
    assert.equal(manifest.enabledApiProposals, undefined);
  });

  it("works in virtual workspaces, and in untrusted ones without what the workspace brings", () => {
    assert.equal(capabilities.virtualWorkspaces, true);
    const { supported, description, restrictedConfigurations = [] } = capabilities.untrustedWorkspaces;
    assert.ok(supported === "limited" && description);
    assert.deepEqual(restrictedConfigurations, ["biogloss.checks.levels", "biogloss.terms", "biogloss.stopTerms"]);
    for (const name of restrictedConfigurations) assert.ok(settings[name], name);
  });
});
