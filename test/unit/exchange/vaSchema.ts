/** The classes of VA-Spec 1 and of gks-core 1 that are in use: what each requires, and that no other key is allowed. */
const text = { type: "string" };
const list = (items: object): object => ({ type: "array", minItems: 1, items });
const direction = { type: "string", enum: ["supports", "neutral", "disputes"] };
const record = (required: readonly string[], properties: Record<string, object>): object => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});
const type = (name: string): object => ({ type: "string", const: name });

const extension = record(["name", "value"], { name: text, value: {} });
const extensions = list(extension);
const coding = record(["code", "system"], { code: text, system: { ...text, minLength: 1 } });
const mapping = record(["coding", "relation"], { coding, relation: type("exactMatch") });
const concept = record(["name"], { id: text, conceptType: text, name: text, mappings: list(mapping), extensions });
const agent = record(["type"], { type: type("Agent"), name: text });
const document = record(["type"], {
  type: type("Document"),
  title: text,
  pmid: text,
  doi: { ...text, pattern: "^10.(\\d+)(\\.\\d+)*/[\\w\\-\\.]+" },
});
const date = { ...text, pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const contributions = list(record(["type"], { type: type("Contribution"), contributor: agent, date, extensions }));

const entity = { id: text, description: text, extensions, contributions, reportedIn: list(document) };

export const STATEMENT_SCHEMA = {
  type: "array",
  items: record(["direction", "proposition", "type"], {
    ...entity,
    type: type("Statement"),
    proposition: record(["type", "customPropositionType", "subject", "predicate", "object"], {
      type: type("CustomProposition"),
      customPropositionType: text,
      subject: concept,
      predicate: text,
      object: concept,
      qualifiers: list(record(["name", "value"], { name: text, value: concept })),
    }),
    direction,
    strength: concept,
    hasEvidenceLines: list(
      record(["directionOfEvidenceProvided", "type"], {
        ...entity,
        type: type("EvidenceLine"),
        directionOfEvidenceProvided: direction,
        strengthOfEvidenceProvided: concept,
      }),
    ),
  }),
};
