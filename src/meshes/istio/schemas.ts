import * as gatewayApi from '../../../imports/gateway-api-1.6.0/kinds';
import * as istio130 from '../../../imports/istio-1.30/kinds';
import * as istio131 from '../../../imports/istio-1.31/kinds';
import * as kubernetes from '../../../imports/kubernetes-1.34/kinds';
import * as prometheus from '../../../imports/prometheus-operator-0.93/kinds';
import type { SchemaSource } from '../../manifests/schema/schema';
import { mergeSources, schemasOf } from '../../manifests/schema/source';
import type { IstioVersion } from './features';
import { retiredKinds } from './retired-kinds';

/** What is in a cluster beside a mesh. */
const around = mergeSources(schemasOf(kubernetes), schemasOf(gatewayApi), schemasOf(prometheus), retiredKinds);

/** The kinds in a cluster with a version of Istio. */
export const istioSchemas: Readonly<Record<IstioVersion, SchemaSource>> = {
  '1.30': mergeSources(schemasOf(istio130), around),
  '1.31': mergeSources(schemasOf(istio131), around),
};
