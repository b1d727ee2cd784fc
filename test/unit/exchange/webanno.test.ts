import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import type { FileReading } from "../../../src/core/exchange/reading.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";
import { statement, throughSidecar } from "../../laws/throughSidecar.ts";

const tsv = formatById("webanno-tsv") as Format;

function reading(content: string, unit?: Unit): FileReading {
  return readFile(tsv, { name: "trial.tsv", content }, new Map(), unit);
}

function read(content: string, unit?: Unit): { document: ExchangeDocument; notes: readonly string[] } {
  const result = reading(content, unit);
  assert.ok(result.ok, result.ok ? "" : said(result.problem.message));
  return { document: result.documents[0] as ExchangeDocument, notes: result.notes.map(({ message }) => said(message)) };
}

function written(document: ExchangeDocument): string {
  const result = writeFiles(tsv, [document]);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  return (result.files[0] as { content: string }).content;
}

const HEAD = "#FORMAT=WebAnno TSV 3.3\n";
const EVENT =
  "webanno.custom.Event|kind|ROLE_webanno.custom.Event:arguments_webanno.custom.EventArgumentsLink|custom.Name";

/** A file as WebAnno writes it: word classes, stacked and long annotations, parts of tokens, slots, relations. */
const FOREIGN = `${HEAD}#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
#T_SP=custom.Name|value|identifier
#T_SP=custom.Plain|
#T_SP=${EVENT}
#T_RL=custom.Treats|how|BT_custom.Name


#Text=💊 nab-paclitaxel caused hair loss .
1-1\t0-2\t💊\tSYM\t_\t_\t_\t_\t_\t_\t_\t_\t
1-2\t3-17\tnab-paclitaxel\tNN\tDrug[1]|Form\\|ulation[2]\t*[1]|*[2]\t_\t_\t_\t_\t_\t_\t
1-2.1\t7-17\tpaclitaxel\t_\tDrug\tDB01229\t_\t_\t_\t_\t_\t_\t
1-3\t18-24\tcaused\tVBD\t_\t_\t*\tcause\tAgent;Theme\t1-2.1;1-4[3]\t_\t_\t
1-4\t25-29\thair\tNN\tEvent[3]\tMONDO:0004907[3]\t_\t_\t_\t_\toften|\\*\t1-2[1_3]|1-2[2_3]\t
1-5\t30-34\tloss\tNN\tEvent[3]\tMONDO:0004907[3]\t_\t_\t_\t_\t_\t_\t
1-6\t35-36\t.\t.\t_\t_\t_\t_\t_\t_\t_\t_\t

#Text=It was\\tmild ,
#Text=and brief .
2-1\t37-39\tIt\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
2-2\t40-43\twas\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
2-3\t44-48\tmild\t_\t_\t_\t*[4]\t_\t_\t_\t_\t_\t
2-4\t49-50\t,\t_\t_\t_\t*[4]\t_\t_\t_\t_\t_\t
2-5\t51-54\tand\t_\t_\t_\t*[4]\t_\t_\t_\t_\t_\t
2-6\t55-60\tbrief\t_\t_\t_\t*[4]\t_\t_\t_\t_\t_\t
2-7\t61-62\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
`;

