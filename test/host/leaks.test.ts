import * as vscode from "vscode";
import type { CountedApi } from "./countedApi.ts";
import { closeAll, mountMemory, open, rangeOf } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";
import { watchFaults } from "./calm.ts";
import { shippedCopies } from "./shipped.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

/** How often the extension is started and ended. */
const ROUNDS = 50;

function pause(wait: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}

describe("leaks", function () {
  this.timeout(180_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);

  it(`leaves nothing of ${ROUNDS} starts, wherever the end comes`, async () => {
    files.put("/ended.txt", TEXT);
    const { document } = await open(uri("ended.txt"));
    const start = await shippedCopies(uri("storage"));
    const word = rangeOf(document, "vomiting");
    const place = {
      uri: document.uri.toString(),
      start: document.offsetAt(word.start),
      end: document.offsetAt(word.end),
    };
    const ended: CountedApi[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { counted, started, command, end } = start();
      const stage = round % 5;
      if (stage === 1) await pause(0);
      if (stage === 2) await pause(30);
      if (stage >= 3) await eventually(() => started.session(document)?.isCurrent, "a copy has read the document");
      if (stage === 4) {
        await command("review");
        if (round === 4) await command("showEvidence");
        // What cannot be written is tried again later: by a timer.
        files.failure = () => vscode.FileSystemError.NoPermissions("the folder is read-only");
        await command("tagAsDrug", place);
        same(started.session(document)?.sidecar?.waiting, 1, "decisions that wait");
      }
      ok(counted.made > 50, `${counted.made} things were made and counted`);
      const done = end();
      // Only the time that is left for what must still be written counts.
      same(
        counted.left.filter((each) => each !== "a timer of 4000 ms"),
        [],
        `left of round ${round}`,
      );
      await done;
      files.failure = undefined;
      same(counted.left, [], `left of round ${round} once it has ended`);
      ended.push(counted);
    }
    // What was under way when the end came has its answers by now.
    await pause(1_000);
    for (const [round, counted] of ended.entries()) {
      same([counted.left, counted.late], [[], []], `left of round ${round}, and made after its end`);
    }
    note(`${ended.reduce((sum, { made }) => sum + made, 0)} listeners, timers and the like were made and are gone`);
    await closeAll();
  });
});
