import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Command } from "../../src/editor/ids.ts";
import { versions } from "../harness/versions.ts";
import { ROOT } from "../unit/shared.ts";

interface Manifest {
  engines: { vscode: string };
  main: string;
  browser: string;
  bin: Record<string, string>;
  contributes: {
    commands: { command: string; title: string; category: string }[];
    menus: Record<string, { command?: string; when?: string }[]>;
    keybindings: { command: string; key: string; when: string }[];
    viewsContainers: Record<string, { icon: string }[]>;
    views: Record<string, { icon: string }[]>;
    colors: { id: string; defaults: Record<string, string> }[];
    configuration: { properties: Record<string, { scope?: string; markdownDescription?: string; default?: unknown }> };
  };
}

const file = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");
const manifest = JSON.parse(file("package.json")) as Manifest;
const { contributes } = manifest;

describe("the package", () => {
  it("contributes the commands that the code registers, no more and no fewer", () => {
    const contributed = contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(contributed, Object.values(Command).sort());
    for (const { title, category } of contributes.commands) assert.ok(title && category === "BioGloss");
  });

  it("offers only contributed commands in menus", () => {
    const known = new Set<string>(Object.values(Command));
    const listed = Object.values(contributes.menus)
      .flat()
      .flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      listed.filter((command) => !known.has(command)),
      [],
    );
  });

  it("binds single keys only in the review and in the list of claims, one to a command, and names each in the README", () => {
    const known = new Set<string>(Object.values(Command));
    const [global, ...others] = contributes.keybindings;
    assert.equal(`${global?.command} ${global?.key}`, "biogloss.review ctrl+f8");
    const inList = others.filter(({ when }) => when === "biogloss.choosingClaim");
    assert.deepEqual(
      inList.map(({ command, key }) => `${command} ${key}`),
      [..."1234567890"].map((digit) => `${Command.toggleInClaim} ${digit}`),
    );
    const inReview = others.filter((each) => !inList.includes(each));
    assert.equal(new Set(inReview.map(({ key }) => key)).size, inReview.length);
    for (const { command, key, when } of inReview) {
      assert.ok(known.has(command), command);
      assert.ok(when.startsWith("editorTextFocus && biogloss.reviewing"), key);
    }
    const named = (key: string): string => `\`${key.replace(/(^|\+)./g, (letter) => letter.toUpperCase())}\``;
    for (const { key } of contributes.keybindings) {
      const name = key.length === 1 ? `\`${key}\`` : named(key);
      assert.ok(file("README.md").includes(name), `${name} in the README`);
    }
  });

  it("gives every colour in all four themes, and every colour that the code names", () => {
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(Object.keys(defaults).sort(), ["dark", "highContrast", "highContrastLight", "light"], id);
    }
    const ids = new Set(contributes.colors.map(({ id }) => id));
    for (const name of ["drug", "target", "adverseEvent", "condition", "endpoint"]) {
      assert.ok(ids.has(`biogloss.${name}Foreground`) && ids.has(`biogloss.${name}Background`), name);
    }
    const source = file("src/editor/decorations.ts");
    for (const match of source.matchAll(/"(biogloss\.claim\w+)"/g)) assert.ok(ids.has(match[1] as string), match[1]);
  });

  it("gives the view container and its views an icon that ships", () => {
    const shipped = file(".vscodeignore").split("\n");
    const views = [...Object.values(contributes.viewsContainers), ...Object.values(contributes.views)].flat();
    assert.ok(views.length > 0);
    for (const { icon } of views) assert.ok(shipped.includes(`!${icon}`) && file(icon).startsWith("<svg"), icon);
  });

  it("describes every setting, and names each in the README", () => {
    for (const [id, setting] of Object.entries(contributes.configuration.properties)) {
      assert.ok(setting.scope && setting.markdownDescription && setting.default !== undefined, id);
      assert.ok(file("README.md").includes(`\`${id}\``), `${id} in the README`);
    }
  });

  it("reads the settings that it contributes, no more and no fewer", () => {
    const source = file("src/editor/config.ts");
    const read = [...source.matchAll(/(?:\bget(?:<.+?>)?\(|\bbothLists\(section, )"([\w.]+)"/g)].map(
      ([, name]) => name,
    );
    const [, features = ""] = /export type Feature = (.+);/.exec(source) ?? [];
    const switches = [...features.matchAll(/"(\w+)"/g)].map(([, name]) => `${name}.enabled`);
    assert.deepEqual(
      [...read, ...switches].map((name) => `biogloss.${name}`).sort(),
      Object.keys(contributes.configuration.properties).sort(),
    );
  });

  it("keeps its oldest VS Code, the types of it and the one that it is tested in in step", () => {
    const oldest = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    assert.ok(oldest !== undefined, manifest.engines.vscode);
    const { packages } = JSON.parse(file("package-lock.json")) as { packages: Record<string, { version: string }> };
    for (const version of [packages["node_modules/@types/vscode"]?.version, versions.vscodeWeb])
      assert.ok(version?.startsWith(`${oldest}.`), `${version} is not of ${oldest}`);
  });

  // What the user feels of the first is the time that it takes to load, some 50 ms of a processor a megabyte.
  for (const [name, most, needs] of [
    ["extension.js", 600_000, ["vscode"]],
    ["exchange.js", 350_000, []],
  ] as const) {
    it(`ships one ${name} for both hosts, at most ${most / 1000} KB, that asks for nothing but VS Code`, () => {
      const bundle = file(`dist/${name}`);
      assert.ok(Buffer.byteLength(bundle) <= most, `${bundle.length} bytes`);
      const asked = [...bundle.matchAll(/\brequire\("([^"]+)"\)|\bimport\("([^"]+)"\)/g)].map(
        (match) => match[1] ?? match[2],
      );
      assert.deepEqual([...new Set(asked)], needs);
    });
  }

  it("starts with the same file in both hosts", () => {
    assert.equal(manifest.main, "./dist/extension.js");
    assert.equal(manifest.browser, manifest.main);
  });

  it("ships a lexicon and a model of at most 16 MB together", () => {
    const names = ["lexicon-matcher.bin", "lexicon-facts.bin", "lexicon-chembl.bin", "tagger.bin", "statements.bin"];
    const bytes = names.reduce((sum, name) => sum + statSync(path.join(ROOT, "media", name)).size, 0);
    assert.ok(bytes <= 16_000_000, `${bytes} bytes`);
  });

  it("names no registry and no address of a machine in its files", () => {
    assert.doesNotMatch(file("package-lock.json"), /"resolved"/);
  });
});
