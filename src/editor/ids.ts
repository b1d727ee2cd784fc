import type { Kind } from "../core/lexicon/concept.ts";

/** Every command's id, as `package.json` contributes it. */
export const Command = {
  tagAsDrug: "biogloss.tagAsDrug",
  tagAsTarget: "biogloss.tagAsTarget",
  tagAsAdverseEvent: "biogloss.tagAsAdverseEvent",
  tagAsCondition: "biogloss.tagAsCondition",
  tagAsEndpoint: "biogloss.tagAsEndpoint",
  tagAsClaim: "biogloss.tagAsClaim",
  toggleInClaim: "biogloss.toggleInClaim",
  review: "biogloss.review",
  nextToDecide: "biogloss.nextToDecide",
  previousToDecide: "biogloss.previousToDecide",
  acceptSuggestion: "biogloss.acceptSuggestion",
  acceptAll: "biogloss.acceptAll",
  rejectSuggestion: "biogloss.rejectSuggestion",
  neverHere: "biogloss.neverHere",
  neverAnywhere: "biogloss.neverAnywhere",
  neverInWorkspace: "biogloss.neverInWorkspace",
  addUserTerm: "biogloss.addUserTerm",
  addWorkspaceTerm: "biogloss.addWorkspaceTerm",
  tagAll: "biogloss.tagAll",
  changeKind: "biogloss.changeKind",
  defineAbbreviation: "biogloss.defineAbbreviation",
  removeTag: "biogloss.removeTag",
  confirmWords: "biogloss.confirmWords",
  reanchor: "biogloss.reanchor",
  retire: "biogloss.retire",
  undo: "biogloss.undo",
  redo: "biogloss.redo",
  exportAnnotations: "biogloss.exportAnnotations",
  importAnnotations: "biogloss.importAnnotations",
  openAnnotationFile: "biogloss.openAnnotationFile",
  openSample: "biogloss.openSample",
  showLog: "biogloss.showLog",
  giveRole: "biogloss.giveRole",
  showInText: "biogloss.showInText",
  showInSideBar: "biogloss.showInSideBar",
  filterMentions: "biogloss.filterMentions",
  clearFilter: "biogloss.clearFilter",
  decideByPlace: "biogloss.decideByPlace",
  decideByConcept: "biogloss.decideByConcept",
  showEvidence: "biogloss.showEvidence",
  showWorkspaceEvidence: "biogloss.showWorkspaceEvidence",
} as const;

export type CommandId = (typeof Command)[keyof typeof Command];

/** The command that tags a mention as each kind. */
export const TAG_COMMANDS: Readonly<Record<Kind, CommandId>> = {
  drug: Command.tagAsDrug,
  target: Command.tagAsTarget,
  "adverse-event": Command.tagAsAdverseEvent,
  condition: Command.tagAsCondition,
  endpoint: Command.tagAsEndpoint,
};

/** Name of a kind's colours: `biogloss.<name>Foreground` and `biogloss.<name>Background`. */
export const COLOUR_NAMES: Readonly<Record<Kind, string>> = {
  drug: "drug",
  target: "target",
  "adverse-event": "adverseEvent",
  condition: "condition",
  endpoint: "endpoint",
};

/** The trees in the side bar. */
export const View = {
  mentions: "biogloss.mentions",
  claims: "biogloss.claims",
  decisions: "biogloss.decisions",
} as const;

/** The panel with the evidence picture. */
export const EVIDENCE_VIEW = "biogloss.evidence";

/** What the `when` clauses of the manifest ask for. */
export const Context = {
  /** Whether the active editor shows a document that is read. */
  reading: "biogloss.reading",
  /** Whether the tree of mentions is filtered. */
  filtered: "biogloss.filtered",
  /** How the tree of decisions is ordered: `place` or `concept`. */
  decideBy: "biogloss.decideBy",
  /** Whether the list of claims to make is open. */
  choosingClaim: "biogloss.choosingClaim",
  /**
   * What has become of the document that the side bar shows: `off`, `large`, `silent` (without suggestions),
   * `reading`, `read`; not set where there is none.
   */
  document: "biogloss.document",
} as const;

/** The context key that is set while the active editor's document is being reviewed. */
export const REVIEWING = "biogloss.reviewing";

/** The section of all settings. */
export const SECTION = "biogloss";
