import { english, type Say } from "../words.ts";
/** A path of the workspace, or why a text is none. */
export type WorkspacePath =
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      /** From the workspace's folder, with `/`, without `.` and `..`. */
      readonly path: string;
    };

/**
 * The file that a path in a sidecar means. It is taken from the document's folder and must stay in the workspace:
 * whoever sends a sidecar must not be able to have another file of the reader's machine read. Refused are absolute
 * paths, drive letters, addresses, `..` that leads out, backslashes (which are separators on Windows and letters
 * elsewhere), colons (drives, addresses and streams on Windows), control characters, and names that Windows reads as
 * others (a space or point at the end). Links in the file system are the business of whoever opens the file.
 *
 * @param folder the document's folder from the workspace's, with `/`; empty for the workspace's own
 */
export function workspacePath(text: string, folder = "", say: Say = english): WorkspacePath {
  const said = JSON.stringify(text);
  if (text === "") return { problem: say("the path is empty.") };
  // eslint-disable-next-line no-control-regex -- a NUL ends a path for the system, whatever stands behind it
  if (/[\u0000-\u001f\u007f]/.test(text)) return { problem: say("{0} holds a control character.", said) };
  if (text.includes("\\")) return { problem: say("{0}: write the path with / between folders.", said) };
  if (text.includes(":"))
    return { problem: say("{0} must be a path in the workspace, not an address or a drive.", said) };
  if (text.startsWith("/") || text.startsWith("~")) {
    return { problem: say("{0} must be a path from the document's folder.", said) };
  }
  const steps = folder.split("/").filter((step) => step !== "");
  for (const step of text.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === "..") {
      if (steps.pop() === undefined) return { problem: say("{0} leads out of the workspace.", said) };
    } else if (/[ .]$/.test(step)) {
      return { problem: say("{0}: no name in a path may end with a space or a point.", said) };
    } else steps.push(step);
  }
  return steps.length === 0 ? { problem: say("{0} is a folder, not a file.", said) } : { path: steps.join("/") };
}
