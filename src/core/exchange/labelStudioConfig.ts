import { type ExchangeDocument, itemsOf } from "./document.ts";
import { fieldTexts, namesOf, spelled, tagOf } from "./labelStudioNames.ts";
import { arrowsOf } from "./spanGraph.ts";
import { escapeAttribute, NOT_XML } from "./xml.ts";

/** Backgrounds of labels, in turn; dark text can be read on each. */
const COLOURS = ["#7fc97f", "#fdc086", "#80b1d3", "#beaed4", "#fb8072", "#ffed6f", "#8dd3c7", "#fccde5"];

/**
 * The labelling configuration in which Label Studio shows the tasks of some documents: every label, every relation's name,
 * and a text area for every field that is used.
 */
export function labellingConfiguration(documents: readonly ExchangeDocument[]): string {
  const texts = new Map<string, string>();
  const tags = new Map<string, { readonly text: string; readonly labels: Set<string> }>();
  const relations = new Set<string>();
  const fields = new Map<string, string>();
  for (const document of documents) {
    const names = namesOf(document);
    texts.set(names.text, names.key);
    for (const item of itemsOf(document)) {
      if (item.spans.length === 0) continue;
      const tag = tags.get(tagOf(item)) ?? { text: names.text, labels: new Set() };
      tags.set(tagOf(item), tag);
      tag.labels.add(item.label);
      for (const [field] of fieldTexts(item)) fields.set(field, names.text);
    }
    for (const { label } of arrowsOf(document)) relations.add(spelled(label));
  }
  const lines = [
    "<View>",
    ...[...tags].flatMap(([tag, { text, labels }]) => [
      `  <Labels ${attributes({ name: tag, toName: text })}>`,
      ...[...labels].map((value, i) => {
        const background = COLOURS[i % COLOURS.length] as string;
        return `    <Label ${attributes({ value, background })}/>`;
      }),
      "  </Labels>",
    ]),
    ...(relations.size === 0
      ? []
      : [
          "  <Relations>",
          ...[...relations].map((value) => `    <Relation ${attributes({ value })}/>`),
          "  </Relations>",
        ]),
    // Without this, Label Studio shows several blanks as one.
    "  <Style>.htx-text { white-space: pre-wrap; }</Style>",
    ...[...texts].map(([name, key]) => `  <Text ${attributes({ name, value: `$${key}` })}/>`),
    ...[...fields].map(([name, toName]) => {
      const all = { name, toName, perRegion: "true", maxSubmissions: "1", editable: "true", placeholder: name };
      return `  <TextArea ${attributes(all)}/>`;
    }),
    "</View>",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeAttribute(value.replace(NOT_XML, "_"))}"`)
    .join(" ");
}
