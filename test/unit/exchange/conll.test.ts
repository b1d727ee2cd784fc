import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import type { FileReading } from "../../../src/core/exchange/reading.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";
import { type Problem } from "../../../src/core/problem.ts";
import { TRIAL } from "./toolFiles.ts";

const FORMAT = formatById("conll") as Format;

function reading(content: string, beside: Record<string, string> = {}, unit?: Unit): FileReading {
  return readFile(FORMAT, { name: "x.conll", content }, new Map(Object.entries(beside)), unit);
}

function documents(content: string, beside: Record<string, string> = {}, unit?: Unit): readonly ExchangeDocument[] {
  const read = reading(content, beside, unit);
  assert.ok(read.ok, read.ok ? "" : said(read.problem.message));
  return read.documents;
}

function refusal(content: string, unit?: Unit): string {
  const read = reading(content, {}, unit);
  assert.ok(!read.ok, "it is refused");
  return `${read.problem.line}: ${said(read.problem.message)}`;
}

/** Names and words of what is marked. */
function marked({ text, mentions }: ExchangeDocument): string[] {
  return mentions.map(
    ({ label, spans }) => `${label}: ${spans.map(({ start, end }) => text.slice(start, end)).join(" ")}`,
  );
}

/** Tokens with their tags on a line each. */
function lines(...rows: string[]): string {
  return rows.map((row) => `${row.replaceAll(" ", "\t")}\n`).join("");
}

