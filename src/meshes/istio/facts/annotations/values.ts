import { isQuantity } from '../../../../manifests/core/quantity';
import { isObject } from '../../../../manifests/json';
import { yamlIn } from '../mesh-config';
import { isCidrBlock } from '../scalars/ip';
import { proxyConfigFields } from './proxy-config';

/** What istiod has against a value, in words; undefined for one that it takes. */
type Check = (value: string) => string | undefined;

const problem =
  (isRight: (value: string) => boolean, words: string): Check =>
  (value) =>
    isRight(value) ? undefined : words;

const isUnsigned = (text: string, limit: number): boolean => /^\d+$/.test(text) && Number(text) <= limit;
const isPort = (text: string): boolean => isUnsigned(text.trim(), 65_535);
const isListOf = (isItem: (text: string) => boolean) => (text: string) =>
  text === '' || text.split(',').every((item) => isItem(item));

const ports = isListOf(isPort);
const blocks = isListOf(isCidrBlock);
const words = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

const uint32 = problem((value) => isUnsigned(value, 2 ** 32 - 1), 'is not a whole number of 0 or more');
const quantity = problem(
  (value) => value === value.trim() && isQuantity(value),
  'is not an amount such as 100m or 128Mi',
);
const interfaces = problem(
  isListOf((name) => /^[a-zA-Z][a-zA-Z0-9_.-]{0,14}$/.test(name.trim())),
  'is not a list of names of interfaces',
);
const portList = problem((value) => ports(value.trim()), 'is not a list of ports');
const blockList = problem(blocks, 'is not a list of CIDR blocks without blanks');

function proxyConfig(value: string): string | undefined {
  const config = yamlIn(value);
  if (config === null) return undefined;
  if (!isObject(config)) return 'is not a mapping in YAML';
  const unknown = Object.keys(config).find((field) => !proxyConfigFields.has(field.replaceAll('_', '').toLowerCase()));
  return unknown === undefined ? undefined : `has '${unknown}', which is no field of ProxyConfig`;
}

/** The annotations whose values the injector reads. Source: https://istio.io/latest/docs/reference/config/annotations/ */
export const annotationChecks: Readonly<Record<string, Check>> = {
  'sidecar.istio.io/interceptionMode': problem(
    (value) => ['REDIRECT', 'TPROXY', 'NONE'].includes(value),
    'is none of REDIRECT, TPROXY and NONE',
  ),
  'status.sidecar.istio.io/port': problem(isPort, 'is not a port'),
  'readiness.status.sidecar.istio.io/initialDelaySeconds': uint32,
  'readiness.status.sidecar.istio.io/periodSeconds': uint32,
  'readiness.status.sidecar.istio.io/failureThreshold': uint32,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': (value) => (value === '*' ? undefined : blockList(value)),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': blockList,
  'traffic.sidecar.istio.io/includeInboundPorts': (value) => (value === '*' ? undefined : portList(value)),
  'traffic.sidecar.istio.io/excludeInboundPorts': portList,
  'traffic.sidecar.istio.io/excludeOutboundPorts': portList,
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'traffic.sidecar.istio.io/kubevirtInterfaces': interfaces,
  'istio.io/reroute-virtual-interfaces': interfaces,
  'prometheus.istio.io/merge-metrics': problem((value) => words.includes(value), 'is neither true nor false'),
  'proxy.istio.io/config': proxyConfig,
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
};
