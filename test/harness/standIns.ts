import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Puts plain JavaScript in the place of the two native modules that VS Code's extension host wants and that npm
 * ships unbuilt. A machine then needs no compiler, Python or make to run the server.
 *
 * @param modules the server's `node_modules` folder
 */
export function writeStandIns(modules: string): void {
  writeFileSync(path.join(modules, "@vscode", "native-watchdog", "index.js"), watchdog);
  writeFileSync(path.join(modules, "@vscode", "spdlog", "index.js"), logger);
}

// Ends the process when its parent is gone even if the event loop hangs, from a worker thread.
// Same interface as the native module: `start(pid)` once, `exit(code)`.
const watchdog = `"use strict";
const { Worker } = require("node:worker_threads");
const watch = \`
const { workerData } = require("node:worker_threads");
setInterval(() => {
  try {
    process.kill(workerData, 0);
  } catch (error) {
    if (error.code === "ESRCH") process.kill(process.pid, "SIGKILL");
  }
}, 1000);
\`;
let worker;
exports.start = function (pid) {
  if (!Number.isInteger(pid)) throw new Error("Expected integer pid!");
  if (worker) throw new Error("Can only monitor a single process!");
  worker = new Worker(watch, { eval: true, workerData: pid, execArgv: [] });
  worker.unref();
};
exports.exit = function (code) {
  process.exit(code || 0);
};
`;

// Appends log lines to files, so that the Output panel shows what an extension logs. Files are not rotated: a
// session's log folder is new each time.
const logger = `"use strict";
const fs = require("node:fs");
const path = require("node:path");
const names = ["trace", "debug", "info", "warning", "error", "critical"];
class Logger {
  #level = 2;
  #plain = false;
  constructor(_type, _name, file) {
    this.file = file;
  }
  #write(level, message) {
    if (level < this.#level) return;
    const stamp = new Date().toISOString().replace("T", " ").replace("Z", "");
    const line = this.#plain ? message : stamp + " [" + names[level] + "] " + message + "\\n";
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The log folder may go away before its writers do.
    }
  }
  trace(message) { this.#write(0, message); }
  debug(message) { this.#write(1, message); }
  info(message) { this.#write(2, message); }
  warn(message) { this.#write(3, message); }
  error(message) { this.#write(4, message); }
  critical(message) { this.#write(5, message); }
  getLevel() { return this.#level; }
  setLevel(level) { this.#level = level; }
  setPattern() {}
  clearFormatters() { this.#plain = true; }
  flush() {}
  drop() {}
}
async function create(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger("", name, file);
}
exports.version = 0;
exports.setLevel = function () {};
exports.setFlushOn = function () {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;
