import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const fdaBooksInfo: SourceInfo = {
  key: "fda-books",
  title: "FDA Orange Book and Purple Book: brand names of approved products",
  version: "Orange Book 2024, Purple Book April 2025",
  url: "https://www.fda.gov/drugs/drug-approvals-and-databases",
  files: ["fda/orangebook_2024.tsv.gz", "fda/purplebook_2025-04.csv.gz"],
  licence: "public domain (US government work)",
  attribution: "Brand names from the Orange Book and the Purple Book, U.S. Food and Drug Administration.",
  ships: NAMES_AND_FACTS,
};

/** A product: its brand, what is in it, and the application it was approved under. */
export interface FdaProduct {
  readonly brand: string;
  /** Lower-case ingredient names, salts included. */
  readonly ingredients: readonly string[];
  /** CURIE such as `FDA:NDA021660`. */
  readonly application: string;
}

/** The Orange Book writes in capitals, drops the hyphen of some names, and repeats the ingredient for generics. */
export async function readOrangeBook(root: string): Promise<FdaProduct[]> {
  const products: FdaProduct[] = [];
  for await (const row of readTable(root, fdaBooksInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const number = cell(row, "Appl_No").padStart(6, "0");
    products.push({
      brand: titleCase(cell(row, "Trade_Name")),
      ingredients: listOf(cell(row, "Ingredient").toLowerCase(), ";"),
      application: `FDA:${cell(row, "Appl_Type") === "A" ? "ANDA" : "NDA"}${number}`,
    });
  }
  return products;
}

/** The first line of the Purple Book's second table, the list of all products (after the month's changes). */
const PURPLE_BOOK_HEADER_LINE = 19;

/** Biological products that have a brand. */
export async function readPurpleBook(root: string): Promise<FdaProduct[]> {
  const products: FdaProduct[] = [];
  const shape = { delimiter: ",", quotes: true, fromLine: PURPLE_BOOK_HEADER_LINE } as const;
  for await (const row of readTable(root, fdaBooksInfo.files[1]!, shape)) {
    const proper = cell(row, "Proper Name");
    const brand = cell(row, "Proprietary Name");
    if (proper === "" || brand === "" || brand === "N/A") continue;
    products.push({
      brand,
      ingredients: [withoutBiosimilarSuffix(proper)],
      application: `FDA:BLA${cell(row, "BLA Number").padStart(6, "0")}`,
    });
  }
  return products;
}

/** `adalimumab-atto` is adalimumab, `fam-trastuzumab deruxtecan-nxki` trastuzumab deruxtecan: such letters tell makers apart. */
export function withoutBiosimilarSuffix(properName: string): string {
  return properName
    .toLowerCase()
    .replace(/-[a-z]{4}$/, "")
    .replace(/^(?:ado|fam|ziv|tbo|rima|inco|abo)-?(?=trastuzumab|aflibercept|filgrastim)/, "");
}

function titleCase(shouted: string): string {
  return shouted
    .toLowerCase()
    .replace(/(^|[\s/-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
