import type { Json, JsonObject } from '../../../src/manifests/json';
import { issues, type Rows } from './harness';

describe('a Service', () => {
  const http = { name: 'http', port: 80, targetPort: 'web' };
  const rows: Rows = [
    ['that is right', {}, []],
    ['without ports', { ports: [] }, ['7103 spec.ports']],
    ['without ports, headless', { ports: [], clusterIP: 'None' }, []],
    ['two ports, one without a name', { ports: [http, { port: 81 }] }, ['7103 spec.ports[1].name']],
    ['two ports of a name', { ports: [http, { ...http, port: 81 }] }, ['7113 spec.ports[1].name']],
    ['a port twice', { ports: [http, { ...http, name: 'b' }] }, ['7113 spec.ports[1]']],
    ['a port twice, in two protocols', { ports: [http, { ...http, name: 'b', protocol: 'UDP' }] }, []],
    ['a port name with an underscore', { ports: [{ ...http, name: 'a_b' }] }, ['7120 spec.ports[0].name']],
    ['port 0', { ports: [{ ...http, port: 0 }] }, ['7105 spec.ports[0].port']],
    ['a port out of range', { ports: [{ ...http, port: 65_536 }] }, ['7105 spec.ports[0].port']],
    ['a target port out of range', { ports: [{ ...http, targetPort: 65_536 }] }, ['7105 spec.ports[0].targetPort']],
    [
      'a target port of a long name',
      { ports: [{ ...http, targetPort: 'a-very-long-name' }] },
      ['7120 spec.ports[0].targetPort'],
    ],
    ['target port 0, which is the port', { ports: [{ ...http, targetPort: 0 }] }, []],
    ['an unknown protocol', { ports: [{ ...http, protocol: 'tcp' }] }, ['7104 spec.ports[0].protocol']],
    ['a node port of a ClusterIP', { ports: [{ ...http, nodePort: 30_000 }] }, ['7133 spec.ports[0].nodePort']],
    ['a node port of a NodePort', { type: 'NodePort', ports: [{ ...http, nodePort: 30_000 }] }, []],
    ['an empty type, which is the default', { type: '' }, []],
    ['an empty protocol, which is the default', { ports: [{ ...http, protocol: '' }] }, []],
    ['an empty application protocol', { ports: [{ ...http, appProtocol: '' }] }, ['7120 spec.ports[0].appProtocol']],
    ['an address that is none', { clusterIP: '10.0.0' }, ['7109 spec.clusterIP']],
    ['a selector with a bad value', { selector: { app: 'a b' } }, ['7120 spec.selector.app']],
    ['a name elsewhere without the name', { type: 'ExternalName' }, ['7103 spec.externalName']],
    ['a name elsewhere', { type: 'ExternalName', externalName: 'a.b.', ports: [] }, []],
    [
      'source ranges of a ClusterIP',
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
      ['7133 spec.loadBalancerSourceRanges'],
    ],
    [
      'a source range that is none',
      { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/33'] },
      ['7109 spec.loadBalancerSourceRanges[0]'],
    ],
    ['a traffic policy of a ClusterIP', { externalTrafficPolicy: 'Local' }, ['7133 spec.externalTrafficPolicy']],
    ['an affinity config without affinity, which is dropped', { sessionAffinityConfig: { clientIP: {} } }, []],
    [
      'an affinity for over a day',
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } } },
      ['7105 spec.sessionAffinityConfig.clientIP.timeoutSeconds'],
    ],
    ['an unknown distribution', { trafficDistribution: 'Near' }, ['7104 spec.trafficDistribution']],
    ['a headless LoadBalancer', { type: 'LoadBalancer', clusterIP: 'None' }, ['7133 spec.clusterIP']],
    ['a misspelt field', { selctor: {} }, ['7101 spec.selctor']],
  ];
  it.each(rows)('%s', (_, change, expected) => {
    expect(issues('v1', 'Service', { spec: { ports: [http], selector: { app: 'a' }, ...change } })).toEqual(expected);
  });

  it('keeps its address', () => {
    const spec = (clusterIP?: string): JsonObject => ({
      spec: { ports: [http], ...(clusterIP === undefined ? {} : { clusterIP }) },
    });
    expect(issues('v1', 'Service', spec('None'), spec('10.0.0.1'))).toEqual(['7134 spec.clusterIP']);
    expect(issues('v1', 'Service', spec(), spec('10.0.0.1'))).toEqual([]);
  });
});

