import * as vscode from "vscode";
import { isCheckCode } from "../core/annotate/checks/codes.ts";
import { type Log, messageOf } from "./log.ts";
import type { DiagnosticCode } from "./problems.ts";

/** Links from the codes of checks to where the page that ships with the extension explains them. */
export class CheckPages {
  private readonly page: vscode.Uri;
  private readonly log: Log;
  private loading: Promise<ReadonlyMap<string, number>> | undefined;

  constructor(extension: vscode.Uri, log: Log) {
    this.page = vscode.Uri.joinPath(extension, "docs", "checks.md");
    this.log = log;
  }

  /** What gives a diagnostic its code: with a link to the line of its heading, where there is one. */
  async codes(): Promise<(code: string) => DiagnosticCode> {
    this.loading ??= this.headings();
    const lines = await this.loading;
    return (code) => {
      const line = lines.get(code);
      return line === undefined ? code : { value: code, target: this.page.with({ fragment: `L${line}` }) };
    };
  }

  private async headings(): Promise<ReadonlyMap<string, number>> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.page));
      const lines = text.split(/\r?\n/).map((line, i) => [line.replace(/^## /, ""), i + 1] as const);
      return new Map(lines.filter(([heading]) => isCheckCode(heading)));
    } catch (error) {
      this.log.warn(`${this.page.toString(true)}: ${messageOf(error)}`);
      return new Map();
    }
  }
}
