/** How often a property is tried: a few times in every run, many times in a nightly one (`NIGHTLY=1 npm test`). */
export function runs(few: number, many: number): number {
  return (process.env["NIGHTLY"] ?? "") === "" ? few : many;
}