describe('a Deployment', () => {
  const container = { name: 'a', image: 'b' };
  const spec: JsonObject = {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [container] } },
  };
  const withContainer = (more: JsonObject): JsonObject => withPod({ containers: [{ ...container, ...more }] });
  const withPod = (pod: JsonObject): JsonObject => ({
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [container], ...pod } },
  });
  const at = (place: string): string => `spec.template.spec.${place}`;
  const probe = (more: JsonObject): JsonObject => withContainer({ livenessProbe: more });
  const sleeping = (seconds: number): JsonObject => ({ ...container, lifecycle: { preStop: { sleep: { seconds } } } });
  const rows: Rows = [
    ['that is right', {}, []],
    ['without a selector', { selector: null }, ['7103 spec.selector']],
    ['an empty selector', { selector: {} }, ['7131 spec.selector']],
    [
      'a selector that the template misses',
      { selector: { matchLabels: { app: 'b' } } },
      ['7130 spec.template.metadata.labels'],
    ],
    [
      'an expression that it misses',
      { selector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] } },
      ['7130 spec.template.metadata.labels'],
    ],
    ['an expression that it meets', { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, []],
    [
      'an expression without values',
      { selector: { matchExpressions: [{ key: 'app', operator: 'In' }] } },
      ['7103 spec.selector.matchExpressions[0].values', '7130 spec.template.metadata.labels'],
    ],
    ['fewer than no replicas', { replicas: -1 }, ['7105 spec.replicas']],
    ['no containers', withPod({ containers: [] }), [`7103 ${at('containers')}`]],
    ['no image', withPod({ containers: [{ name: 'a' }] }), [`7103 ${at('containers[0].image')}`]],
    ['two containers of a name', withPod({ containers: [container, container] }), [`7113 ${at('containers[1].name')}`]],
    ['pods that end', withPod({ restartPolicy: 'Never' }), [`7104 ${at('restartPolicy')}`]],
    [
      'port names',
      withContainer({ ports: [{ containerPort: 80, name: 'http-metrics-and-more' }] }),
      [`7120 ${at('containers[0].ports[0].name')}`],
    ],
    [
      'a port name twice',
      withContainer({
        ports: [
          { containerPort: 80, name: 'a' },
          { containerPort: 81, name: 'a' },
        ],
      }),
      [`7113 ${at('containers[0].ports[1].name')}`],
    ],
    [
      'a port out of range',
      withContainer({ ports: [{ containerPort: 70_000 }] }),
      [`7105 ${at('containers[0].ports[0].containerPort')}`],
    ],
    [
      'a value that is a number',
      withContainer({ env: [{ name: 'A', value: 1 }] }),
      [`7102 ${at('containers[0].env[0].value')}`],
    ],
    [
      'a user beyond 32 bits',
      withContainer({ securityContext: { runAsUser: 4_294_967_295 } }),
      [`7105 ${at('containers[0].securityContext.runAsUser')}`],
    ],
    ['a group below nothing', withPod({ securityContext: { fsGroup: -1 } }), [`7105 ${at('securityContext.fsGroup')}`]],
    [
      'a volume smaller than nothing',
      withPod({ volumes: [{ name: 'a', emptyDir: { sizeLimit: '-1' } }] }),
      [`7105 ${at('volumes[0].emptyDir.sizeLimit')}`],
    ],
    [
      'a limit that is a list',
      withContainer({ resources: { limits: { cpu: ['1'] } } }),
      [`7102 ${at('containers[0].resources.limits.cpu')}`],
    ],
    ['a limit that is a number', withContainer({ resources: { limits: { cpu: 0.5, 'a.b/gpu': 1 } } }), []],
    [
      'a limit of an unknown resource',
      withContainer({ resources: { limits: { gpu: 1 } } }),
      [`7120 ${at('containers[0].resources.limits.gpu')}`],
    ],
    ['a sleep as long as the grace', withPod({ containers: [sleeping(40)], terminationGracePeriodSeconds: 40 }), []],
    [
      'a sleep that is longer',
      withPod({ containers: [sleeping(41)], terminationGracePeriodSeconds: 40 }),
      [`7105 ${at('containers[0].lifecycle.preStop.sleep.seconds')}`],
    ],
    [
      'a sleep longer than the default grace',
      withPod({ containers: [sleeping(31)] }),
      [`7105 ${at('containers[0].lifecycle.preStop.sleep.seconds')}`],
    ],
    [
      'a hook without a command',
      withContainer({ lifecycle: { preStop: { exec: { command: [] } } } }),
      [`7103 ${at('containers[0].lifecycle.preStop.exec.command')}`],
    ],
    [
      'a variable with = in its name',
      withContainer({ env: [{ name: 'A=B', value: 'c' }] }),
      [`7120 ${at('containers[0].env[0].name')}`],
    ],
    [
      'a value of a Secret without a name',
      withContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: '', key: 'b' } } }] }),
      [`7120 ${at('containers[0].env[0].valueFrom.secretKeyRef.name')}`],
    ],
    [
      'a value of a label',
      withContainer({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }] }),
      [],
    ],
    [
      'a value of an unknown field',
      withContainer({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.replicas' } } }] }),
      [`7104 ${at('containers[0].env[0].valueFrom.fieldRef.fieldPath')}`],
    ],
    [
      'a value from two places',
      withContainer({
        env: [
          { name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'spec.nodeName' } } },
        ],
      }),
      [`7132 ${at('containers[0].env[0].valueFrom')}`],
    ],
    [
      'a mount of no volume',
      withContainer({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
      [`7135 ${at('containers[0].volumeMounts[0].name')}`],
    ],
    [
      'a mount of a volume',
      withPod({
        volumes: [{ name: 'v' }],
        containers: [{ ...container, volumeMounts: [{ name: 'v', mountPath: '/a' }] }],
      }),
      [],
    ],
    [
      'an amount that is none',
      withContainer({ resources: { limits: { cpu: '1 core' } } }),
      [`7109 ${at('containers[0].resources.limits.cpu')}`],
    ],
    ['a number for an amount', withContainer({ resources: { limits: { cpu: 0.5 } } }), []],
    [
      'a request over the limit',
      withContainer({ resources: { limits: { memory: '1Gi' }, requests: { memory: '1025Mi' } } }),
      [`7105 ${at('containers[0].resources.requests.memory')}`],
    ],
    [
      'a negative amount',
      withContainer({ resources: { limits: { cpu: '-1' } } }),
      [`7105 ${at('containers[0].resources.limits.cpu')}`],
    ],
    ['a probe without a handler', probe({ periodSeconds: 1 }), [`7132 ${at('containers[0].livenessProbe')}`]],
    [
      'a probe with two handlers',
      probe({ httpGet: { port: 80 }, tcpSocket: { port: 80 } }),
      [`7132 ${at('containers[0].livenessProbe')}`],
    ],
    [
      'a probe of a port out of range',
      probe({ httpGet: { port: 0 } }),
      [`7105 ${at('containers[0].livenessProbe.httpGet.port')}`],
    ],
    [
      'a liveness threshold',
      probe({ httpGet: { port: 'web' }, successThreshold: 2 }),
      [`7105 ${at('containers[0].livenessProbe.successThreshold')}`],
    ],
    ['a strategy that is unknown', { strategy: { type: 'Rolling' } }, ['7104 spec.strategy.type']],
    ['a rolling Recreate', { strategy: { type: 'Recreate', rollingUpdate: {} } }, ['7133 spec.strategy.rollingUpdate']],
    [
      'no room to roll',
      { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } },
      ['7105 spec.strategy.rollingUpdate.maxUnavailable'],
    ],
    [
      'a deadline below the wait',
      { progressDeadlineSeconds: 5, minReadySeconds: 5 },
      ['7105 spec.progressDeadlineSeconds'],
    ],
  ];
  it.each(rows)('%s', (_, change, expected) => {
    expect(issues('apps/v1', 'Deployment', { spec: { ...spec, ...change } })).toEqual(expected);
  });

  it('keeps its selector', () => {
    const old = { spec: { ...spec, selector: { matchLabels: { app: 'a', tier: 'b' } } } };
    expect(issues('apps/v1', 'Deployment', { spec }, old)).toEqual(['7134 spec.selector']);
    expect(issues('apps/v1', 'Deployment', { spec }, { spec })).toEqual([]);
  });
});

