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
