import fc from "fast-check";
import type { FieldValue } from "../../src/core/annotate/sidecar/format.ts";
import { type ClaimItem, type ExchangeDocument, type Item, isBlank } from "../../src/core/exchange/document.ts";
import type { Loss } from "../../src/core/exchange/losses.ts";
import type { Span } from "../../src/core/text/span.ts";

/** What documents are made of: everything that offsets, line ends, encodings and escapes have tripped over. */
const piece = fc.constantFrom(
  ...["paclitaxel", "nab-", "α", "é", "e\u0301", "a\u0308\u0323", "💊", "👩🏽‍⚕️", "𝛼", "שלום", "مرحبا", "نَص", "漢字", "ﬁ"],
  ...[
    " ",
    "  ",
    "\u00a0",
    "\u2009",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u0085",
    "\u2028",
    "\u2029",
    "\f",
    "\v",
  ],
  ...[
    "\u0000",
    "\u001c",
    "\u0007",
    "\u007f",
    "\ufffe",
    "=1+1",
    '"',
    "'",
    ",",
    ";",
    "|",
    "|a|",
    "|t|",
    "\\",
    "<",
    ">",
    "&",
    "&amp;",
    "]]>",
    "<!--",
    "%s",
  ],
);
const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(""));

/** Anything that a person may type into a field. */
const words = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const id = fc.stringMatching(/^[a-hjkmnp-tv-z][a-hjkmnp-tv-z0-9]{7}$/);
const name = fc.oneof(word, words);

const decided = {
  certainty: fc.constantFrom("probable", "possible", "hypothetical"),
  note: fc.oneof(word, words),
  by: name,
  on: fc.oneof(fc.constant("2026-11-23"), fc.constant("2026-11"), words),
  status: fc.oneof(fc.constantFrom("corrected", "draft", "in review"), words),
};
const mentionFields = fc.record(
  {
    concept: fc.oneof(fc.constantFrom("DRUGBANK:DB01229", "D008012", "MESH:D001943|OMIM:114480"), words),
    polarity: fc.constant("negated"),
    ...decided,
  },
  { requiredKeys: [] },
);
const claimFields = fc.record(
  {
    polarity: fc.constant("negated"),
    ...decided,
    predicate: name,
    qualifiers: fc.dictionary(fc.constantFrom("population", "dose", "a b", "x:y"), words, { minKeys: 1 }),
    safety: fc.constant({ seriousness: ["death", "disability"], grade: "3" }),
    evidence: fc.constant({ lancet: { ref: "PMID:30345906", verdict: "supported", note: "p. 3\nTable 2" } }),
  },
  { requiredKeys: [] },
);

/** Borders of whole characters. */
function borders(of: string): number[] {
  const found = [0];
  for (const char of of) found.push((found.at(-1) as number) + char.length);
  return found;
}

/** Up to three pieces, in order and apart from each other. */
function spansFrom(ends: readonly number[], picks: readonly number[]): Span[] {
  const chosen = [...new Set(picks.map((pick) => ends[pick % ends.length] as number))].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < chosen.length; i += 2)
    spans.push({ start: chosen[i] as number, end: chosen[i + 1] as number });
  return spans;
}

const picks = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(), { minLength: 4, maxLength: 6 }) },
);
const label = fc.oneof(fc.constantFrom("Drug", "AdverseEvent", "Chemical", "quality of life"), name);
const role = fc.oneof(fc.constantFrom("drug", "adverse-event", "Theme", "Theme2", "Arg1", "trigger", ""), name);

const mention = fc.record({ picks, label, fields: mentionFields });
const claim = fc.record({
  picks: fc.option(picks, { freq: 4 }),
  label,
  fields: claimFields,
  roles: fc.array(fc.record({ role, target: fc.nat() }), { maxLength: 4 }),
  links: fc.option(
    fc.record({
      kind: fc.constantFrom("supports", "contradicts"),
      targets: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
    }),
    { freq: 2 },
  ),
});

/**
 * Random documents: any text, spans that nest, cross, touch and come in pieces, claims about mentions and other claims,
 * relations without words of their own, links between claims, and every kind of field.
 */
