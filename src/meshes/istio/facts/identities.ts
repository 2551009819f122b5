import { groupBy } from '../../../common/group-by';
import type { Pods } from '../../../manifests/cluster/workloads';
import { podsIn } from '../../../manifests/cluster/workloads';
import type { ManifestSet } from '../../../manifests/set';

/** `cluster.local/ns/shop/sa/orders`. */
export interface Identity {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

const spiffe = /^([^*/]+)\/ns\/([^*/]+)\/sa\/([^*/]+)$/;

/** The identity that a principal names; undefined for patterns and for what has another form. */
export function identityOf(principal: string): Identity | undefined {
  const [, trustDomain, namespace, serviceAccount] = spiffe.exec(principal) ?? [];
  return trustDomain === undefined || namespace === undefined || serviceAccount === undefined
    ? undefined
    : { trustDomain, namespace, serviceAccount };
}

const byAccount = (set: ManifestSet): ReadonlyMap<string, readonly Pods[]> =>
  groupBy(podsIn(set), ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);

/** The pods of the set that run under an account. */
export const podsUnder = (
  set: ManifestSet,
  { namespace, serviceAccount }: Pick<Identity, 'namespace' | 'serviceAccount'>,
): readonly Pods[] => set.derive(byAccount).get(`${namespace}/${serviceAccount}`) ?? [];
