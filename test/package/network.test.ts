import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../unit/shared.ts";

/** What a program can open a connection with, in a browser and in Node; another program could do it for us. */
const WEB =
  /\b(?:fetch|importScripts)\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|sendBeacon)\b/g;
const NODE =
  /["'](?:node:)?(?:net|tls|http|https|http2|dns|dns\/promises|dgram|inspector|child_process|worker_threads|cluster)["']/g;

/** The calls to anything of the kind in a bundle. */
function connects(code: string): string[] {
  return [...code.matchAll(WEB), ...code.matchAll(NODE)].map(([found]) => found);
}

/** Everything that runs on a user's machine. */
function shipped(): string[] {
  const scripts = (folder: string): string[] =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => /\.[cm]?js$/.test(name))
      .map((name) => `${folder}/${name}`);
  return [...scripts("dist"), ...scripts("media")];
}

describe("what ships", () => {
  for (const file of shipped()) {
    it(`has nothing to open a connection with: ${file}`, () => {
      assert.deepEqual(connects(readFileSync(path.join(ROOT, file), "utf8")), []);
    });
  }

  it("would be seen to have it", () => {
    for (const code of [
      `await fetch("https://example.org")`,
      `self.fetch (e)`,
      `new XMLHttpRequest`,
      `new WebSocket(t)`,
      `navigator.sendBeacon(t)`,
      `importScripts(t)`,
      `require("https")`,
      `require('node:net')`,
      `import("node:child_process")`,
    ]) {
      assert.equal(connects(code).length, 1, code);
    }
  });

  it("is not all that was looked at by chance", () => {
    for (const file of ["dist/extension.js", "dist/cli.js", "media/evidence.js"])
      assert.ok(shipped().includes(file), file);
  });
});
