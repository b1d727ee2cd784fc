import { readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copiesOf, type Copy, isComplete, judgeCopies, temporaryName } from "../core/wholeFile.ts";
import { decodeText, readBytes } from "./files.ts";

/** A file's new content under a name of its own, until it takes the file's place. */
export interface Staged {
  /** Gives it its name, in one step. Throws what the file system says. */
  commit(): void;
  /** Takes it away again, if it still has its own name. */
  discard(): void;
}

/**
 * Writes a text (UTF-8) beside the file whose content it is to be, down to the disk. A file that is a link stays one; a
 * file's permissions stay. Throws what the file system says, with nothing left behind.
 */
export function stage(file: string, text: string): Staged {
  const target = targetOf(file);
  const content = new TextEncoder().encode(text);
  const nonce = process.pid.toString(36) + Math.random().toString(36).slice(2, 8);
  const temporary = path.join(path.dirname(target), temporaryName(path.basename(target), content, nonce));
  const discard = (): void => rmSync(temporary, { force: true });
  try {
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, content, { flush: true, ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    discard();
    throw error;
  }
  return { commit: () => renameSync(temporary, target), discard };
}

/** Writes a text file (UTF-8) whole or not at all. Throws what the file system says. */
export function writeWhole(file: string, text: string): void {
  const staged = stage(file, text);
  try {
    staged.commit();
  } catch (error) {
    staged.discard();
    throw error;
  }
}

/**
 * The text of a file that is written whole, or `undefined` where there is none. What a crash of an editor has left under
 * another name counts as the file, as it does for the editor; nothing is written. A byte-order mark stays part of the text,
 * so that writing gives it back. Throws `UsageError`.
 */
export function readWhole(file: string): string | undefined {
  const left = leftOf(targetOf(file));
  if (left === undefined && statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  return decodeText(file, left ?? readBytes(file), true);
}

/** What the copies beside a file say that it should hold; see `judgeCopies`. */
function leftOf(file: string): Uint8Array | undefined {
  const [folder, name] = [path.dirname(file), path.basename(file)];
  try {
    const copies = copiesOf(name, readdirSync(folder)).map((each): Copy => {
      const [at, state] = [path.join(folder, each), statSync(path.join(folder, each))];
      const isWorthIt = state.isFile() && isComplete(each, { modified: state.mtimeMs, size: state.size });
      return { name: each, modified: state.mtimeMs, content: isWorthIt ? readFileSync(at) : undefined };
    });
    if (copies.length === 0) return undefined;
    const current = statSync(file, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(file);
    return judgeCopies(current, copies, Date.now()).best?.content;
  } catch {
    // A folder that cannot be listed, or a copy that has just taken the file's place.
    return undefined;
  }
}

function targetOf(file: string): string {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? file : realpathSync(file);
}