export const documents: fc.Arbitrary<ExchangeDocument> = fc
  .record({
    text,
    id: fc.stringMatching(/^t[A-Za-z0-9 _-]{0,10}x$/),
    mentions: fc.array(mention, { maxLength: 6 }),
    claims: fc.array(claim, { maxLength: 4 }),
    ids: fc.uniqueArray(id, { minLength: 10, maxLength: 10 }),
  })
  .map(({ text: words, id: name, mentions, claims, ids }) => {
    const ends = borders(words);
    const items = mentions.flatMap(({ picks: at, label: called, fields }, i): Item[] => {
      const spans = spansFrom(ends, at);
      return isNothing(words, spans) ? [] : [{ id: ids[i] as string, spans, label: called, fields: filled(fields) }];
    });
    const made = claims.flatMap((each, i): (ClaimItem & { links: typeof each.links })[] => {
      const spans = each.picks === null ? [] : spansFrom(ends, each.picks);
      if (each.picks !== null && isNothing(words, spans)) return [];
      return [
        {
          id: ids[6 + i] as string,
          spans,
          label: each.label,
          fields: filled(each.fields),
          roles: each.roles as never,
          links: each.links,
        },
      ];
    });
    const claimIds = made.map((each) => each.id);
    const targets = [...items.map((each) => each.id), ...claimIds];
    const linked = made.map(({ links, ...each }): ClaimItem => {
      const roles = (each.roles as unknown as { role: string; target: number }[]).map((one) => ({
        role: one.role,
        target: targets[one.target % targets.length] as string,
      }));
      const others =
        links === null ? [] : [...new Set(links.targets.map((target) => claimIds[target % claimIds.length] as string))];
      return {
        ...each,
        roles,
        fields:
          others.length === 0 || links === null ? each.fields : { ...each.fields, links: { [links.kind]: others } },
      };
    });
    return { id: name, text: words, mentions: items, claims: linked };
  });

function isNothing(of: string, spans: readonly Span[]): boolean {
  return spans.length === 0 || isBlank(spans.map(({ start, end }) => of.slice(start, end)).join(""));
}

function filled(fields: object): Item["fields"] {
  return Object.fromEntries(Object.entries(plain(fields)).filter(([, value]) => value !== undefined));
}

/** Records from the generator have no prototype; compare by content. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * A document without exactly what a loss report names: what an export has to be equal to when it is read back. Ids are
 * given, because a format without ids of its own numbers anew.
 */
export function without(document: ExchangeDocument, losses: readonly Loss[]): ExchangeDocument {
  let { text: words } = document;
  const gone = new Set<string>();
  const fields = new Map<string, Set<string>>();
  const labels = new Map<string, string>();
  const links = new Map<string, string[]>();
  for (const loss of losses) {
    if (loss.reason === "text") words = words.slice(0, loss.at.start) + loss.now + words.slice(loss.at.end);
    else if (loss.reason === "field") fields.set(loss.id, (fields.get(loss.id) ?? new Set()).add(loss.field));
    else if (loss.reason === "label") labels.set(loss.id, loss.now);
    else if (loss.reason === "link") links.set(loss.id, [...(links.get(loss.id) ?? []), loss.target]);
    else if ("id" in loss) gone.add(loss.id);
  }
  const left = <T extends Item>(item: T): T => {
    const dropped = fields.get(item.id) ?? new Set();
    const unlinked = links.get(item.id) ?? [];
    const kept = Object.entries(item.fields)
      .filter(([field]) => !dropped.has(field))
      .map(([field, value]): [string, FieldValue] => [field, field === "links" ? withoutLinks(value, unlinked) : value])
      .filter(([field, value]) => field !== "links" || Object.keys(value).length > 0);
    return { ...item, label: labels.get(item.id) ?? item.label, fields: Object.fromEntries(kept) };
  };
  return {
    ...document,
    text: words,
    mentions: document.mentions.filter((item) => !gone.has(item.id)).map(left),
    claims: document.claims
      .filter((item) => !gone.has(item.id))
      .map((claim) => ({
        ...left(claim),
        roles: claim.roles.filter(({ target }) => !(links.get(claim.id) ?? []).includes(target)),
      })),
  };
}

function withoutLinks(value: FieldValue, gone: readonly string[]): FieldValue {
  const kinds = Object.entries(value as Record<string, readonly string[]>);
  return Object.fromEntries(
    kinds
      .map(([kind, ids]) => [kind, ids.filter((id) => !gone.includes(id))] as const)
      .filter(([, ids]) => ids.length > 0),
  );
}
