import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "./shared.ts";

/** Where VS Code takes what it shows from: fields of these names, and calls of these functions. */
const FIELDS = new Set(["title", "placeHolder", "prompt", "label", "detail", "description", "tooltip", "text", "name"]);
const CALLS = /(?:show(?:Information|Warning|Error)Message|\bCannotDo|MarkdownString|DiagnosticRelatedInformation)$/;

/** Names that are the same in every language. */
const NAMES = new Set(["BioGloss"]);

/** Texts of the editor that VS Code would show in English whatever its language is. */
function unsaid(code: string, file: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Expression | undefined): void => {
    if (node === undefined) return;
    if (ts.isParenthesizedExpression(node)) look(node.expression);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(look);
    else if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
      const own = ts.isTemplateExpression(node)
        ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(" ")
        : node.text;
      if (/\p{L}{2}/u.test(own.replace(/\$\([\w-]+\)/g, "")) && !NAMES.has(own)) found.push(node.getText(source));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && FIELDS.has(node.name.getText(source))) look(node.initializer);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (CALLS.test(node.expression.getText(source))) node.arguments?.forEach(look);
    }
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
      if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken && FIELDS.has(node.left.name.text)) look(node.right);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("what the editor shows", () => {
  const folder = path.join(ROOT, "src/editor");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

  it("is said in the language of VS Code", () => {
    assert.ok(files.length > 40);
    const found = files.flatMap((name) =>
      unsaid(readFileSync(path.join(folder, name), "utf8"), name).map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(found, []);
  });

  it("is said of kinds too, whose names are marked in a table", () => {
    for (const name of files) {
      assert.doesNotMatch(readFileSync(path.join(folder, name), "utf8"), /(?<!say\()\bKIND_(?:NAMES|PLURALS)\[/, name);
    }
  });

  it("would be seen if it was not", () => {
    assert.deepEqual(unsaid('void window.showErrorMessage("It failed")', "a.ts"), ['"It failed"']);
    assert.deepEqual(unsaid("throw new CannotDo(`No ${word} here.`)", "a.ts"), ["`No ${word} here.`"]);
    assert.deepEqual(unsaid('item.tooltip = isOne ? "One" : say("More")', "a.ts"), ['"One"']);
    assert.deepEqual(unsaid('pick({ title: vscode.l10n.t("Which?"), label: `${a} · ${b}` })', "a.ts"), []);
  });
});
