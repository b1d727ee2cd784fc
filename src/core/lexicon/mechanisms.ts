import type { Mechanism } from "./concept.ts";
import { encodeRecords, openRecords } from "./records.ts";

const MAGIC = "BGM1";

/** Mechanisms of drugs from the share-alike file, which is kept apart from all other facts. */
export interface Mechanisms {
  readonly count: number;
  /** Mechanisms of the drug with an identifier; empty when the file has none. */
  of(drugId: string): readonly Mechanism[];
  /** Every drug of the file with its mechanisms, in the order of their identifiers. */
  all(): [drugId: string, mechanisms: readonly Mechanism[]][];
}

/** Writes mechanisms by drug id. */
export function encodeMechanisms(byDrug: ReadonlyMap<string, readonly Mechanism[]>): Uint8Array {
  const sorted = [...byDrug].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return encodeRecords(
    MAGIC,
    sorted.map(([id, list]) => [id, ...list.flatMap(({ target, action }) => [target, action])]),
  );
}

/** Opens the inflated file; throws an Error that says what is wrong with a foreign or damaged one. */
export function openMechanisms(bytes: Uint8Array): Mechanisms {
  const records = openRecords(MAGIC, bytes, "the lexicon's mechanisms file");
  return {
    count: records.count,
    of(drugId) {
      const index = records.indexOf(drugId);
      return index === undefined ? [] : mechanismsOf(records.at(index) as string[])[1];
    },
    all: () => Array.from({ length: records.count }, (_, index) => mechanismsOf(records.at(index) as string[])),
  };
}

function mechanismsOf([drugId, ...flat]: string[]): [string, Mechanism[]] {
  const mechanisms: Mechanism[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) mechanisms.push({ target: flat[i]!, action: flat[i + 1]! });
  return [drugId!, mechanisms];
}
