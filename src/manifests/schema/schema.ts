import type { CelRules } from '../cel/table';
import type { JsonObject } from '../json';

/** A kind in one version, as the API server knows it. */
export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly deprecated: boolean;
  /** Structural OpenAPI v3, as a CRD has it; metadata apart, which is the same for all. */
  readonly schema: JsonObject;
  readonly cel: CelRules;
}

/** Gives the schema of an API version and kind; nothing where it is not known. Kinds are loaded when first asked for. */
export type SchemaSource = (apiVersion: string, kind: string) => KindSchema | undefined;
