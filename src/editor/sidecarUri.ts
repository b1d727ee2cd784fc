import * as vscode from "vscode";
import { sidecarName } from "../core/annotate/sidecar/format.ts";

/** The scheme of the annotation files of documents that have no name yet. */
export const UNTITLED = "biogloss-untitled";

/** Where the sidecar of a document belongs: beside it, or in a file system of its own for one without a name yet. */
export function sidecarUri(document: vscode.Uri): vscode.Uri | undefined {
  if (document.path === "") return undefined;
  if (document.scheme === "untitled") {
    return vscode.Uri.from({ scheme: UNTITLED, path: `/${sidecarName(document.path.replace(/^\//, ""))}` });
  }
  return document.with({ path: sidecarName(document.path), query: "", fragment: "" });
}
