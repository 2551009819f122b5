import { dataAt, type Manifest } from '../../cluster/manifest';

/** What the API server says of every object by itself. */
export const bookkeeping =
  /^(status|metadata\.(uid|creationTimestamp|generation|managedFields|resourceVersion))(\.|\[|$)|^metadata\.namespace$/;

const container = 'spec.template.spec.containers[]';
const probe = (name: string): readonly string[] =>
  ['failureThreshold', 'periodSeconds', 'successThreshold', 'timeoutSeconds'].map(
    (field) => `${container}.${name}.${field}`,
  );

/** Fields of core kinds that the API server chooses. Items of lists count as one. */
const allocated: Readonly<Record<string, readonly string[]>> = {
  // the label alone, or the labels where none are written
  Namespace: ['metadata.labels.kubernetes.io/metadata.name', 'metadata.labels', 'spec'],
  Service: ['spec.clusterIP', 'spec.clusterIPs', 'spec.ipFamilies', 'spec.ipFamilyPolicy'],
  // the old name of serviceAccountName, kept in step with it
  Deployment: ['spec.template.spec.serviceAccount'],
};

/** Fields of core kinds whose defaults are the same in every cluster, and that we leave to it. */
const defaulted: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec.internalTrafficPolicy', 'spec.sessionAffinity'],
  Deployment: [
    'spec.progressDeadlineSeconds',
    // left out where an autoscaler owns them
    'spec.replicas',
    'spec.revisionHistoryLimit',
    `${container}.imagePullPolicy`,
    ...probe('livenessProbe'),
    `${container}.livenessProbe.httpGet.scheme`,
    ...probe('readinessProbe'),
    `${container}.readinessProbe.httpGet.scheme`,
    `${container}.terminationMessagePath`,
    `${container}.terminationMessagePolicy`,
    'spec.template.spec.dnsPolicy',
    'spec.template.spec.restartPolicy',
    'spec.template.spec.schedulerName',
  ],
};

export const leftToServer = { allocated, defaulted } as const;

export const isLeft = (kind: string, path: string): boolean =>
  Object.values(leftToServer).some((fields) => fields[kind]?.includes(path) === true);

/** Objects whose fields are their authors' matter: we only add to them, or copy them. */
export const notOurs: readonly {
  readonly is: (object: Manifest, group: string) => boolean;
  readonly why: string;
}[] = [
  {
    is: ({ kind, spec }) =>
      kind === 'Deployment' && dataAt(spec, 'selector', 'matchLabels', 'cdk8s.io/metadata.addr') !== undefined,
    why: 'a Deployment of cdk8s-plus, which writes quantities such as 2048Mi that the API server writes as 2Gi',
  },
  {
    is: ({ kind }, group) => kind === 'Deployment' && group.includes('of a given Deployment'),
    why: 'the copy of a Deployment that a user wrote',
  },
];
