/**
 * British and American spelling of one word: `haemorrhage` and `hemorrhage`, `tumour` and `tumor`, `localised` and
 * `localized` are one word to the matcher. The rules turn British letters into American ones where a medical stem
 * says that they are the same word; what they make is a key, not a spelling to show (`angioedema` and `angiooedema`
 * are both `angiedema`).
 *
 * The rules look at few words: a Shift-And automaton (Baeza-Yates and Gonnet, 1992) reads the letters along with the
 * token's hash and tells whether one of `TRIGGERS` has been met.
 */

/** Letters that every rule's words hold; a class of letters in brackets. At most 32 letters and classes together. */
const TRIGGERS = ["[ao]e", "[lmbdivp]our", "ulph", "[lrntm]is[eia]", "lyse", "ibre", "leuc", "iniu"] as const;

/** The rules, applied in this order to a folded word. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/æ/g, "ae"],
  [/œ/g, "oe"],
  // haemorrhage, anaemia, ischaemia, leukaemia
  [/aem/g, "em"],
  // oedema, oesophagus, oestrogen, and joined after an o: gastro(o)esophageal, angio(o)edema
  [/o+e(?=dem|soph|str)/g, "e"],
  // diarrhoea, dyspnoea
  [/(rrh|pn)oe/g, "$1e"],
  [/foet(?=[aiou])/g, "fet"],
  [/paed(?=[io])/g, "ped"],
  // anaesthetic, paraesthesia
  [/aesthe/g, "esthe"],
  [/([cf])aec(?=[aeou])/g, "$1ec"],
  [/(gyn|sph)ae/g, "$1e"],
  [/coel(?=[ei])/g, "cel"],
  [/aetio/g, "etio"],
  [/caes(?=ar|ium)/g, "ces"],
  [/phaeo/g, "pheo"],
  [/paeni/g, "peni"],
  [/spirochaet/g, "spirochet"],
  [/taeni/g, "teni"],
  [/naev/g, "nev"],
  [/amoeb/g, "ameb"],
  [/homoeo/g, "homeo"],
  [/manoeuv/g, "maneuv"],
  [/(tum|col|hum|lab|behavi|\bod|vap|fav|flav|harb)our/g, "$1or"],
  [/sulph/g, "sulf"],
  // localised, immunisation; not -ise and -ises, which are also nouns and plurals of -isis (crises)
  [/([lrntm])is(?=(?:ed|er|ing|ations?)$)/g, "$1iz"],
  [/lysed$/g, "lyzed"],
  [/(f|cal)ibre/g, "$1iber"],
  [/leuc(?=a?em|o(?:cyt|p|en|dy|rr|de|tr))/g, "leuk"],
  [/aluminium/g, "aluminum"],
];

interface Automaton {
  /** For each ASCII code, the places of the triggers where its letter fits. */
  readonly masks: Int32Array;
  readonly starts: number;
  readonly ends: number;
}

/** For each trigger its letters or classes, one bit each. */
function automatonOf(triggers: readonly string[]): Automaton {
  const masks = new Int32Array(128);
  let starts = 0;
  let ends = 0;
  let bit = 0;
  for (const trigger of triggers) {
    const places = trigger.match(/\[\w+\]|\w/g) ?? [];
    starts |= 1 << bit;
    for (const place of places) {
      for (const letter of place.replace(/[[\]]/g, "")) {
        const code = letter.charCodeAt(0);
        masks[code] = (masks[code] as number) | (1 << bit);
      }
      bit++;
    }
    ends |= 1 << (bit - 1);
  }
  return { masks, starts, ends };
}

/** Reads folded ASCII letters: `state = ((state << 1) | starts) & masks[letter]`; a bit of `ends` in it is a trigger. */
export const SPELLING_TRIGGERS = automatonOf(TRIGGERS);

/** The key of a folded word in which British and American spelling are the same. */
export function plainSpelling(folded: string): string {
  if (!hasTrigger(folded)) return folded;
  let word = folded;
  for (const [british, american] of RULES) word = word.replace(british, american);
  return word;
}

function hasTrigger(word: string): boolean {
  const { masks, starts, ends } = SPELLING_TRIGGERS;
  let state = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit >= 128) return true;
    state = ((state << 1) | starts) & (masks[unit] as number);
    if ((state & ends) !== 0) return true;
  }
  return false;
}
