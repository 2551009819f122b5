import type { Manifest } from '../../cluster/manifest';

/** An object of consul-k8s, in the namespace that all have here. */
export const crd = (kind: string, name: string, spec: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion: 'consul.hashicorp.com/v1alpha1',
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});

/** Without it Consul takes a service for one that speaks tcp. */
export const speaks = (name: string, protocol = 'http'): Manifest => crd('ServiceDefaults', name, { protocol });

/** Who may call a service, source by source. */
export const intentions = (name: string, ...sources: readonly Readonly<Record<string, unknown>>[]): Manifest =>
  crd('ServiceIntentions', name, { destination: { name }, sources });

/** A rule of an intention. */
export const permission = (action: 'allow' | 'deny', http: Readonly<Record<string, unknown>>) => ({ action, http });
