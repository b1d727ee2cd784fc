import assert from "node:assert/strict";
import path from "node:path";
import { openRecogniser, openStatements } from "../../../src/forge/evaluate/recognisers.ts";
import { reviewTable } from "../../../src/forge/evaluate/review.ts";
import { needShared } from "../shared.ts";

describe("a review of the seed excerpt", () => {
  it("takes at most 1.2 keys for each thing that is accepted, and 4 for each claim that is made by hand", function () {
    const folder = path.dirname(needShared(this, "seed/expected.yaml"));
    const { rows } = reviewTable(folder, openRecogniser("media/tagger.bin", openStatements("media/statements.bin")));
    const each = (name: string): number => Number(rows.find(([first]) => first?.startsWith(name))?.[3]);
    assert.ok(each("accepted") <= 1.2, `${each("accepted")} keys`);
    for (const filled of ["suggested", "nearest"]) {
      const claims = each(`claims made by c, with what is ${filled}`);
      assert.ok(claims <= 4, `${claims} keys with what is ${filled}`);
    }
  });
});
