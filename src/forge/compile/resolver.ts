import { foldKey } from "./keys.ts";
import type { Draft } from "./draft.ts";
import { ROLES } from "./entry.ts";

/** Words that name the salt, hydrate or form of an ingredient, not the ingredient. */
const SALT_WORDS: ReadonlySet<string> = new Set(
  `hydrochloride dihydrochloride hydrobromide sodium disodium potassium calcium magnesium zinc lithium sulfate bisulfate phosphate
  diphosphate acetate diacetate citrate maleate malate fumarate tartrate bitartrate succinate mesylate dimesylate besylate tosylate ditosylate
  esylate edisylate camsylate napsylate isethionate lactate gluconate glucuronate nitrate bromide chloride iodide fluoride
  carbonate oxide hydroxide stearate palmitate pamoate embonate valerate propionate dipropionate butyrate benzoate salicylate
  oxalate pivoxil proxetil medoxomil axetil disoproxil alafenamide etexilate monohydrate dihydrate trihydrate hemihydrate
  anhydrous hydrate sesquihydrate hemifumarate monosodium trometamol tromethamine meglumine lysine arginine olamine xinafoate
  furoate hyclate decanoate enanthate cypionate undecanoate pivalate teoclate ethanolate solvate recombinant human`.split(
    /\s+/,
  ),
);

/** A folded name without the words of salt or form at its end; the name itself when it has none. */
export function withoutSalt(key: string): string {
  let base = key;
  for (let cut = base.lastIndexOf(" "); cut > 0 && SALT_WORDS.has(base.slice(cut + 1)); cut = base.lastIndexOf(" ")) {
    base = base.slice(0, cut);
  }
  return base;
}

/** Finds the drug that a name of an approval or product list means. */
export class DrugResolver {
  readonly #byName = new Map<string, number>();

  constructor(drafts: readonly Draft[]) {
    for (const role of ROLES) {
      drafts.forEach((draft, index) => {
        if (draft.kind !== "drug") return;
        for (const one of draft.names) {
          const key = foldKey(one.text);
          if (one.role === role && !this.#byName.has(key)) this.#byName.set(key, index);
        }
      });
    }
  }

  /** Index of the draft that goes by the name, with or without the words of its salt; undefined when none does. */
  find(text: string): number | undefined {
    let key = foldKey(text.replace(/\s*[([].*$/, ""));
    for (;;) {
      const found = this.#byName.get(key);
      if (found !== undefined) return found;
      const cut = key.lastIndexOf(" ");
      if (cut < 0 || !SALT_WORDS.has(key.slice(cut + 1))) return undefined;
      key = key.slice(0, cut);
    }
  }
}
