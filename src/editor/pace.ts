import type { Steps } from "../core/steps.ts";

/**
 * How long work goes on before something else gets a turn, in milliseconds. A collection of garbage in the middle of it
 * takes up to 12 more, and together they should not be longer than a frame, 16.
 */
const TURN = 4;

/** Does work a bit at a time, so that the host is never held for much longer than `TURN`. */
export async function paced<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const result = forATurn(work);
    if (result !== undefined) return result.value;
    await turn();
  }
}

/** Works for one turn. Gives the result if there is one by then. */
export function forATurn<T>(work: Steps<T>): { readonly value: T } | undefined {
  const end = performance.now() + TURN;
  do {
    const step = work.next();
    if (step.done === true) return { value: step.value };
  } while (performance.now() < end);
  return undefined;
}

/** Resolves when everything else that waits has had its turn. A timer would wait for 4 ms in a web worker. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
