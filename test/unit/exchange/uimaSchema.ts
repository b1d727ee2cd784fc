/** The shape of UIMA CAS JSON 0.4, after its published description: reserved keys open with `%`, references with `@`. */
export const CAS_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"],
  properties: {
    "%TYPES": {
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["%SUPER_TYPE"],
        properties: { "%NAME": { type: "string" }, "%SUPER_TYPE": { type: "string" } },
        additionalProperties: {
          type: "object",
          required: ["%RANGE"],
          properties: { "%NAME": { type: "string" }, "%RANGE": { type: "string" } },
        },
      },
    },
    "%FEATURE_STRUCTURES": {
      type: "array",
      items: {
        type: "object",
        required: ["%ID", "%TYPE"],
        properties: {
          "%ID": { type: "integer" },
          "%TYPE": { type: "string", pattern: "^[A-Za-z]\\w*(\\.[A-Za-z]\\w*)+(\\[\\])?$" },
          "%ELEMENTS": { type: "array" },
          begin: { type: "integer", minimum: 0 },
          end: { type: "integer", minimum: 0 },
        },
        patternProperties: { "^@": { type: "integer" } },
      },
    },
    "%VIEWS": {
      type: "object",
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["%SOFA", "%MEMBERS"],
        properties: { "%SOFA": { type: "integer" }, "%MEMBERS": { type: "array", items: { type: "integer" } } },
      },
    },
  },
};