describe('a NetworkPolicy', () => {
  const rule = (from: Json, ports: Json = []): JsonObject => ({
    ingress: [{ from: from as JsonObject, ports: ports as JsonObject }],
  });
  const peer = 'spec.ingress[0].from[0]';
  const port = 'spec.ingress[0].ports[0]';
  const rows: Rows = [
    ['that is right', rule([{ podSelector: {}, namespaceSelector: {} }], [{ port: 80, protocol: 'TCP' }]), []],
    ['a peer that is nobody', rule([{}]), [`7132 ${peer}`]],
    [
      'a block beside a selector',
      rule([{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }]),
      [`7133 ${peer}.ipBlock`],
    ],
    ['a block that is none', rule([{ ipBlock: { cidr: '10.0.0.0' } }]), [`7109 ${peer}.ipBlock.cidr`]],
    ['an exception within', rule([{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }]), []],
    [
      'an exception outside',
      rule([{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }]),
      [`7105 ${peer}.ipBlock.except[0]`],
    ],
    [
      'an exception of all',
      rule([{ ipBlock: { cidr: 'fd00::/16', except: ['fd00::/16'] } }]),
      [`7105 ${peer}.ipBlock.except[0]`],
    ],
    ['a named port', rule([], [{ port: 'http' }]), []],
    ['a port out of range', rule([], [{ port: 0 }]), [`7105 ${port}.port`]],
    ['a range that ends before it starts', rule([], [{ port: 90, endPort: 80 }]), [`7105 ${port}.endPort`]],
    ['a range of a named port', rule([], [{ port: 'http', endPort: 80 }]), [`7133 ${port}.endPort`]],
    ['an unknown protocol', rule([], [{ port: 80, protocol: 'HTTP' }]), [`7104 ${port}.protocol`]],
    ['an unknown type', { policyTypes: ['ingress'] }, ['7104 spec.policyTypes[0]']],
    ['a type twice', { policyTypes: ['Egress', 'Ingress', 'Egress'] }, ['7107 spec.policyTypes']],
    [
      'an unknown operator',
      { podSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } },
      ['7104 spec.podSelector.matchExpressions[0].operator'],
    ],
  ];
  it.each(rows)('%s', (_, change, expected) => {
    expect(issues('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...change } })).toEqual(expected);
  });
});

describe('a ConfigMap', () => {
  const rows: Rows = [
    ['that is right', { data: { 'a.yaml': 'b' }, binaryData: { b: 'YQ==' } }, []],
    ['a value that is a number', { data: { a: 1 } }, ['7102 data.a']],
    ['a key with a slash', { data: { 'a/b': '' } }, ['7120 data["a/b"]']],
    ['a key in both', { data: { a: '' }, binaryData: { a: 'YQ==' } }, ['7133 binaryData.a']],
    ['what is no base64', { binaryData: { a: '?' } }, ['7109 binaryData.a']],
    ['more than a mebibyte', { data: { a: 'b'.repeat(1_048_577) } }, ['7106 ']],
  ];
  it.each(rows)('%s', (_, change, expected) => expect(issues('v1', 'ConfigMap', change)).toEqual(expected));

  it('that is immutable stays', () => {
    expect(issues('v1', 'ConfigMap', { data: { a: 'c' } }, { immutable: true, data: { a: 'b' } })).toEqual([
      '7134 data',
      '7134 immutable',
    ]);
    expect(issues('v1', 'ConfigMap', { data: { a: 'c' } }, { data: { a: 'b' } })).toEqual([]);
  });
});

describe('a PodDisruptionBudget', () => {
  const rows: Rows = [
    ['of a count', { maxUnavailable: 1 }, []],
    ['of a share', { minAvailable: '50%' }, []],
    ['of both', { minAvailable: 1, maxUnavailable: 1 }, ['7133 spec.maxUnavailable']],
    ['of a share that is none', { maxUnavailable: '*' }, ['7105 spec.maxUnavailable']],
    ['of more than all', { minAvailable: '101%' }, ['7105 spec.minAvailable']],
    ['of fewer than none', { maxUnavailable: -1 }, ['7105 spec.maxUnavailable']],
  ];
  it.each(rows)('%s', (_, spec, expected) => {
    expect(issues('policy/v1', 'PodDisruptionBudget', { spec })).toEqual(expected);
  });
});

it('the finalizers of a Namespace', () => {
  const spec = (...finalizers: string[]): JsonObject => ({ metadata: { name: 'a' }, spec: { finalizers } });
  expect(issues('v1', 'Namespace', spec('kubernetes', 'a.io/b'))).toEqual([]);
  expect(issues('v1', 'Namespace', spec('a', '!'))).toEqual(['7120 spec.finalizers[0]', '7120 spec.finalizers[1]']);
});
