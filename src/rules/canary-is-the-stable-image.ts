import { knownOf } from '../model/later';
import { canary, program, workload } from './example';
import type { Rule } from './rule';

const ofImage = (canaryImage: string) => {
  const containers = workload().containers.map((container) => ({ ...container, image: canaryImage }));
  return program({ canaries: [canary({ canaryImage, workload: workload({ name: 'payments-canary', containers }) })] });
};

export const canaryIsTheStableImage: Rule = {
  code: 'MESH4104',
  name: 'canary-is-the-stable-image',
  severity: 'warning',
  summary: 'A canary that runs the image of the stable version.',
  what: 'canary and stable version both run {image}',
  why: 'the release compares a version with itself',
  fix: 'give the canary the new image; after a promotion, take its weight to 0, then remove it',
  reads: ['services', 'canaries'],
  bad: ofImage('registry.example/payments:1.0.0'),
  good: ofImage('registry.example/payments:2.0.0'),
  *check(graph) {
    for (const { path, service, stableImage, canaryImage, weight, workload: own } of graph.canaries) {
      // a promotion's own release
      if (weight === 0) continue;
      if (stableImage === undefined || stableImage !== canaryImage) continue;
      // of several containers another than the first may be the one with the new image
      const stable = new Map(
        graph.service(service)?.workload.containers.map(({ name, image }) => [name, knownOf(image)]),
      );
      if (own.containers.some(({ name, image }) => stable.get(name) !== knownOf(image))) continue;
      yield { path, at: 'canary.image', values: { image: stableImage }, related: [service] };
    }
  },
};
