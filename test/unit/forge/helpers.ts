import type { Kind } from "../../../src/core/lexicon/concept.ts";
import { name, type Role } from "../../../src/forge/compile/entry.ts";
import type { Draft } from "../../../src/forge/compile/draft.ts";
import type { Candidate } from "../../../src/forge/compile/filter.ts";

/** A name on its way in, plain unless said otherwise. */
export function candidate(text: string, kind: Kind, more: Partial<Candidate> = {}): Candidate {
  return { text, kind, role: "synonym", exactCase: false, ...more };
}

/** A concept in the making with names given as `[text, role, exactCase]`. */
export function draft(id: string, kind: Kind, names: readonly [string, Role, boolean?][], established = true): Draft {
  return {
    id,
    kind,
    display: names[0]?.[0] ?? id,
    names: names.map(([text, role, exactCase]) => name(text, role, exactCase ?? false)),
    xrefs: [],
    sources: ["test"],
    established,
    facts: {},
  };
}