describe("WebAnno TSV", () => {
  it("reads stacked annotations, long ones, parts of tokens, slots and relations", () => {
    const { document, notes } = read(FOREIGN);
    const { text, mentions, claims } = document;
    assert.equal(text, "💊 nab-paclitaxel caused hair loss .\nIt was\tmild ,\nand brief .");
    assert.deepEqual(
      mentions.map((each) => [
        each.label,
        each.spans.map(({ start, end }) => text.slice(start, end)).join(),
        each.fields,
      ]),
      [
        ["Drug", "nab-paclitaxel", {}],
        ["Form|ulation", "nab-paclitaxel", {}],
        ["Drug", "paclitaxel", { concept: "DB01229" }],
        ["Plain", "caused", {}],
        ["Event", "hair loss", { concept: "MONDO:0004907" }],
        ["Plain", "mild ,\nand brief", {}],
      ],
    );
    const [drug, form, inner, , event] = mentions.map(({ id }) => id);
    assert.deepEqual(
      claims.map(({ label, spans, roles }) => [label, spans.length, roles]),
      [
        [
          "Event",
          1,
          [
            { role: "Agent", target: inner },
            { role: "Theme", target: event },
          ],
        ],
        [
          "Treats",
          0,
          [
            { role: "Governor", target: drug },
            { role: "Dependent", target: event },
          ],
        ],
        [
          "Treats",
          0,
          [
            { role: "Governor", target: form },
            { role: "Dependent", target: event },
          ],
        ],
      ],
    );
    assert.deepEqual(notes, []);
  });

  it("gives other people's layers back under their own names, and what was imported too", () => {
    const { document } = read(FOREIGN);
    const again = read(written(document)).document;
    const bare = (of: ExchangeDocument): unknown =>
      JSON.parse(
        JSON.stringify(statement(of), (key, value: unknown) => (key === "id" || key === "target" ? undefined : value)),
      );
    assert.equal(again.text, document.text);
    assert.deepEqual(
      again.mentions.map(({ label }) => label).sort(),
      document.mentions.map(({ label }) => label).sort(),
    );
    assert.deepEqual((bare(again) as { text: string }).text, (bare(document) as { text: string }).text);
    assert.match(written(document), /^#T_SP=custom\.Name\|value\|identifier$/m);
    assert.match(written(document), /^#T_RL=custom\.Treats\|how\|BT_custom\.Name$/m);
    const { exported } = throughSidecar(document);
    assert.deepEqual(statement(exported), statement(document));
  });

  it("writes rows that hold to the guide: header, two blank lines, sentences, tokens, parts, numbers", () => {
    const text = "💊 Aspirin-like drug_1 caused pain.\n\n  It [was] bad.";
    const at = (words: string): { start: number; end: number } => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const document: ExchangeDocument = {
      id: "trial",
      text,
      mentions: [
        { id: "a", spans: [at("Aspirin")], label: "Drug", fields: { concept: "A|B" } },
        { id: "b", spans: [at("Aspirin-like drug_1")], label: "my_drug", fields: { note: "two\r\nlines" } },
        { id: "c", spans: [at("pain"), at("bad")], label: "AdverseEvent", fields: {} },
      ],
      claims: [
        { id: "d", spans: [at("caused")], label: "safety", fields: {}, roles: [{ role: "drug", target: "b" }] },
        {
          id: "e",
          spans: [],
          label: "treats",
          fields: {},
          roles: [
            { role: "Governor", target: "a" },
            { role: "Dependent", target: "c" },
          ],
        },
      ],
    };
    const own = "webanno.custom.BioGloss";
    assert.equal(
      written(document),
      `#FORMAT=WebAnno TSV 3.3
#T_SP=${own}Mention|uid|label|identifier|details|part
#T_SP=${own}Claim|uid|label|ROLE_${own}Claim:parts_${own}ClaimPartsLink|uima.tcas.Annotation
#T_RL=${own}Relation|uid|label|BT_${own}Mention


#Text=💊 Aspirin-like drug_1 caused pain.
#Text=
#Text=  
1-1	0-2	💊	_	_	_	_	_	_	_	_	_	_	_	_	
1-2	3-15	Aspirin-like	b[2]	my\\_drug[2]	*[2]	{"note":"two\\\\r\\\\nlines"}[2]	*[2]	_	_	_	_	_	_	_	
1-2.1	3-10	Aspirin	a[1]	Drug[1]	A\\|B[1]	*[1]	*[1]	_	_	_	_	_	_	_	
1-3	16-20	drug	b[2]	my\\_drug[2]	*[2]	{"note":"two\\\\r\\\\nlines"}[2]	*[2]	_	_	_	_	_	_	_	
1-4	20-21	_	b[2]	my\\_drug[2]	*[2]	{"note":"two\\\\r\\\\nlines"}[2]	*[2]	_	_	_	_	_	_	_	
1-5	21-22	1	b[2]	my\\_drug[2]	*[2]	{"note":"two\\\\r\\\\nlines"}[2]	*[2]	_	_	_	_	_	_	_	
1-6	23-29	caused	_	_	_	_	_	d[5]	safety[5]	drug[5]	1-2[2]	_	_	_	
1-7	30-34	pain	c[3]	AdverseEvent[3]	*[3]	*[3]	*[3]	_	_	_	_	e	treats	1-2.1[1_3]	
1-8	34-35	.	_	_	_	_	_	_	_	_	_	_	_	_	

#Text=It [was] bad.
2-1	39-41	It	_	_	_	_	_	_	_	_	_	_	_	_	
2-2	42-43	[	_	_	_	_	_	_	_	_	_	_	_	_	
2-3	43-46	was	_	_	_	_	_	_	_	_	_	_	_	_	
2-4	46-47	]	_	_	_	_	_	_	_	_	_	_	_	_	
2-5	48-51	bad	c[4]	AdverseEvent[4]	*[4]	*[4]	2[4]	_	_	_	_	_	_	_	
2-6	51-52	.	_	_	_	_	_	_	_	_	_	_	_	_	
`,
    );
  });

  it("says which unit would fit, and reads files that count code points", () => {
    const inCodePoints = `${HEAD}#T_SP=custom.Name|value\n\n\n#Text=💊 aspirin helped\n1-1\t0-1\t💊\t_\t\n1-2\t2-9\taspirin\tDrug\t\n1-3\t10-16\thelped\t_\t\n`;
    const refused = reading(inCodePoints);
    assert.ok(
      !refused.ok &&
        said(refused.problem.message).includes(
          'They fit as code points: read the file with the offset unit "codepoint"',
        ),
    );
    assert.deepEqual(read(inCodePoints, "codepoint").document.mentions[0]?.spans, [{ start: 3, end: 10 }]);
  });

  it("says what it does not take over: chains, and what holds no words", () => {
    const { document, notes } = read(
      `${HEAD}#T_SP=custom.Name|value\n#T_CH=custom.CoreferenceLink|referenceType|referenceRelation\n\n\n#Text=He left\n1-1\t0-2\tHe\t_\tpr[1]\tcoref->1-1\t\n1-1.1\t1-1\t\tgap\t_\t_\t\n1-2\t3-7\tleft\t_\t_\t_\t\n`,
    );
    assert.deepEqual(document.mentions, []);
    assert.deepEqual(notes, [
      "The chains of custom.CoreferenceLink are not read.",
      "An annotation of custom.Name holds no words and is not read.",
    ]);
  });

  it("refuses what is none, with line and reason", () => {
    const row = (change: (line: string) => string): string => FOREIGN.replace(/^1-3\t.*$/m, change);
    const cases: [string, number, RegExp][] = [
      ["", 1, /no WebAnno TSV 3\.3/],
      ["#FORMAT=WebAnno TSV 2\n", 1, /no WebAnno TSV 3\.3/],
      [row((line) => line.replace("18-24", "-3-24")), 13, /-3 is negative/],
      [row((line) => line.replace("18-24", "24-18")), 13, /24 to 18 are reversed/],
      [row((line) => line.replace("18-24", "18-999")), 13, /out of the text/],
      [row((line) => line.replace("18-24", "x")), 13, /should open with its number and its offsets/],
      [row((line) => line.split("\t").slice(0, 5).join("\t")), 13, /the row 1-3 has \d columns too few/i],
      [row((line) => line.replace("1-3", "1-2")), 13, /row 1-2 stands here a second time/],
      [row((line) => line.replace("1-4[3]", "1-4[9]")), 13, /no annotation 1-4\[9\]/],
      [row((line) => line.replace("Agent;Theme", "Agent")), 13, /1 roles have 2 targets/],
      [FOREIGN.replace("2-1\t37-39", "2-1\t20-22"), 20, /begins at 20, where the one before has not ended/],
      [FOREIGN.replace("2-1\t37-39", "2-1\t99999999999-99999999999"), 20, /too far/],
      [FOREIGN.replace(/^#Text=💊.*\n/m, ""), 9, /before the first #Text=/],
      [`${HEAD}#T_RL=custom.Treats|how\n\n\n`, 2, /has no base/],
      [`${FOREIGN}\n#Text=no tokens\n`, 28, /has no tokens/],
    ];
    for (const [content, line, message] of cases) {
      const result = reading(content);
      assert.ok(!result.ok, String(message));
      assert.match(said(result.problem.message), message);
      assert.equal(result.problem.line, line, String(message));
    }
  });
});
