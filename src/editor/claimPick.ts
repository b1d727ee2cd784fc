import * as vscode from "vscode";
import { type ClaimRow, toggled } from "../core/annotate/claimChoice.ts";
import type { ClaimDraft, Member } from "../core/annotate/claimDraft.ts";
import type { ClaimSchema } from "../core/annotate/schema/claimSchema.ts";
import { sameSpan } from "../core/text/span.ts";
import { claimAbout } from "../core/view/claimAbout.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { Context } from "./ids.ts";
import { shortWords } from "./target.ts";
import { say } from "./words.ts";

/** What a claim is picked from. */
export interface ClaimQuestion {
  readonly text: string;
  readonly rows: readonly ClaimRow[];
  readonly types: ClaimSchema["types"];
  /** The words that make the claim. */
  readonly words: string;
}

type Item = vscode.QuickPickItem & { readonly row?: ClaimRow };

/**
 * Asks which claim is to be made: a line for each type with what it would be about, so that Enter alone makes it, and a
 * line for each mention, which its digit adds or drops.
 */
export class ClaimPick {
  private press: ((digit: string) => void) | undefined;

  /** Adds the mention with a digit to the claim that the list stands on, or drops it. */
  toggle(digit: unknown): void {
    if (typeof digit === "string") this.press?.(digit);
  }

  /** The claim that was picked; `undefined` for none. */
  async ask({ text, rows: given, types, words }: ClaimQuestion): Promise<ClaimDraft | undefined> {
    const pick = vscode.window.createQuickPick<Item>();
    const rows = [...given];
    let current = 0;
    const draft = (): ClaimDraft | undefined => {
      const row = rows[current];
      return row?.type === "claim" ? row.draft : undefined;
    };
    const itemOf = (row: ClaimRow): Item => {
      if (row.type === "claim") {
        const { type, about } = row.draft;
        return { row, label: type, description: claimAbout(text, about) || (types.get(type)?.label ?? "") };
      }
      const { member, digit = " " } = row;
      const isIn = draft()?.about.some((each) => sameSpan(each, member)) === true;
      const kind = member.role === member.kind ? say(KIND_NAMES[member.kind]) : member.role;
      const label = `${digit} $(${isIn ? "check" : "blank"}) ${shortWords(text.slice(member.start, member.end))}`;
      const description = isIn ? vscode.l10n.t("{0} · in the claim", kind) : kind;
      return { row, label, description, alwaysShow: true };
    };
    const show = (active: number): void => {
      const items: Item[] = [];
      let group: string | undefined;
      for (const row of rows) {
        const next = row.type === "claim" ? row.group : "mentions";
        if (next !== group && group !== undefined) {
          const { Separator } = vscode.QuickPickItemKind;
          const label = next === "mentions" ? vscode.l10n.t("mentions: a digit adds or drops one") : OTHERS;
          items.push({ label, kind: Separator });
        }
        group = next;
        items.push(itemOf(row));
      }
      pick.items = items;
      pick.activeItems = items.filter(({ row }) => row === rows[active]);
    };
    const toggle = (member: Member, active: number): void => {
      const row = rows[current];
      if (row?.type !== "claim") return;
      rows[current] = { ...row, draft: toggled(row.draft, member) };
      show(active);
    };
    const OTHERS = vscode.l10n.t("other types");
    pick.title = vscode.l10n.t("What does “{0}” claim?", shortWords(words));
    pick.placeholder = vscode.l10n.t("Enter makes the claim as it stands");
    pick.matchOnDescription = true;
    pick.keepScrollPosition = true;
    show(0);
    const setContext = (isOpen: boolean): Thenable<unknown> =>
      vscode.commands.executeCommand("setContext", Context.choosingClaim, isOpen);
    try {
      return await new Promise<ClaimDraft | undefined>((resolve) => {
        this.press = (digit) => {
          const row = rows.find((each) => each.type === "mention" && each.digit === digit);
          if (row?.type === "mention") toggle(row.member, current);
        };
        pick.onDidChangeActive(([active]) => {
          const at = active?.row === undefined ? -1 : rows.indexOf(active.row);
          if (at === -1 || at === current || rows[at]?.type !== "claim") return;
          current = at;
          // The mentions tell which of them are in the claim that the list stands on.
          show(at);
        });
        pick.onDidAccept(() => {
          const row = pick.activeItems[0]?.row;
          if (row?.type === "mention") toggle(row.member, rows.indexOf(row));
          else if (row !== undefined) resolve(row.draft);
        });
        pick.onDidHide(() => resolve(undefined));
        void setContext(true);
        pick.show();
      });
    } finally {
      this.press = undefined;
      void setContext(false);
      pick.dispose();
    }
  }
}
