import type { Mechanism } from "./concept.ts";
import { encodeRecords, openRecords } from "./records.ts";

const MAGIC = "BGM1";

/** Mechanisms of drugs from the share-alike file, which is kept apart from all other facts. */
export interface Mechanisms {
  readonly count: number;
  /** Mechanisms of the drug with an identifier; empty when the file has none. */
  of(drugId: string): readonly Mechanism[];
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
      if (index === undefined) return [];
      const [, ...flat] = records.at(index) as string[];
      const mechanisms: Mechanism[] = [];
      for (let i = 0; i + 1 < flat.length; i += 2) mechanisms.push({ target: flat[i]!, action: flat[i + 1]! });
      return mechanisms;
    },
  };
}
