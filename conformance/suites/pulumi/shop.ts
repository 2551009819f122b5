import { CustomResource } from '@pulumi/kubernetes/apiextensions';
import { Namespace, type NamespaceArgs, Service, type ServiceArgs } from '@pulumi/kubernetes/core/v1';
import type { CustomResourceOptions, Resource } from '@pulumi/pulumi';
import { isCustom, type Manifest } from '../../cluster/manifest';
import type { Program } from '../../pulumi/engine';
import { idOf } from '../../pulumi/identity';

export interface Shop {
  readonly namespace: string;
  /** Per cent of the requests that meet version 2. */
  readonly weight?: number;
  /** The name of the routes' object; null takes it away. */
  readonly routes?: string | null;
}

/** The objects of the shop by the names that the program gives them; each needs the one before it. */
export function objectsOf({ namespace, weight = 10, routes = 'cart' }: Shop): Readonly<Record<string, Manifest>> {
  const apiVersion = 'networking.istio.io/v1';
  const metadata = { name: 'cart', namespace };
  const subsets = ['v1', 'v2'].map((name) => ({ name, labels: { version: name } }));
  const route = Object.entries({ v1: 100 - weight, v2: weight }).map(([subset, share]) => ({
    destination: { host: 'cart', subset },
    weight: share,
  }));
  const versions = { apiVersion, kind: 'DestinationRule', metadata, spec: { host: 'cart', subsets } };
  const shares = {
    apiVersion,
    kind: 'VirtualService',
    metadata: { ...metadata, name: routes ?? '' },
    spec: { hosts: ['cart'], http: [{ route }] },
  };
  return {
    shop: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    cart: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80 }] },
    },
    'cart-versions': versions,
    ...(routes === null ? {} : { 'cart-routes': shares }),
  };
}

/** Declares an object as people write it: core kinds by the classes of their own. */
function declare(name: string, object: Manifest, options: CustomResourceOptions): Resource {
  if (isCustom(object)) return new CustomResource(name, object, options);
  if (object.kind === 'Namespace') return new Namespace(name, object as NamespaceArgs, options);
  return new Service(name, object as ServiceArgs, options);
}

/** The shop as plain resources. With `imports`, objects that stand already are taken over by their ids. */
export const shop =
  (its: Shop, { imports = false } = {}): Program =>
  () => {
    let before: readonly Resource[] = [];
    for (const [name, object] of Object.entries(objectsOf(its))) {
      const taken = imports ? { import: idOf(object) } : {};
      before = [declare(name, object, { dependsOn: [...before], ...taken })];
    }
  };
