import * as vscode from "vscode";
import type { MentionAnnotation } from "../core/annotate/model.ts";
import type { Placed } from "../core/annotate/placed.ts";
import { fittingRoles, giveRole, rolesOf } from "../core/annotate/roles.ts";
import type { Change } from "../core/annotate/sidecar/change.ts";
import { type Decider, tagMention } from "../core/annotate/tag.ts";
import { KINDS } from "../core/lexicon/concept.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { oneLine } from "../core/view/tree.ts";
import type { AnnotationArgument } from "./driftActions.ts";
import { Command, type CommandId, View } from "./ids.ts";
import type { Session } from "./session.ts";
import { CannotDo, decider, type Handler, placeOf, type TagContext, unchangedSince } from "./tagCommands.ts";
import { conceptFor, mentionTarget, type Target } from "./target.ts";
import type { TreeElement } from "./treeElement.ts";
import { say } from "./words.ts";

/** What VS Code calls the nodes of the tree of mentions while they are dragged. */
const MENTIONS = `application/vnd.code.tree.${View.mentions}`;

/** Mentions that are dragged onto a claim get a role in it. */
export class RoleDrop implements vscode.TreeDragAndDropController<TreeElement> {
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes = [MENTIONS];
  private readonly context: TagContext;

  constructor(context: TagContext) {
    this.context = context;
  }

  /** The side from which mentions are dragged. */
  static source(): vscode.TreeDragAndDropController<TreeElement> {
    return {
      dragMimeTypes: [MENTIONS],
      dropMimeTypes: [],
      handleDrag: (elements, data) => {
        const mentions = elements.filter(({ node }) => isMention(node.placed) || node.suggestion !== undefined);
        if (mentions.length > 0) data.set(MENTIONS, new vscode.DataTransferItem(mentions));
      },
    };
  }

  async handleDrop(target: TreeElement | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged: unknown = data.get(MENTIONS)?.value;
    let claim = target;
    // What is below a claim belongs to it.
    while (claim !== undefined && claim.node.look !== "claim") claim = claim.parent;
    if (claim === undefined || !Array.isArray(dragged)) return;
    const mentions = dragged as readonly TreeElement[];
    const argument = {
      claim: claim.id,
      mentions: mentions.map(({ uri, id, start, end }) => ({ uri, id, start, end })),
    };
    // Through the command, which says what cannot be done and why.
    await vscode.commands.executeCommand(Command.giveRole, argument);
  }
}

/** The command behind it, which asks for what its argument does not say: the claim, and the role when several fit. */
export function roleCommands(context: TagContext): [CommandId, Handler][] {
  return [[Command.giveRole, (argument) => giveRoles(context, argument as RoleArgument | undefined)]];
}

/** What the command takes: mentions, or one alone; and the claim's id and the role where they are known. */
interface RoleArgument extends Partial<AnnotationArgument> {
  readonly mentions?: readonly AnnotationArgument[];
  readonly claim?: string;
  readonly role?: string;
}

