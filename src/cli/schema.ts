import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type ClaimSchema, DEFAULT_PACK, EMPTY_SCHEMA, type PackName } from "../core/annotate/schema/claimSchema.ts";
import { readPacks, readSchema } from "../core/annotate/schema/readSchema.ts";
import type { Problem } from "../core/problem.ts";
import { toSay } from "../core/words.ts";
import { above } from "./checkTargets.ts";
import { mediaFile, readText, UsageError } from "./files.ts";

/** The schemas of documents, each file read once. */
export class Schemas {
  private readonly packs: ReadonlyMap<PackName, ClaimSchema>;
  private readonly byFile = new Map<string, ClaimSchema>();
  /** What is wrong in schema files, by their names. */
  readonly problems = new Map<string, readonly Problem[]>();

  constructor() {
    this.packs = readPacks((name) => readFileSync(mediaFile(`packs/${name}.yaml`), "utf8"));
  }

  /** The schema of a document: `.biogloss/schema.yaml` in its folder or the nearest one above, else the default pack. */
  of(document: string): ClaimSchema {
    const file = above(path.dirname(path.resolve(document)))
      .map((folder) => path.join(folder, ".biogloss", "schema.yaml"))
      .find(existsSync);
    if (file === undefined) return this.packs.get(DEFAULT_PACK) ?? EMPTY_SCHEMA;
    let schema = this.byFile.get(file);
    if (schema === undefined) this.byFile.set(file, (schema = this.read(file)));
    return schema;
  }

  private read(file: string): ClaimSchema {
    let text = "";
    let unreadable: Problem[] = [];
    try {
      text = readText(file);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable = [
        { code: "schema", message: toSay("The schema is not UTF-8 text. Save it as UTF-8."), line: 1, column: 1 },
      ];
    }
    const { schema, problems } = readSchema(text, (name) => this.packs.get(name));
    const all = [...unreadable, ...problems];
    if (all.length > 0) this.problems.set(path.relative("", file), all);
    return schema;
  }
}
