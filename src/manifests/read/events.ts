import type * as JsYaml from 'js-yaml';

export type { DocumentDirective, Event, MappingEvent, ScalarEvent } from 'js-yaml';

// As js-yaml has them, which the types hold. It is loaded when it has to parse something: most files are read without.

export const EVENT_ID = {
  DOCUMENT: 1,
  SEQUENCE: 2,
  MAPPING: 3,
  SCALAR: 4,
  ALIAS: 5,
  POP: 6,
} as const satisfies typeof JsYaml.EVENT_ID;

export const COLLECTION_STYLE = { BLOCK: 1, FLOW: 2 } as const satisfies typeof JsYaml.COLLECTION_STYLE;

export const SCALAR_STYLE = {
  PLAIN: 1,
  SINGLE_QUOTED: 2,
  DOUBLE_QUOTED: 3,
  LITERAL_BLOCK: 4,
  FOLDED_BLOCK: 5,
} as const satisfies typeof JsYaml.SCALAR_STYLE;

let loaded: typeof JsYaml | undefined;

function jsYaml(): typeof JsYaml {
  loaded ??= require('js-yaml') as typeof JsYaml;
  return loaded;
}

export const parseEvents: typeof JsYaml.parseEvents = (source, options) => jsYaml().parseEvents(source, options);

export const getScalarValue: typeof JsYaml.getScalarValue = (source, event) => jsYaml().getScalarValue(source, event);

/** Whether the parser refused a text, and did not fail otherwise. */
export const isRefusal = (error: unknown): error is JsYaml.YAMLException => error instanceof jsYaml().YAMLException;
