import * as consul20 from '../../../imports/consul-2.0/kinds';
import * as gatewayApi from '../../../imports/gateway-api-1.6.0/kinds';
import * as kubernetes from '../../../imports/kubernetes-1.34/kinds';
import * as prometheus from '../../../imports/prometheus-operator-0.93/kinds';
import type { SchemaSource } from '../../manifests/schema/schema';
import { mergeSources, schemasOf } from '../../manifests/schema/source';

/** What is in a cluster beside a mesh. */
const around = mergeSources(schemasOf(kubernetes), schemasOf(gatewayApi), schemasOf(prometheus));

/** The kinds in a cluster with a version of Consul. */
export const consulSchemas: Readonly<Record<'2.0', SchemaSource>> = {
  '2.0': mergeSources(schemasOf(consul20), around),
};
