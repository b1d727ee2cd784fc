/** Letters and digits without those that are taken for another (i, l, o, u). */
const ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789";

const LENGTH = 8;

/**
 * A new annotation id: eight letters and digits, about 10^12 of them, so that two people's entries do not collide.
 * The first is a letter, so that no id reads as a number in any YAML version (`12345678`, `1e345678`, `0x…`).
 *
 * @param random returns a number in [0, 1), such as `Math.random`
 * @param taken tells whether an id is in use
 */
export function newId(random: () => number, taken: (id: string) => boolean): string {
  for (;;) {
    let id = "";
    while (id.length < LENGTH) {
      const letters = id === "" ? 22 : ALPHABET.length;
      id += ALPHABET[Math.floor(random() * letters)];
    }
    if (!taken(id)) return id;
  }
}

/** A new annotation id that none of some others is. */
export function freshId(random: () => number, taken: ReadonlySet<string>): string {
  return newId(random, (id) => taken.has(id));
}
