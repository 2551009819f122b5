import { knownOf } from '../model/later';
import type { ContainerModel } from '../model/workload';
import { program, service, workload } from './example';
import type { Rule } from './rule';

const ofImage = (image: string) => {
  const containers = workload().containers.map((container) => ({ ...container, image }));
  return program({ services: [service({ workload: workload({ containers }) })] });
};

/** Whether the same text may be another image tomorrow: no digest, and no tag but latest. A colon before a slash is a port. */
function isFloating(image: string): boolean {
  if (image === '' || image.includes('@')) return false;
  const [, tag] = image.slice(image.lastIndexOf('/') + 1).split(':');
  return tag === undefined || tag === 'latest';
}

const floating = (containers: readonly ContainerModel[]): readonly string[] => [
  ...new Set(containers.map(({ image }) => knownOf(image) ?? '').filter(isFloating)),
];

export const imageWithoutVersion: Rule = {
  code: 'MESH5104',
  name: 'image-without-version',
  severity: 'warning',
  summary: 'An image without a tag or digest, or with the tag latest.',
  what: "the image '{image}' names no version",
  why: 'pods that start later may run something else, and a rollback has nothing to go back to',
  fix: 'name a version, or better the digest of an image',
  reads: ['services', 'canaries'],
  bad: ofImage('registry.example/payments'),
  good: ofImage('registry.example/payments:1.0.0'),
  *check(graph) {
    for (const { path, workload: own } of graph.services) {
      if (own.kind !== 'Own') continue;
      for (const image of floating(own.containers)) yield { path, at: 'workload.image', values: { image } };
    }
    for (const { path, service: target, workload: own } of graph.canaries) {
      const stable = new Set(graph.service(target)?.workload.containers.map(({ image }) => knownOf(image)));
      const changed = own.containers.filter(({ image }) => !stable.has(knownOf(image)));
      for (const image of floating(changed)) yield { path, at: 'canary.image', values: { image } };
    }
  },
};
