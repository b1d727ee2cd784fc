/** Numbers that a sentence reports, as it writes them; the names are those of a claim's `effect`. */
export interface Figures {
  /** What is measured, by the name of the default schema: `hazard-ratio`, `proportion`, … */
  readonly measure?: string;
  readonly value?: string;
  readonly low?: string;
  readonly high?: string;
  /** Level of the interval, such as `95 %`. */
  readonly confidence?: string;
  /** With its sign: `<0.001`. */
  readonly p?: string;
  readonly n?: string;
  readonly events?: string;
  /** How often, in the sentence's own words: `over 20% of patients`. */
  readonly frequency?: string;
}

const NUMBER = "(\\d{1,6}(?:[.·]\\d{1,4})?)";

/** Ratios by what they are called; short forms count only in capitals. */
const RATIOS: readonly (readonly [measure: string, name: string])[] = [
  ["hazard-ratio", "[Hh]azards? ratios?|a?HR"],
  ["odds-ratio", "(?:[Aa]djusted )?[Oo]dds ratios?|a?OR"],
  ["risk-ratio", "(?:[Rr]elative risk|[Rr]isk ratio)s?|RR"],
  ["rate-ratio", "(?:[Ii]ncidence )?[Rr]ate ratios?|IRR"],
];
const RATIO = RATIOS.map(
  ([measure, name]) =>
    [measure, new RegExp(`(?<![\\p{L}\\p{N}])(?:${name})(?!\\p{L})[^\\d.;%]{0,24}${NUMBER}(?! ?%)`, "u")] as const,
);
const INTERVAL = new RegExp(
  `(\\d{2}) ?% ?(?:CI|confidence intervals?)(?: ?\\(?CI\\)?)?[^\\d;]{0,6}${NUMBER} ?(?:-|‐|‑|–|—|to|,|;) ?${NUMBER}`,
  "u",
);
const P_VALUE = /(?<![\p{L}\p{N}])[Pp](?:[- ]values?)? ?([<>=≤≥]|of) ?(0?\.\d{1,6}|1\.0)(?!\d)/u;
const PEOPLE =
  "(?:patients|subjects|participants|individuals|women|men|children|adults|recipients|cases|people|volunteers|those|them|responders)";
/** "over 20% of patients": how much, the number, and of whom. */
const FREQUENCY = new RegExp(
  `(?:(?:over|above|about|approximately|around|nearly|almost|up to|at least|more than|less than|fewer than|[<>≤≥~]) ?)?${NUMBER} ?(?:%|per ?cent)(?: \\([^()]{1,20}\\))?(?: of (?:all |the |our |treated |these ){0,2}(?:\\p{L}{3,20} )?${PEOPLE})?`,
  "gu",
);
/** "12 of 48 patients", "12/48", "in 5 out of 20". */
const COUNTS = new RegExp(
  `(?<![\\d./-])(\\d{1,6})(?: ?/ ?| (?:out )?of (?:the |a total of )?)(\\d{1,6})(?:(?= ?\\)| ?[,(]? ?\\d{1,3}(?:\\.\\d+)? ?%)| (?:\\p{L}{3,20} )?${PEOPLE}(?!\\p{L}))`,
  "u",
);

/** The figures of a sentence: at most one effect, with the counts and the share that go with it. Linear in its length. */
export function figuresOf(sentence: string): Figures {
  if (!/\d/.test(sentence)) return {};
  const ratio = ratioOf(sentence);
  const interval = INTERVAL.exec(sentence);
  const p = P_VALUE.exec(sentence);
  const share = shareOf(sentence);
  const counts = countsOf(sentence);
  const effect = ratio ?? (share === undefined ? undefined : { measure: "proportion", value: `${share.value} %` });
  return {
    ...effect,
    ...(interval === null
      ? {}
      : { low: plain(interval[2]), high: plain(interval[3]), confidence: `${interval[1] as string} %` }),
    ...(p === null ? {} : { p: `${p[1] === "of" ? "=" : (p[1] as string)}${p[2] as string}` }),
    ...counts,
    ...(share === undefined ? {} : { frequency: share.words }),
  };
}

function ratioOf(sentence: string): { measure: string; value: string } | undefined {
  for (const [measure, pattern] of RATIO) {
    const value = pattern.exec(sentence)?.[1];
    if (value !== undefined) return { measure, value: plain(value) };
  }
  return undefined;
}

/** The first share that is of people, or else the only share of the sentence. */
function shareOf(sentence: string): { value: string; words: string } | undefined {
  const shares = [...sentence.matchAll(FREQUENCY)].filter(
    ({ 0: words, index }) =>
      !/^ ?(?:CI|confidence|interval)/u.test(sentence.slice(index + words.length, index + words.length + 12)),
  );
  const share = shares.find(([words]) => / of /u.test(words)) ?? (shares.length === 1 ? shares[0] : undefined);
  if (share === undefined || Number(plain(share[1])) > 100) return undefined;
  return { value: plain(share[1]), words: share[0] };
}

function countsOf(sentence: string): { events: string; n: string } | undefined {
  const counts = COUNTS.exec(sentence);
  if (counts === null) return undefined;
  const [, events, n] = counts as unknown as [string, string, string];
  return Number(events) <= Number(n) && Number(n) > 1 ? { events, n } : undefined;
}

/** The Lancet's raised point is a point. */
function plain(number: string | undefined): string {
  return (number as string).replace("·", ".");
}

/** The bands of CIOMS working group III (1995), by the least share in per cent. */
const BANDS: readonly (readonly [number, string])[] = [
  [10, "very common"],
  [1, "common"],
  [0.1, "uncommon"],
  [0.01, "rare"],
  [0, "very rare"],
];

/** The CIOMS band of a share in per cent, as labels use it. */
export function frequencyBand(perCent: number): string {
  return (BANDS.find(([least]) => perCent >= least) as readonly [number, string])[1];
}
