// Loaded into the VS Code server with --require. Whoever started the server may be killed without a chance to stop
// it; the server then leaves by itself. Its own children watch it in the same way.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(129);
  }, 500).unref();
}
