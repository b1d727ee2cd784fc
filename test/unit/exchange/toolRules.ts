const name = { type: "string", minLength: 1 } as const;
const offset = { type: "integer", minimum: 0 } as const;
const end = { type: "integer", minimum: 1 } as const;

function list(items: object): object {
  return { type: "array", items };
}

/** An object in which some keys must be there, and which may hold others. */
function open(properties: Record<string, object>, ...optional: string[]): object {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: "object", properties, required };
}

/** doccano's import of relations (its `SpanLabel` and `RelationLabel`): whole numbers, and no name that is empty. */
export const DOCCANO_SCHEMA = open({
  text: name,
  entities: list(open({ id: { type: "integer" }, start_offset: offset, end_offset: end, label: name })),
  relations: list(
    open({ id: { type: "integer" }, from_id: { type: "integer" }, to_id: { type: "integer" }, type: name }, "id"),
  ),
});

const place = { start: offset, end };
const region = { id: name, from_name: name, to_name: name };

/** Label Studio's task format, for texts: labelled regions, text areas of regions, relations. */
export const LABEL_STUDIO_SCHEMA = list(
  open({
    data: open({ text: name }),
    annotations: list(
      open({
        result: list({
          oneOf: [
            open({
              ...region,
              type: { const: "labels" },
              value: open({ ...place, text: name, labels: { type: "array", items: name, minItems: 1 } }),
            }),
            open({ ...region, type: { const: "textarea" }, value: open({ ...place, text: list({ type: "string" }) }) }),
            open({
              type: { const: "relation" },
              from_id: name,
              to_id: name,
              direction: { enum: ["left", "right", "bi"] },
              labels: list(name),
            }),
          ],
        }),
      }),
    ),
  }),
);

const wholeSpan = { ...place, token_start: offset, token_end: offset };

/** A record of Prodigy: tokens, spans and relations between tokens. */
export const SPACY_SCHEMA = open(
  {
    text: name,
    meta: { type: "object" },
    answer: { enum: ["accept", "reject", "ignore"] },
    tokens: list(open({ text: name, ...place, id: offset, ws: { type: "boolean" } })),
    spans: list(open({ ...wholeSpan, label: name })),
    relations: list(
      open({ head: offset, child: offset, label: name, head_span: open(wholeSpan), child_span: open(wholeSpan) }),
    ),
  },
  "relations",
);
