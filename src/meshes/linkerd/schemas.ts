import * as gatewayApi from '../../../imports/gateway-api-1.2.1/kinds';
import * as newerGatewayApi from '../../../imports/gateway-api-1.6.0/kinds';
import * as kubernetes from '../../../imports/kubernetes-1.34/kinds';
import * as linkerd220 from '../../../imports/linkerd-2.20/kinds';
import * as prometheus from '../../../imports/prometheus-operator-0.93/kinds';
import type { SchemaSource } from '../../manifests/schema/schema';
import { mergeSources, schemasOf } from '../../manifests/schema/source';

/**
 * What is in a cluster beside Linkerd. Of Gateway API what Linkerd 2.20 reads comes first: a route with anything newer does not reach its
 * proxies. Kinds and versions that came later are for whoever else reads them.
 */
const around = mergeSources(
  schemasOf(gatewayApi),
  schemasOf(newerGatewayApi),
  schemasOf(kubernetes),
  schemasOf(prometheus),
);

/** The kinds in a cluster with a version of Linkerd. */
export const linkerdSchemas: Readonly<Record<'2.20', SchemaSource>> = {
  '2.20': mergeSources(schemasOf(linkerd220), around),
};