describe("CoNLL", () => {
  it("is a token and a tag a line, with a blank line between sentences and the text beside", () => {
    const result = writeFiles(FORMAT, [TRIAL]);
    assert.ok(result.ok);
    const [file, text] = result.files;
    assert.deepEqual([file?.name, text?.name, text?.content], ["trial.conll", "trial.txt", TRIAL.text]);
    assert.equal(
      file?.content,
      lines("💊 O", "Aspirin B-Drug", "caused O", "pain B-AdverseEvent", ". O", "", "It O", "was O", "mild O", ". O"),
    );
    assert.deepEqual(
      result.losses.map(({ reason, detail }) => `${reason} ${detail}`),
      ["claim Aspirin caused pain", "claim causes", "field DRUGBANK:DB00945", "field n", "ids trial"],
    );
  });

  it("is written beside a document of its own name, which is its text", () => {
    const result = writeFiles(FORMAT, [{ ...TRIAL, file: "trial.md" }]);
    assert.ok(result.ok);
    assert.deepEqual(
      result.files.map(({ name }) => name),
      ["trial.conll", "trial.md"],
    );
    const { content } = result.files[0] as { content: string };
    const [document] = documents(content, { "x.md": TRIAL.text }) as [ExchangeDocument];
    assert.deepEqual([document.file, document.text], ["x.md", TRIAL.text]);
  });

  it("parts tokens where annotations begin and end, and keeps sentences together that one of them goes across", () => {
    const text = "A drug\u00a0X-2 of 2.5 mg. Then more.";
    const item = (id: string, start: number, end: number): object => ({
      id,
      spans: [{ start, end }],
      label: "a b",
      fields: {},
    });
    const document = {
      id: "d",
      text,
      claims: [],
      mentions: [item("p", 2, 4), item("q", 18, 26)],
    } as unknown as ExchangeDocument;
    const result = writeFiles(FORMAT, [document]);
    assert.ok(result.ok);
    const rows = [
      "A O",
      "dr B-a_b",
      "ug O",
      "X O",
      "- O",
      "2 O",
      "of O",
      "2.5 O",
      "mg B-a_b",
      ". I-a_b",
      "Then I-a_b",
      "more O",
      ". O",
    ];
    assert.equal(result.files[0]?.content, lines(...rows));
  });

  it("holds of mentions that overlap the longest, and none that begins or ends with white space", () => {
    const at = (id: string, start: number, end: number): object => ({
      id,
      spans: [{ start, end }],
      label: "X",
      fields: {},
    });
    const mentions = [at("short", 0, 2), at("long", 1, 8), at("inside", 3, 5), at("edge", 8, 10), at("after", 9, 11)];
    const result = writeFiles(FORMAT, [
      { id: "d", text: "ab cd ef gh", mentions, claims: [] } as unknown as ExchangeDocument,
    ]);
    assert.ok(result.ok);
    assert.deepEqual(
      result.losses.filter(({ reason }) => reason !== "ids").map((loss) => [loss.reason, "id" in loss ? loss.id : ""]),
      [
        ["edge", "edge"],
        ["overlap", "short"],
        ["overlap", "inside"],
      ],
    );
  });

  it("makes a text of the tokens where there is none, or where the one beside holds other words", () => {
    const content = lines("Aspirin B-Drug", "acts O", "", "Well O");
    const [alone] = documents(content) as [ExchangeDocument];
    assert.deepEqual([alone.id, alone.text, marked(alone)], ["x", "Aspirin acts\nWell", ["Drug: Aspirin"]]);
    const [beside] = documents(content, { "x.txt": " Aspirin\tacts.\n", "x.md": "\nAspirin  acts\n\nWell " }) as [
      ExchangeDocument,
    ];
    assert.deepEqual([beside.file, beside.mentions[0]?.spans], ["x.md", [{ start: 1, end: 8 }]]);
    const other = reading(content, { "x.txt": "Ibuprofen" });
    assert.ok(other.ok);
    assert.match(said((other.notes[0] as Problem).message), /^x\.txt beside it holds other words/);
    assert.equal(other.documents[0]?.text, alone.text);
  });

  it("reads all the schemes of tags", () => {
    const cases: [string[], string[]][] = [
      [
        ["a B-X", "b I-X", "c B-X", "d O"],
        ["X: a b", "X: c"],
      ],
      [
        ["a I-X", "b I-X", "c B-X", "d I-Y"],
        ["X: a b", "X: c", "Y: d"],
      ],
      [
        ["a S-X", "b B-X", "c I-X", "d E-X", "e I-X"],
        ["X: a", "X: b c d", "X: e"],
      ],
      [
        ["a U-X", "b B-X", "c L-X", "d U-Y"],
        ["X: a", "X: b c", "Y: d"],
      ],
      [
        ["a B-X", "", "b I-X"],
        ["X: a", "X: b"],
      ],
    ];
    for (const [rows, found] of cases)
      assert.deepEqual(marked(documents(lines(...rows))[0] as ExchangeDocument), found, rows.join());
  });

  it("reads several documents, by name or by number, columns between blanks, and a sentence a line", () => {
    const columns = "-DOCSTART- -X- O O\n\nAspirin NNP _ B-Drug\n# # _ O\n\n-DOCSTART- -X- O O\n\nPain NN _ B-ADR\n";
    const read = reading(columns);
    assert.ok(read.ok);
    assert.deepEqual(
      read.documents.map(({ id, text }) => [id, text]),
      [
        ["x-1", "Aspirin #"],
        ["x-2", "Pain"],
      ],
    );
    assert.match(said((read.notes[0] as Problem).message), /between a token and its tag is not read/);
    const named = documents(`# doc_id = 1\n# text = a\n${lines("a O")}\n# newdoc id = two\n${lines("b O")}`);
    assert.deepEqual(
      named.map(({ id, text }) => [id, text]),
      [
        ["1", "a"],
        ["two", "b"],
      ],
    );
    const [sentences] = documents("Aspirin|NNP|B-Drug acts|VBZ|O\nWell|RB|O |||O\n") as [ExchangeDocument];
    assert.deepEqual([sentences.text, marked(sentences)], ["Aspirin acts\nWell |", ["Drug: Aspirin"]]);
  });

  it("puts tokens where columns of offsets say, in each unit, and says which unit fits", () => {
    const offsets: Record<Unit, string[]> = {
      codepoint: ["💊 0 1 O", "é 3 4 B-X", "", "b 5 6 O"],
      utf16: ["💊 0 2 O", "é 4 5 B-X", "", "b 6 7 O"],
      utf8: ["💊 0 4 O", "é 6 8 B-X", "", "b 9 10 O"],
    };
    for (const unit of ["codepoint", "utf16", "utf8"] as const) {
      const [document] = documents(lines(...offsets[unit]), {}, unit) as [ExchangeDocument];
      assert.deepEqual([document.text, marked(document)], ["💊  é\nb", ["X: é"]]);
    }
    assert.match(refusal(lines(...offsets.utf16)), /^1: .*They fit as UTF-16 code units: .*"utf16"/);
    assert.match(refusal(lines(...offsets.utf8)), /They fit as UTF-8 bytes/);
    assert.match(refusal(lines(...offsets.codepoint), "utf8"), /They fit as code points/);
  });

  it("refuses what is no CoNLL, with the line", () => {
    const cases: [string, RegExp][] = [
      ["", /^1: This is no CoNLL/],
      ["word\n", /^1: A line of CoNLL should hold a token and its tag/],
      [lines("a O", "b X-Drug"), /^2: "X-Drug" is no tag/],
      [lines("a O", "b B-"), /^2: "B-" is no tag/],
      [lines("a 0 1 O", "b -1 0 O"), /^2: The offset -1 is negative/],
      [lines("a 0 1 O", "b 5 4 O"), /^2: The offsets 5 to 4 are reversed/],
      [lines("a 0 1 O", "b 0 1 O"), /^2: The offsets 0 to 1 do not hold "b" behind the token before it/],
      [lines("a 0 1 O", "b 999999998 999999999 O"), /^2: .* out of any text/],
      [`${"[".repeat(10_000)}\n`, /^1: A line of CoNLL/],
    ];
    for (const [content, message] of cases) assert.match(refusal(content), message, content.slice(0, 30));
  });
});
