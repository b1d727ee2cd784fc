/** What BioC 1 allows, as RELAX NG (after its DTD: the order of elements, attributes, what may come again). */
export const BIOC_GRAMMAR = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="collection">
    <element name="source"><text/></element><element name="date"><text/></element><element name="key"><text/></element>
    <ref name="infons"/><oneOrMore><ref name="document"/></oneOrMore>
  </element></start>
  <define name="infons"><zeroOrMore><element name="infon"><attribute name="key"/><text/></element></zeroOrMore></define>
  <define name="document"><element name="document">
    <element name="id"><text/></element><ref name="infons"/><oneOrMore><ref name="passage"/></oneOrMore><ref name="marks"/>
  </element></define>
  <define name="offset"><element name="offset"><data type="nonNegativeInteger"/></element></define>
  <define name="passage"><element name="passage">
    <ref name="infons"/><ref name="offset"/>
    <choice><element name="text"><text/></element><zeroOrMore><ref name="sentence"/></zeroOrMore></choice><ref name="marks"/>
  </element></define>
  <define name="sentence"><element name="sentence">
    <ref name="infons"/><ref name="offset"/><optional><element name="text"><text/></element></optional><ref name="marks"/>
  </element></define>
  <define name="marks">
    <zeroOrMore><element name="annotation"><attribute name="id"/><ref name="infons"/>
      <zeroOrMore><element name="location"><attribute name="offset"><data type="nonNegativeInteger"/></attribute>
        <attribute name="length"><data type="positiveInteger"/></attribute><empty/></element></zeroOrMore>
      <element name="text"><text/></element></element></zeroOrMore>
    <zeroOrMore><element name="relation"><attribute name="id"/><ref name="infons"/>
      <zeroOrMore><element name="node"><attribute name="refid"/><attribute name="role"/><empty/></element></zeroOrMore>
    </element></zeroOrMore>
  </define>
</grammar>`;

const text = { type: "string" } as const;
const list = (items: object): object => ({ type: "array", items });
const record = (properties: Record<string, object>): object => ({
  type: "object",
  additionalProperties: false,
  properties,
  required: Object.keys(properties),
});
const offset = { type: "integer", minimum: 0 };
const infons = { type: "object" };
const annotation = record({
  id: text,
  infons,
  text,
  locations: list(record({ offset, length: { type: "integer", minimum: 1 } })),
});
const relation = record({ id: text, infons, nodes: list(record({ refid: text, role: text })) });
const marks = { annotations: list(annotation), relations: list(relation) };
const sentence = record({ offset, infons, text, ...marks });

/** BioC JSON as the `bioc` library reads it: it fails where any of the keys is missing. */
export const BIOC_SCHEMA = record({
  source: text,
  date: text,
  key: text,
  infons,
  documents: list(
    record({
      id: text,
      infons,
      passages: list(record({ offset, infons, text, sentences: list(sentence), ...marks })),
      ...marks,
    }),
  ),
});

const span = record({ begin: offset, end: offset });
const attribute = { type: "object", required: ["id", "subj", "pred", "obj"] };

/** PubAnnotation's annotation format: ids everywhere, spans of one or several pieces. */
export const PUBANNOTATION_SCHEMA = {
  type: "object",
  required: ["text", "denotations", "relations", "attributes"],
  properties: {
    text,
    denotations: list(record({ id: text, span: { anyOf: [span, list(span)] }, obj: text })),
    relations: list(record({ id: text, subj: text, pred: text, obj: text })),
    attributes: list(attribute),
  },
};

const OA = "http://www.w3.org/ns/oa#";
const iri = (id: string): object => ({ "@id": id, "@type": "@id" });
const term = (id: string): object => ({ "@id": id, "@type": "@vocab" });

/** The terms of the Web Annotation vocabulary that are in use, as its recommendation defines them. */
export const ANNOTATION_CONTEXT = {
  "@context": {
    id: "@id",
    type: "@type",
    ...Object.fromEntries(
      [
        ...["Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "Composite"],
        ...["exact", "prefix", "suffix", "tagging", "classifying", "identifying", "commenting"],
      ].map((name) => [name, `${OA}${name}`]),
    ),
    AnnotationPage: "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    items: { "@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list" },
    body: iri(`${OA}hasBody`),
    target: iri(`${OA}hasTarget`),
    source: iri(`${OA}hasSource`),
    selector: iri(`${OA}hasSelector`),
    motivation: term(`${OA}motivatedBy`),
    purpose: term(`${OA}hasPurpose`),
    start: { "@id": `${OA}start`, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger" },
    end: { "@id": `${OA}end`, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger" },
    value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    creator: iri("http://purl.org/dc/terms/creator"),
    created: { "@id": "http://purl.org/dc/terms/created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime" },
    Person: "http://xmlns.com/foaf/0.1/Person",
    name: "http://xmlns.com/foaf/0.1/name",
  },
};
