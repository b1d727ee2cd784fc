/** Deterministic noise: the numbers of a linear congruential generator (Numerical Recipes), from 0 to below `below`. */
function noise(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function made(length: number, piece: (n: number) => string): string {
  const pieces: string[] = [];
  for (let n = 0, size = 0; size < length; n++) {
    const next = piece(n);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join("");
}

const SENTENCE =
  "Of 30 patients with breast cancer who received docetaxel plus cisplatin 12 developed neutropenia and nausea, and no " +
  "alopecia was seen; expression of EGFR and PD-L1 was measured by immunohistochemistry (IHC). ";
const WORDS =
  "the patient developed severe neutropenia and nausea after docetaxel 75 mg plus cisplatin for breast cancer with EGFR expression without alopecia or rash in whom aspirin had been given".split(
    " ",
  );
const CODE = 'if (a[i] != b[j]) { foo(bar, "baz"); } // TODO(x): p < q && r > s\n';

/** Text of about a length that breaks careless recognisers, by what it is made of. */
export const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  "one line of prose": (length) => repeated(SENTENCE, length),
  "a sentence without a full stop": (length) => made(length, (n) => `${WORDS[n % WORDS.length] as string} `),
  "a list of names without an end": (length) => made(length, (n) => (n % 2 === 0 ? "cisplatin, " : "nausea and ")),
  "names joined by plus": (length) => made(length, (n) => (n % 2 === 0 ? "cisplatin plus " : "docetaxel/")),
  "a token of letters": (length) => "a".repeat(length),
  "a token of many letters": (length) => {
    const next = noise(3);
    return made(length, () => String.fromCharCode(97 + next(26)));
  },
  "opening brackets": (length) => "(".repeat(length),
  "closing brackets": (length) => ")".repeat(length),
  "nested brackets": (length) => "(".repeat(length / 2) + ")".repeat(length / 2),
  "square brackets": (length) => repeated("[[]](", length),
  "Greek letters": (length) => repeated("αβγδ", length),
  blanks: (length) => " ".repeat(length),
  newlines: (length) => "\n".repeat(length),
  "blanks and full stops": (length) => repeated(". ", length),
  stops: (length) => ".".repeat(length),
  dashes: (length) => "-".repeat(length),
  commas: (length) => repeated(", ", length),
  "single letters": (length) => repeated("a b c ", length),
  capitals: (length) => repeated("ABC DEF ", length),
  digits: (length) => repeated("12 345 ", length),
  "lone surrogates": (length) => repeated("\ud800a\udc00", length),
  "stacked marks": (length) => repeated("a\u0301\u0302\u0303\u0304", length),
  "marks alone": (length) => "\u0301".repeat(length),
  "zero-width characters": (length) => repeated("a\u200b\u200d", length),
  "mixed scripts": (length) => repeated("Рaклитаксел ぱくりタキセル 紫杉醇 باكليتاكسيل ", length),
  emoji: (length) => repeated("👩‍⚕️💊 ", length),
  NUL: (length) => repeated("aspirin\u0000", length),
  "control characters": (length) => repeated("\u0001\u0007\u001b[31m", length),
  HTML: (length) => repeated('<div class="x"><p>aspirin &amp; <b>nausea</b><br/><!-- c --></p></div>', length),
  "opened tags": (length) => repeated("<a <!-- <p ", length),
  base64: (length) => {
    const next = noise(5);
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return made(length, () => letters.charAt(next(64)));
  },
  "source code": (length) => repeated(CODE, length),
  definitions: (length) => made(length, (n) => `(A${n % 97}) (B) `),
  "long forms and short forms": (length) => made(length, (n) => `immune checkpoint blockade${n % 7} (ICB${n}) `),
  "a hundred thousand abbreviations": (length) => made(length, (n) => `Q${n.toString(36).toUpperCase()}X `),
  "abbreviations that are defined and used": (length) =>
    made(length, (n) => `long xenon form (LXF${n}). Then LXF${n} and LXF${n >> 1}. `),
  "a list of abbreviations": (length) =>
    "Abbreviations: " + made(length, (n) => `ICB${n}, immune checkpoint blockade; `),
  "short forms called so": (length) => repeated("immune checkpoint blockade, called ICB, or ICB, ", length),
  "cues without a mention": (length) => repeated("no evidence of without not only may be history of ", length),
  "cues and mentions": (length) => repeated("no nausea but not aspirin, may have rash if ", length),
  fences: (length) => repeated("```\n", length),
  backticks: (length) => made(length, (n) => "`".repeat((n % 50) + 1) + " "),
  links: (length) => repeated("[a](b ", length),
  "quoted lists": (length) => repeated("> - ", length),
  tables: (length) => repeated("| aspirin | 5 mg | nausea |\n|---|---|---|\n", length),
  addresses: (length) => repeated("a@b.c www.x http://", length),
  "dots between letters": (length) => repeated("a.b.", length),
  codes: (length) => repeated("MK-3475, miR-21 ZNF804A gene ", length),
  doses: (length) => repeated("cisplatin 75 mg/m2 on day 1 (AUC 5) every 3 weeks ", length),
  "one name again and again": (length) => repeated("aspirin ", length),
  "names that nearly match": (length) => repeated("acute myeloid acute lymphoblastic acute ", length),
  quotes: (length) => repeated("\"'“”", length),
  "case changes its length": (length) => repeated("İİ ß ŉ ", length),
};
