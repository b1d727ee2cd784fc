import * as vscode from "vscode";

/** Where names may be taken once only, and the extension under test has taken them: they get others. */
const NAMED = new Set([
  "registerCommand",
  "createLanguageStatusItem",
  "createOutputChannel",
  "createStatusBarItem",
  "registerFileSystemProvider",
]);

/** What comes before those names. */
export const PREFIX = "counted-";

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/**
 * VS Code's API as an extension gets it, and timers, with a count of what was made with them and is not disposed, ended or
 * run. Everything is handed on to the true API.
 */
export class CountedApi {
  /** What is there: each with what made it. */
  private readonly live = new Map<object, string>();
  /** What was made after the end and not disposed at once. */
  readonly late: string[] = [];
  private static logs = 0;
  private hasEnded = false;
  /** How much has been made in all. */
  made = 0;

  readonly api: typeof vscode = this.counted("vscode", vscode);

  readonly timers = {
    setTimeout: (action: () => void, wait?: number): object => {
      const timer = { id: 0 as unknown };
      timer.id = setTimeout(() => {
        this.live.delete(timer);
        action();
      }, wait);
      this.add(timer, `a timer of ${wait ?? 0} ms`);
      return timer;
    },
    clearTimeout: (timer: { id: unknown } | undefined): void => {
      if (timer === undefined) return;
      clearTimeout(timer.id as ReturnType<typeof setTimeout>);
      this.live.delete(timer);
    },
    setInterval: (): never => {
      throw new Error("an interval is made: count it here");
    },
  };

  /** What is left, by what made it. */
  get left(): string[] {
    return [...this.live.values()].sort();
  }

  /** From now on nothing is to be made. */
  end(): void {
    this.hasEnded = true;
  }

  private add(thing: object, by: string): void {
    this.live.set(thing, by);
    this.made++;
    // What is made too late and disposed at once does no harm.
    if (this.hasEnded) queueMicrotask(() => this.live.has(thing) && this.late.push(by));
  }

  /** A part of the API, with everything that makes something counted. */
  private counted<T extends object>(name: string, part: T): T {
    const known = new Map<PropertyKey, unknown>();
    return new Proxy({} as T, {
      get: (_, key) => {
        if (known.has(key)) return known.get(key);
        const value: unknown = Reflect.get(part, key);
        const path = `${name}.${String(key)}`;
        let counted: unknown = value;
        if (key === "EventEmitter") counted = this.emitter(value as typeof vscode.EventEmitter);
        else if (/^(create|register)[A-Z]|^on(Did|Will)[A-Z]/.test(String(key)) && typeof value === "function")
          counted = this.maker(path, String(key), (...args) => (value as Callable).apply(part, args));
        else if (name === "vscode" && /^(window|workspace|languages|commands)$/.test(String(key)))
          counted = this.counted(String(key), value as object);
        else if (path === "window.tabGroups") counted = this.counted(path, value as object);
        // What does not change is looked up once; the rest, such as the active editor, each time.
        if (counted !== value) known.set(key, counted);
        return counted;
      },
    });
  }

  private maker(path: string, key: string, make: (...args: unknown[]) => unknown): Callable {
    return (...args) => {
      const given = NAMED.has(key) && typeof args[0] === "string" ? [PREFIX + args[0], ...args.slice(1)] : args;
      // VS Code gives who opens a log of the same name the one that was closed.
      if (key === "createOutputChannel") given[0] = `${String(given[0])}-${++CountedApi.logs}`;
      const thing = make(...given);
      return isDisposable(thing) ? this.disposable(path, thing) : thing;
    };
  }

  /** A disposable of VS Code's that counts until it is disposed. It may have listeners of its own, which count too. */
  private disposable(path: string, thing: vscode.Disposable): unknown {
    const counted: object = new Proxy(
      {},
      {
        get: (_, key) => {
          if (key === "dispose") {
            return () => {
              this.live.delete(counted);
              thing.dispose();
            };
          }
          const value: unknown = Reflect.get(thing, key);
          if (/^onDid[A-Z]/.test(String(key))) {
            return this.maker(`${path}.${String(key)}`, String(key), (...args) =>
              (value as Callable).apply(thing, args),
            );
          }
          if (key === "webview") return this.disposable(`${path}.webview`, value as vscode.Disposable);
          return typeof value === "function" ? (value as Callable).bind(thing) : value;
        },
        set: (_, key, value) => Reflect.set(thing, key, value),
      },
    );
    if (!path.endsWith(".webview")) this.add(counted, path);
    return counted;
  }

  private emitter(base: typeof vscode.EventEmitter): typeof vscode.EventEmitter {
    const add = (each: object): void => this.add(each, "an EventEmitter");
    const listening =
      (event: Callable, listeners: Set<object>): Callable =>
      (...args) => {
        const listener = this.maker("a listener of ours", "event", event)(...args) as object;
        listeners.add(listener);
        return listener;
      };
    // An emitter takes its listeners along: VS Code's trees let go of ours a moment after they are disposed.
    const remove = (each: object, listeners: Set<object>): void => {
      for (const gone of [each, ...listeners]) this.live.delete(gone);
    };
    return class<T> extends base<T> {
      private readonly listeners = new Set<object>();

      constructor() {
        super();
        add(this);
        Object.defineProperty(this, "event", { value: listening(this.event as Callable, this.listeners) });
      }

      override dispose(): void {
        remove(this, this.listeners);
        super.dispose();
      }
    };
  }
}

function isDisposable(thing: unknown): thing is vscode.Disposable {
  return typeof (thing as Partial<vscode.Disposable> | undefined)?.dispose === "function";
}
