import assert from "node:assert/strict";
import type { Format } from "../../../src/core/exchange/format.ts";
import { FORMATS, formatById, readFile, whyNoFileName, writeFiles } from "../../../src/core/exchange/formats.ts";
import { MAX_DEPTH, MAX_FILE_LENGTH, offsetsOfPaths, parseJson } from "../../../src/core/exchange/json.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";
import { cpuClock } from "../cpuClock.ts";

function refusal(id: string, content: string, beside: Record<string, string> = {}, unit?: Unit): string {
  const reading = readFile(
    formatById(id) as Format,
    { name: "x.file", content },
    new Map(Object.entries(beside)),
    unit,
  );
  assert.ok(!reading.ok, "it is refused");
  return `${reading.problem.line}:${reading.problem.column}: ${said(reading.problem.message)}`;
}

function pub(text: string, begin: unknown, end: unknown): string {
  return JSON.stringify({ text, denotations: [{ id: "T1", span: { begin, end }, obj: "Drug" }] }, undefined, 1);
}

function bioc(text: string, location: string, words: string): string {
  return `<collection><source/><date/><key/><document><id>1</id><passage><offset>0</offset><text>${text}</text>
<annotation id="1">${location}<text>${words}</text></annotation></passage></document></collection>`;
}

describe("bad input", () => {
  it("is refused with line and column where JSON is none, ends too soon, or is too deep or too long", () => {
    const cases: [string, RegExp][] = [
      ["", /^1:1: The JSON ends too soon/],
      ['{"text": "a",}', /^1:14: .*} cannot stand here/],
      ['{"text":\n "a\nb"}', /^2:2: This is no JSON: /],
      ['{"text": "a"} x', /^1:15: /],
      ['{"text": tru}', /^1:10: /],
      ['["a" "b"]', /^1:6: /],
      ['{"a": 01}', /^1:8: /],
      ['{"a": "\\x"}', /^1:7: /],
      ["[".repeat(10_000), new RegExp(`^1:${MAX_DEPTH + 1}: The JSON is nested more than`)],
      [`{"a":`.repeat(10_000), /nested more than/],
    ];
    for (const [content, message] of cases)
      assert.match(refusal("pubannotation", content), message, content.slice(0, 40));
    const long = `{"text": "${"x".repeat(MAX_FILE_LENGTH)}"}`;
    for (const id of ["pubannotation", "bioc-json", "w3c", "bioc-xml"])
      assert.match(refusal(id, long), /million characters.*Split it/);
  });

  it("finds where a path stands in JSON", () => {
    const json = '{ "a": [ {"b": 1}, {"c" : [2, {"d": "x"}] } ], "b": 3 }';
    const paths = [["a", 1, "c", 1, "d"], ["b"], ["a", 0, "gone"], [], ["gone", "b"]];
    const found = offsetsOfPaths(json, paths).map((offset) => json.slice(offset, offset + 3));
    assert.deepEqual(found, ['"x"', "3 }", '{"b', '{ "', '{ "']);
    assert.deepEqual(offsetsOfPaths(json, [["b"]]), [json.length - 3]);
    assert.deepEqual(parseJson(json), JSON.parse(json));
  });

  it("expands and fetches nothing that XML declares", () => {
    const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n`;
    assert.match(
      refusal("bioc-xml", `${bomb}<collection>&b;</collection>`),
      /^2:\d+: This is no XML: Named entity isn't defined: &b;/,
    );
    const outside = `<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n`;
    assert.match(refusal("bioc-xml", `${outside}<collection>&x;</collection>`), /^2:\d+: .*&x;/);
    assert.match(refusal("bioc-xml", "<a>".repeat(100_000)), /nested too deeply|no XML/);
    assert.match(refusal("bioc-xml", "<collection><source></collection>"), /^1:\d+: This is no XML/);
    assert.match(refusal("bioc-xml", bioc("a\fb", "", "")), /no XML/);
  });

  it("says what is wrong with an offset, and which unit would fit", () => {
    const text = "💊💊 aspirin";
    const cases: [unknown, unknown, RegExp][] = [
      [-1, 3, /^4:\d+: The offset -1 is negative/],
      [5, 3, /The offsets 5 to 3 are reversed/],
      [3, 3, /hold nothing/],
      [1.5, 3, /no whole numbers/],
      [3, 99, /out of the text: the text has 10 code points/],
      ["3", 9, /needs numbers/],
      [1e300, 1e301, /out of the text/],
    ];
    for (const [begin, end, message] of cases) assert.match(refusal("pubannotation", pub(text, begin, end)), message);
    const inUtf16 = bioc(text, '<location offset="5" length="7"/>', "aspirin");
    assert.match(refusal("bioc-xml", inUtf16), /out of the text.*They fit as UTF-16 code units: .*"utf16"/);
    const inBytes = bioc(`${text} ${text}`, '<location offset="9" length="7"/>', "aspirin");
    assert.match(refusal("bioc-xml", inBytes), /^2:1: .*not hold the words.*They fit as UTF-8 bytes/);
    assert.match(
      refusal("bioc-xml", bioc(text, '<location offset="1" length="3"/>', ""), {}, "utf16"),
      /cut a character in two/,
    );
    assert.match(
      refusal("bioc-xml", bioc(text, '<location offset="x" length="3"/>', "")),
      /^2:20: .*"x", which is no whole number/,
    );
    assert.match(refusal("brat", "T1\tDrug 5 12\taspirin\n", { "x.txt": text }), /They fit as UTF-16.*wants others/);
  });

  it("is refused in brat with the line", () => {
    const cases: [string, RegExp][] = [
      ["T1 Drug 0 1 a\n", /^1:1: .*tabs/],
      ["T1\tDrug 0 1\ta\nT1\tDrug 0 1\ta\n", /^2:1: The id T1 stands here a second time/],
      ["T1\tDrug 0\ta\n", /^1:1: T1 should read/],
      ["\nE1\tBind:T1\n", /^2:1: E1 has the trigger "T1", which is not in the file/],
      ["T1\tDrug 0 1\ta\nR1\tIn Arg1:T1 Arg2:T9\n", /^2:1: R1 speaks of "T9"/],
      ["A1\tNegation T1\n", /^1:1: A1 is about "T1"/],
      ["X1\tDrug 0 1\ta\n", /^1:1: A line of brat opens with an id/],
    ];
    for (const [ann, message] of cases) assert.match(refusal("brat", ann, { "x.txt": "abc" }), message);
  });

  it("never makes a reader throw, whatever is cut off or exchanged", () => {
    const document = {
      id: "trial",
      text: "Aspirin 💊 caused\tpain.\r\nIt was mild.",
      mentions: [
        { id: "a", spans: [{ start: 0, end: 7 }], label: "Drug", fields: { concept: "DRUGBANK:DB00945", note: "n" } },
        {
          id: "b",
          spans: [
            { start: 18, end: 22 },
            { start: 32, end: 36 },
          ],
          label: "AdverseEvent",
          fields: {},
        },
      ],
      claims: [
        {
          id: "c",
          spans: [{ start: 0, end: 22 }],
          label: "safety",
          fields: { polarity: "negated" },
          roles: [{ role: "drug", target: "a" }],
        },
      ],
    };
    let state = 7;
    const random = (below: number): number => (state = (state * 16807) % 2147483647) % below;
    let read = 0;
    for (const format of FORMATS.filter(({ parse }) => parse !== undefined)) {
      const result = writeFiles(format, [document]);
      assert.ok(result.ok);
      const companions = new Map(result.files.map(({ name, content }) => [name, content]));
      const [main] = result.files.filter(({ name }) => format.extensions.some((extension) => name.endsWith(extension)));
      const { name, content } = main as { name: string; content: string };
      for (let round = 0; round < 400; round++) {
        const at = random(content.length);
        const length = random(8);
        const put = ["", "0", "-", '"', "\t", "\n", "<", "T9", "null", "{}", "|a|", content.slice(at, at + 20)][
          random(12)
        ] as string;
        const spoilt = content.slice(0, at) + put + content.slice(at + length);
        const reading = readFile(format, { name, content: spoilt }, companions);
        if (reading.ok) read++;
        else assert.ok(said(reading.problem.message).length > 10 && reading.problem.line > 0);
      }
    }
    assert.ok(read > 100, `${read} of them are still read`);
  });

  it("names no file that leads elsewhere or that a system cannot have", () => {
    for (const name of [
      "../a",
      "a/b",
      "a\\b",
      "..",
      ".hidden",
      "CON",
      "nul.txt",
      "a\u0000",
      "a:b",
      "a ",
      "x".repeat(300),
    ]) {
      assert.ok(whyNoFileName(name) !== undefined, name);
    }
    for (const name of ["trial.md", "354896", "ゆりかごのうた", "a b (2).txt", "PMC116589"])
      assert.equal(whyNoFileName(name), undefined, name);
  });
});

describe("large input", () => {
  /** A text with something of everything in it, and a mention every 50 characters. */
  function large(times: number): Parameters<typeof writeFiles>[1][number] {
    const piece = "Aspirin 💊 caused pain é in שלום, and it was mild.\r\n";
    const mentions = Array.from({ length: times }, (_, i) => ({
      id: `m${i}`,
      spans: [{ start: i * piece.length, end: i * piece.length + 7 }],
      label: "Drug",
      fields: { concept: "DRUGBANK:DB00945", by: "ada" },
    }));
    const claims = mentions.slice(1).map(({ id }, i) => ({
      id: `c${i}`,
      spans: [{ start: i * piece.length, end: i * piece.length + 20 }],
      label: "safety",
      fields: {},
      roles: [{ role: "drug", target: id }],
    }));
    return { id: "large", text: piece.repeat(times), mentions, claims };
  }

  for (const format of FORMATS) {
    it(`is written and proved in time that grows with it: ${format.id}`, () => {
      const time = (times: number): number => {
        const document = large(times);
        const started = cpuClock();
        const result = writeFiles(format, [document]);
        assert.ok(result.ok, result.ok ? "" : said(result.problem));
        return cpuClock() - started;
      };
      time(1_000);
      const [small, big] = [time(1_000), time(8_000)];
      assert.ok(big < Math.max(small, 20) * 8 * 4, `8,000: ${big} ms, 1,000: ${small} ms`);
      assert.ok(big < 6_000, `${big} ms`);
    });
  }
});
