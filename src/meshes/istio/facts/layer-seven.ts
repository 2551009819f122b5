import type { Path } from '../../../manifests/path';
import type { AuthorizationPolicy, Telemetry } from './kinds';

const operationFields = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'] as const;
const sourceFields = ['remoteIpBlocks', 'notRemoteIpBlocks', 'requestPrincipals', 'notRequestPrincipals'] as const;
/** The only keys of `when` that ztunnel knows. */
const keys: ReadonlySet<string> = new Set([
  'source.ip',
  'source.namespace',
  'source.principal',
  'destination.ip',
  'destination.port',
]);

/** A condition that only a proxy of HTTP can decide. */
export interface HttpCondition {
  readonly field: string;
  readonly at: Path;
}

/** The conditions of a policy that ztunnel cannot decide. Source: https://istio.io/latest/docs/ambient/usage/l4-policy/ */
export function* httpConditions({ spec }: AuthorizationPolicy): Iterable<HttpCondition> {
  for (const [index, { from = [], to = [], when = [] }] of (spec?.rules ?? []).entries()) {
    const rule = ['spec', 'rules', index];
    for (const [place, { operation = {} }] of to.entries()) {
      const at = [...rule, 'to', place, 'operation'];
      for (const field of operationFields) {
        if ((operation[field] ?? []).length > 0) yield { field, at: [...at, field] };
      }
    }
    for (const [place, { source = {} }] of from.entries()) {
      const at = [...rule, 'from', place, 'source'];
      for (const field of sourceFields) if ((source[field] ?? []).length > 0) yield { field, at: [...at, field] };
    }
    for (const [place, { key }] of when.entries()) {
      if (!keys.has(key)) yield { field: key, at: [...rule, 'when', place, 'key'] };
    }
  }
}

/** Whether a Telemetry asks for more than ztunnel's counters of connections. */
export const isHttpTelemetry = ({ spec }: Telemetry): boolean =>
  (spec?.tracing ?? []).length > 0 ||
  (spec?.accessLogging ?? []).length > 0 ||
  (spec?.metrics ?? []).some(({ overrides = [] }) => overrides.length > 0);
