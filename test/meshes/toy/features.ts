import { can, cannot, type Feature, type Features, features, part } from '../../../src/model/feature';

const nothing = cannot({
  reason: 'the toy forwards requests and nothing else',
  wayOut: 'leave it out',
  source: 'this folder',
});

const lacking = Object.fromEntries(Object.keys(features).map((feature) => [feature, nothing])) as unknown as Readonly<
  Record<Feature, typeof nothing>
>;

/** What the toy has. */
export const toyFeatures = {
  ...lacking,
  requestRoutes: can('test/meshes/toy.test.ts'),
  weightedSplit: can('test/meshes/toy.test.ts'),
  requestTimeout: part({
    loss: 'timeouts are whole seconds, rounded up',
    wayOut: 'say whole seconds',
    source: 'this folder',
  }),
  permissiveStage: can('test/meshes/toy.test.ts'),
  permissiveException: can('test/meshes/toy.test.ts'),
  policyDryRun: can('test/meshes/toy.test.ts'),
} as const satisfies Features;
