// What package.json contributes, as tables in Markdown for the README and for CONTRIBUTING.

/** The parts of package.json that the tables tell of. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly Binding[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when?: string }[];
  };
}

interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

interface Setting {
  readonly scope: string;
  readonly default: unknown;
  readonly markdownDescription: string;
}

/** The words of a manifest, by their keys: package.nls.json. */
export type Words = Readonly<Record<string, string>>;

/** Commands as people find them: those of the palette, with their keys, and where else they are offered. README. */
export function commandTable(manifest: Manifest, words: Words): string {
  const { commands, menus } = manifest.contributes;
  const hidden = new Set(
    (menus["commandPalette"] ?? []).flatMap((each) => (each.when === "false" ? each.command : [])),
  );
  const shown = commands.filter(({ command }) => !hidden.has(command));
  return table(
    ["command", "keys", "also"],
    shown.map(({ command, title, category }) => [
      `${category}: ${said(title, words)}`,
      keysOf(command, manifest),
      placesOf(command, manifest).join(", "),
    ]),
  );
}

/** Every command with its id, and when the palette offers it. CONTRIBUTING. */
export function commandIdTable(manifest: Manifest, words: Words): string {
  const { commands, menus } = manifest.contributes;
  const when = new Map((menus["commandPalette"] ?? []).map((each) => [each.command, each.when]));
  return table(
    ["command", "title", "in the palette when"],
    commands.map(({ command, title }) => [code(command), said(title, words), condition(when.get(command))]),
  );
}

/** Every key. CONTRIBUTING. */
export function keyTable({ contributes: { keybindings } }: Manifest): string {
  return table(
    ["key", "command", "when"],
    keybindings.map(({ key, mac, command, when }) => [
      keyName(key) + (mac === undefined ? "" : ` (Mac: ${keyName(mac)})`),
      code(command),
      code(when),
    ]),
  );
}

/** Settings with their defaults and the first sentence of what is said of each. README. */
export function settingTable(manifest: Manifest, words: Words): string {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([id, setting]) => {
    const [first = ""] = said(setting.markdownDescription, words).split(/(?<=\.)\s/, 1);
    return [code(id), defaultOf(setting), first.replace(/`#([^`#]+)#`/g, "`$1`")];
  });
  return table(["setting", "default", "what it does"], rows);
}

/** Settings with their scopes. CONTRIBUTING. */
export function settingScopeTable({ contributes: { configuration } }: Manifest): string {
  const rows = Object.entries(configuration.properties).map(([id, { scope, ...rest }]) => [
    code(id),
    scope,
    defaultOf({ scope, ...rest }),
  ]);
  return table(["setting", "scope", "default"], rows);
}

/** Views, and when each has a text for being empty. CONTRIBUTING. */
export function viewTable({ contributes: { views, viewsWelcome } }: Manifest, words: Words): string {
  const rows = Object.values(views)
    .flat()
    .map(({ id, name }) => {
      const states = viewsWelcome.filter(({ view }) => view === id).map(({ when }) => condition(when));
      return [code(id), said(name, words), states.join("; ")];
    });
  return table(["view", "name", "says something of its own, being empty, when"], rows);
}

function said(text: string, words: Words): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  if (key === undefined) return text;
  const found = words[key];
  if (found === undefined) throw new Error(`package.nls.json has no ${key}`);
  return found;
}

function defaultOf({ default: value }: Setting): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.length === 0 ? "empty" : value.map((each) => code(String(each))).join(", ");
  if (typeof value === "object" && value !== null) {
    const names = Object.entries(value).flatMap(([name, isOn]) => (isOn === false ? [] : code(name)));
    return names.length === 0 ? "empty" : names.join(", ");
  }
  return value === "" ? "empty" : code(String(value));
}

function keysOf(command: string, { contributes: { keybindings } }: Manifest): string {
  return keybindings
    .filter((each) => each.command === command)
    .map(({ key, when }) => keyName(key) + (when.includes("biogloss.reviewing") ? " in the review" : ""))
    .join(", ");
}

/** Where a command is offered besides the palette, in the names that people know. */
function placesOf(command: string, { contributes: { menus } }: Manifest): string[] {
  const names: readonly (readonly [menu: string, name: string])[] = [
    ["biogloss.tag", "context menu"],
    ["editor/context", "context menu"],
    ["view/title", "top of the side bar"],
    ["view/item/context", "side bar"],
  ];
  return names.flatMap(([menu, name]) => ((menus[menu] ?? []).some((each) => each.command === command) ? [name] : []));
}

function keyName(key: string): string {
  return code(key.length === 1 ? key : key.replace(/(^|\+)./g, (letter) => letter.toUpperCase()));
}

function condition(when: string | undefined): string {
  return when === undefined ? "always" : when === "false" ? "never" : code(when);
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A bar ends a cell even within code (GFM 4.10).
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((each) => each.replace(/\|/g, "\\|")).join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
