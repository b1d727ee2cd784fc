import type * as vscode from "vscode";
import { definedFormAt } from "../core/view/shortForm.ts";
import { toRange } from "./ranges.ts";
import type { Readings } from "./readings.ts";

/** *Go to Definition*: from a use of an abbreviation to where the text defines it. */
export class Definition implements vscode.DefinitionProvider {
  private readonly readings: Readings;

  constructor(readings: Readings) {
    this.readings = readings;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const { version } = document;
    const reading = await this.readings.of(document);
    if (reading === undefined || token.isCancellationRequested || document.version !== version) return undefined;
    const found = definedFormAt(reading.text, document.offsetAt(position), reading.analysis.abbreviations);
    if (found === undefined) return undefined;
    const { short, long } = found.definedBy;
    const whole = { start: Math.min(short.start, long.start), end: Math.max(short.end, long.end) };
    return [
      {
        originSelectionRange: toRange(document, found.use),
        targetUri: document.uri,
        targetRange: toRange(document, whole),
        targetSelectionRange: toRange(document, long),
      },
    ];
  }
}
