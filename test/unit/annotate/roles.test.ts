import assert from "node:assert/strict";
import type { ClaimAnnotation } from "../../../src/core/annotate/model.ts";
import { fittingRoles, giveRole, rolesOf } from "../../../src/core/annotate/roles.ts";
import { applyChanges } from "../../../src/core/annotate/sidecar/change.ts";

const ROLES = ["drug", "target", "adverse-event", "condition", "endpoint", "subject", "comparator"];
const WHO = { by: "ada", on: "2026-11-23", random: () => 0 };
const CLAIM: ClaimAnnotation = {
  type: "claim",
  id: "c",
  claim: "safety",
  anchor: { quote: "q", before: "", after: "" },
  about: { drug: ["a"], subject: ["a"] },
};

describe("roles of mentions in claims", () => {
  it("that fit a kind are the kind first, and never another kind", () => {
    assert.deepEqual(fittingRoles(ROLES, "target"), ["target", "subject", "comparator"]);
    assert.deepEqual(fittingRoles([], "endpoint"), ["endpoint"]);
  });

  it("are given beside those that are played already, each mention once, and say who decided", () => {
    const [after] = applyChanges([CLAIM], [giveRole(CLAIM, "drug", ["a", "b"], WHO)]) as [ClaimAnnotation];
    assert.deepEqual(after.about, { drug: ["a", "b"], subject: ["a"] });
    assert.deepEqual([after.by, after.on], ["ada", "2026-11-23"]);
    assert.deepEqual(rolesOf(after, "a"), ["drug", "subject"]);
    assert.deepEqual(rolesOf(after, "x"), []);
  });
});
