import { foldKey } from "../compile/keys.ts";
import type { Draft } from "../compile/draft.ts";
import { name, type Name } from "../compile/entry.ts";
import type { DrugResolver } from "../compile/resolver.ts";
import { type FdaProduct, fdaBooksInfo } from "../sources/fdaBooks.ts";
import { type RxnormDrug, rxnormInfo } from "../sources/rxnorm.ts";

/** Brands whose product the lists file under its ingredient, though it is a drug of its own. */
const BRANDS_OF_OTHERS: ReadonlyMap<string, string> = new Map([["abraxane", "nab-paclitaxel"]]);

/** Names to add, by index of the draft, and drafts for combinations that go by a brand. */
export interface BrandNames {
  readonly added: ReadonlyMap<number, readonly Name[]>;
  readonly combinations: readonly Draft[];
}

/**
 * Shares out brands. The FDA's books, which list what is in each product, decide; RxNorm's list adds brands that they
 * lack and that it gives to one ingredient only (its ingredients that begin with A are missing, so a combination with
 * one of those would pass for its partner's brand: those are in the books). A brand of a combination names the combination.
 */
export function assignBrands(
  products: readonly FdaProduct[],
  rxnorm: readonly RxnormDrug[],
  resolver: DrugResolver,
): BrandNames {
  const added = new Map<number, Name[]>();
  const combinations = new Map<string, { display: string; id: string; names: Name[]; source: string }>();
  const seen = new Set<string>();
  const give = (index: number, brand: string): void => {
    const list = added.get(index) ?? [];
    list.push(name(brand, "brand"));
    added.set(index, list);
  };
  const combine = (display: string, id: string, brand: string, source: string): void => {
    const known = resolver.find(display);
    if (known !== undefined) return give(known, brand);
    const draft = combinations.get(display) ?? { display, id, names: [], source };
    draft.names.push(name(brand, "brand"));
    combinations.set(display, draft);
  };

  for (const [brand, product] of bestProducts(products)) {
    const key = foldKey(brand);
    const drugs = product.ingredients.map((ingredient) => resolver.find(BRANDS_OF_OTHERS.get(key) ?? ingredient));
    if (isGenericTitle(brand, product)) continue;
    seen.add(key);
    if (drugs.length === 1 && drugs[0] !== undefined) give(drugs[0], brand);
    else if (drugs.length > 1 && drugs.length <= 4 && new Set(drugs).size > 1) {
      combine([...product.ingredients].sort().join(" / "), product.application, brand, fdaBooksInfo.key);
    }
  }
  const holders = new Map<string, RxnormDrug[]>();
  for (const drug of rxnorm) {
    for (const brand of drug.brands) holders.set(brand, [...(holders.get(brand) ?? []), drug]);
  }
  for (const [brand, list] of holders) {
    if (seen.has(foldKey(brand))) continue;
    const single = list.filter((drug) => drug.type !== "MIN");
    const combination = list.filter((drug) => drug.type === "MIN");
    const index = single.length === 0 ? undefined : resolver.find(single[0]!.name);
    if (combination.length === 0 && single.every((drug) => resolver.find(drug.name) === index) && index !== undefined)
      give(index, brand);
    else if (combination.length === 1 && list.length > 1 && combination[0]!.name.split(" / ").length <= 4) {
      combine(combination[0]!.name, `RXCUI:${combination[0]!.rxcui}`, brand, rxnormInfo.key);
    }
  }
  return { added, combinations: [...combinations.values()].map(combinationDraft) };
}

/** For each brand the product with the fewest ingredients: the brand is the plain drug's before it is a combination's. */
function bestProducts(products: readonly FdaProduct[]): Map<string, FdaProduct> {
  const best = new Map<string, FdaProduct>();
  for (const product of products) {
    const brand = withoutForm(product.brand);
    if (brand.length < 3) continue;
    const known = best.get(brand);
    if (known === undefined || product.ingredients.length < known.ingredients.length) best.set(brand, product);
  }
  return best;
}

/** `Glucophage XR` is Glucophage; letters for the form or strength are no part of the brand. */
function withoutForm(brand: string): string {
  return brand
    .replace(/\s*[([].*$/, "")
    .replace(
      /\s+(?:XR|ER|SR|LA|XL|CR|IR|DR|ODT|HCT|HFA|PF|\d[\d./%-]*\w*|In .*|Kit|Extended-Release|Chewable|Tablets?|Injection|W\/.*)$/i,
      "",
    )
    .trim();
}

/** Generics are sold under the ingredient's own name. */
function isGenericTitle(brand: string, product: FdaProduct): boolean {
  const key = foldKey(brand);
  return product.ingredients.some((ingredient) => {
    const first = foldKey(ingredient).split(" ")[0]!;
    return key.includes(first) || foldKey(ingredient).includes(key);
  });
}

function combinationDraft(found: { display: string; id: string; names: Name[]; source: string }): Draft {
  return {
    id: found.id,
    kind: "drug",
    display: found.display,
    names: found.names,
    xrefs: [],
    sources: [found.source],
    established: true,
    facts: { drugClass: "combination product" },
  };
}

/** Salts and other precise forms (`PIN`) are names of the ingredient they begin with. */
export function saltNames(rxnorm: readonly RxnormDrug[], resolver: DrugResolver): Map<number, Name[]> {
  const added = new Map<number, Name[]>();
  for (const drug of rxnorm) {
    if (drug.type !== "PIN") continue;
    const index = resolver.find(drug.name);
    if (index === undefined) continue;
    added.set(index, [...(added.get(index) ?? []), name(drug.name, "synonym")]);
  }
  return added;
}
