/** Words that spell a digit, or a sign at the end of a short form: "two-dimensional (2D)", "topoisomerase III (Top3)". */
const SPELLED: ReadonlyMap<string, string> = new Map(
  (
    "one 1 first 1 mono 1 single 1 two 2 second 2 bi 2 di 2 bis 2 double 2 three 3 third 3 tri 3 tris 3 triple 3 " +
    "four 4 fourth 4 tetra 4 five 5 fifth 5 penta 5 six 6 sixth 6 hexa 6 seven 7 seventh 7 eight 8 eighth 8 nine 9 " +
    "ninth 9 positive + plus + negative - minus - deficient -"
  )
    .split(" ")
    .flatMap((word, i, all) => (i % 2 === 0 ? [[word, all[i + 1] as string] as const] : [])),
);

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/** The digit or sign that a word stands for in a short form; Roman numerals only in capitals. */
export function numberOf(word: string): string | undefined {
  const roman = ROMAN.indexOf(word);
  return roman >= 0 ? String(roman + 1) : SPELLED.get(word.toLowerCase());
}
