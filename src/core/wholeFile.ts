/** What a file system tells of a file. */
export interface FileState {
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number;
  /** In bytes. */
  readonly size: number;
}

/**
 * The files of one folder. Names are without a path. Each function rejects with what its file system says; where there
 * is no such file, `read` and `state` give `undefined`.
 */
export interface Folder {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array | undefined>;
  state(name: string): Promise<FileState | undefined>;
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
 * @param isStill asked when only the name is left to be taken, whether what is there may still be replaced
 * @returns whether it was
 */
export async function writeWhole(
  folder: Folder,
  name: string,
  content: Uint8Array,
  nonce: string,
  isStill?: () => Promise<boolean>,
): Promise<boolean> {
  const temporary = temporaryName(name, content, nonce);
  let isWanted: boolean;
  try {
    await folder.write(temporary, content);
    isWanted = (await isStill?.()) ?? true;
  } catch (error) {
    await removed(folder, temporary);
    throw error;
  }
  if (isWanted) await putInPlace(folder, temporary, name, content);
  else await removed(folder, temporary);
  return isWanted;
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
 * first part of that copy. A copy that has been left behind takes the file's place, where that can be done; others that
 * were are removed. A file that nothing was left of is not touched. Rejects where the folder cannot be listed or the file
 * not be read.
 *
 * @param now milliseconds since 1970
 */
export async function recoverWhole(folder: Folder, name: string, now: number): Promise<Recovery> {
  const copies: Copy[] = [];
  for (const copy of copiesOf(name, await folder.names())) {
    const state = await folder.state(copy).catch(() => undefined);
    if (state === undefined) continue;
    const content = isComplete(copy, state) ? await folder.read(copy).catch(() => undefined) : undefined;
    copies.push({ name: copy, modified: state.modified, content });
  }
  if (copies.length === 0) return { content: undefined, inProgress: false };
  const { best, left, inProgress } = judgeCopies(await folder.read(name), copies, now);
  const content = best?.content;
  // Where it cannot be put in place, it is still what the file should hold.
  if (content !== undefined && best !== undefined && left.includes(best))
    await putInPlace(folder, best.name, name, content).catch(() => undefined);
  for (const each of left) if (each !== best) await removed(folder, each.name);
  return { content, inProgress };
}

/** A file beside another that may be what is written into it. */
export interface Copy {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** `undefined` where it is not complete or cannot be read. */
  readonly content: Uint8Array | undefined;
}

/** Those of a folder's names under which a file's content is written before it takes the file's name. */
export function copiesOf(name: string, names: readonly string[]): string[] {
  return names.filter((each) => isTemporaryOf(name, each));
}

/** Whether a copy is as long as its name says. Only then is it worth reading. */
export function isComplete(copy: string, { size }: FileState): boolean {
  return parseInt(copy.split(".").at(-3) ?? "", 36) === size;
}

/**
 * What the copies of a file mean: the one that the file should be (the newest whole one, where the file is missing or its
 * first part), those that nobody is at work on any more, and whether others are.
 *
 * @param current what the file holds; `undefined` where it is missing
 * @param now milliseconds since 1970
 */
export function judgeCopies(
  current: Uint8Array | undefined,
  copies: readonly Copy[],
  now: number,
): { readonly best: Copy | undefined; readonly left: readonly Copy[]; readonly inProgress: boolean } {
  const newest = [...copies].sort((a, b) => b.modified - a.modified);
  const best = newest.find(({ name, content }) => {
    return content !== undefined && isWhole(name, content) && isFirstPart(current, content);
  });
  const left = copies.filter(({ modified }) => modified < now - LEFT_BEHIND);
  return { best, left, inProgress: left.length < copies.length };
}

/** Whether a file is missing or breaks off: what a rename leaves that removes first, or a write in place. */
function isFirstPart(current: Uint8Array | undefined, whole: Uint8Array): boolean {
  if (current === undefined) return true;
  if (current.length >= whole.length) return false;
  for (let i = 0; i < current.length; i++) if (current[i] !== whole[i]) return false;
  return true;
}

/** Longer names are cut in the temporary one, in characters: most file systems end names after 255 bytes. */
const LONGEST = 48;

/**
 * The name under which a file's content is written first: `.trial.md.annotations.yaml.k3j9x2.r8q.1f2e3d4c.tmp`, the file's
 * name, the nonce, and length and hash of what it is to hold.
 *
 * @param nonce a few random letters or digits
 */
export function temporaryName(name: string, content: Uint8Array, nonce: string): string {
  return `.${stem(name)}.${nonce}.${sealOf(content)}.tmp`;
}

/** A name that is cut is told apart from others that begin alike: one file's copies are nobody else's business. */
function stem(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST).join("")}~${hex(hashOf(name))}`;
}

function isTemporaryOf(name: string, temporary: string): boolean {
  return (
    temporary.startsWith(`.${stem(name)}.`) &&
    /^\.\w+\.\w+\.[\da-f]+\.tmp$/.test(temporary.slice(1 + stem(name).length))
  );
}

function isWhole(temporary: string, content: Uint8Array): boolean {
  return temporary.endsWith(`.${sealOf(content)}.tmp`);
}

/** Length and hash of a file's content. */
function sealOf(content: Uint8Array): string {
  let hash = HASH_START;
  for (const byte of content) hash = Math.imul(hash ^ byte, HASH_FACTOR);
  return `${content.length.toString(36)}.${hex(hash)}`;
}

/** FNV-1a, 32 bits. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

function hashOf(name: string): number {
  let hash = HASH_START;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), HASH_FACTOR);
  return hash;
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16);
}

async function isThere(folder: Folder, name: string): Promise<boolean> {
  try {
    return (await folder.state(name)) !== undefined;
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
