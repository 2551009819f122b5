import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Draft } from '../meshes/draft';

/** The chart that an object of a construct is written to; one that stands outside is refused elsewhere. */
export const chartOf = (construct: IConstruct): Chart | undefined =>
  [...construct.node.scopes].reverse().find(Chart.isChart);

/** The drafts with the labels of their charts, which cdk8s puts on every object that it makes. */
export function withChartLabels(
  drafts: readonly Draft[],
  constructs: ReadonlyMap<string, IConstruct>,
): readonly Draft[] {
  const labelsOf = new Map<string, Readonly<Record<string, string>>>();
  for (const owner of new Set(drafts.map((draft) => draft.owner))) {
    const labels = chartOf(constructs.get(owner)!)?.labels ?? {};
    if (Object.keys(labels).length > 0) labelsOf.set(owner, labels);
  }
  if (labelsOf.size === 0) return drafts;
  return drafts.map((draft) => {
    const labels = { ...labelsOf.get(draft.owner), ...draft.metadata.labels };
    return { ...draft, metadata: { ...draft.metadata, labels } };
  });
}
