import type { Concept } from "../../core/lexicon/concept.ts";
import { foldKey } from "./keys.ts";
import type { AssignedForm, SilentForm } from "./assign.ts";
import type { Draft } from "./draft.ts";
import { type EntryFacts, ROLES } from "./entry.ts";

/** Synonyms shown on a card; the matcher knows them all. */
const SYNONYMS_SHOWN = 5;
/** Former names, spellings made by rule and names in other languages help to find a thing, not to know it. */
const SHOWN_ROLES: ReadonlySet<string> = new Set(["decided", "preferred", "synonym", "alias"]);
const BRANDS_SHOWN = 8;

/** Facts that were found after merging. */
export type LaterFacts = (draft: number) => EntryFacts;

export interface CompiledConcepts {
  /** Sorted by id; the index here is the index in the matcher file. */
  readonly concepts: readonly Concept[];
  /** Index of the concept by index of its draft. */
  readonly indexOf: ReadonlyMap<number, number>;
}

/** The concepts that kept a name, with what is shown of them: their names to be marked, or else their silent ones. */
export function compileConcepts(
  drafts: readonly Draft[],
  forms: readonly AssignedForm[],
  silent: readonly SilentForm[],
  later: LaterFacts,
): CompiledConcepts {
  const audible = new Set(forms.map(({ draft }) => draft));
  const formsOf = new Map<number, (AssignedForm | SilentForm)[]>();
  for (const form of [...forms, ...silent.filter(({ draft }) => !audible.has(draft))]) {
    const list = formsOf.get(form.draft) ?? [];
    list.push(form);
    formsOf.set(form.draft, list);
  }
  const used = [...formsOf.keys()].sort((a, b) => (drafts[a]!.id < drafts[b]!.id ? -1 : 1));
  return {
    concepts: used.map((index) => conceptOf(drafts[index]!, formsOf.get(index)!, later(index))),
    indexOf: new Map(used.map((draft, index) => [draft, index])),
  };
}

function conceptOf(draft: Draft, forms: readonly (AssignedForm | SilentForm)[], later: EntryFacts): Concept {
  // Within a role, names in plain letters before those with figures, which are chemical names and codes.
  const figures = (form: SilentForm): number => (draft.kind === "drug" && /\d/.test(form.text) ? 1 : 0);
  const ranked = [...forms].sort(
    (a, b) => ROLES.indexOf(a.name.role) - ROLES.indexOf(b.name.role) || figures(a) - figures(b),
  );
  const facts = { ...draft.facts, ...later };
  const own = new Set([foldKey(draft.display), foldKey(facts.fullName ?? "")]);
  const shown = (roles: (role: string) => boolean, limit: number): string[] => {
    const names = new Map<string, string>();
    for (const form of ranked) {
      const key = foldKey(form.text);
      if (roles(form.name.role) && !own.has(key) && !names.has(key)) names.set(key, form.text);
    }
    return [...names.values()].slice(0, limit);
  };
  const brands = shown((role) => role === "brand", BRANDS_SHOWN);
  return {
    id: draft.id,
    kind: draft.kind,
    name: draft.display,
    synonyms: shown((role) => SHOWN_ROLES.has(role), SYNONYMS_SHOWN),
    xrefs: draft.xrefs,
    ...(draft.broader === undefined ? {} : { broader: draft.broader }),
    ...(facts.fullName === undefined || facts.fullName === "" ? {} : { fullName: facts.fullName }),
    ...(facts.location === undefined || facts.location === "" ? {} : { location: facts.location }),
    ...(facts.families === undefined || facts.families.length === 0 ? {} : { families: facts.families }),
    ...(facts.organClass === undefined || draft.kind !== "adverse-event" ? {} : { organClass: facts.organClass }),
    ...(facts.drugClass === undefined ? {} : { drugClass: facts.drugClass }),
    ...(brands.length === 0 ? {} : { brands }),
    ...(facts.mechanisms === undefined ? {} : { mechanisms: facts.mechanisms }),
    ...(facts.approvals === undefined ? {} : { approvals: facts.approvals }),
    ...(facts.accelerated === undefined ? {} : { accelerated: facts.accelerated }),
  };
}
