import { App, Chart } from 'cdk8s';
import {
  argocd,
  CanaryRelease,
  type CanaryReleaseProps,
  get,
  header,
  istio,
  Percent,
  post,
  put,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { objectsIn } from '../../programs/read-yaml';

export const serviceName = 'cart';
export const canaryName = 'cart-next';

const imageOf = (version: string): string => `registry.example/stand-in:${version}`;
export const oldImage = imageOf('1.0.0');
export const newImage = imageOf('2.0.0');

/** What a program says, from one release to the next. */
interface Stand {
  /** Of the service's own workload. */
  readonly image: string;
  readonly canary?: Pick<CanaryReleaseProps, 'weight' | 'steps' | 'step' | 'testers' | 'suppress'>;
}

const tester = { 'x-canary': 'true' } as const;
const testers = header('x-canary', tester['x-canary']);
const steps = [{ weight: Percent.of(10) }, { weight: Percent.of(50) }];
const stands = {
  'without a canary': { image: oldImage },
  'a canary at 0 %': { image: oldImage, canary: { weight: Percent.of(0) } },
  'the canary at 10 %': { image: oldImage, canary: { steps, step: 0, testers } },
  'the canary at 50 %': { image: oldImage, canary: { steps, step: 1, testers } },
  'promoted, the canary at 0 %': {
    image: newImage,
    canary: {
      weight: Percent.of(0),
    },
  },
  'the canary removed': { image: newImage },
} as const satisfies Readonly<Record<string, Stand>>;

export type ReleaseName = keyof typeof stands;
export const releaseNames = Object.keys(stands) as readonly ReleaseName[];

const weights: Readonly<Partial<Record<ReleaseName, number>>> = { 'the canary at 10 %': 10, 'the canary at 50 %': 50 };

/** All that one synth writes, and what it means for requests. */
export interface Release {
  readonly name: ReleaseName;
  readonly objects: readonly Manifest[];
  /** What the service's own pods run. */
  readonly image: string;
  readonly hasCanary: boolean;
  /** Share of the requests in percent that meet the canary. */
  readonly weight: number;
  /** Headers of those who always meet it. */
  readonly testers?: Readonly<Record<string, string>>;
}

export interface Settings {
  readonly namespace: string;
  readonly port: number;
  readonly versions: 'services' | 'subsets';
  readonly gitops?: boolean;
}

function synth({ image, canary }: Stand, { namespace, port, versions, gitops = false }: Settings): readonly Manifest[] {
  const app = new App();
  const shop = new ZeroTrustNamespace(new Chart(app, 'shop'), namespace, {
    mesh: istio({ version: '1.31' }),
    stage: Stage.observe(),
    suppress: [{ code: 'MESH3101', reason: 'the caller is the client of the harness' }],
    ...(gitops ? { gitops: argocd() } : {}),
  });
  const service = new ResilientService(shop, serviceName, {
    workload: { image, port: 8080 },
    port,
    versions,
    routes: [
      get('/items', { retries: { attempts: 2, on: ['5xx'] } }),
      post('/items'),
      put('/items', { retries: 'off' }),
    ],
  });
  if (canary !== undefined) {
    const props: CanaryReleaseProps = {
      service,
      canary: { image: newImage },
      watch: { errorRate: Percent.of(1) },
      until: '2999-12-31',
      ...canary,
    };
    // a chart of its own: the release comes and goes without touching the other file
    new CanaryRelease(new Chart(app, 'canary'), canaryName, props);
  }
  return objectsIn(app.synthYaml());
}

/** The releases of these names, in the order of a rollout. */
export const releasesOf = (settings: Settings, names: readonly ReleaseName[] = releaseNames): readonly Release[] =>
  names.map((name) => {
    const stand: Stand = stands[name];
    return {
      name,
      objects: synth(stand, settings),
      image: stand.image,
      hasCanary: stand.canary !== undefined,
      weight: weights[name] ?? 0,
      ...(stand.canary?.testers === undefined ? {} : { testers: tester }),
    };
  });
