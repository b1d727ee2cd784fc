import * as vscode from "vscode";
import { api, closeAll, mountMemory, open, painted, rangeOf, runAction } from "./desk.ts";
import { LEFT_BEHIND, temporaryName } from "../../src/core/wholeFile.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

describe("bad sidecars", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  const cases: [name: string, content: string | Uint8Array, code: string, line: number][] = [
    ["not YAML", "format: biogloss/1\nannotations:\n  a: [1\n", "sidecar.not-yaml", 4],
    ["a newer format", "# from later\nformat: biogloss/2\nannotations: {}\n", "sidecar.format", 2],
    ["a wrong shape", "format: biogloss/1\nannotations:\n  - one\n", "sidecar.shape", 3],
    ["more than 10 MB", `format: biogloss/1\n#${" ".repeat(10_000_001)}\n`, "sidecar.too-large", 1],
    ["bytes that are no text", new Uint8Array([102, 111, 0xff, 0xfe, 10]), "sidecar.not-text", 1],
  ];
  for (const [name, content, code, line] of cases) {
    it(`says where ${name} is, works on without it, and leaves its bytes alone`, async () => {
      const file = `${code}.txt`;
      files.put(`/${file}`, TEXT);
      files.put(`/${file}.annotations.yaml`, content);
      const before = files.bytes(`/${file}.annotations.yaml`);
      const { document } = await open(uri(file));
      const problems = await eventually(() => {
        const found = vscode.languages.getDiagnostics(uri(`${file}.annotations.yaml`));
        return found.length > 0 ? found : undefined;
      }, "the problem is shown");
      same([problems[0]?.code, (problems[0]?.range.start.line ?? -1) + 1], [code, line], "code and line");
      await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
      ok((await painted(document)).includes("mention:target: PD-L1"), "the tag is kept in memory");
      ok(sameBytes(files.bytes(`/${file}.annotations.yaml`), before), "the file's bytes are as they were");
      const desk = await api();
      files.put(`/${file}.annotations.yaml`, "format: biogloss/1 # mended\n");
      await eventually(() => files.text(`/${file}.annotations.yaml`)?.includes("quote: PD-L1"), "written once mended");
      ok(files.text(`/${file}.annotations.yaml`)?.startsWith("format: biogloss/1 # mended\n"), "and nothing else lost");
      await eventually(() => desk.session(document)?.sidecar?.waiting === 0, "nothing waits");
    });
  }

  it("takes a bad sidecar's problems out of the Problems view with the document, and brings them back with it", async () => {
    files.put("/gone.txt", TEXT);
    files.put("/gone.txt.annotations.yaml", "format: biogloss/1\nannotations:\n  a: [1\n");
    const told = (): boolean => vscode.languages.getDiagnostics(uri("gone.txt.annotations.yaml")).length > 0;
    const { document } = await open(uri("gone.txt"));
    await eventually(told, "told while the document is open");
    // VS Code closes the document for us and opens it as another language; it keeps closed files open for minutes.
    const other = await vscode.languages.setTextDocumentLanguage(document, "log");
    await eventually(() => !told(), "no longer told");
    files.put("/gone.txt.annotations.yaml", "format: biogloss/1\nannotations:\n  b: [2\n");
    await new Promise((resolve) => setTimeout(resolve, 200));
    ok(!told(), "and not told of a change either");
    await vscode.languages.setTextDocumentLanguage(other, "plaintext");
    await eventually(told, "told again");
  });

  it("reads the good entries beside a bad one, and leaves the bad one's bytes alone", async () => {
    files.put("/mixed.txt", TEXT);
    const bad = "  b:\n    kind: gene # no such kind\n    quote: PD-L1\n";
    files.put(
      "/mixed.txt.annotations.yaml",
      `format: biogloss/1\nannotations:\n  a:\n    kind: drug\n    quote: atezolizumab\n${bad}`,
    );
    const { document } = await open(uri("mixed.txt"));
    await eventually(
      async () => (await painted(document)).includes("mention:drug: atezolizumab"),
      "the good one is shown",
    );
    await runAction(document, rangeOf(document, "vomiting"), "Tag “vomiting” as adverse event");
    ok(files.text("/mixed.txt.annotations.yaml")?.includes(bad), "the bad one is as it was");
  });
});

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && a.length === b?.length && a.every((byte, i) => byte === b[i]);
}

