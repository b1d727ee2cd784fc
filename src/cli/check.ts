import { checkSidecar } from "../core/annotate/check.ts";
import { formatProblem, type Problem } from "../core/problem.ts";
import { readAnnotated } from "./documents.ts";
import { lexiconNames } from "./files.ts";
import { print } from "./output.ts";

/** `biogloss check FILE…`: what a person should look at in the sidecars. Returns whether there was nothing. */
export function check(names: readonly string[], asJson: boolean): boolean {
  const findings: ({ file: string } & Problem)[] = [];
  const isName = lexiconNames();
  let annotations = 0;
  for (const name of names) {
    const { text, sidecarFile, reading } = readAnnotated(name);
    if (reading === undefined) continue;
    if (reading.ok) annotations += reading.sidecar.annotations.length;
    const problems = reading.ok ? checkSidecar(text, reading.sidecar, isName) : [reading.problem];
    findings.push(...problems.map((problem) => ({ file: sidecarFile, ...problem })));
  }
  if (asJson) print(JSON.stringify({ documents: names.length, annotations, findings }, undefined, 2) + "\n");
  else {
    print(findings.map(({ file, ...problem }) => formatProblem(file, problem) + ` [${problem.code}]\n`).join(""));
    print(`${names.length} documents, ${annotations} annotations, ${findings.length} findings\n`);
  }
  return findings.length === 0;
}
