import type { Axis, Bearing, DocumentEvidence, EvidencePlace } from "./evidence.ts";

/** A document whose evidence is shown. */
export interface EvidenceDocument {
  readonly uri: string;
  /** As people know it: its path in the workspace. */
  readonly name: string;
  readonly evidence: DocumentEvidence;
}

/** A row or a column. */
export interface MatrixHead {
  readonly key: string;
  readonly name: string;
}

/** A place, and the document it is in. */
export interface CellPlace {
  readonly document: EvidenceDocument;
  readonly place: EvidencePlace;
}

/** What is said of one drug and one adverse event or target. */
export interface Cell {
  readonly counts: Readonly<Record<Bearing, number>>;
  /** Claims first, then what is stated, denied and named together; at most `MOST_PLACES`. */
  readonly places: readonly CellPlace[];
}

/** Drugs × adverse events, or drugs × targets. */
export interface Matrix {
  readonly axis: Axis;
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  /** By row, then column; `undefined` where nothing is said. */
  readonly cells: readonly (readonly (Cell | undefined)[])[];
  /** Drugs, and adverse events or targets, for which there was no room: those that least is said of. */
  readonly leftOut: { readonly rows: number; readonly columns: number };
}

/** The largest picture that can still be looked at. */
export const [MOST_ROWS, MOST_COLUMNS] = [60, 60];

/** Places that a cell leads to. */
export const MOST_PLACES = 200;

const ORDER: Readonly<Record<Bearing, number>> = { claim: 0, "claim-denied": 1, stated: 2, denied: 3, together: 4 };

/**
 * Lays what documents say of drugs against adverse events or targets. Those that most is said of come first; only being
 * named together weighs least. Linear in the number of places, but for sorting.
 *
 * @param nameOf the preferred name of a concept, by its key; `undefined` for what the lexicon does not know
 */
export function matrixOf(
  documents: readonly EvidenceDocument[],
  axis: Axis,
  nameOf: (key: string) => string | undefined,
): Matrix {
  const rows = new Heads(nameOf);
  const columns = new Heads(nameOf);
  const found = new Map<string, CellPlace[]>();
  for (const document of documents) {
    for (const place of document.evidence.places) {
      if (place.axis !== axis) continue;
      const weight = place.bearing === "together" ? 1 : 1_000;
      rows.add(place.drug, document, weight);
      columns.add(place.other, document, weight);
      const id = JSON.stringify([place.drug, place.other]);
      const known = found.get(id);
      if (known === undefined) found.set(id, [{ document, place }]);
      else known.push({ document, place });
    }
  }
  const [shownRows, shownColumns] = [rows.first(MOST_ROWS), columns.first(MOST_COLUMNS)];
  return {
    axis,
    rows: shownRows,
    columns: shownColumns,
    cells: shownRows.map((row) =>
      shownColumns.map((column) => cellOf(found.get(JSON.stringify([row.key, column.key])))),
    ),
    leftOut: { rows: rows.count - shownRows.length, columns: columns.count - shownColumns.length },
  };
}

function cellOf(places: readonly CellPlace[] | undefined): Cell | undefined {
  if (places === undefined) return undefined;
  const counts = { claim: 0, "claim-denied": 0, stated: 0, denied: 0, together: 0 };
  for (const { place } of places) counts[place.bearing]++;
  const sorted = [...places].sort((a, b) => ORDER[a.place.bearing] - ORDER[b.place.bearing]);
  return { counts, places: sorted.slice(0, MOST_PLACES) };
}

/** Rows or columns in the making. */
class Heads {
  private readonly weights = new Map<string, { name: string; weight: number }>();
  private readonly nameOf: (key: string) => string | undefined;

  constructor(nameOf: (key: string) => string | undefined) {
    this.nameOf = nameOf;
  }

  add(key: string, { evidence }: EvidenceDocument, weight: number): void {
    const known = this.weights.get(key);
    if (known !== undefined) known.weight += weight;
    else this.weights.set(key, { name: this.nameOf(key) ?? evidence.words.get(key) ?? key.replace(/^=/, ""), weight });
  }

  get count(): number {
    return this.weights.size;
  }

  first(most: number): MatrixHead[] {
    const sorted = [...this.weights].sort(([, a], [, b]) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
    return sorted.slice(0, most).map(([key, { name }]) => ({ key, name }));
  }
}
