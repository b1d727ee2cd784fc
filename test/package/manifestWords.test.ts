import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../unit/shared.ts";

const file = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");
const manifest: unknown = JSON.parse(file("package.json"));
const words = JSON.parse(file("package.nls.json")) as Record<string, string>;

/** What VS Code shows of a manifest: fields of these names, wherever they stand. */
const SHOWN = new Set(
  "title shortTitle label name description markdownDescription contents altText deprecationMessage markdownDeprecationMessage".split(
    " ",
  ),
);
const SHOWN_LISTS = new Set(["enumDescriptions", "markdownEnumDescriptions", "enumItemLabels"]);

/** Every text in the manifest that a person reads, with where it stands. */
function shown(value: unknown, where: string): [where: string, text: string][] {
  if (Array.isArray(value)) return value.flatMap((each, i) => shown(each, `${where}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    const at = `${where}.${name}`;
    if (typeof inner === "string") return SHOWN.has(name) ? [[at, inner]] : [];
    if (SHOWN_LISTS.has(name)) return (inner as string[]).map((each, i) => [`${at}[${i}]`, each]);
    return shown(inner, at);
  });
}

const { contributes, capabilities, description } = manifest as Record<string, unknown>;
const texts = shown({ contributes, capabilities, description }, "package");

describe("the words of the manifest", () => {
  it("stand in package.nls.json, but for the name of the extension", () => {
    const own = texts.filter(([, text]) => text !== "BioGloss" && !/^%[\w.-]+%$/.test(text));
    assert.deepEqual(own, []);
    assert.ok(texts.length > 60, `${texts.length} texts were found`);
  });

  it("have each key defined and used", () => {
    const used = new Set(texts.flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
    for (const [key, text] of Object.entries(words)) assert.ok(text.trim() !== "", key);
  });

  it("are found when the package is unpacked", () => {
    assert.ok(file(".vscodeignore").split("\n").includes("!package.nls.json"));
  });
});