async function giveRoles(context: TagContext, argument: RoleArgument | undefined): Promise<void> {
  const given = argument?.mentions ?? [argument];
  const { session } = placeOf(context, given[0]);
  const { version } = session.document;
  const targets = given.map((each) => targetOf(context, session, each));
  const kinds = new Set(targets.map(({ kind }) => kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) throw new CannotDo(vscode.l10n.t("Choose mentions of one kind."));
  const claim = await claimFor(session, argument?.claim, targets[0]?.target.span.start ?? 0);
  if (claim === undefined) return;
  const schema = await context.schemas.of(session.document.uri);
  const known = targets.flatMap(({ mention }) => (mention === undefined ? [] : [rolesOf(claim, mention.id)]));
  const isPlayed = (role: string): boolean =>
    known.length === targets.length && known.every((played) => played.includes(role));
  const roles = fittingRoles(schema.roles.keys(), kind).filter((role) => !isPlayed(role));
  const role = argument?.role ?? (await chooseRole(roles, (each) => schema.roles.get(each)?.label));
  if (role === undefined) return;
  const who = decider(context);
  const lookup = await context.lexicon.lookup();
  unchangedSince(session, version);
  const text = session.document.getText();
  const changes: Change[] = [];
  const ids = targets.map(({ target, mention }) => {
    if (mention !== undefined) return mention.id;
    const concept = conceptFor(target, kind);
    const tag = { kind, concept: concept === undefined ? undefined : lookup(concept)?.id };
    const change = accepted(text, target, { ...tag, polarity: target.suggestion?.polarity }, session, who, changes);
    changes.push(change);
    return change.id;
  });
  // One decision: it is undone as one.
  await session.decide([...changes, giveRole(claim, role, ids, who)]);
}

/** The change that tags a suggestion, with an id that none of the other changes has. */
function accepted(
  text: string,
  { span }: Target,
  tag: Parameters<typeof tagMention>[2],
  session: Session,
  who: Decider,
  others: readonly Change[],
): Change {
  for (;;) {
    const change = tagMention(text, span, tag, session.placed, who);
    if (!others.some(({ id }) => id === change.id)) return change;
  }
}

/** The mention that an argument stands for: an annotation, or an open suggestion. */
function targetOf(
  context: TagContext,
  session: Session,
  argument: unknown,
): { target: Target; kind: MentionAnnotation["kind"]; mention: MentionAnnotation | undefined } {
  const id = (argument as Partial<AnnotationArgument> | undefined)?.id;
  const named = session.placed.find(({ annotation }) => annotation.id === id);
  const { selection } = placeOf(context, argument);
  const target = mentionTarget(session, named?.span ?? selection);
  const placed =
    named ??
    session.placed.find(
      (each) => isMention(each) && each.span?.start === target?.span.start && each.span?.end === target?.span.end,
    );
  if (target !== undefined && isMention(placed))
    return { target, kind: placed.annotation.kind, mention: placed.annotation };
  const isOpen =
    session.fitsText &&
    openSuggestions(session.analysis.suggestions, session.placed).includes(target?.suggestion as never);
  if (target?.suggestion === undefined || !isOpen) {
    throw new CannotDo(vscode.l10n.t("There is no mention here that could play a role in a claim."));
  }
  return { target, kind: target.suggestion.kind, mention: undefined };
}

function isMention(
  placed: Placed | undefined,
): placed is Placed<MentionAnnotation> & { annotation: MentionAnnotation } {
  return placed?.annotation.type === "mention" && placed.annotation.status !== "rejected" && placed.span !== undefined;
}

/** The claim with an id; without one the only one there is, or the one that is picked, the nearest first. */
async function claimFor(session: Session, id: string | undefined, near: number) {
  const claims = session.placed.flatMap(({ annotation, span }) =>
    annotation.type === "claim" && span !== undefined ? [{ claim: annotation, span }] : [],
  );
  if (id !== undefined) {
    const claim = claims.find((each) => each.claim.id === id)?.claim;
    if (claim === undefined) throw new CannotDo(vscode.l10n.t("The claim is no longer there."));
    return claim;
  }
  if (claims.length === 0) throw new CannotDo(vscode.l10n.t("There is no claim in this document yet."));
  const far = ({ start, end }: { start: number; end: number }): number => Math.max(start - near, near - end, 0);
  claims.sort((a, b) => far(a.span) - far(b.span));
  const text = session.document.getText();
  const items = claims.map(({ claim, span }) => ({
    label: oneLine(text.slice(span.start, span.end)),
    description: claim.claim,
    claim,
  }));
  const title = vscode.l10n.t("In which claim does the mention play a role?");
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.claim;
}

/** What a kind is called; nothing for a role that is none. */
function kindOf(role: string): string {
  const kind = KINDS.find((each) => each === role);
  return kind === undefined ? "" : say(KIND_NAMES[kind]);
}

async function chooseRole(
  roles: readonly string[],
  labelOf: (role: string) => string | undefined,
): Promise<string | undefined> {
  if (roles.length === 0) throw new CannotDo(vscode.l10n.t("The mention plays every role in this claim already."));
  if (roles.length === 1) return roles[0];
  const items = roles.map((role) => ({ label: role, description: labelOf(role) ?? kindOf(role) }));
  const title = vscode.l10n.t("Which role does it play in the claim?");
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.label;
}
