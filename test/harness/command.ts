import type { Lifetime } from "./lifetime.ts";

/** Seconds between two "still at it" lines. */
const HEARTBEAT = 5;
/** How much of a failed command's output is shown, in characters. */
const TAIL = 4000;

/** What a finished command left behind. */
export interface Finished {
  /** The exit code; 128 when a signal ended it, 127 when it could not be started. */
  readonly code: number;
  /** Standard output and standard error, in the order they came. */
  readonly output: string;
}

/** Runs a command to its end without showing its output. Never throws. */
export function capture(
  lifetime: Lifetime,
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = lifetime.spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 128, output }));
  });
}

/**
 * Runs a command and shows only that it is still at it. Throws with the end of its output when it fails.
 *
 * @param doing what is being done, for the error: "installing code-server 4.139.1"
 */
export async function runQuietly(
  lifetime: Lifetime,
  doing: string,
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const finished = await capture(lifetime, command, args, { cwd });
  if (finished.code === 0) return;
  throw new Error(
    `${doing} failed: "${[command, ...args].join(" ")}" ended with code ${finished.code} in ${cwd}.\n` +
      finished.output.slice(-TAIL).trim(),
  );
}

/** Says what is being done, that it goes on, and how long it took. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log(`${what} ...`);
  const heartbeat = setInterval(() => console.log(`  ${seconds()} s ...`), HEARTBEAT * 1000);
  try {
    const result = await work();
    console.log(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
