import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pageTables, placeOf } from "../../../src/forge/pages/tables.ts";
import { bundleOf, sentences, sentencesIn } from "../../../src/forge/pages/sentences.ts";
import { plainTable } from "../plainTable.ts";
import { ROOT } from "../shared.ts";

const page = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

describe("what npm run docs writes", () => {
  for (const each of pageTables(ROOT)) {
    it(`is up to date: ${each.name} in ${each.page}`, () => {
      const [, , rows = ""] = placeOf(each).exec(page(each.page)) ?? [];
      assert.equal(plainTable(rows), plainTable(each.table));
      assert.ok(plainTable(rows).split("\n").length > 2, "it has rows");
    });
  }

  it("names every command, setting and view that is contributed", () => {
    const { contributes } = JSON.parse(page("package.json")) as {
      contributes: {
        commands: { command: string }[];
        views: Record<string, { id: string }[]>;
        configuration: { properties: object };
      };
    };
    const ids = [
      ...contributes.commands.map(({ command }) => command),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      ...Object.keys(contributes.configuration.properties),
    ];
    const text = page("CONTRIBUTING.md");
    assert.deepEqual(
      ids.filter((id) => !text.includes(`| \`${id}\` `)),
      [],
    );
  });

  it("is up to date: the sentences to translate", () => {
    assert.equal(page("l10n/bundle.l10n.json"), bundleOf(sentences(ROOT)));
    assert.ok(page(".vscodeignore").split("\n").includes("!l10n/*.json"), "and ships");
  });
});

describe("the sentences to translate", () => {
  const found = (code: string): string[] => sentencesIn(code, "a.ts");

  it("are those that the editor and the core say, and those of marked tables", () => {
    assert.deepEqual(found('vscode.l10n.t("Tag {0}", words)'), ["Tag {0}"]);
    assert.deepEqual(found('this.say("Withdrawn"); say(isOne ? "{0} drug" : "{0} drugs", n)'), [
      "Withdrawn",
      "{0} drug",
      "{0} drugs",
    ]);
    assert.deepEqual(found('const NAMES = messages({ drug: "drug", "adverse-event": "adverse event" });'), [
      "drug",
      "adverse event",
    ]);
    assert.deepEqual(found('messages(["{0} change", "{0} changes"] as const)'), ["{0} change", "{0} changes"]);
    assert.deepEqual(found("say(NAMES[kind])"), []);
  });

  it("are refused where they are put together, because nobody could translate them", () => {
    assert.throws(() => found("say(`${count} drugs`)"), /a.ts:1: a sentence must be written out/);
    assert.throws(() => found('vscode.l10n.t("Tag " + words)'), /must be written out/);
  });
});
