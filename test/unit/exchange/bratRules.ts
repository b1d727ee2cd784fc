/* eslint-disable no-control-regex -- Python ends lines at some control characters */
import assert from "node:assert/strict";

/**
 * Reads brat standoff the way brat's own reader does (`server/src/annotation.py`): Python's line ends, code points,
 * every rule that makes it reject a line or a file. Returns the text-bound annotations; throws on a breach.
 */
export function readAsBrat(
  txt: string,
  ann: string,
): Map<string, { type: string; spans: [number, number][]; text: string }> {
  const points = Array.from(txt);
  // Python's str.splitlines, which cuts at more than LF.
  const lines = ann.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u);
  assert.equal(lines.pop(), "", "the file ends with a line break");
  assert.ok(!ann.startsWith("\ufeff"), "no byte-order mark");
  const ids = new Set<string>();
  /** Arguments may stand further down the file, as in brat's own tutorials. */
  const named: [target: string, line: string][] = [];
  const bound = new Map<string, { type: string; spans: [number, number][]; text: string }>();
  for (const line of lines) {
    // Two cuts at most: the words of an annotation may hold a tab.
    const [id, data, ...rest] = line.split("\t") as [string, string | undefined, ...string[]];
    const tail = rest.length === 0 ? undefined : rest.join("\t");
    assert.match(id, /^[TERAMN#][0-9]+$|^\*$/, line);
    assert.ok(id === "*" || !ids.has(id), `the id ${id} comes once`);
    ids.add(id);
    assert.ok(data !== undefined, line);
    if (id.startsWith("T")) {
      const match = /^([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data);
      assert.ok(match && tail !== undefined, JSON.stringify([line, txt]));
      const spans = (match[2] as string).split(";").map((pair) => pair.split(" ").map(Number) as [number, number]);
      let last = 0;
      for (const [start, end] of spans) {
        assert.ok(start < end && start >= last && end <= points.length, line);
        last = end;
      }
      for (const [start, end] of spans)
        assert.doesNotMatch(points.slice(start, end).join(""), /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u);
      assert.equal(tail, spans.map(([start, end]) => points.slice(start, end).join("")).join(" "), line);
      bound.set(id, { type: match[1] as string, spans, text: tail });
    } else if (id === "*") {
      const [name, ...targets] = data.split(" ");
      assert.match(name as string, /^[A-Za-z0-9_-]+$/, line);
      assert.ok(targets.length > 1, line);
      for (const target of targets) named.push([target, line]);
    } else if (id.startsWith("R")) {
      const [name, ...args] = data.split(" ");
      assert.match(name as string, /^[A-Za-z0-9_-]+$/, line);
      assert.equal(args.length, 2, `${line}: a relation has two arguments`);
      const roles = args.map((part) => part.split(":") as [string, string]);
      assert.notEqual((roles[0] as string[])[0], (roles[1] as string[])[0], line);
      for (const [role, target] of roles) {
        assert.match(role, /^[A-Za-z_-]+\d*$/, line);
        named.push([target, line]);
      }
    } else if (id.startsWith("E")) {
      const [trigger, ...args] = data.split(" ").map((part) => part.split(":") as [string, string]);
      assert.ok(
        trigger && bound.get(trigger[1])?.type === trigger[0],
        `${line}: the trigger exists and has the event's type`,
      );
      assert.equal(new Set(args.map(([role]) => role)).size, args.length, `${line}: each role once`);
      for (const [role, target] of args) {
        assert.match(role, /^[A-Za-z_-]+\d*$/, line);
        named.push([target, line]);
      }
    } else if (id.startsWith("A")) {
      const [name, target] = data.split(" ");
      assert.ok(/^[A-Za-z]+$/.test(name as string) && ids.has(target as string), line);
    } else if (id.startsWith("N")) {
      const [name, target, reference] = data.split(" ");
      assert.ok(name === "Reference" && ids.has(target as string) && /^[^:]+:\S+$/.test(reference as string), line);
      assert.ok(tail !== undefined, line);
    } else {
      const [name, target] = data.split(" ");
      assert.ok(/^[A-Za-z0-9_-]+$/.test(name as string) && ids.has(target as string), line);
      assert.equal(line.split("\t").length, 3, line);
    }
  }
  for (const [target, line] of named) assert.ok(ids.has(target), `${line}: ${target} exists`);
  return bound;
}
