import * as kubernetes from '@pulumi/kubernetes';
import type * as pulumi from '@pulumi/pulumi';
import type { KubernetesObject } from '../manifests/manifest';
import { type Later, withoutLaters } from '../model/later';
import type { Written } from '../synth/written';
import { outputOf } from './input';

type ResourceClass = new (name: string, args: object, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** `kubernetes:apps/v1:Deployment`, by which Pulumi knows the kind. */
const tokenOf = (apiVersion: string, kind: string): string =>
  `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;

const member = (value: unknown, name: string): unknown =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** The class of a core kind, whose type says so itself; every other kind is a CustomResource. */
function classOf(apiVersion: string, kind: string): ResourceClass {
  const [version = '', group = 'core'] = apiVersion.split('/').reverse();
  const found = member(member(member(kubernetes, group.split('.')[0]!), version), kind);
  const isTyped = member(found, '__pulumiType') === tokenOf(apiVersion, kind);
  return (isTyped ? found : kubernetes.apiextensions.CustomResource) as ResourceClass;
}

/**
 * What the provider is told of kinds that it would treat otherwise than a mesh needs. None needs `patchForce`: a field that somebody else owns is a
 * conflict to be told.
 */
const directives: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // it would wait for ready endpoints, whose Deployment is registered after its Service
  Service: { 'pulumi.com/skipAwait': 'true' },
};

const toOutput = ({ source, derive }: Later<unknown>): unknown => outputOf(source).apply(derive);

/** The object as Pulumi registers it, with something in the place of each value that is known later. */
function registrable({ object, by }: Written, replace: (later: Later<unknown>) => unknown): KubernetesObject {
  const inputs = withoutLaters(object, replace) as KubernetesObject;
  const directive = by === 'user' ? undefined : directives[object.kind];
  if (directive === undefined) return inputs;
  const { metadata } = inputs;
  return { ...inputs, metadata: { ...metadata, annotations: { ...metadata.annotations, ...directive } } };
}

/** The object without what is not known by now. */
export const knownObject = (written: Written): KubernetesObject => registrable(written, ({ known }) => known?.value);

/** How an object that is there already is imported: `namespace/name`, or `name` where it is in no namespace. */
export const importIdOf = ({ object: { metadata } }: Written): string =>
  metadata.namespace === undefined ? String(metadata.name) : `${metadata.namespace}/${metadata.name}`;

/**
 * Registers one object. Its name starts with the parent's, so that an alias of the parent is one of the child's, and says what the object
 * is called and nothing of the program, so that moving code about changes no URN.
 */
export function register(
  parent: string,
  written: Written,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const { apiVersion, kind } = written.object;
  return new (classOf(apiVersion, kind))(`${parent}/${importIdOf(written)}`, registrable(written, toOutput), options);
}
