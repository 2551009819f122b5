import type { JsonObject } from '../../../src/manifests/json';
import { issues, type Rows } from './harness';

describe('a HorizontalPodAutoscaler', () => {
  const target = { type: 'Utilization', averageUtilization: 70 };
  const cpu = { type: 'Resource', resource: { name: 'cpu', target } };
  const metric = (one: JsonObject): JsonObject => ({ metrics: [one] });
  const resource = (more: JsonObject): JsonObject =>
    metric({ type: 'Resource', resource: { name: 'cpu', target: more } });
  const container = (more: JsonObject): JsonObject =>
    metric({ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'main', target, ...more } });
  const described = { apiVersion: 'v1', kind: 'Service', name: 'web' };
  const object = (more: JsonObject): JsonObject =>
    metric({
      type: 'Object',
      object: { describedObject: described, metric: { name: 'hits' }, target: { type: 'Value', value: '2k' }, ...more },
    });
  const up = (rules: JsonObject): JsonObject => ({ behavior: { scaleUp: rules } });
  const policy = { type: 'Pods', value: 4, periodSeconds: 60 };
  const scaled = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' };
  const rows: Rows = [
    ['that is right', {}, []],
    ['no pods at all', { maxReplicas: 0 }, ['7105 spec.maxReplicas']],
    ['to zero', { minReplicas: 0 }, ['7105 spec.minReplicas']],
    ['more at least than at most', { minReplicas: 4 }, ['7105 spec.maxReplicas']],
    [
      'of something without a group',
      { scaleTargetRef: { ...scaled, apiVersion: 'v1' } },
      ['7120 spec.scaleTargetRef.apiVersion'],
    ],
    [
      'of something without a version',
      { scaleTargetRef: { kind: 'Deployment', name: 'a' } },
      ['7120 spec.scaleTargetRef.apiVersion'],
    ],
    ['of no name', { scaleTargetRef: { ...scaled, name: '' } }, ['7103 spec.scaleTargetRef.name']],
    ['of a path', { scaleTargetRef: { ...scaled, name: 'a/b' } }, ['7120 spec.scaleTargetRef.name']],
    ['a metric of an unknown type', metric({ type: 'Cpu' }), ['7104 spec.metrics[0].type']],
    ['a metric without its source', metric({ type: 'Pods' }), ['7103 spec.metrics[0].pods']],
    [
      'a metric of two sources',
      metric({ ...cpu, pods: { metric: { name: 'a' }, target } }),
      ['7133 spec.metrics[0].pods'],
    ],
    [
      'a share of nothing',
      resource({ type: 'Utilization', averageUtilization: 0 }),
      ['7105 spec.metrics[0].resource.target.averageUtilization'],
    ],
    [
      'a target of nothing',
      resource({ type: 'Utilization' }),
      ['7103 spec.metrics[0].resource.target["averageUtilization or averageValue"]'],
    ],
    [
      'a target of two',
      resource({ ...target, averageValue: '1' }),
      ['7133 spec.metrics[0].resource.target.averageValue'],
    ],
    [
      'an amount of nothing',
      resource({ type: 'AverageValue', averageValue: '0' }),
      ['7105 spec.metrics[0].resource.target.averageValue'],
    ],
    [
      'a target of an unknown type',
      resource({ ...target, type: 'Share' }),
      ['7104 spec.metrics[0].resource.target.type'],
    ],
    ['of a container', container({}), []],
    [
      'of a container whose name is none',
      container({ container: 'A' }),
      ['7120 spec.metrics[0].containerResource.container'],
    ],
    [
      'of a container, an unknown resource',
      container({ name: 'disk' }),
      ['7120 spec.metrics[0].containerResource.name'],
    ],
    ['of a container, a resource of a vendor', container({ name: 'a.b/gpu' }), []],
    ['of an object', object({}), []],
    ['of an object, a value and an average', object({ target: { type: 'Value', value: 1, averageValue: 1 } }), []],
    [
      'of an object, a metric without a name',
      object({ metric: { name: '' } }),
      ['7103 spec.metrics[0].object.metric.name'],
    ],
    [
      'of an object whose version is none',
      object({ describedObject: { ...described, apiVersion: 'a/b/c' } }),
      ['7120 spec.metrics[0].object.describedObject.apiVersion'],
    ],
    ['behaviour of one policy', up({ policies: [policy] }), []],
    ['behaviour of no policy said', up({ stabilizationWindowSeconds: 0 }), []],
    ['behaviour of no policies', up({ policies: [] }), ['7103 spec.behavior.scaleUp.policies']],
    [
      'a window of over an hour',
      up({ stabilizationWindowSeconds: 3601 }),
      ['7105 spec.behavior.scaleUp.stabilizationWindowSeconds'],
    ],
    [
      'a period of over half an hour',
      up({ policies: [{ ...policy, periodSeconds: 1801 }] }),
      ['7105 spec.behavior.scaleUp.policies[0].periodSeconds'],
    ],
    [
      'a policy of nothing',
      up({ policies: [{ ...policy, value: 0 }] }),
      ['7105 spec.behavior.scaleUp.policies[0].value'],
    ],
    [
      'a policy of an unknown type',
      up({ policies: [{ ...policy, type: 'Nodes' }] }),
      ['7104 spec.behavior.scaleUp.policies[0].type'],
    ],
    ['an unknown choice', up({ selectPolicy: 'Mean' }), ['7104 spec.behavior.scaleUp.selectPolicy']],
    ['a tolerance below nothing', up({ tolerance: '-0.1' }), ['7105 spec.behavior.scaleUp.tolerance']],
  ];
  it.each(rows)('%s', (_, change, expected) => {
    const spec = { scaleTargetRef: scaled, maxReplicas: 3, metrics: [cpu], ...change };
    expect(issues('autoscaling/v2', 'HorizontalPodAutoscaler', { spec })).toEqual(expected);
  });
});
