import type * as pulumi from '@pulumi/pulumi';
import type { IConstruct } from 'constructs';
import { sequenceOf } from '../synth/sequence';
import type { Examined } from '../synth/validate';
import type { Written } from '../synth/written';
import type { MeshOptions } from './options';
import { importIdOf, register } from './resource';
import { isWithin, type Source } from './source';

/** What has registered of a tree, for components of its other charts. */
const registered = new WeakMap<IConstruct, Map<string, pulumi.CustomResource>>();

function resourcesOf(root: IConstruct): Map<string, pulumi.CustomResource> {
  const known = registered.get(root) ?? new Map<string, pulumi.CustomResource>();
  registered.set(root, known);
  return known;
}

const keyOf = (written: Written): string =>
  [written.object.apiVersion, written.object.kind, importIdOf(written)].join(' ');

/** Registers the objects of a component, each behind those that must be there before it. */
export function registerAll(
  examined: Examined,
  source: Source,
  parent: pulumi.ComponentResource,
  name: string,
  { ignoreChanges, importExisting = false, protect }: MeshOptions,
): ReadonlyMap<Written, pulumi.CustomResource> {
  const known = resourcesOf(source.root);
  const made = new Map<Written, pulumi.CustomResource>();
  for (const [written, before] of sequenceOf(examined)) {
    if (!isWithin(source, written.path)) continue;
    const resource = register(name, written, {
      parent,
      dependsOn: before.flatMap((one) => known.get(keyOf(one)) ?? []),
      ...(ignoreChanges === undefined ? {} : { ignoreChanges }),
      // with a Namespace goes everything that is in it, also what others put there
      ...(written.object.kind === 'Namespace' && protect === undefined ? { protect: true } : {}),
      ...(importExisting ? { import: importIdOf(written) } : {}),
    });
    known.set(keyOf(written), resource);
    made.set(written, resource);
  }
  return made;
}
