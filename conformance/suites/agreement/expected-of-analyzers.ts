/** What only one of us and istioctl says. */
export interface Alone {
  readonly by: 'istioctl' | 'us';
  /** Of whoever says it. */
  readonly code: string;
  readonly words: string;
}

/** Differences that we have looked at, each with its reason. */
export interface Differing {
  readonly by: Alone['by'];
  readonly code: string;
  /** Only in these groups. */
  readonly in?: RegExp;
  /** Only in these words. */
  readonly words?: RegExp;
  readonly why: string;
}

const strict = 'ours compares selectors before there are pods; analyze waits for a pod that both select';
const injected = 'analyze looks only at workloads that get a proxy, and the example does not say who injects them';
const podless = 'analyze finds a gateway by a pod that runs; ours by the object that will make it';

export const differing: readonly Differing[] = [
  {
    by: 'istioctl',
    code: 'IST0127',
    words: /labels: $/,
    why: 'a policy for a whole namespace in which nothing runs yet; ours asks for pods only where a selector names them',
  },
  {
    by: 'istioctl',
    code: 'IST0132',
    in: /MESH(8108|9005|9006|9114)/,
    why: 'said once more of a Gateway that is not there, which both report as such',
  },
  {
    by: 'istioctl',
    code: 'IST0162',
    in: /MESH(9007|9008|9401)/,
    why: 'no Service leads to the pods of the Gateway in the example; ours compares ports of a Service that is there',
  },
  {
    by: 'istioctl',
    code: 'IST0161',
    in: /^good example of MESH(9008|9401)/,
    why: 'certificates in examples are placeholders; ours looks at keys of the Secret and not into the PEM',
  },
  {
    by: 'istioctl',
    code: 'IST0146',
    in: /^good example of MESH9505/,
    why: 'the webhook configuration of the example has what the injector reads, which is too little for the API server',
  },
  {
    by: 'istioctl',
    code: 'IST0134',
    in: /^good example of MESH8415/,
    why: 'analyze asks for addresses of every TCP port, though istiod gives one to an entry whose names are resolved',
  },
  {
    by: 'us',
    code: 'MESH9114',
    why: 'analyze compares hosts as they are written, ours the names that they stand for',
  },
  { by: 'us', code: 'MESH9103', why: strict },
  { by: 'us', code: 'MESH9117', why: strict },
  { by: 'us', code: 'MESH9112', why: injected },
  { by: 'us', code: 'MESH9113', why: injected },
  {
    by: 'us',
    code: 'MESH9310',
    why: 'analyze looks at AuthorizationPolicies only, and does not ask whether the pods have a proxy',
  },
  { by: 'us', code: 'MESH9317', why: podless },
  { by: 'us', code: 'MESH9518', why: podless },
  {
    by: 'istioctl',
    code: 'IST0151',
    in: /MESH8811/,
    why: 'analyze says IST0155 only when the filter with a proxyVersion comes first by name and carries a value',
  },
  {
    by: 'us',
    code: 'MESH8811',
    why: 'analyze says IST0155 only when the filter with a proxyVersion comes first by name and carries a value',
  },
  {
    by: 'us',
    code: 'MESH8810',
    in: /MESH(8812|8814)/,
    why: 'analyze says only that the operation is wrong there, ours also that it is relative',
  },
  { by: 'us', code: 'MESH9811', why: 'analyze of 1.31 still lists IST0136 and no longer says it' },
];

/** Examples that istioctl cannot be asked about. */
export const unasked: readonly { readonly in: RegExp; readonly why: string }[] = [
  {
    in: /MESH9812/,
    why: 'a Secret for another cluster holds a kubeconfig, with which istioctl would connect',
  },
];
