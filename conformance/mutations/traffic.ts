import type { Mutation } from './mutation';

const routes = 'src/meshes/istio/render/virtual-service.ts';

/** Faults in what becomes of a request. */
export const trafficMutations: readonly Mutation[] = [
  {
    name: 'writes-retried',
    breaks: 'POST is retried on 5xx, so that a write may happen twice',
    file: routes,
    find: 'retries: retries(route.retries),',
    replacement: `retries: retries(
      route.methods.includes('POST') && route.retries.kind === 'Retry'
        ? { ...route.retries, conditions: [...route.retries.conditions, '5xx'] }
        : route.retries,
    ),`,
    suite: 'traffic',
    cause: /POST is tried once on 503\nPOST \/items: tries: 1 was promised, 3 was seen/,
  },
  {
    name: 'retries-unsaid',
    breaks: 'no route says its retries, so that those of Istio hold',
    file: routes,
    find: 'retries: retries(route.retries),',
    replacement: '',
    suite: 'traffic',
    cause: /a gRPC method that is not idempotent is called once on status 14\ncalls: \["\S+"\] was promised/,
  },
  {
    name: 'off-unsaid',
    breaks: "retries: 'off' is not written, so that Istio retries twice",
    file: routes,
    find: 'retries: retries(route.retries),',
    replacement: "...(route.retries.kind === 'Off' ? {} : { retries: retries(route.retries) }),",
    suite: 'traffic',
    cause: /retries: 'off' is (called|tried) once on .*\n.*: \S+ was promised/,
  },
  {
    name: 'timeout-left-out',
    breaks: 'no route has a timeout',
    file: routes,
    find: '...(route.timeout === undefined ? {} : { timeout: seconds(route.timeout) }),',
    replacement: '',
    suite: 'traffic',
    cause: /the timeout of 500 ms cuts POST there.*POST: status: 504 was promised, 200 was seen/s,
  },
  {
    name: 'per-try-timeout-lost',
    breaks: 'a slow first try takes the whole timeout, and nothing is left for the next',
    file: routes,
    find: '...(model.perTryTimeout === undefined ? {} : { perTryTimeout: seconds(model.perTryTimeout) }),',
    replacement: '',
    suite: 'traffic',
    cause: /per-try timeout.*tries: 3 was promised, 1 was seen/s,
  },
  {
    name: 'field-renamed',
    breaks: 'the timeout is written in a field that the CRD does not have',
    file: routes,
    find: '{ timeout: seconds(route.timeout) }',
    replacement: '{ timeot: seconds(route.timeout) }',
    suite: 'admission',
    cause: /VirtualService \S+ is refused: .*\.timeot: field not declared in schema|'timeot' is no field/,
  },
  {
    name: 'prefix-by-character',
    breaks: "prefix('/a') takes /ab too",
    file: routes,
    find: `{ prefix: \`\${path.value}/\` }`,
    replacement: '{ prefix: path.value }',
    suite: 'traffic',
    cause: /\/ab does not arrive\nGET \/ab: \[404,\[\]\] was promised/,
  },
  {
    name: 'port-unnamed',
    breaks: 'the ports of a Service have neither name nor protocol, so that requests on them are bytes to the mesh',
    file: 'src/meshes/shared/render/workload.ts',
    find: `        name,
        port: servicePort,
        targetPort: workloadPort,
        protocol: 'TCP',
        appProtocol: appProtocols[protocol],
`,
    replacement: `        port: servicePort,
        targetPort: workloadPort,
        protocol: 'TCP',
`,
    suite: 'admission',
    cause: /IST0118 .*Service .*[Pp]ort name|Service \S+ spec\.ports\[\d+\]\.name: name is missing/,
  },
];
