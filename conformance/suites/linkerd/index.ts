import { clusterNeeds } from '../../cluster/api-server';
import { Mesh } from '../../cluster/mesh';
import type { Suite } from '../../harness/suite';
import { linkerdNeeds, policyController } from '../../linkerd/controller';
import { admission } from './admission';
import { inbound } from './inbound';
import { newerGateway } from './newer-gateway';
import { namespace } from './objects';
import { outboundEgress } from './outbound-egress';
import { outboundRetries } from './outbound-retries';
import { outboundRoutes } from './outbound-routes';
import { renderedPolicies } from './rendered-policies';
import { renderedRoutes } from './rendered-routes';
import { renderedSnapshots } from './rendered-snapshots';
import { ruleExamples } from './rules';
import { status } from './status';
import { inboundCases, outboundCases } from './told';

export const linkerd: Suite = {
  name: 'linkerd',
  proves: "Linkerd's policy controller refuses what it should, and tells a proxy what the objects promise",
  needs: { ...clusterNeeds, ...linkerdNeeds },
  cases: async (harness) => {
    const mesh = await Mesh.open(harness, 'linkerd');
    // what is only tried must have where to go
    await mesh.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
    const court = { mesh, controller: await policyController(harness, mesh.cluster) };
    return [
      ...admission(court),
      ...ruleExamples(court),
      ...outboundCases(court, [...outboundRoutes, ...outboundRetries, ...outboundEgress]),
      ...renderedSnapshots(court, harness),
      ...renderedRoutes(court),
      ...renderedPolicies(court),
      status(court),
      ...inboundCases(court, inbound),
      ...(await newerGateway(harness)),
    ];
  },
};
