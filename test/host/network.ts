// Sees to it that nothing in the extension host opens a connection while the suite runs, and remembers who tried.

/** A try to open a connection. */
export interface Attempt {
  /** The function that was called, such as `fetch`. */
  readonly by: string;
  /** What it was called with, as far as it can be written. */
  readonly to: string;
  readonly stack: string;
}

const attempts: Attempt[] = [];

/** What was tried since the suite began, in the order in which it was tried. */
export function connectionAttempts(): readonly Attempt[] {
  return attempts;
}

/**
 * Extensions that come with VS Code share the host, and that for TypeScript asks for experiments: what only their code called
 * is refused too, and is none of ours.
 */
function isOfOthers(stack: string): boolean {
  return /[\\/]extensions[\\/](?!biogloss)[\w.-]+[\\/]/.test(stack);
}

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** Where VS Code for the Web loads itself and the code of extensions from, through the same functions; empty elsewhere. */
let ownOrigin = "";

/**
 * Replaces everything with which an extension host can open a connection by what refuses and remembers it.
 *
 * @param extension the address of the extension's folder
 */
export function refuseConnections(extension: string): void {
  ownOrigin = extension.startsWith("http") ? `${new URL(extension).origin}/` : "";
  const scope = globalThis as unknown as Record<string, unknown>;
  refuse(scope, "fetch");
  for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"]) refuse(scope, name);
  refuse(scope["navigator"], "sendBeacon");
  const { process } = scope as { process?: { getBuiltinModule?(name: string): unknown } };
  const builtin = (name: string): Record<string, never> =>
    (process?.getBuiltinModule?.(name) ?? {}) as Record<string, never>;
  // http, https, http2, tls and Node's own fetch all come through here.
  refuse((builtin("net")["Socket"] as { prototype: unknown } | undefined)?.prototype, "connect");
  for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
    refuse(builtin("dns"), name);
    refuse(builtin("dns")["promises"], name);
  }
  refuse(builtin("dgram"), "createSocket");
}

/** Replaces one function or class, where there is one. */
function refuse(owner: unknown, name: string): void {
  const holder = owner as Record<string, unknown> | undefined;
  const original = holder?.[name];
  if (holder === undefined || typeof original !== "function") return;
  const refused = function (this: unknown, ...args: unknown[]): unknown {
    const to = targetOf(args);
    if (to === undefined) return (original as Callable).apply(this, args);
    const { stack = "" } = new Error();
    if (!isOfOthers(stack)) attempts.push({ by: name, to, stack });
    throw new Error(`${name}: a test lets nothing connect to ${to}`);
  };
  Object.defineProperty(holder, name, { value: refused, configurable: true, writable: true });
}

/** What is to be connected to; `undefined` for a pipe of this machine and for where VS Code itself is loaded from. */
function targetOf(args: readonly unknown[]): string | undefined {
  // Node hands its own calls on with all arguments in one list.
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === "object" && first !== null && typeof (first as { path?: unknown }).path === "string") {
    if ((first as { port?: unknown }).port === undefined) return undefined;
  }
  const to =
    first instanceof URL ? first.href : typeof first === "string" ? first : (JSON.stringify(first) ?? "nothing");
  return ownOrigin !== "" && to.startsWith(ownOrigin) ? undefined : to;
}
