// `npm test`: every step, or those named (`npm test -- unit host-a`). The closing line counts all of them.
import { Lifetime } from "./lifetime.ts";
import { add, type Counts, nothing } from "./protocol.ts";
import { type Step, steps } from "./steps.ts";

async function main(lifetime: Lifetime): Promise<number> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step is called ${unknown.join(", ")}. There are: ${steps.map((step) => step.name).join(", ")}.`);
    return 2;
  }
  let total = nothing;
  const failing: string[] = [];
  const failures: string[] = [];
  for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const counts = await runStep(lifetime, step);
    // Interrupted: Lifetime ends the process as soon as the children are gone.
    if (lifetime.ending) return 1;
    if (counts.failed > 0) failing.push(step.name);
    failures.push(...counts.failures.map((line) => `  ✘ ${step.name}: ${line}`));
    total = add(total, counts);
  }
  for (const line of failures) console.log(line);
  if (failing.length > 0) console.log(`Failing: ${failing.join(", ")}. One alone: npm test -- ${failing[0]}`);
  console.log(`${total.passed} passed, ${total.failed} failed${total.pending > 0 ? `, ${total.pending} skipped` : ""}`);
  return total.failed > 0 ? 1 : 0;
}

async function runStep(lifetime: Lifetime, step: Step): Promise<Counts> {
  console.log(`== ${step.title} (${step.name})`);
  const start = Date.now();
  let counts: Counts;
  try {
    counts = await step.run(lifetime);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(`  ✘ ${message}`);
    counts = { ...nothing, failed: 1, failures: [message] };
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`-- ${counts.passed} passed, ${counts.failed} failed in ${seconds} s\n`);
  return counts;
}

const lifetime = new Lifetime();
main(lifetime)
  .catch((error: unknown) => {
    console.error(error);
    return 1;
  })
  .then(async (code) => {
    await lifetime.end();
    process.exitCode = code;
  })
  .catch(() => (process.exitCode = 1));
