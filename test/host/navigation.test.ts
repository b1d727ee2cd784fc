import * as vscode from "vscode";
import { closeAll, mountMemory, open, rangeOf } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

describe("finding one's way", () => {
  const { files, uri, unmount } = mountMemory();
  const written: vscode.Uri[] = [];
  const put = async (name: string, text: string): Promise<vscode.Uri> => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    if (!written.includes(file)) written.push(file);
    return file;
  };
  const set = async (section: string, name: string, value: unknown): Promise<void> =>
    vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  after(unmount);
  afterEach(async () => {
    await closeAll();
    for (const file of written.splice(0)) {
      await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    }
    for (const name of ["outline", "completion.enabled"]) await set("biogloss", name, undefined);
    await set("search", "exclude", undefined);
  });

  it("leads from any use of an abbreviation to where the text defines it", async () => {
    const text = "Peripheral neuropathy (PN) was common.\r\nThe PN was mild.\r\n";
    files.put("/defined.md", text);
    const { document } = await open(uri("defined.md"));
    const use = rangeOf(document, "PN was");
    const links = await run<vscode.LocationLink[]>("vscode.executeDefinitionProvider", document.uri, use.start);
    const [target] = links.map((link) => [
      document.getText(link.targetSelectionRange ?? link.targetRange),
      document.getText(link.targetRange),
      link.originSelectionRange === undefined ? "" : document.getText(link.originSelectionRange),
    ]);
    same(target, ["Peripheral neuropathy", "Peripheral neuropathy (PN", "PN"], "the definition");
    const none = await run<unknown[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      rangeOf(document, "mild").start,
    );
    same(none, [], "the definition of a word that is no abbreviation");
  });

  it("finds a concept's mentions in the workspace, whatever the synonym, as the files are now", async () => {
    await put("way-a.txt", "Nothing here.\r\nAlopecia after Taxol,\r\nand Taxol alone.\r\n");
    await put(
      "way-a.txt.annotations.yaml",
      'format: biogloss/1\nannotations:\n  abcd2345:\n    kind: drug\n    status: rejected\n    quote: Taxol\n    before: "and "\n    after: " alone"\n',
    );
    await put("way-hidden.txt", "Taxol.\n");
    await put("way-large.txt", `Taxol.\n${"Words and words. ".repeat(60_000)}\n`);
    // The search of the web host's folder in memory knows no excludes.
    await set("search", "exclude", { "**/way-{hidden,never}*": true });
    files.put("/found.txt", "Paclitaxel was given. Taxol helped; docetaxel did not.\n");
    const { document } = await open(uri("found.txt"));
    const find = async (): Promise<string[]> => {
      const places = await run<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        document.uri,
        rangeOf(document, "Taxol").start,
      );
      const ours = places.filter((place) => /\/(?:found|way-\w+)\.txt$/.test(place.uri.path));
      return ours
        .map(
          ({ uri: { path }, range }) =>
            `${path.replace(/.*\//, "")} ${range.start.line}:${range.start.character}-${range.end.character}`,
        )
        .sort();
    };
    const isHonoured = (await vscode.workspace.findFiles("**/way-hidden.txt", "**/way-hidden*")).length === 0;
    const hidden = isHonoured ? [] : ["way-hidden.txt 0:0-5"];
    const started = performance.now();
    const first = await find();
    note(`references with a first scan of the workspace: ${(performance.now() - started).toFixed(0)} ms`);
    const here = ["found.txt 0:0-10", "found.txt 0:22-27"];
    same(first, [...here, "way-a.txt 1:15-20", ...hidden], "the references");
    await put("way-a.txt", "Paclitaxel, since yesterday.\n");
    const again = performance.now();
    same(await find(), [...here, "way-a.txt 0:0-10", ...hidden], "the references once a file has changed");
    note(`and with what is known: ${(performance.now() - again).toFixed(0)} ms`);
    const all = await run<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      new vscode.Position(0, 1),
    );
    ok(
      all.some((place) => place.uri.path.endsWith("checkpoint-and-taxane.md")),
      "the sample names it too",
    );
  });

  it("highlights all mentions of the same concept", async () => {
    files.put("/lights.txt", "Paclitaxel was given. Taxol helped; docetaxel did not.\n");
    const { document } = await open(uri("lights.txt"));
    const words = async (at: string): Promise<string[]> => {
      const found = await run<vscode.DocumentHighlight[] | undefined>(
        "vscode.executeDocumentHighlights",
        document.uri,
        rangeOf(document, at).start,
      );
      return (found ?? []).map(({ range }) => document.getText(range));
    };
    same(await words("Taxol"), ["Paclitaxel", "Taxol"], "the highlights");
  });

  it("puts claims under their headings in the outline, as the setting says", async () => {
    const text = "# Methods\n\nNone.\n\n# Results\n\nHair loss was seen with PTX in many.\n";
    const sidecar =
      'format: biogloss/1\nannotations:\n  abcd2345:\n    claim: safety\n    quote: Hair loss was seen with PTX in many\n  bcde3456:\n    kind: drug\n    quote: PTX\n    before: "seen with "\n';
    files.put("/claims.md", text);
    files.put("/claims.md.annotations.yaml", sidecar);
    files.put("/claims.txt", text);
    files.put("/claims.txt.annotations.yaml", sidecar);
    const rows = async (document: vscode.TextDocument): Promise<string> => {
      const symbols = await run<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      const tell = (each: vscode.DocumentSymbol): string =>
        `${each.name}${each.detail === "" ? "" : `: ${each.detail}`}[${each.children.map(tell).join(", ")}]`;
      return (symbols ?? []).map(tell).join(", ");
    };
    const claim = "Hair loss was seen with PTX in many: safety";
    const { document } = await open(uri("claims.md"));
    await eventually(async () => (await rows(document)).includes(`Results[${claim}[]]`), "the claim under its heading");
    await set("biogloss", "outline", "mentions");
    await eventually(async () => (await rows(document)).includes(`[${claim}[PTX: drug[]]]`), "with its mention");
    await set("biogloss", "outline", "off");
    await eventually(async () => !(await rows(document)).includes("safety"), "nothing of ours");
    await set("biogloss", "outline", undefined);
    const plain = await open(uri("claims.txt"));
    await eventually(async () => (await rows(plain.document)) === `${claim}[]`, "no headings in plain text");
  });

  it("lists concepts as symbols of the workspace, by any name that the documents have for them", async () => {
    await put("way-b.txt", "Given zorbafen and Abraxane.\n");
    await put(
      "way-b.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  abcd2345:\n    kind: drug\n    quote: zorbafen\n",
    );
    files.put("/symbols.txt", "Taxol helped.\n");
    const { document } = await open(uri("symbols.txt"));
    const names = async (query: string): Promise<string[]> => {
      const symbols = await run<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
      return symbols.map(({ name, location }) => `${name} ${location.uri.path.replace(/.*\//, "")}`);
    };
    ok((await names("taxol")).includes("Taxol (paclitaxel) symbols.txt"), (await names("taxol")).join(", "));
    ok((await names("paclit")).includes("paclitaxel symbols.txt"), (await names("paclit")).join(", "));
    // Documents of earlier tests stay open for a while.
    const found = (await names("zorbaf")).filter((each) => each.includes("way-b"));
    same(found, ["zorbafen way-b.txt"], "what is annotated in a file that is not open");
    ok(!document.isDirty, "nothing is written");
  });

  it("completes names from the third letter on, when that is on, and not in code", async () => {
    files.put("/writing.md", "We gave Atez and pdcd1l and `atez` at\n");
    const { document } = await open(uri("writing.md"));
    const offered = async (words: string): Promise<string[]> => {
      const { items } = await run<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        rangeOf(document, words).end,
      );
      const ours = items.filter(({ detail }) => /^\w+:\S+$/.test(detail ?? ""));
      return ours.map(({ label }) => (typeof label === "string" ? label : label.label));
    };
    same(await offered("Atez"), [], "what is offered while it is off");
    await set("biogloss", "completion.enabled", true);
    const started = performance.now();
    const names = await offered("Atez");
    note(`first completion, index of names included: ${(performance.now() - started).toFixed(0)} ms`);
    ok(names.includes("Atezolizumab") && names.length <= 50, names.join(", "));
    const again = performance.now();
    ok((await offered("pdcd1l")).includes("PDCD1LG2"), "a gene in its own case");
    note(`a later one: ${(performance.now() - again).toFixed(0)} ms`);
    same(await offered("`atez"), [], "what is offered in code");
    same(await offered("at\n".trimEnd()), [], "what is offered for two letters");
  });
});
