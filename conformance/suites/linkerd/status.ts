import { dataAt } from '../../cluster/manifest';
import { type Case, expectNone } from '../../harness/suite';
import { backend, route, service, serviceParent } from './objects';
import type { Court } from './refusals';
import { told } from './told';

const mirrored = route('HTTPRoute', 'mirrored', serviceParent('mirrored'), [
  {
    backendRefs: [backend('mirrored')],
    filters: [{ type: 'RequestMirror', requestMirror: { backendRef: backend('mirrored') } }],
  },
]);

/** Whoever waits for `Accepted` waits for nothing: the status says nothing about what a proxy is told. */
export const status = (court: Court): Case => ({
  name: 'a route that no proxy is told has the status Accepted',
  run: () =>
    told(
      court,
      [service('mirrored'), mirrored],
      async () => {
        const { body } = await court.mesh.api.read(mirrored);
        const parents = dataAt(body, 'status', 'parents') as readonly unknown[];
        const conditions = parents.flatMap((parent) => dataAt(parent, 'conditions') as readonly unknown[]);
        const accepted = conditions.find((one) => dataAt(one, 'type') === 'Accepted');
        expectNone(dataAt(accepted, 'status') === 'True' ? [] : [`the status is ${JSON.stringify(parents)}`]);
      },
      {
        to: 'mirrored',
        promised: { routes: [{ from: 'http', rules: [{ on: ['/*'], to: ['Service shop/mirrored:80'] }] }] },
      },
    ),
});
