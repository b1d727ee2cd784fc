import * as vscode from "vscode";
import type { Concept } from "../core/lexicon/concept.ts";
import { claimTree } from "../core/view/claimTree.ts";
import { type Decisions, decisionTree } from "../core/view/decisionTree.ts";
import { type FoundMention, mentionsOf } from "../core/view/mentions.ts";
import { mentionTree, type MentionTreeInput } from "../core/view/mentionTree.ts";
import { waitingText } from "../core/view/toDecideText.ts";
import { ActiveSession } from "./activeSession.ts";
import type { Checks } from "./checks.ts";
import { isOn, type Settings } from "./config.ts";
import { whyNotRead } from "./documents.ts";
import { Context, View } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { Owner } from "./lifecycle.ts";
import type { ReviewMode } from "./reviewMode.ts";
import { RoleDrop } from "./roleDrop.ts";
import type { Session } from "./session.ts";
import { SideTree } from "./sideTree.ts";
import type { TagContext } from "./tagCommands.ts";
import { say } from "./words.ts";

/** What has become of the document that the side bar shows; `silent` where suggestions are switched off. */
type DocumentState = "off" | "large" | "silent" | "reading" | "read";

type Lookup = (id: string | number) => Concept | undefined;

/** The three trees of the side bar: what the active document names, its claims, and what is left to decide. */
export class Overview extends Owner {
  readonly mentions: SideTree;
  readonly claims: SideTree;
  readonly decisions: SideTree;
  private readonly active: ActiveSession;
  private readonly lexicon: Lexicon;
  private readonly settings: () => Settings;
  private lookup: Lookup | undefined;
  private filterText = "";
  private order: "place" | "concept" = "concept";
  private state: DocumentState | undefined;
  /** The mentions of what both trees showed last. */
  private found: { readonly analysis: object; readonly placed: object; readonly mentions: FoundMention[] } | undefined;

  constructor(context: TagContext, checks: Checks, review: ReviewMode) {
    super();
    this.lexicon = context.lexicon;
    this.settings = context.settings;
    this.active = this.own(new ActiveSession(context.sessions));
    this.mentions = this.own(
      new SideTree(
        View.mentions,
        this.active,
        {
          nodes: (session) =>
            this.withInput(session, (input) => mentionTree(input, session.placed, this.filterText, say)),
          message: () => (this.filterText === "" ? undefined : vscode.l10n.t("Only “{0}”", this.filterText)),
        },
        RoleDrop.source(),
      ),
    );
    this.claims = this.own(
      new SideTree(
        View.claims,
        this.active,
        {
          nodes: (session) => claimTree(session.document.getText(), session.placed, checks.saidOf(session), say),
          waiting: (session) => {
            // VS Code shows the sum of its views' badges at the icon: all that is left to decide. What has changed is counted
            // with what the review stops at; it cannot stop at what has no place.
            const value = session.placed.filter(({ state }) => state === "lost").length;
            const tooltip =
              value === 1 ? vscode.l10n.t("{0} lost annotation", value) : vscode.l10n.t("{0} lost annotations", value);
            return { value, tooltip };
          },
        },
        new RoleDrop(context),
      ),
    );
    this.decisions = this.own(
      new SideTree(View.decisions, this.active, {
        nodes: (session) => {
          const { suggestions } = session.analysis;
          const decisions = (): Decisions => ({ items: review.items(session), suggestions });
          return this.withInput(session, (input) => decisionTree(this.shownKinds(input), decisions(), this.order, say));
        },
        waiting: (session) => {
          const items = review.items(session);
          return { value: items.length, tooltip: waitingText(items, say) };
        },
      }),
    );
    this.own(this.active.onDidChange(() => this.tellState()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.tellState()));
    this.own(checks.onDidCheck((session) => session === this.active.current && this.active.again()));
  }

  /** What the trees show has changed for another reason than the document, such as a setting. */
  again(): void {
    this.active.again();
  }

  /** Shows only concepts whose names or words hold some text; all for an empty one. */
  set filter(text: string) {
    this.filterText = text;
    void vscode.commands.executeCommand("setContext", Context.filtered, text !== "");
    this.mentions.again();
  }

  get filter(): string {
    return this.filterText;
  }

  set decideBy(order: "place" | "concept") {
    this.order = order;
    void vscode.commands.executeCommand("setContext", Context.decideBy, order);
    this.decisions.again();
  }

  /** Tells the welcome texts of the views what there is to say of the document. */
  private tellState(): void {
    const state = this.stateNow();
    if (state === this.state) return;
    this.state = state;
    void vscode.commands.executeCommand("setContext", Context.document, state);
  }

  private stateNow(): DocumentState | undefined {
    const session = this.active.current;
    if (session === undefined) {
      const document = vscode.window.activeTextEditor?.document;
      const why = document === undefined ? undefined : whyNotRead(document);
      return why === "enabled" || why === "languages" ? "off" : undefined;
    }
    if (session.isTooLarge) return "large";
    if (!isOn("suggestions", session.document)) return "silent";
    return session.fitsText ? "read" : "reading";
  }

  /** What the mentions of a document are listed by; `undefined` until the analysis is of the text as it is now. */
  private withInput<T>(session: Session, use: (input: MentionTreeInput) => T): T | undefined {
    if (!session.fitsText) return undefined;
    const { lookup } = this;
    // The names come a moment later than the words: the facts are read when a tree is seen for the first time.
    if (lookup === undefined) this.loadNames();
    const { analysis, placed } = session;
    const text = session.document.getText();
    if (this.found?.analysis !== analysis || this.found.placed !== placed) {
      const mentions = mentionsOf({ text, analysis, placed }, (concept) => lookup?.(concept)?.id);
      this.found = { analysis, placed, mentions };
    }
    return use({ text, mentions: this.found.mentions, nameOf: (key) => lookup?.(key)?.name });
  }

  private loadNames(): void {
    void this.lexicon.lookup().then((lookup) => {
      if (this.lookup !== undefined || this.isDisposed) return;
      this.lookup = lookup;
      this.found = undefined;
      this.active.again();
    });
  }

  private shownKinds(input: MentionTreeInput): MentionTreeInput {
    const { kinds } = this.settings();
    return { ...input, mentions: input.mentions.filter(({ kind }) => kinds.has(kind)) };
  }
}
