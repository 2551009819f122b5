import { Server, type ServerSpec } from '../../../../imports/linkerd-2.20/server-v1beta3';
import type { VersionModel } from '../../../model/version';
import { type NamespaceModel, type StageModel, stages } from '../../../model/zero-trust-namespace';
import type { Draft } from '../../draft';
import type { GuardedPort } from './guarded-port';

/** Whom a port lets in beside those that are named. `audit` lets everybody in, and the proxy counts who is not named. */
export function accessPolicy({ name }: Pick<StageModel, 'name'>): 'audit' | 'all-authenticated' | 'deny' {
  const { mtls, authorization } = stages[name];
  if (authorization === 'enforced') return 'deny';
  return mtls === 'STRICT' ? 'all-authenticated' : 'audit';
}

/**
 * The port as Linkerd sees it. It goes before its routes, which have no parent without it and would hold up a sync wave, and behind all
 * that allows.
 */
export function renderServer(guarded: GuardedPort, version: VersionModel, namespace: NamespaceModel): Draft {
  const spec: ServerSpec = {
    podSelector: { matchLabels: { ...version.workload.labels } },
    port: guarded.port,
    proxyProtocol: guarded.protocol,
    accessPolicy: accessPolicy(namespace.stage),
  };
  return {
    owner: version.owner,
    phase: 'traffic',
    apiVersion: Server.apiVersion,
    kind: Server.kind,
    metadata: { name: guarded.name, namespace: namespace.name },
    body: { spec },
  };
}
