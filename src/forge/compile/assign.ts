import { exactKey, foldKey } from "./keys.ts";
import type { Draft } from "./draft.ts";
import { type Name, ROLES } from "./entry.ts";
import { dropReason } from "./filter.ts";
import { singularKey } from "./variants.ts";

/** A name that one concept has won. */
export interface AssignedForm {
  readonly text: string;
  readonly exactCase: boolean;
  readonly name: Name;
  readonly draft: number;
  /** Folded or exact key with its case rule; unique. */
  readonly identity: string;
}

/** A name that a concept goes by and that is not marked as it: it belongs to another, or it is none to be marked. */
export interface SilentForm {
  readonly text: string;
  readonly exactCase: boolean;
  readonly name: Name;
  readonly draft: number;
}

/** A name that more than one concept claimed. */
export interface Conflict {
  readonly text: string;
  readonly winner: number;
  readonly loser: number;
  readonly rule: string;
}

export interface Assignment {
  readonly forms: readonly AssignedForm[];
  /** In the order of the claims: the best right to a name first. */
  readonly silent: readonly SilentForm[];
  readonly conflicts: readonly Conflict[];
  /** Names kept out, by rule: how many, and the first few. */
  readonly dropped: ReadonlyMap<string, { count: number; examples: string[] }>;
}

interface Claim {
  readonly draft: number;
  readonly name: Name;
  readonly role: number;
  /** Why the name is not to be marked, where a rule says so. */
  readonly silent: boolean;
}

/** Where two concepts claim a name with the same right, the kind first here wins it. */
const KIND_ORDER: readonly string[] = ["adverse-event", "endpoint", "drug", "condition", "target"];
const EXAMPLES = 8;
/** Symbols up to this length that several genes claim with the same right name none of them reliably. */
const SHARED_ALIAS_LENGTH = 4;

/**
 * Gives each name to one concept. Claims are heard in order of role (see `ROLES`), then established concepts, then
 * kind, then number of sources, then id; the first to claim a key has it. Two more rules: a short alias that several
 * genes claim with equal right goes to none, and a symbol in exact case yields to another kind's plain name with the
 * same letters unless it is the approved symbol.
 */
export function assignForms(drafts: readonly Draft[]): Assignment {
  const dropped = new Map<string, { count: number; examples: string[] }>();
  const drop = (reason: string, text: string): void => {
    const entry = dropped.get(reason) ?? { count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < EXAMPLES) entry.examples.push(text);
    dropped.set(reason, entry);
  };
  const claims: Claim[] = [];
  const genes = geneNames(drafts);
  drafts.forEach((draft, index) => {
    for (const one of draft.names) {
      const reason = isProteinOfGene(draft, one, genes)
        ? "drug name of a gene's protein"
        : dropReason({ ...one, kind: draft.kind });
      if (reason !== undefined) drop(reason, one.text);
      const silent = reason !== undefined || draft.silent === true || one.role === "given";
      if (!silent || canBeSilent(one, reason)) {
        claims.push({ draft: index, name: one, role: ROLES.indexOf(one.role), silent });
      }
    }
  });
  const rank = drafts.map(
    (draft) => [draft.established ? 0 : 1, KIND_ORDER.indexOf(draft.kind), -draft.sources.length] as const,
  );
  claims.sort((a, b) => {
    if (a.role !== b.role) return a.role - b.role;
    const [ra, rb] = [rank[a.draft]!, rank[b.draft]!];
    return ra[0] - rb[0] || ra[1] - rb[1] || ra[2] - rb[2] || compareIds(drafts[a.draft]!.id, drafts[b.draft]!.id);
  });

  const owners = new Map<string, AssignedForm>();
  const silent: SilentForm[] = [];
  const silence = ({ name, draft }: Claim): void => {
    silent.push({ text: name.text, exactCase: name.exactCase, name, draft });
  };
  const conflicts: Conflict[] = [];
  const shared = sharedAliases(claims.filter((claim) => !claim.silent));
  for (const claim of claims) {
    const folded = foldKey(claim.name.text);
    if (folded === "") continue;
    if (claim.silent) {
      silence(claim);
      continue;
    }
    const identity = claim.name.exactCase ? `=${exactKey(claim.name.text)}` : `~${folded}`;
    if (shared.has(identity) && !owners.has(identity)) {
      drop("short alias of several genes", claim.name.text);
      silence(claim);
      continue;
    }
    const owner = owners.get(identity);
    if (owner !== undefined) {
      if (owner.draft !== claim.draft) {
        silence(claim);
        conflicts.push({
          text: claim.name.text,
          winner: owner.draft,
          loser: claim.draft,
          rule: ruleOf(owner, claim, drafts),
        });
      }
      continue;
    }
    if (claim.name.exactCase) {
      const plain = owners.get(`~${folded}`);
      if (plain !== undefined && plain.draft === claim.draft) continue;
      if (
        plain !== undefined &&
        drafts[plain.draft]!.kind !== drafts[claim.draft]!.kind &&
        claim.role > ROLES.indexOf("preferred")
      ) {
        silence(claim);
        conflicts.push({
          text: claim.name.text,
          winner: plain.draft,
          loser: claim.draft,
          rule: "plain name before symbol",
        });
        continue;
      }
    }
    owners.set(identity, {
      text: claim.name.text,
      exactCase: claim.name.exactCase,
      name: claim.name,
      draft: claim.draft,
      identity,
    });
  }
  const forms = [...owners.values()].filter((form) => {
    if (!isRegularPlural(form, owners)) return true;
    drop("regular plural of a kept name", form.text);
    return false;
  });
  return { forms, silent, conflicts, dropped };
}

