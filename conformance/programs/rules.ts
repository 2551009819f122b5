import { istio } from '../../src/meshes';
import { graphOf, type Program } from '../../src/model/program';
import { rules } from '../../src/rules';
import { renderGraph } from '../../src/synth/render';
import type { Manifest } from '../cluster/manifest';
import { meshedPod } from '../cluster/pods';
import type { Group } from './group';

const mesh = istio({ version: '1.31' });

const withoutEmpty = (
  map: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined =>
  map === undefined || Object.keys(map).length === 0 ? undefined : map;

/** What the renderers of Istio make of a program, as cdk8s would write it. */
export function rendered(program: Program): readonly Manifest[] {
  const graph = graphOf(program);
  const drafts = renderGraph(graph, new Map(graph.namespaces.map(({ path }) => [path, mesh])));
  return drafts.map(({ apiVersion, kind, metadata, body }) => {
    const { labels, annotations } = metadata;
    const object = {
      apiVersion,
      kind,
      metadata: { ...metadata, labels: withoutEmpty(labels), annotations: withoutEmpty(annotations) },
      ...body,
    };
    // without what is undefined
    return JSON.parse(JSON.stringify(object)) as Manifest;
  });
}

/** Pods of the Deployments that users define themselves: the models of examples have none to emit. */
const givenPods = ({ services }: Program): readonly Manifest[] =>
  services.flatMap(({ name, namespace, workload }) =>
    workload.kind === 'Given' ? [meshedPod(name, namespace, workload.labels)] : [],
  );

const groupOf = (code: string, name: string, program: Program): Group => ({
  name: `${code} ${name}`,
  objects: rendered(program),
  existing: givenPods(program),
});

/** The programs that rules call good: of the model's rules, and of those over manifests with the manifest beside it. */
export function goodExamples(): readonly Group[] {
  return [
    ...rules.map(({ code, name, good }) => groupOf(code, name, good)),
    ...mesh.guards.map(({ code, name, good }) => {
      const { path: _, ...manifest } = good.manifest;
      return { name: `${code} ${name}`, objects: replaced(rendered(good.program), manifest as unknown as Manifest) };
    }),
  ];
}

/** The objects with one more, or another in the place of the one of the same name. */
export function replaced(objects: readonly Manifest[], added: Manifest): readonly Manifest[] {
  const same = ({ kind, metadata }: Manifest): boolean =>
    kind === added.kind && metadata.name === added.metadata.name && metadata.namespace === added.metadata.namespace;
  return [...objects.filter((object) => !same(object)), added];
}

/** What a rule refuses, and the field that it names where it looks at a manifest. */
export interface BadExample extends Group {
  readonly code: string;
  readonly at?: string;
}

export function badExamples(): readonly BadExample[] {
  return [
    ...rules.map(({ code, name, bad }) => ({ code, ...groupOf(code, name, bad) })),
    ...mesh.guards.map(({ code, name, bad, check }) => {
      const { path: _, ...manifest } = bad.manifest;
      const [finding] = check(bad.manifest, graphOf(bad.program));
      const objects = replaced(rendered(bad.program), manifest as unknown as Manifest);
      return { code, name: `${code} ${name}`, objects, at: finding?.at };
    }),
  ];
}
