import { drugCase, isAcronym } from "../compile/casing.ts";
import type { Draft } from "../compile/draft.ts";
import { name, type Name, ROLES } from "../compile/entry.ts";
import { foldKey } from "../compile/keys.ts";
import { type MeshHeading, meshInfo } from "../sources/mesh.ts";
import { naturalOrder, singularKey } from "../compile/variants.ts";

/**
 * Chemicals that no list of drugs holds: MeSH headings that a list of chemical names knows. They tell what a mention
 * of a chemical is and are never marked by themselves.
 */
export function substanceDrafts(
  headings: readonly MeshHeading[],
  known: readonly Draft[],
  chemicals: ReadonlySet<string>,
): Draft[] {
  const taken = new Set(known.filter(({ kind }) => kind === "drug").flatMap(({ id, xrefs }) => [id, ...xrefs]));
  return headings
    .filter(({ id, label }) => !taken.has(id) && isChemical(label, chemicals))
    .map(({ id, label, synonyms }) => ({
      id,
      kind: "drug",
      display: drugCase(label),
      names: [label, ...synonyms]
        .flatMap((text) => [text, ...naturalOrder(text)])
        .map((text, index) => name(drugCase(text), index === 0 ? "preferred" : "synonym", isAcronym(text))),
      xrefs: [],
      sources: [meshInfo.key],
      established: false,
      facts: {},
      silent: true,
    }));
}

/** How texts write common substances in short: the heading in lower case, and its symbols. */
const SYMBOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ["sodium", ["Na", "Na+"]],
  ["potassium", ["K+"]],
  ["calcium", ["Ca", "Ca2+", "Ca++"]],
  ["magnesium", ["Mg", "Mg2+"]],
  ["sodium chloride", ["NaCl"]],
  ["potassium chloride", ["KCl"]],
  ["lithium chloride", ["LiCl"]],
  ["calcium chloride", ["CaCl2"]],
  ["carbon tetrachloride", ["CCl4"]],
  ["hydrogen peroxide", ["H2O2"]],
  ["carbon dioxide", ["CO2"]],
  ["carbon monoxide", ["CO"]],
  ["nitric oxide", ["NO"]],
  ["water", ["H2O"]],
  ["oxygen", ["O2"]],
  ["zinc", ["Zn", "Zn2+"]],
  ["iron", ["Fe", "Fe2+", "Fe3+"]],
  ["copper", ["Cu", "Cu2+"]],
  ["lead", ["Pb"]],
  ["mercury", ["Hg"]],
  ["cadmium", ["Cd"]],
  ["lithium", ["Li", "Li+"]],
  ["glutathione", ["GSH"]],
  ["glutathione disulfide", ["GSSG"]],
  ["malondialdehyde", ["MDA"]],
  ["dopamine", ["DA"]],
  ["norepinephrine", ["NE", "NA"]],
  ["serotonin", ["5-HT"]],
  ["acetylcholine", ["ACh"]],
  ["gamma-aminobutyric acid", ["GABA"]],
  ["n-methylaspartate", ["NMDA"]],
  ["adenosine triphosphate", ["ATP"]],
  ["adenosine diphosphate", ["ADP"]],
  ["cyclic amp", ["cAMP"]],
  ["cyclic gmp", ["cGMP"]],
  ["lipopolysaccharides", ["LPS"]],
  ["pentylenetetrazole", ["PTZ"]],
  ["dronabinol", ["THC"]],
  ["oxidopamine", ["6-OHDA"]],
  ["ng-nitroarginine methyl ester", ["L-NAME"]],
  ["arachidonic acid", ["AA"]],
  ["reactive oxygen species", ["ROS"]],
  ["ethanol", ["EtOH"]],
]);

/** Gives each symbol to the drug that has the best right to the name it stands for; symbols are never marked. */
export function withSymbols(drafts: readonly Draft[]): Draft[] {
  const owners = new Map<string, { index: number; role: number }>();
  drafts.forEach(({ kind, names }, index) => {
    if (kind !== "drug") return;
    for (const { text, role } of names) {
      const label = text.toLowerCase();
      const owner = owners.get(label);
      const rank = ROLES.indexOf(role);
      if (SYMBOLS.has(label) && (owner === undefined || rank < owner.role)) owners.set(label, { index, role: rank });
    }
  });
  const added = new Map<number, Name[]>();
  for (const [label, { index }] of owners) {
    const symbols = SYMBOLS.get(label)!.map((text) => name(text, "given", true));
    added.set(index, [...(added.get(index) ?? []), ...symbols]);
  }
  return drafts.map((draft, index) =>
    added.has(index) ? { ...draft, names: [...draft.names, ...added.get(index)!] } : draft,
  );
}

/** Endings of chemical names, for headings that the lists of chemicals lack. */
const CHEMICAL_END =
  /(?:[a-z]{3}(?:in|ine|ol|ate|ide|one|ase|yl|ane|ene|ium)s?|\bacids?|oids|tides|\b(?:agents|inhibitors|antagonists|agonists|blockers|compounds|drugs|salts|extracts?|hormones|oxides))$/i;

/**
 * Adds to a drug the entry terms of the MeSH heading that a crosswalk gives it, where the heading did not join it by
 * name: names that tell what a mention is and are never marked.
 */
export function withHeadingNames(drafts: readonly Draft[], headings: readonly MeshHeading[]): Draft[] {
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  return drafts.map((draft) => {
    if (draft.kind !== "drug" || draft.sources.includes(meshInfo.key)) return draft;
    const terms = draft.xrefs.flatMap((id) => {
      const heading = byId.get(id);
      return heading === undefined ? [] : [heading.label, ...heading.synonyms];
    });
    if (terms.length === 0) return draft;
    return {
      ...draft,
      names: [...draft.names, ...terms.map((text) => name(drugCase(text), "given", isAcronym(text)))],
    };
  });
}

function isChemical(text: string, chemicals: ReadonlySet<string>): boolean {
  const key = foldKey(text);
  return CHEMICAL_END.test(text) || [key, ...singularKey(key)].some((one) => one.length > 3 && chemicals.has(one));
}
