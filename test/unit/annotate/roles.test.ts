import assert from "node:assert/strict";
import type { ClaimAnnotation } from "../../../src/core/annotate/model.ts";
import type { Placed } from "../../../src/core/annotate/placed.ts";
import { claimLinks, fittingRoles, giveRole, rolesOf } from "../../../src/core/annotate/roles.ts";
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

  it("are offered in the claims near by in which the mention plays none, the nearest first", () => {
    const at = (id: string, start: number, state: "anchored" | "changed" = "anchored"): Placed => {
      return { annotation: { ...CLAIM, id }, state, span: { start, end: start + 10 } };
    };
    const placed = [at("far", 0), at("here", 40), at("near", 60), at("changed", 42, "changed")];
    const links = (id?: string): string[] =>
      claimLinks(placed, { start: 42, end: 45 }, "drug", id).map(({ claim, role }) => `${claim.id} ${role}`);
    assert.deepEqual(links(), ["here drug", "near drug", "far drug"]);
    assert.deepEqual(links("b"), links());
    assert.deepEqual(links("a"), [], "it plays a role there already");
  });
});
