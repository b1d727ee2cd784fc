import assert from "node:assert/strict";
import { table } from "../../../src/cli/output.ts";
import type { ClaimItem, ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { planImport } from "../../../src/core/exchange/importing.ts";
import { assertGrowth } from "../growth.ts";

/** More than a call takes arguments. */
const MANY = 150_000;

const ASPIRIN = { id: "m", spans: [{ start: 0, end: 7 }], label: "Drug", fields: {} };

function format(id: string): Format {
  return formatById(id) as Format;
}

/** BioC of one passage with so many annotations of one word. */
function bioc(count: number, idOf: (nth: number) => string | undefined): string {
  const annotations = Array.from({ length: count }, (_, i) => {
    return { id: idOf(i), infons: { type: "Drug" }, text: "aspirin", locations: [{ offset: 0, length: 7 }] };
  });
  return JSON.stringify({ documents: [{ id: "d", passages: [{ offset: 0, text: "aspirin", annotations }] }] });
}

/** Claims of which each is about the one before it; the first has but one part, which most formats cannot hold. */
function chain(length: number): ExchangeDocument {
  const claims = Array.from({ length }, (_, i): ClaimItem => {
    const before = i === 0 ? [] : [{ role: "b", target: `c${i - 1}` }];
    return { id: `c${i}`, spans: [], label: "x", fields: {}, roles: [{ role: "a", target: "m" }, ...before] };
  });
  return { id: "d", text: "aspirin", mentions: [ASPIRIN], claims };
}

function annotationsIn(id: string, content: string): number {
  const reading = readFile(format(id), { name: `d${format(id).extensions[0] ?? ""}`, content }, new Map());
  assert.ok(reading.ok);
  return reading.documents.reduce((sum, { mentions, claims }) => sum + mentions.length + claims.length, 0);
}

describe("large and odd files", () => {
  it("may hold any number of annotations in one passage", () => {
    assert.equal(
      annotationsIn(
        "bioc-json",
        bioc(MANY, (nth) => `x${nth}`),
      ),
      MANY,
    );
  });

  for (const [what, idOf] of [
    ["have no ids", () => undefined],
    ["have one id", () => "x"],
  ] as const) {
    it(`are read in time that grows with their annotations, which ${what}`, () => {
      const [small, large] = [500, 5_000].map((count) => bioc(count, idOf)) as [string, string];
      const work = (content: string) => () => void annotationsIn("bioc-json", content);
      assertGrowth("10 times as many annotations", work(small), work(large), 20);
    });
  }

  it("may hold a mention of any number of pieces, each in a row", () => {
    const rows = (count: number): string => `d|t|aspirin\nd|a|x\n${"d\tT1\tDrug\t0\t7\taspirin\tX:1\n".repeat(count)}`;
    assert.equal(annotationsIn("pubtator", rows(3)), 1);
    const work = (content: string) => () => void annotationsIn("pubtator", content);
    assertGrowth("10 times as many pieces", work(rows(1_000)), work(rows(10_000)), 20);
  });

  it("are written whatever hangs on what a format leaves out", () => {
    for (const id of ["pubannotation", "va-spec", "doccano"]) {
      const result = writeFiles(format(id), [chain(5_000)]);
      assert.ok(result.ok, id);
      assert.equal(result.losses.filter(({ reason }) => reason === "claim").length, 5_000, id);
    }
  });

  it("are reduced in time that grows with what hangs on each other", () => {
    const work = (length: number) => () => void format("va-spec").reduce(chain(length));
    assertGrowth("10 times as many claims", work(300), work(3_000), 20);
  });

  it("may hold a relation of any number of parts", () => {
    const roles = Array.from({ length: MANY }, () => ({ role: "r", target: "m" }));
    const claim = { id: "c", spans: [], label: "x", fields: {}, roles };
    const document = { id: "d", text: "aspirin", mentions: [ASPIRIN], claims: [claim] };
    const target = { text: "aspirin", annotations: [], foreign: { entries: [] } };
    assert.equal(planImport(document, target, Math.random).report.unplaced.length, 0);
  });

  it("are shown as a table of any number of rows", () => {
    assert.equal(
      table(
        ["a"],
        Array.from({ length: MANY }, () => ["x"]),
      ).length,
      2 * (MANY + 1),
    );
  });
});
