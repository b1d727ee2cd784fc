import { eventually, ok, same } from "./expect.ts";
import { connectionAttempts } from "./network.ts";

/** Ways to open a connection, each in the hosts that have it. Nothing listens at that address. */
const ADDRESS = "http://127.0.0.1:9/";
const WAYS: Readonly<Record<string, () => unknown>> = {
  fetch: () => fetch(ADDRESS),
  connect: () => builtin<{ connect(port: number, host: string): unknown }>("net")?.connect(9, "127.0.0.1"),
  get: () => builtin<{ get(address: string): unknown }>("http")?.get(ADDRESS),
  lookup: () =>
    builtin<{ lookup(name: string, done: () => void): unknown }>("dns")?.lookup("a.invalid", () => undefined),
  WebSocket: () => construct("WebSocket", ADDRESS.replace("http", "ws")),
  XMLHttpRequest: () => construct("XMLHttpRequest"),
};

/** A module of Node, in the host that has one. */
function builtin<T>(name: string): T | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): unknown } };
  return process?.getBuiltinModule?.(name) as T | undefined;
}

function construct(name: string, ...args: unknown[]): unknown {
  const known = (globalThis as unknown as Record<string, (new (...args: unknown[]) => unknown) | undefined>)[name];
  return known === undefined ? undefined : new known(...args);
}

// The last of all: every test before it reads, hovers, tags, exports or looks at evidence while nothing can connect.
describe("the network", () => {
  it("was asked for nothing by anything that the suite did", () => {
    const told = connectionAttempts().map(({ by, to, stack }) => `${by}: ${to}\n${stack}`);
    same(told, [], "attempts to connect");
  });

  it("would have been seen to be asked: each way to connect is refused and remembered", async () => {
    const seen: string[] = [];
    for (const [name, ask] of Object.entries(WAYS)) {
      const known = connectionAttempts().length;
      let answer: unknown;
      try {
        answer = ask();
        // A refused fetch rejects; a refused request tells those who listen.
        if (answer instanceof Promise) await answer;
        else (answer as { on?(event: string, done: () => void): void } | undefined)?.on?.("error", () => undefined);
      } catch (error) {
        answer = error;
      }
      // Where the host lacks it, it gives nothing and there is nothing to see.
      if (answer === undefined) continue;
      await eventually(() => connectionAttempts().length > known, `${name} is refused`);
      seen.push(name);
    }
    ok(seen.includes("fetch") && seen.length >= 2, `seen: ${seen.join(", ")}`);
  });
});
