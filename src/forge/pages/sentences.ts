// Every sentence that the extension says, gathered from its code: what a translator gets.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Layers whose sentences VS Code shows. The command line says its own in English. */
const LAYERS = ["src/core", "src/editor"];

/**
 * The English sentences that `vscode.l10n.t`, `say`, `toSay` and `messages` are called with, sorted, each once.
 *
 * @param root the repository's folder
 * @throws where one is not written out, so that nobody could translate it; a table's entry is marked by `messages` already
 */
export function sentences(root: string): string[] {
  const found = new Set<string>();
  for (const layer of LAYERS) {
    for (const name of readdirSync(path.join(root, layer), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const file = path.join(root, layer, name);
      for (const each of sentencesIn(readFileSync(file, "utf8"), file)) found.add(each);
    }
  }
  return [...found].sort();
}

/** The sentences of one file; see `sentences`. */
export function sentencesIn(code: string, file: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(...said(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function said({ expression, arguments: [first] }: ts.CallExpression, source: ts.SourceFile): string[] {
  const callee = expression.getText(source);
  if (first === undefined) return [];
  if (callee === "messages") return texts(first, source);
  if (callee !== "vscode.l10n.t" && callee !== "say" && callee !== "toSay" && !callee.endsWith(".say")) return [];
  if (ts.isStringLiteralLike(first)) return [first.text];
  // Both ways of a choice are written out, or it is looked up in a table.
  if (ts.isConditionalExpression(first))
    return [first.whenTrue, first.whenFalse].flatMap((way) => lookedUp(way, source));
  return lookedUp(first, source);
}

/** A sentence that is written out, and none for one of a table, whose sentences `messages` has. */
function lookedUp(node: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isElementAccessExpression(node) || ts.isIdentifier(node)) return [];
  if (ts.isParenthesizedExpression(node)) return lookedUp(node.expression, source);
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  throw new Error(`${source.fileName}:${line + 1}: a sentence must be written out: ${node.getText(source)}`);
}

/** The values of a table. */
function texts(table: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isAsExpression(table)) return texts(table.expression, source);
  if (ts.isArrayLiteralExpression(table)) return table.elements.flatMap((each) => lookedUp(each, source));
  if (!ts.isObjectLiteralExpression(table)) throw new Error(`${source.fileName}: a table must be written out`);
  return table.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? textsOf(each.initializer, source) : []));
}

/** A value of a table: a sentence, or several. */
function textsOf(value: ts.Expression, source: ts.SourceFile): string[] {
  return ts.isArrayLiteralExpression(value) ? texts(value, source) : lookedUp(value, source);
}

/** The bundle that VS Code looks translations up in: each sentence under itself. */
export function bundleOf(all: readonly string[]): string {
  return `${JSON.stringify(Object.fromEntries(all.map((each) => [each, each])), null, 2)}\n`;
}