/**
 * Rules that keep a name from being marked wherever it stands, though it is a name: common substances, broad words,
 * short symbols. What the other rules drop is no name.
 */
const SILENCING: ReadonlySet<string> = new Set([
  "everyday substance",
  "generic disorder",
  "generic target",
  "short acronym",
  "short drug name",
  "short code",
  "short word alias",
  "ambiguous alias",
  "ordinary word",
  "organism",
  "material description",
  "acronym of something else",
  "drug name of a gene's protein",
  "systematic chemical name",
  "too short",
]);

function canBeSilent({ text }: Name, reason: string | undefined): boolean {
  return (reason === undefined || SILENCING.has(reason)) && /\p{L}/u.test(text);
}

/** Keys of what genes are called, other than by former names. A symbol without a number is a word in another case. */
function geneNames(drafts: readonly Draft[]): Set<string> {
  const keys = new Set<string>();
  for (const draft of drafts) {
    if (draft.kind !== "target" || !draft.established) continue;
    for (const one of draft.names) {
      const distinct = !one.exactCase || /\d/.test(one.text);
      if (one.role !== "former" && distinct && one.text.length >= SHARED_ALIAS_LENGTH) keys.add(foldKey(one.text));
    }
  }
  return keys;
}

/**
 * The drug lists hold many proteins of the body. Such a name is the target's, unless it is the own name or a brand of a
 * drug that is in use (insulin, erythropoietin).
 */
function isProteinOfGene(draft: Draft, one: Name, genes: ReadonlySet<string>): boolean {
  if (draft.kind !== "drug" || one.role === "decided" || one.role === "brand") return false;
  if (draft.established && one.role === "preferred") return false;
  return genes.has(foldKey(one.text));
}

/** Short symbols that two or more genes claim in the same role, where no better role claims them. */
function sharedAliases(claims: readonly Claim[]): Set<string> {
  const best = new Map<string, { role: number; draft: number; several: boolean }>();
  for (const { name, draft, role } of claims) {
    if (!name.exactCase || name.text.replace(/[^\p{L}\p{N}]/gu, "").length > SHARED_ALIAS_LENGTH) continue;
    const identity = `=${exactKey(name.text)}`;
    const known = best.get(identity);
    if (known === undefined || role < known.role) best.set(identity, { role, draft, several: false });
    else if (role === known.role && draft !== known.draft) known.several = true;
  }
  return new Set([...best].filter(([, one]) => one.several).map(([identity]) => identity));
}

function isRegularPlural(form: AssignedForm, owners: ReadonlyMap<string, AssignedForm>): boolean {
  if (form.exactCase) {
    const stem = /^(.*[^sS])s$/.exec(form.identity)?.[1];
    return stem !== undefined && owners.get(stem)?.draft === form.draft;
  }
  return singularKey(form.identity).some((singular) => owners.get(singular)?.draft === form.draft);
}

function ruleOf(owner: AssignedForm, claim: Claim, drafts: readonly Draft[]): string {
  const ownerRole = owner.name.role;
  const claimRole = claim.name.role;
  if (ownerRole !== claimRole) return `${ownerRole} before ${claimRole}`;
  const [winner, loser] = [drafts[owner.draft]!, drafts[claim.draft]!];
  if (winner.established !== loser.established) return "established first";
  if (winner.kind !== loser.kind) return `${winner.kind} before ${loser.kind}`;
  return winner.sources.length === loser.sources.length ? "lower id" : "more sources";
}

/** Ids by prefix, then by number where they end in one, so that HGNC:5 comes before HGNC:37133. */
export function compareIds(left: string, right: string): number {
  const [, leftPrefix, leftNumber] = /^(.*?)(\d*)$/.exec(left) as unknown as [string, string, string];
  const [, rightPrefix, rightNumber] = /^(.*?)(\d*)$/.exec(right) as unknown as [string, string, string];
  if (leftPrefix !== rightPrefix) return leftPrefix < rightPrefix ? -1 : 1;
  return Number(leftNumber) - Number(rightNumber);
}
