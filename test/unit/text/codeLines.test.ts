import assert from "node:assert/strict";
import { isInCode } from "../../../src/core/text/codeLines.ts";

function inCode(text: string, word: string): boolean {
  const start = text.indexOf(word);
  return isInCode(text, { start, end: start + word.length });
}

describe("lines of source code", () => {
  const code: [line: string, word: string][] = [
    ['[ -d "$SRC" ] || { echo "no such folder: $SRC" >&2; exit 1; }', "SRC"],
    ['SRC=${1:-"$HOME/notes"}', "SRC"],
    ["if (map != null && kit == 3) {", "kit"],
    ["const met = ras(raf); // all", "ras"],
    ["    opts.max = args.next().parse()?;", "max"],
  ];
  for (const [line, word] of code) it(`is one: ${line}`, () => assert.ok(inCode(`Words.\n${line}\nMore words.`, word)));

  const prose: [line: string, word: string][] = [
    ["SRC was high (p < 0.05; n = 12), and so was MET (3.2 ng/ml).", "SRC"],
    ["Patients received 5-FU (425 mg/m2); leucovorin (20 mg/m2);", "FU"],
    ["The drug costs $US 480,000 with TNF antagonists.", "TNF"],
    ["The FUS1::lacZ reporter of TyA", "TyA"],
    ["KIT, RET and SRC = kinases", "RET"],
    ["A>G at 1475 (p.W492X); c.1627A>T", "W492X"],
    ["| aspirin | 5 mg | SRC |", "SRC"],
  ];
  for (const [line, word] of prose)
    it(`is none: ${line}`, () => assert.ok(!inCode(`Words.\n${line}\nMore words.`, word)));
});
