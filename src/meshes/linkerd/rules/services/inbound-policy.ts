import type { CronJob, PodTemplate, Workload } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { KubernetesObject } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { accessPolicies } from '../../facts/access';

const annotation = 'config.linkerd.io/default-inbound-policy';
type Annotations = Readonly<Record<string, string>> | undefined;

/** Annotations that the injector reads: of a Namespace, and of pods. */
function annotationsOf(object: KubernetesObject): readonly (readonly [at: Path, annotations: Annotations])[] {
  const own = [['metadata', 'annotations'], object.metadata.annotations] as const;
  if (object.kind === 'Namespace' || object.kind === 'Pod') return [own];
  const template = (of: { readonly template?: PodTemplate } | undefined): Annotations =>
    of?.template?.metadata?.annotations;
  const at = ['spec', 'template', 'metadata', 'annotations'];
  if (object.kind !== 'CronJob') return [[at, template((object as Workload).spec)]];
  return [[['spec', 'jobTemplate', ...at], template((object as CronJob).spec?.jobTemplate?.spec)]];
}

export const inboundPolicy: ManifestRule<KubernetesObject> = {
  code: 'MESH6246',
  name: 'inbound-policy',
  severity: 'error',
  summary: 'A default inbound policy that there is not.',
  what: "default-inbound-policy is '{policy}'",
  why: 'nothing refuses it at apply; pods come up with the default of the control plane, which may let everybody in',
  fix: 'write deny, audit, or all- or cluster- with authenticated or unauthenticated',
  upstream: [],
  kinds: ['/Namespace', ...workloadKinds],
  reads: [],
  fields: [annotation],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, annotations: { config.linkerd.io/default-inbound-policy: deny-all } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, annotations: { config.linkerd.io/default-inbound-policy: deny } }
`,
  *check({ object }) {
    for (const [at, annotations] of annotationsOf(object)) {
      const policy = annotations?.[annotation];
      if (policy !== undefined && !accessPolicies.includes(policy))
        yield { at: [...at, annotation], values: { policy } };
    }
  },
};