describe("bad disks", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(async () => {
    files.failure = undefined;
    files.canRename = true;
    await closeAll();
  });

  const failures: [name: string, failure: () => Error][] = [
    ["a read-only folder", () => vscode.FileSystemError.NoPermissions("the folder is read-only")],
    ["a full disk", () => new Error("ENOSPC: no space left on device")],
  ];
  for (const [name, failure] of failures) {
    it(`keeps a tag in memory on ${name}, writes nothing in part, and tries again`, async () => {
      const file = `${name.replaceAll(" ", "-")}.txt`;
      files.put(`/${file}`, TEXT);
      const { document } = await open(uri(file));
      const before = files.names();
      files.failure = failure;
      await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
      ok((await painted(document)).includes("mention:target: PD-L1"), "the tag is shown");
      const desk = await api();
      same(desk.session(document)?.sidecar?.waiting, 1, "decisions that wait");
      same(files.names(), before, "the files");
      files.failure = undefined;
      await eventually(() => files.text(`/${file}.annotations.yaml`)?.includes("quote: PD-L1"), "written in the end");
      same(
        files.names().filter((each) => each.endsWith(".tmp")),
        [],
        "temporary files",
      );
    });
  }

  it("goes on trying after the document has lost its language, and gives the tags back", async () => {
    files.put("/closed.txt", TEXT);
    const { document } = await open(uri("closed.txt"));
    files.failure = failures[0]?.[1];
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    // VS Code closes the document for us and opens it as another language; it keeps closed files open for minutes.
    const other = await vscode.languages.setTextDocumentLanguage(document, "log");
    const back = await vscode.languages.setTextDocumentLanguage(other, "plaintext");
    await eventually(async () => (await painted(back)).includes("mention:target: PD-L1"), "the tag is shown again");
    await vscode.languages.setTextDocumentLanguage(back, "log");
    files.failure = undefined;
    await eventually(() => files.text("/closed.txt.annotations.yaml")?.includes("quote: PD-L1"), "written in the end");
  });

  it("writes in place where a file cannot be renamed", async () => {
    files.put("/plain.txt", TEXT);
    const { document } = await open(uri("plain.txt"));
    files.canRename = false;
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    ok(files.text("/plain.txt.annotations.yaml")?.includes("quote: PD-L1"), "written");
    same(
      files.names().filter((each) => each.endsWith(".tmp")),
      [],
      "temporary files",
    );
  });

  for (const [name, part] of [
    ["is missing", undefined],
    ["breaks off", 40],
  ] as const) {
    it(`finds what a crash left of a sidecar that ${name}, and puts it in its place`, async () => {
      const file = `crash-${name.replaceAll(" ", "-")}.txt`;
      const sidecar = `${file}.annotations.yaml`;
      const whole = "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: atezolizumab\n";
      files.put(`/${file}`, TEXT);
      if (part !== undefined) files.put(`/${sidecar}`, whole.slice(0, part));
      files.put(`/${temporaryName(sidecar, new TextEncoder().encode(whole), "k3j9x2")}`, whole);
      const { document } = await open(uri(file));
      await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "shown");
      await eventually(() => files.text(`/${sidecar}`) === whole, "in its place");
      const left = (): string[] => files.names().filter((each) => each.endsWith(".tmp"));
      same(left(), [], "temporary files");
      await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
      ok(files.text(`/${sidecar}`)?.startsWith(whole.slice(0, 30)), "and the next tag is added to it");
      for (const quote of ["PD-L1", "atezolizumab"]) ok(files.text(`/${sidecar}`)?.includes(`quote: ${quote}`), quote);
    });
  }

  it("leaves alone what another program is still writing, and looks again when it must be done", async () => {
    const sidecar = "busy.txt.annotations.yaml";
    const whole = "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: atezolizumab\n";
    const copy = `/${temporaryName(sidecar, new TextEncoder().encode(whole), "k3j9x2")}`;
    files.put("/busy.txt", TEXT);
    files.put(copy, whole, Date.now());
    const { document } = await open(uri("busy.txt"));
    await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "shown");
    same([files.text(`/${sidecar}`), files.text(copy)], [undefined, whole], "the files at once");
    await eventually(() => files.text(`/${sidecar}`) === whole, "in its place later", LEFT_BEHIND + 5_000);
  });

  it("writes nothing and removes nothing where a sidecar is opened that is whole", async () => {
    const sidecar = "/whole.txt.annotations.yaml";
    files.put("/whole.txt", TEXT);
    files.put(sidecar, "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: atezolizumab\n");
    const before = [files.names(), files.written];
    const { document } = await open(uri("whole.txt"));
    await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "shown");
    same([files.names(), files.written], before, "files, and how often one was written, renamed or removed");
  });

  it("keeps what another program adds while tags are made here", async () => {
    files.put("/both.txt", TEXT);
    const { document } = await open(uri("both.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const path = "/both.txt.annotations.yaml";
    files.put(path, `${files.text(path)}  zzzz9999:\n    kind: drug\n    quote: atezolizumab\n`);
    await runAction(document, rangeOf(document, "alopecia"), "Tag “alopecia” as adverse event");
    for (const quote of ["PD-L1", "atezolizumab", "alopecia"]) ok(files.text(path)?.includes(`quote: ${quote}`), quote);
    await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "shown here");
  });

  it("keeps both where a field is changed here and elsewhere before either knows, and says so", async () => {
    files.put("/clash.txt", TEXT);
    const path = "/clash.txt.annotations.yaml";
    const { document } = await open(uri("clash.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const before = files.text(path) ?? "";
    files.failure = failures[0]?.[1];
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as drug");
    files.put(path, before.replace("kind: target", "kind: condition").replace("quote: PD-L1", "quote: PD-L1 # theirs"));
    files.failure = undefined;
    await eventually(() => files.text(path)?.includes("conflict:"), "written in the end");
    const text = files.text(path) ?? "";
    for (const words of ["    kind: drug\n", "      kind: condition\n", "quote: PD-L1 # theirs\n"]) {
      ok(text.includes(words), `${words} in\n${text}`);
    }
    const told = (): boolean =>
      vscode.languages
        .getDiagnostics(uri("clash.txt.annotations.yaml"))
        .some(({ code }) => code === "sidecar.conflict");
    await eventually(told, "shown in Problems");
  });

  it("loses none of twenty tags made at once", async () => {
    const words = Array.from({ length: 20 }, (_, i) => `word${i}`);
    files.put("/many.txt", words.join(" "));
    files.delay = 5;
    const { document } = await open(uri("many.txt"));
    const tag = (word: string): Thenable<unknown> => {
      const { start, end } = rangeOf(document, word);
      const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
      return vscode.commands.executeCommand("biogloss.tagAsDrug", place);
    };
    await Promise.all(words.map(tag));
    files.delay = 0;
    const text = files.text("/many.txt.annotations.yaml") ?? "";
    for (const word of words) ok(new RegExp(`quote: ${word}$`, "m").test(text), `${word} in\n${text}`);
  });
});
