import type { Span } from "../text/span.ts";
import { escapeText, escapeValue, type Grid, gridOf } from "./webannoText.ts";

/** A layer with its columns. */
export interface Layer {
  readonly type: string;
  readonly features: readonly string[];
  /** Of a layer of spans: the feature whose links lead to what takes part, with the types of link and target. */
  readonly slot?: { readonly feature: string; readonly link: string; readonly target: string };
  /** Of a layer of relations: the layer whose annotations they are between. */
  readonly base?: string;
}

/** An annotation of one piece, or a relation. */
export interface Marked {
  readonly layer: Layer;
  readonly values: Readonly<Record<string, string>>;
  readonly span?: Span;
  readonly links: readonly { readonly role: string; readonly target: Marked }[];
  readonly ends?: readonly [from: Marked, to: Marked];
}

/** A row: a token, or a part of one. */
interface Unit {
  readonly id: string;
  readonly span: Span;
  readonly marked: Marked[];
  readonly relations: Marked[];
}

/** Most tokens have no parts. */
const NO_PARTS = new Map<string, Unit>();

/** Lays a document out in rows. */
export class Layout {
  private readonly text: string;
  private readonly grid: Grid;
  private readonly rows: { readonly token: Unit; parts: Map<string, Unit> }[] = [];
  private readonly first = new Map<Marked, Unit>();
  private readonly numbers = new Map<Marked, number>();
  /** The columns of each layer where there is nothing, as in most rows. */
  private readonly empty = new Map<Layer, readonly string[]>();

