// Which table stands on which page, and what it is made of.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatTable, keepsTable } from "../../core/exchange/formatTable.ts";
import { limitList, summaryTable } from "./figureTable.ts";
import {
  commandIdTable,
  commandTable,
  keyTable,
  type Manifest,
  settingScopeTable,
  settingTable,
  viewTable,
  type Words,
} from "./manifestTables.ts";
import { sourceTable } from "./sourceTable.ts";
import { speedSection } from "./speedTable.ts";

/** Written by `npm run bench -- --markdown docs/speed.md`; before that the README says nothing of speed. */
const SPEED_PAGE = "docs/speed.md";

/** A table or list between `<!-- name -->` and `<!-- /name -->` on a page. */
export interface PageTable {
  readonly page: string;
  readonly name: string;
  readonly table: string;
}

/** Every table that is made of the code, the manifest or what was measured, as it should be now. */
export function pageTables(root: string): PageTable[] {
  const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
  const manifest = JSON.parse(read("package.json")) as Manifest;
  const words = JSON.parse(read("package.nls.json")) as Words;
  return [
    { page: "README.md", name: "formats", table: keepsTable() },
    { page: "README.md", name: "figures", table: summaryTable(read("docs/figures.md")) },
    { page: "README.md", name: "limits", table: limitList(read("docs/figures.md")) },
    { page: "README.md", name: "sources", table: sourceTable(read("docs/lexicon.md")) },
    ...(existsSync(path.join(root, SPEED_PAGE))
      ? [{ page: "README.md", name: "speed", table: speedSection(read(SPEED_PAGE)) }]
      : []),
    { page: "README.md", name: "commands", table: commandTable(manifest, words) },
    { page: "README.md", name: "settings", table: settingTable(manifest, words) },
    { page: "CONTRIBUTING.md", name: "commands", table: commandIdTable(manifest, words) },
    { page: "CONTRIBUTING.md", name: "keys", table: keyTable(manifest) },
    { page: "CONTRIBUTING.md", name: "settings", table: settingScopeTable(manifest) },
    { page: "CONTRIBUTING.md", name: "views", table: viewTable(manifest, words) },
    { page: "docs/exchange.md", name: "formats", table: formatTable() },
  ];
}

/** What finds a table's place on its page: what is before it, the table, what is behind it. */
export function placeOf({ name }: PageTable): RegExp {
  return new RegExp(`(<!-- ${name} -->\\n)([^]*?)(<!-- /${name} -->)`);
}
