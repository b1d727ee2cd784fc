// What the editor needs of the exchange formats, in one file of its own: they are a third of all code, and most days nobody asks
// for any of them, so the editor loads them when somebody does.
export { itemsOf } from "./document.ts";
export { formatById, FORMATS, formatsFor, readFile, whyNoFileName, writeFiles } from "./formats.ts";
export { planImport } from "./importing.ts";
export { importedSidecar, importFindings, importSummary } from "./importText.ts";
export { isLeftOut, lossList, lossSummary } from "./losses.ts";
export { selectForExport } from "./selection.ts";
export { SUGGESTED, withSuggestions } from "./suggested.ts";
