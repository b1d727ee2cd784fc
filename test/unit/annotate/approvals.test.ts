import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { CheckInput } from "../../../src/core/annotate/checks/finding.ts";
import { checkDocument } from "../../../src/core/annotate/checks/run.ts";
import { openFacts } from "../../../src/core/lexicon/facts.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { needShared, ROOT } from "../shared.ts";
import { sidecarOf, inputOf, type Entries } from "./checkInputs.ts";

describe("approvals that no longer stand", () => {
  const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));
  const facts = openFacts(gunzipSync(media("lexicon-facts.bin")));
  const recogniser = new Recogniser(new Matcher(media("lexicon-matcher.bin")));
  const concept: CheckInput["concept"] = (id) => {
    const index = typeof id === "number" ? id : facts.indexOf(id);
    return index === undefined || index >= facts.count ? undefined : facts.concept(index);
  };
  const withdrawnIn = (text: string, entries: Entries = {}): (string | undefined)[] => {
    const input = inputOf(text, sidecarOf(text, entries), { analysis: recogniser.analyse(text, "plain"), concept });
    return checkDocument(input).flatMap(({ code, message, id }) =>
      code === "approval.withdrawn" ? [id ?? message] : [],
    );
  };

  it("are found in the text, by condition or by year", () => {
    const [told] = withdrawnIn(
      "In 2019 atezolizumab was granted accelerated approval for triple-negative breast cancer.",
    );
    assert.match(
      told ?? "",
      /^It tells of an approval that no longer stands\. atezolizumab for triple-negative breast/,
    );
    assert.match(told ?? "", /accelerated approval of 2019-03-08, withdrawn on 2021-10-06\.$/);
    assert.equal(withdrawnIn("Atezolizumab received FDA approval in 2019.").length, 1);
  });

  it("are not found where another approval is told of, or the text itself says so", () => {
    for (const text of [
      "Atezolizumab was approved for hepatocellular carcinoma in 2020.",
      "Atezolizumab is approved by the FDA.",
      "Atezolizumab was studied in triple-negative breast cancer in 2019.",
      "The approval of atezolizumab for triple-negative breast cancer was withdrawn in 2021.",
      "Paclitaxel was approved for triple-negative breast cancer in 2019.",
    ])
      assert.deepEqual(withdrawnIn(text), [], text);
  });

  it("are told of the claim that covers the sentence, and once", () => {
    const text = "In 2019 atezolizumab was approved for triple-negative breast cancer.";
    const of = { claim: "regulatory", quote: "atezolizumab was approved for triple-negative breast cancer" };
    assert.deepEqual(withdrawnIn(text, { c: of }), ["c"]);
    assert.deepEqual(withdrawnIn(text, { c: { ...of, polarity: "negated" } }).length, 1);
  });

  it("are found in the seed's regimen", function () {
    const file = needShared(this, "seed/combination-therapy.txt");
    const text = readFileSync(file, "utf8");
    const [told, ...more] = withdrawnIn(text);
    assert.deepEqual(more, []);
    assert.match(
      told ?? "",
      /atezolizumab for triple-negative breast carcinoma: .*2019-03-08, withdrawn on 2021-10-06/,
    );
    const start = text.indexOf("the combination of immune");
    const quote = text.slice(start, text.indexOf(", by virtue", start));
    assert.deepEqual(withdrawnIn(text, { c: { claim: "regulatory", quote } }), ["c"]);
    const undefinedForms = checkDocument(
      inputOf(text, "format: biogloss/1\n", { analysis: recogniser.analyse(text, "plain") }),
    ).filter(({ code }) => code === "abbreviation.undefined");
    assert.deepEqual(
      undefinedForms.map(({ span }) => text.slice(span?.start, span?.end)),
      ["ICD"],
    );
  });
});
