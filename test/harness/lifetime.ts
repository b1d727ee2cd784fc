import { type ChildProcess, spawn, type SpawnOptions, spawnSync } from "node:child_process";

/** How long a child may take to leave after SIGTERM before it is killed, in milliseconds. */
const GRACE = 3000;
/** How often the parent's life is checked, in milliseconds. */
const PARENT_CHECK = 300;
/** How often a leaving group is looked at, in milliseconds. */
const REAP_CHECK = 20;

/** Windows has no process groups and no signals: there a child is ended by its number, with all that it has started. */
const IS_WINDOWS = process.platform === "win32";

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Owns every process and temporary folder a harness program makes, and ends them however that program ends: done,
 * failed, interrupted, or orphaned because whoever started it was killed.
 */
export class Lifetime {
  readonly #children = new Set<ChildProcess>();
  readonly #cleanups: (() => void)[] = [];
  readonly #listeners: (() => void)[] = [];
  #ending: Promise<void> | undefined;

  constructor() {
    this.#listen("exit", () => this.#endNow());
    for (const [signal, code] of Object.entries(SIGNALS)) this.#listen(signal, () => this.#leave(code));
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (!this.ending && process.ppid !== parent) this.#leave(SIGNALS.SIGHUP);
    }, PARENT_CHECK).unref();
    this.#listeners.push(() => clearInterval(watch));
  }

  /**
   * Starts a child in a process group of its own, so that it and everything it starts can be ended together.
   * The caller listens for `error` and `exit`.
   */
  spawn(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, args, { ...options, detached: !IS_WINDOWS, windowsHide: true });
    // Without a listener a command that cannot be started would end the harness before its caller can say why.
    child.on("error", () => this.#children.delete(child));
    child.on("exit", () => void this.#reap(child));
    this.#children.add(child);
    return child;
  }

  /** Whether the end has begun: children that leave now were told to. */
  get ending(): boolean {
    return this.#ending !== undefined;
  }

  /** Registers synchronous work for the end, such as removing a folder. Runs in reverse order, once. */
  atEnd(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  /** Ends the children (SIGTERM, then SIGKILL after three seconds) and runs the cleanups. */
  async end(): Promise<void> {
    this.#ending ??= this.#endGently();
    await this.#ending;
  }

  /** Ends one child and everything in its group. */
  async stop(child: ChildProcess): Promise<void> {
    if (!this.#children.has(child)) return;
    signalGroup(child, "SIGTERM");
    await this.#reap(child);
  }

  /** Lets a group leave in its own time, up to the grace; what it still has to clean up is worth waiting for. */
  async #reap(child: ChildProcess): Promise<void> {
    for (const end = Date.now() + GRACE; isRunning(child) && Date.now() < end;) await after(REAP_CHECK);
    signalGroup(child, "SIGKILL");
    this.#children.delete(child);
  }

  #listen(event: string, listener: () => void): void {
    process.on(event, listener);
    this.#listeners.push(() => process.off(event, listener));
  }

  #leave(code: number): void {
    // A second Ctrl-C does not wait for anybody.
    if (this.#ending) process.exit(code);
    void this.end().finally(() => process.exit(code));
  }

  async #endGently(): Promise<void> {
    await Promise.all([...this.#children].map((child) => this.stop(child)));
    this.#clean();
    for (const forget of this.#listeners.splice(0)) forget();
  }

  #endNow(): void {
    for (const child of this.#children) signalGroup(child, "SIGKILL");
    this.#clean();
  }

  #clean(): void {
    for (const cleanup of this.#cleanups.splice(0).reverse()) cleanup();
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (IS_WINDOWS) {
    if (isRunning(child)) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already, which is what was wanted.
  }
}

/** Whether anything of a child's group is left; on Windows whether the child itself is. */
function isRunning(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (IS_WINDOWS) return child.exitCode === null && child.signalCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
