// `npm run docs`: puts the tables that are made of the code and of what was measured into the pages that hold them, and lists
// what there is to translate.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pageTables, placeOf } from "./pages/tables.ts";
import { bundleOf, sentences } from "./pages/sentences.ts";

for (const each of pageTables(".")) {
  const { page, name, table } = each;
  const text = readFileSync(page, "utf8");
  const place = placeOf(each);
  if (!place.test(text)) throw new Error(`${page} has no place for the table: <!-- ${name} --> … <!-- /${name} -->`);
  writeFileSync(
    page,
    text.replace(place, (_, start: string, _before: string, end: string) => `${start}\n${table}\n${end}`),
  );
}
mkdirSync("l10n", { recursive: true });
writeFileSync("l10n/bundle.l10n.json", bundleOf(sentences(".")));
