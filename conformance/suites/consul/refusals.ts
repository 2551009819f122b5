import { configEntriesOf, configEntryOf } from '../../consul/config-entry';
import { unknownFields } from '../../consul/crd-fields';
import type { Case } from '../../harness/suite';
import { expectNone, Failure } from '../../harness/suite';
import { crd, speaks } from './objects';
import { intended, resolvers, routes, services, splits, type Tried, unknownKey } from './refused-documents';
import type { MakeScene, World } from './world';

const problemsOf = ({ says }: Tried, refusal: string | undefined): readonly string[] => {
  if (says === undefined) return refusal === undefined ? [] : [`it is refused: ${refusal}`];
  if (refusal === undefined) return ['Consul takes it'];
  return says.test(refusal) ? [] : [`it is refused in other words: ${refusal}`];
};

/** Writes what stands beside it and the document itself, and takes all away again. */
const tried = ({ agent }: World, one: Tried): Case => ({
  name: `${one.what}: ${one.says === undefined ? 'taken' : 'refused'}`,
  run: async () => {
    const written = [];
    try {
      for (const entry of configEntriesOf(one.beside ?? [])) {
        const refusal = await agent.write(entry);
        if (refusal !== undefined) throw new Failure([`what stands beside it is refused: ${refusal}`]);
        written.push(entry);
      }
      const entry = configEntryOf(one.object);
      const refusal = await agent.write(entry);
      if (refusal === undefined) written.push(entry);
      expectNone(problemsOf(one, refusal));
    } finally {
      // the object may stand over one of those beside it
      const last = new Map(written.map((entry) => [`${entry.Kind} ${entry.Name}`, entry]));
      for (const entry of [...last.values()].reverse()) await agent.remove(entry);
    }
  },
});

/** What Consul's server takes and what it refuses, on a server that nobody calls. */
export const refusals: MakeScene = async (world) => {
  const { agent } = world;
  const web = speaks('web');
  const router = crd('ServiceRouter', 'web', { routes: [{ destination: { numRetries: 1, retryOn: ['5xx'] } }] });
  const documents = [splits, routes, resolvers, intended, services].flat();
  return {
    objects: [],
    cases: [
      {
        name: 'what is taken or refused for another reason than an unknown field can be written with the CRDs of consul-k8s',
        run: async () => {
          const { root } = world.harness;
          const unlikely = documents.filter(
            ({ object, says }) => unknownFields(root, object).length > 0 !== (says === unknownKey),
          );
          expectNone(
            unlikely.map(({ what, object }) => `${what}: ${unknownFields(root, object).join(', ') || 'known'}`),
          );
        },
      },
      ...documents.map((one) => tried(world, one)),
      {
        name: 'a service does not turn to tcp, and its defaults do not go, while it has a router',
        run: async () => {
          const entries = configEntriesOf([router, web]);
          for (const entry of entries) await world.write(entry);
          const words = /protocol "tcp" that does not permit advanced routing/;
          const turned = { what: 'to tcp', object: web, says: words };
          const problems = [
            ...problemsOf(turned, await agent.write(configEntryOf(speaks('web', 'tcp')))),
            ...problemsOf(turned, await agent.remove(entries[0]!)),
          ];
          for (const entry of [...entries].reverse()) await agent.remove(entry);
          expectNone(problems);
        },
      },
      {
        name: 'a service that is permissive stays so when the flag of the mesh goes',
        run: async () => {
          const flag = (on: boolean) => configEntryOf(crd('Mesh', 'mesh', { allowEnablingPermissiveMutualTLS: on }));
          const service = (more: object) =>
            configEntryOf(crd('ServiceDefaults', 'web', { mutualTLSMode: 'permissive', ...more }));
          await world.write(flag(true));
          await world.write(service({}));
          await world.write(flag(false));
          const refusal = await agent.write(service({ protocol: 'http' }));
          await agent.remove(service({}));
          await agent.remove(flag(false));
          expectNone(refusal === undefined ? [] : [refusal]);
        },
      },
    ],
  };
};