  /** @param marked annotations in the order of their numbers */
  constructor(text: string, marked: readonly Marked[]) {
    this.text = text;
    const spans = marked.flatMap(({ span }) => (span === undefined ? [] : [span]));
    this.grid = gridOf(text, spans);
    const sentences = [...this.grid.sentences, Infinity];
    let sentence = 0;
    for (const [i, span] of this.grid.tokens.entries()) {
      if (i === sentences[sentence]) sentence++;
      const id = `${sentence}-${i - (sentences[sentence - 1] as number) + 1}`;
      this.rows.push({ token: { id, span, marked: [], relations: [] }, parts: NO_PARTS });
    }
    for (const each of marked) if (each.span !== undefined) this.place(each, each.span);
    // Parts are numbered in the order of the text, the longer ones first.
    for (const { token, parts } of this.rows) {
      const all = [...parts.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
      if (all.length > 0) parts.clear();
      for (const [i, part] of all.entries()) {
        const numbered = { ...part, id: `${token.id}.${i + 1}` };
        parts.set(numbered.id, numbered);
        for (const each of part.marked) if (this.first.get(each) === part) this.first.set(each, numbered);
      }
    }
    for (const each of marked) {
      const to = each.ends === undefined ? undefined : this.first.get(each.ends[1]);
      to?.relations.push(each);
    }
  }

  private place(marked: Marked, { start, end }: Span): void {
    this.numbers.set(marked, this.numbers.size + 1);
    for (let i = this.tokenAt(start); i < this.rows.length; i++) {
      const row = this.rows[i] as (typeof this.rows)[number];
      const { span } = row.token;
      if (span.start >= end) return;
      const part = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
      const isWhole = part.start === span.start && part.end === span.end;
      const key = `${part.start}-${part.end}`;
      const unit = isWhole ? row.token : (row.parts.get(key) ?? { id: "", span: part, marked: [], relations: [] });
      if (!isWhole) {
        if (row.parts === NO_PARTS) row.parts = new Map();
        row.parts.set(key, unit);
      }
      unit.marked.push(marked);
      if (!this.first.has(marked)) this.first.set(marked, unit);
    }
  }

  /** Index of the token in which an offset stands. */
  private tokenAt(offset: number): number {
    let [low, high] = [0, this.rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.rows[middle]?.token.span.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Relations in the order of the rows. */
  relations(): Marked[] {
    return this.rows.flatMap(({ token, parts }) => [token, ...parts.values()].flatMap(({ relations }) => relations));
  }

  /** Sentences with their rows; what stands between sentences is in the text of the one before. */
  write(layers: readonly Layer[]): string {
    const { sentences, tokens } = this.grid;
    return sentences
      .map((from, i) => {
        const to = sentences[i + 1] ?? tokens.length;
        const start = (tokens[from] as Span).start;
        const end = tokens[to]?.start ?? this.text.length;
        // A reader puts a line feed behind every sentence, unless the next one begins before it.
        const isLast = sentences[i + 1] === undefined;
        const whole = this.text.slice(start, end);
        const said = !isLast && whole.endsWith("\n") ? whole.slice(0, -1) : whole;
        const head = said.split("\n").map((line) => `#Text=${escapeText(line)}\n`);
        const rows = this.rows.slice(from, to).flatMap(({ token, parts }) => [token, ...parts.values()]);
        return `\n${head.join("")}${rows.map((unit) => this.row(unit, layers)).join("")}`;
      })
      .join("");
  }

  private row(unit: Unit, layers: readonly Layer[]): string {
    const { id, span } = unit;
    const isBare = unit.marked.length + unit.relations.length === 0;
    const columns = layers.flatMap((layer) => (isBare ? this.emptyIn(layer) : this.columns(unit, layer)));
    const token = escapeText(this.text.slice(span.start, span.end));
    return `${[id, `${span.start}-${span.end}`, token, ...columns].join("\t")}\t\n`;
  }

  private columns({ marked, relations }: Unit, layer: Layer): readonly string[] {
    const own = (layer.base === undefined ? marked : relations).filter((each) => each.layer === layer);
    if (own.length === 0) return this.emptyIn(layer);
    const column = (cell: (each: Marked) => string): string => own.map(cell).join("|");
    const number = (each: Marked): string => (layer.base === undefined ? `[${this.numbers.get(each) ?? 0}]` : "");
    const cells = columnNames(layer).map((feature) =>
      column((each) => (each.values[feature] === undefined ? "*" : escapeValue(each.values[feature])) + number(each)),
    );
    if (layer.slot !== undefined) {
      const roles = ({ links }: Marked): string =>
        links.length === 0 ? "_" : links.map(({ role }) => (role === "" ? "*" : escapeValue(role))).join(";");
      const targets = ({ links }: Marked): string =>
        links.length === 0 ? "*" : links.map(({ target }) => this.reference(target)).join(";");
      cells.push(
        column((each) => roles(each) + number(each)),
        column(targets),
      );
    }
    if (layer.base !== undefined) cells.push(column((each) => this.source(each)));
    return cells;
  }

  private emptyIn(layer: Layer): readonly string[] {
    const cells = this.empty.get(layer) ?? emptyColumns(layer);
    this.empty.set(layer, cells);
    return cells;
  }

  private reference(marked: Marked): string {
    return `${this.first.get(marked)?.id ?? ""}[${this.numbers.get(marked) ?? 0}]`;
  }

  private source({ ends }: Marked): string {
    const [from, to] = ends as readonly [Marked, Marked];
    return `${this.first.get(from)?.id ?? ""}[${this.numbers.get(from) ?? 0}_${this.numbers.get(to) ?? 0}]`;
  }
}

/** The lines that say what the columns are. */
export function header(layers: readonly Layer[]): string {
  const lines = layers.map(({ type, features, slot, base }) => {
    if (base !== undefined) return `#T_RL=${[type, ...features, `BT_${base}`].join("|")}\n`;
    const links = slot === undefined ? [] : [`ROLE_${type}:${slot.feature}_${slot.link}`, slot.target];
    const columns = [...features, ...links];
    return `#T_SP=${type}|${columns.join("|")}\n`;
  });
  return `#FORMAT=WebAnno TSV 3.3\n${lines.join("")}\n`;
}

/** The features of a layer; a layer without any has a column all the same. */
function columnNames({ features, slot, base }: Layer): readonly string[] {
  return features.length === 0 && slot === undefined && base === undefined ? [""] : features;
}

/** The columns of a layer in a row that has none of its annotations. */
function emptyColumns(layer: Layer): readonly string[] {
  const count = columnNames(layer).length + (layer.slot === undefined ? 0 : 2) + (layer.base === undefined ? 0 : 1);
  return Array.from({ length: count }, () => "_");
}
