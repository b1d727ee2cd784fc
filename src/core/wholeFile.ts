/**
 * The files of one folder. Names are without a path. Each function rejects with what its file system says; where there
 * is no such file, `read` and `modified` give `undefined`.
 */
export interface Folder {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array | undefined>;
  /** When a file was last changed, in milliseconds since 1970. */
  modified(name: string): Promise<number | undefined>;
  /** Creates or replaces a file, not necessarily whole: who looks in the middle of it may see a part. */
  write(name: string, content: Uint8Array): Promise<void>;
  /** Gives a file another's name and place. VS Code removes the other first, so for a moment there is neither. */
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/**
 * Writes a file whole: under a name of its own beside it, which then takes its name. After a crash at any instant there
 * is the old file, the new one, or (where renaming removes first, or is not to be had) the new one under its other name,
 * which `recoverWhole` finds. Rejects with what the file system said; then the old file is there as it was, or the new
 * one is kept under its other name.
 *
 * @param nonce a few random letters or digits, so that two programs do not write under one name
 */
export async function writeWhole(folder: Folder, name: string, content: Uint8Array, nonce: string): Promise<void> {
  const temporary = temporaryName(name, content, nonce);
  try {
    await folder.write(temporary, content);
  } catch (error) {
    await removed(folder, temporary);
    throw error;
  }
  await putInPlace(folder, temporary, name, content);
}

async function putInPlace(folder: Folder, temporary: string, name: string, content: Uint8Array): Promise<void> {
  try {
    await folder.rename(temporary, name);
    return;
  } catch (error) {
    // A rename that failed half-way may have taken the old file away: then the new one is all there is.
    if (!cannotRename(error) && (await isThere(folder, name))) {
      await removed(folder, temporary);
      throw error;
    }
  }
  // The whole copy stays until the file is whole as well.
  await folder.write(name, content);
  await removed(folder, temporary);
}

/** Files under other names that are older than this are nobody's work in progress, in milliseconds. */
export const LEFT_BEHIND = 10_000;

/** What `recoverWhole` found. */
export interface Recovery {
  /** What a file should hold by what was being written into it; `undefined` where it is to be taken as it is. */
  readonly content: Uint8Array | undefined;
  /** Whether some of it may still be at work on the file, in this program or another: look again after `LEFT_BEHIND`. */
  readonly inProgress: boolean;
}

/**
 * Looks for what a crash left of a file: a whole copy under another name, while the file itself is missing or is the
 * first part of that copy. A copy that has been left behind takes the file's place; others that were are removed.
 *
 * @param now milliseconds since 1970
 */
export async function recoverWhole(folder: Folder, name: string, now: number): Promise<Recovery> {
  const found: { temporary: string; at: number; content: Uint8Array | undefined }[] = [];
  for (const temporary of await folder.names()) {
    if (!isTemporaryOf(name, temporary)) continue;
    const at = await folder.modified(temporary);
    if (at !== undefined) found.push({ temporary, at, content: await folder.read(temporary) });
  }
  if (found.length === 0) return { content: undefined, inProgress: false };
  const current = await folder.read(name);
  found.sort((a, b) => b.at - a.at);
  const best = found.find(({ temporary, content }) => {
    return content !== undefined && isWhole(name, temporary, content) && isFirstPart(current, content);
  });
  const isLeft = ({ at }: { at: number }): boolean => at < now - LEFT_BEHIND;
  if (best?.content !== undefined && isLeft(best)) await putInPlace(folder, best.temporary, name, best.content);
  for (const each of found) if (each !== best && isLeft(each)) await removed(folder, each.temporary);
  return { content: best?.content, inProgress: found.some((each) => !isLeft(each)) };
}

/** Whether a file is missing or breaks off: what a rename leaves that removes first, or a write in place. */
function isFirstPart(current: Uint8Array | undefined, whole: Uint8Array): boolean {
  if (current === undefined) return true;
  if (current.length >= whole.length) return false;
  for (let i = 0; i < current.length; i++) if (current[i] !== whole[i]) return false;
  return true;
}

/** Longer names are cut in the temporary one: most file systems end names after 255 bytes. */
const LONGEST = 60;

/** `.trial.md.annotations.yaml.k3j9x2.r8q.1f2e3d4c.tmp`: the name, the nonce, and length and hash of what it holds. */
function temporaryName(name: string, content: Uint8Array, nonce: string): string {
  return `.${stem(name)}.${nonce}.${sealOf(name, content)}.tmp`;
}

function stem(name: string): string {
  return name.slice(0, LONGEST);
}

function isTemporaryOf(name: string, temporary: string): boolean {
  return (
    temporary.startsWith(`.${stem(name)}.`) &&
    /^\.\w+\.\w+\.[\da-f]+\.tmp$/.test(temporary.slice(1 + stem(name).length))
  );
}

function isWhole(name: string, temporary: string, content: Uint8Array): boolean {
  return temporary.endsWith(`.${sealOf(name, content)}.tmp`);
}

/** Length and hash (FNV-1a, 32 bits) of a file's content, with its name, which may be cut. */
function sealOf(name: string, content: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  for (const byte of content) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${content.length.toString(36)}.${(hash >>> 0).toString(16)}`;
}

async function isThere(folder: Folder, name: string): Promise<boolean> {
  try {
    return (await folder.modified(name)) !== undefined;
  } catch {
    // Who cannot tell must not write over it.
    return true;
  }
}

async function removed(folder: Folder, name: string): Promise<void> {
  await folder.remove(name).catch(() => undefined);
}

/** Whether an error says that renaming is not to be had here, as opposed to not allowed or no space left. */
function cannotRename(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /not (?:supported|implemented)|cannot rename|ENOSYS|ENOTSUP|EXDEV/i.test(text);
}
