import type { Text } from '../../src/diagnostics';
import type { Mesh } from '../../src/meshes/mesh';
import type { HttpMethod } from '../../src/model/http-method';
import type { Identity } from '../../src/model/identity';
import type { PathMatch } from '../../src/model/path-match';
import type { ServicePort } from '../../src/model/port';
import type { Refused } from '../../src/types';
import type { CommonProps } from '../common-props';
import type { ImportedService, ServiceRef } from '../resilient-service/imported-service';
import type { ResilientService } from '../resilient-service/resilient-service';
import type { GitOps } from './gitops';
import type { Stage } from './stage';

/** Who may call: a service of the program, one of another repository, or an identity. */
export type Caller = ResilientService | ImportedService | Identity;

/** Props of `ZeroTrustNamespace`. */
export interface ZeroTrustNamespaceProps extends CommonProps {
  /** The mesh, such as `istio({ version: '1.31' })`. */
  readonly mesh: Mesh;
  /** How far the namespace is on the way, beginning with `Stage.observe()`. */
  readonly stage: Stage;
  /**
   * Every workload of the namespace is declared here. The deny then covers the namespace with all that may be added to it by hand;
   * until then each declared workload has its own, and the others stay as they are. Change it and the stage in releases of their own.
   *
   * @default false
   */
  readonly complete?: boolean | undefined;
  /**
   * `declared`: in the isolate stage NetworkPolicies also limit where pods call out to: the edges of the allow graph, `allowEgress`,
   * DNS on port 53 and the control plane. What lies outside the cluster, the Kubernetes API among it, is cut off until it is added by
   * `patches: { NetworkPolicy: […] }` on the service.
   *
   * @default open
   */
  readonly egress?: 'open' | 'declared';
  /** `argocd()` writes sync waves: what is referred to comes first, allow rules before the deny. @default no annotations */
  readonly gitops?: GitOps;
}

/** One edge of the allow graph. */
export interface AllowProps {
  /** Who calls. A name is refused (MESH3007), and so are the ServiceAccount `default` and shared ones (MESH3008, MESH3009). */
  readonly from: Caller | Refused<Text<'MESH3007'>>;
  /** A service of this namespace. */
  readonly to: ResilientService | Refused<Text<'MESH3013'>>;
  /** GET implies HEAD. @default every method */
  readonly methods?: readonly HttpMethod[] | undefined;
  /** The same matchers as in routes; a text is exact. @default every path */
  readonly paths?: readonly (string | PathMatch)[] | undefined;
  /** Ports of the Service, not of the pods; with methods or paths only the port of the routes (MESH3019). @default the port of the routes */
  readonly ports?: readonly ServicePort[];
}

/** A way out of the namespace. */
export interface AllowEgressProps {
  /** A service of this namespace. */
  readonly from: ResilientService;
  /** What it calls, which another repository owns. */
  readonly to: ImportedService | ServiceRef;
}
