import { groupBy } from '../../../common/group-by';
import { namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { apiKinds, group, type ReferenceGrant } from './gateway-api';

const byNamespace = (set: ManifestSet) =>
  groupBy(set.of<ReferenceGrant>(apiKinds.referenceGrant), ({ object }) => namespaceOf(object));

/** A kind of the Gateway API in a namespace that reaches into another, for a core object there. */
export interface Reach {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly target: 'Service' | 'Secret';
  readonly name: string;
}

/** Whether a ReferenceGrant of the target's namespace allows it. */
export const isGranted = (set: ManifestSet, { kind, from, to, target, name }: Reach): boolean =>
  (set.derive(byNamespace).get(to) ?? []).some(
    ({ object: { spec } }) =>
      spec?.from.some((one) => one.group === group && one.kind === kind && one.namespace === from) === true &&
      spec.to.some((one) => one.group === '' && one.kind === target && (one.name ?? name) === name),
  );
