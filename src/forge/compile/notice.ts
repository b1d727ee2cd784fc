import { CHEMBL_FILE, type SourceInfo } from "../sources/source.ts";

const WIDTH = 100;

/** The text of NOTICE: every source with its version, licence and the files that hold facts from it. */
export function noticeText(sources: readonly SourceInfo[]): string {
  const shareAlike = sources.filter((source) => source.ships.includes(CHEMBL_FILE));
  const others = sources.filter((source) => !shareAlike.includes(source));
  return [
    "BioGloss",
    "",
    ...wrap(
      "BioGloss itself is under the MIT licence (see LICENSE). The lexicon under media/ is compiled from the open data " +
        "below by `npm run lexicon`, the tagger is trained by `npm run train`. Names, identifiers, dates and relations are taken from them; definitions and other " +
        "prose are not. What is shown was selected, merged and changed, and none of the sources endorses it.",
    ),
    "",
    ...others.flatMap(section),
    "Under a licence of its own",
    "--------------------------",
    "",
    ...wrap(
      `${CHEMBL_FILE} alone holds what is compiled from ChEMBL. That file is licensed under the Creative Commons ` +
        "Attribution-ShareAlike 3.0 Unported licence (https://creativecommons.org/licenses/by-sa/3.0/). It is kept apart " +
        "so that the licence applies to nothing else, and BioGloss works without it.",
    ),
    "",
    ...shareAlike.flatMap(section),
  ].join("\n");
}

function section(source: SourceInfo): string[] {
  return [
    source.title,
    `  version:  ${source.version}`,
    `  licence:  ${source.licence}`,
    ...(source.url === "" ? [] : [`  from:     ${source.url}`]),
    `  in:       ${source.ships.join(", ")}`,
    ...(source.attribution === "" ? [] : wrap(source.attribution).map((line) => `  ${line}`)),
    "",
  ];
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
