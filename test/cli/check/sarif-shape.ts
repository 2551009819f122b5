import type { SchemaObject } from 'ajv';

/** An object that has these properties and no others. */
const object = (properties: Readonly<Record<string, SchemaObject>>, ...required: readonly string[]): SchemaObject => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});
const list = (items: SchemaObject, more: SchemaObject = {}): SchemaObject => ({ type: 'array', items, ...more });

const text = { type: 'string' };
/** Counted from 0, or -1 for none. */
const index = { type: 'integer', minimum: -1 };
/** Counted from 1. */
const count = { type: 'integer', minimum: 1 };
/** Tags are texts of which none is there twice; everything else is free. */
const bag = { type: 'object', properties: { tags: list(text, { uniqueItems: true }) } };

const message = {
  ...object({ text, markdown: text, id: text }),
  anyOf: [{ required: ['text'] }, { required: ['id'] }],
};
const artifactLocation = object({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text, index });
const region = object({ startLine: count, startColumn: count, endLine: count, endColumn: count });
const physicalLocation = {
  ...object({ artifactLocation, region }),
  anyOf: [{ required: ['address'] }, { required: ['artifactLocation'] }],
};
const logicalLocation = object({ name: text, fullyQualifiedName: text, index, kind: text });
const location = object({
  id: index,
  physicalLocation,
  logicalLocations: list(logicalLocation, { uniqueItems: true }),
  message,
  properties: bag,
});
/** A text without markup, or with it beside. */
const multiformat = object({ text, markdown: text }, 'text');
const reportingDescriptor = object(
  {
    id: text,
    name: text,
    shortDescription: multiformat,
    fullDescription: multiformat,
    help: multiformat,
    helpUri: { type: 'string', format: 'uri' },
  },
  'id',
  // code scanning of GitHub shows nothing without them
  'shortDescription',
  'fullDescription',
  'help',
);
const result = object(
  {
    ruleId: text,
    ruleIndex: index,
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message,
    locations: list(location),
    relatedLocations: list(location, { uniqueItems: true }),
    properties: bag,
  },
  'message',
);
const driver = object({ name: text, version: text, rules: list(reportingDescriptor, { uniqueItems: true }) }, 'name');
const run = object(
  {
    tool: object({ driver }, 'driver'),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: list(result),
  },
  'tool',
);

/** What the schema of SARIF 2.1.0 asks of the objects and properties that are written here; what it has besides is not taken. */
export const sarifShape: SchemaObject = object(
  { $schema: { type: 'string', format: 'uri' }, version: { enum: ['2.1.0'] }, runs: list(run) },
  'version',
  'runs',
);
