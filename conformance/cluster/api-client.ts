import type { Answer, HttpsClient } from './https-client';
import type { Manifest } from './manifest';
import { dataAt } from './manifest';

/** What the API server says of a refusal. */
export interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: {
    readonly causes?: readonly { readonly reason?: string; readonly message?: string; readonly field?: string }[];
  };
}

export interface ApplyOptions {
  readonly manager?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export const ourManager = 'cdk8s-mesh';

export const messageOf = ({ status, body }: Answer): string =>
  `${status} ${(body as Status).message ?? JSON.stringify(body)}`;

/** The API server, asked as kubectl asks it. */
export class ApiClient {
  private readonly resources = new Map<string, Promise<readonly Resource[]>>();

  constructor(readonly https: HttpsClient) {}

  private discover(apiVersion: string): Promise<readonly Resource[]> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.resources.get(apiVersion);
    if (known !== undefined) return known;
    const found = this.https
      .send('GET', base)
      .then(({ body }) => (body as { readonly resources?: readonly Resource[] }).resources ?? []);
    this.resources.set(apiVersion, found);
    return found;
  }

  /** The path of the object; undefined where the API server knows no such kind. */
  async pathOf({ apiVersion, kind, metadata }: Manifest): Promise<string | undefined> {
    const resources = await this.discover(apiVersion);
    const resource = resources.find((one) => one.kind === kind && !one.name.includes('/'));
    if (resource === undefined) return undefined;
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${base}${namespace}/${resource.name}/${metadata.name}`;
  }

  private async must(object: Manifest): Promise<string> {
    const path = await this.pathOf(object);
    if (path === undefined) throw new Error(`the API server knows no ${object.kind} of ${object.apiVersion}`);
    return path;
  }

  /** Server-side apply with strict fields. */
  async apply(
    object: Manifest,
    { manager = ourManager, force = true, dryRun = false }: ApplyOptions = {},
  ): Promise<Answer> {
    const path = await this.pathOf(object);
    const message = `there is no ${object.kind} of ${object.apiVersion} here`;
    if (path === undefined) return { status: 404, body: { message } };
    const query = `fieldManager=${manager}&fieldValidation=Strict${force ? '&force=true' : ''}${dryRun ? '&dryRun=All' : ''}`;
    for (let turn = 0; ; turn++) {
      const answer = await this.https.send('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
      // for some milliseconds admission takes a Namespace that was made again for the one that was ended
      const isEnding = answer.status === 403 && /because it is being terminated/.test(messageOf(answer));
      if (!isEnding || turn > 100) return answer;
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async read(object: Manifest): Promise<Answer<Manifest>> {
    return (await this.https.send('GET', await this.must(object))) as Answer<Manifest>;
  }

  async remove(object: Manifest): Promise<Answer> {
    const options = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0, propagationPolicy: 'Background' };
    return this.https.send('DELETE', await this.must(object), options);
  }

  /** Lets a Namespace go that is being deleted. */
  async finalize(name: string): Promise<Answer> {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: { finalizers: [] } };
    return this.https.send('PUT', `/api/v1/namespaces/${name}/finalize`, namespace);
  }

  /** Waits until the kinds of these CRDs are served. */
  async served(crds: readonly Manifest[]): Promise<void> {
    for (const crd of crds) {
      for (let turn = 0; ; turn++) {
        const { body } = await this.read(crd);
        const conditions = (dataAt(body, 'status', 'conditions') ?? []) as readonly { type: string; status: string }[];
        if (conditions.some(({ type, status }) => type === 'Established' && status === 'True')) break;
        if (turn > 100) throw new Error(`the CRD ${crd.metadata.name} is not established`);
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    this.resources.clear();
  }
}
