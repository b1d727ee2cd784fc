import * as vscode from "vscode";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import { isWeakLook, type Look } from "../core/view/marks.ts";
import { COLOUR_NAMES } from "./ids.ts";

/** Each kind's underline, so that kinds differ without colour too. */
const UNDERLINES: Readonly<Record<Kind, string>> = {
  drug: "solid",
  target: "dashed",
  "adverse-event": "wavy",
  condition: "dotted",
  endpoint: "double",
};

/** What a look is in the text. */
export function styleOf(look: Look): vscode.DecorationRenderOptions {
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed;
  if (look === "claim") {
    return {
      rangeBehavior,
      backgroundColor: new vscode.ThemeColor("biogloss.claimBackground"),
      borderColor: new vscode.ThemeColor("biogloss.claimBorder"),
      borderStyle: "solid",
      borderWidth: "0 0 0 3px",
    };
  }
  if (look === "changed") {
    return { rangeBehavior, border: "1px dashed", borderColor: new vscode.ThemeColor("editorWarning.foreground") };
  }
  // Laid over what the kind looks like.
  if (isWeakLook(look)) return { rangeBehavior, opacity: "0.65" };
  const kind = kindOf(look);
  const underline = `underline ${UNDERLINES[kind]} ${css(foregroundOf(kind))}`;
  // The offset keeps the line clear of descenders; a suggestion's line is thinner than a decision's.
  if (look.startsWith("suggestion"))
    return { rangeBehavior, textDecoration: `${underline} 1.5px; text-underline-offset: 3px` };
  return {
    rangeBehavior,
    textDecoration: `${underline} 2px; text-underline-offset: 3px`,
    backgroundColor: new vscode.ThemeColor(`biogloss.${COLOUR_NAMES[kind]}Background`),
    borderRadius: "2px",
  };
}

/** What a look is on the overview ruler, apart from what it is in the text: there fewer marks will do. */
export function rulerStyleOf(look: Look): vscode.DecorationRenderOptions | undefined {
  if (isWeakLook(look) || look.startsWith("suggestion")) return undefined;
  const { Left, Center, Right } = vscode.OverviewRulerLane;
  const [lane, colour] =
    look === "claim"
      ? [Left, "biogloss.claimBorder"]
      : look === "changed"
        ? [Right, "editorWarning.foreground"]
        : [Center, foregroundOf(kindOf(look))];
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed;
  return { rangeBehavior, overviewRulerColor: new vscode.ThemeColor(colour), overviewRulerLane: lane };
}

function kindOf(look: Look): Kind {
  return KINDS.find((each) => look.endsWith(`:${each}`)) as Kind;
}

function foregroundOf(kind: Kind): string {
  return `biogloss.${COLOUR_NAMES[kind]}Foreground`;
}

/** A colour as CSS: decorations take theme colours for most properties, but not inside a text decoration. */
function css(id: string): string {
  return `var(--vscode-${id.replace(".", "-")})`;
}
