import type { Note } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { isGrid } from "./uimaLayers.ts";
import { toSay } from "../words.ts";

/** A layer of a file. */
export interface FileLayer {
  readonly type: string;
  readonly isRelation: boolean;
  /** Whether its annotations are read: not those of the text's grid, and not chains. */
  readonly isRead: boolean;
  readonly base: string | undefined;
  readonly slot: { readonly feature: string; readonly link: string; readonly target: string } | undefined;
}

/** A column: a feature's value, the roles of a slot, what they lead to, or from where a relation comes. */
export interface Column {
  readonly layer: FileLayer;
  readonly is: "value" | "role" | "target" | "source" | "nothing";
  readonly name: string;
}

const FORMAT = /^#FORMAT=WebAnno TSV 3\.[23]$/;

/** The columns of a file, and the index of the line behind its header. */
export function parseHeader(
  lines: readonly { readonly line: string; readonly where: number }[],
  notes: Note[],
): { columns: readonly Column[]; body: number } {
  if (!FORMAT.test(lines[0]?.line ?? ""))
    throw new Unreadable(toSay('This is no WebAnno TSV 3.3: it should open with "#FORMAT=WebAnno TSV 3.3".'));
  const columns: Column[] = [];
  let body = 1;
  for (; body < lines.length; body++) {
    const { line, where } = lines[body] as (typeof lines)[number];
    const found = /^#T_(SP|RL|CH)=(.*)$/.exec(line);
    if (found === null) break;
    const [type = "", ...fields] = (found[2] ?? "").split("|");
    for (const column of columnsOf(found[1] as "SP" | "RL" | "CH", type, fields, where, notes)) columns.push(column);
  }
  return { columns, body };
}

function columnsOf(
  kind: "SP" | "RL" | "CH",
  type: string,
  fields: readonly string[],
  where: number,
  notes: Note[],
): Column[] {
  const isRead = kind !== "CH" && !isGrid(type);
  if (kind === "CH") notes.push({ message: toSay("The chains of {0} are not read.", type), where });
  const base = fields.find((field) => field.startsWith("BT_"))?.slice(3);
  if (kind === "RL" && base === undefined)
    throw new Unreadable(toSay("The layer {0} of relations has no base: BT_….", type), where);
  const at = fields.findIndex((field) => kind === "SP" && field.startsWith("ROLE_"));
  const [, feature, link] = /^ROLE_[^_]*:([^_:]+)_(.+)$/.exec(fields[at] ?? "") ?? [];
  const target = fields[at + 1];
  if (at >= 0 && (feature === undefined || link === undefined || target === undefined))
    throw new Unreadable(
      toSay("The column {0} does not name a feature, a link and a target.", fields[at] ?? ""),
      where,
    );
  const slot =
    feature === undefined || link === undefined || target === undefined ? undefined : { feature, link, target };
  const layer: FileLayer = { type, isRelation: kind === "RL", isRead, base, slot };
  if (fields.length === 0) return [{ layer, is: "nothing", name: "" }];
  return fields.map((name, i): Column => {
    if (name === "") return { layer, is: "nothing", name };
    if (i === at) return { layer, is: "role", name };
    if (slot !== undefined && i === at + 1) return { layer, is: "target", name };
    return { layer, is: kind === "RL" && name.startsWith("BT_") ? "source" : "value", name };
  });
}
