import assert from "node:assert/strict";
import { parseFloors, underFloors } from "../../../src/forge/evaluate/floors.ts";
import { tableMarkdown } from "../../../src/forge/evaluate/report.ts";

const TABLE = { title: "Mentions", columns: ["corpus", "P", "F1"], rows: [["BC5CDR", "92.0", "88.8"]] };

describe("floors of figures", () => {
  it("are lines with tabs, with comments", () => {
    const floors = parseFloors("# what\nMentions\tBC5CDR\tF1\t86.8\n\n", "floors.tsv");
    assert.deepEqual(floors, [{ table: "Mentions", row: "BC5CDR", column: "F1", least: 86.8 }]);
  });

  it("say where a line has another shape", () => {
    assert.throws(() => parseFloors("# what\nMentions\tBC5CDR\tF1", "floors.tsv"), /^Error: floors\.tsv:2: /);
    assert.throws(() => parseFloors("Mentions\tBC5CDR\tF1\thigh", "floors.tsv"), /^Error: floors\.tsv:1: /);
  });

  it("are held by figures at or over them, not by lower ones", () => {
    const floor = (least: number) => [{ table: "Mentions", row: "BC5CDR", column: "F1", least }];
    assert.deepEqual(underFloors([TABLE], floor(88.8)), []);
    assert.deepEqual(underFloors([TABLE], floor(88.9)), ["Mentions: BC5CDR, F1: 88.8 is under the floor of 88.9"]);
  });

  it("are not held by what is not measured", () => {
    for (const [table, row, column] of [
      ["Others", "BC5CDR", "F1"],
      ["Mentions", "BioRED", "F1"],
      ["Mentions", "BC5CDR", "R"],
    ] as const)
      assert.match(underFloors([TABLE], [{ table, row, column, least: 0 }]).join(), /nothing was measured/);
  });

  it("are taken from tables that Markdown shows, too", () => {
    const text = "## Mentions\n\n| corpus | P | F1 |\n| --- | --: | --: |\n| BC5CDR | 92.0 | 88.8 |\n";
    assert.equal(tableMarkdown(TABLE), text);
  });
});
