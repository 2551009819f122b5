import { dataAt, type Manifest, nameOf } from '../../cluster/manifest';
import type { Ports } from '../../harness/ports';
import { type ServicePort, serviceEntry } from '../../traffic/stand-ins';
import { Upstream } from '../../traffic/upstream';

type Labels = Readonly<Record<string, string>>;

/** What a pod is told apart by: whose it is, and what it runs. */
interface Pod {
  readonly deployment: string;
  readonly image: string;
  readonly labels: Labels;
  /** Its template; another one is another pod. */
  readonly template: string;
  readonly upstream: Upstream;
}

/** Milliseconds until a pod is ready. */
const starting = 250;
/** Milliseconds from its leaving the endpoints until its server ends, in the place of the preStop sleep. */
const draining = 1_500;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const selects = (service: Manifest, labels: Labels): boolean =>
  Object.entries(dataAt(service['spec'], 'selector') as Labels).every(([key, value]) => labels[key] === value);

interface Cluster {
  readonly apply: (object: Manifest) => Promise<void>;
  readonly remove: (object: Manifest) => Promise<void>;
}

/**
 * What the controllers of Kubernetes would do with the Deployments and Services that are applied: a pod for each
 * Deployment, rolled when its template changes (the new one is ready before the old one goes), and endpoints of each
 * Service by its selector. They are those of a ServiceEntry in its place.
 */
export class Pods {
  private ready: readonly Pod[] = [];
  private readonly ever: Pod[] = [];
  private readonly services = new Map<string, Manifest>();
  private readonly published = new Map<string, Manifest>();
  /** The wanted template of each Deployment. */
  private readonly wanted = new Map<string, string>();
  /** Publications come one after the other. */
  private publishing: Promise<void> = Promise.resolve();
  private readonly comings = new Set<Promise<void>>();
  private readonly goings = new Set<Promise<void>>();

  constructor(
    private readonly ports: Ports,
    private readonly cluster: Cluster,
  ) {}

  /** A Service or a Deployment has been applied. */
  async applied(object: Manifest): Promise<void> {
    const { name } = object.metadata;
    if (object.kind === 'Service') {
      this.services.set(name, object);
      await this.publish();
      return;
    }
    const template = JSON.stringify(dataAt(object['spec'], 'template'));
    if (this.wanted.get(name) === template) return;
    this.wanted.set(name, template);
    this.during(this.comings, this.roll(object, template));
  }

  /** A Service or a Deployment has been taken away. */
  async removed({ kind, metadata: { name } }: Manifest): Promise<void> {
    if (kind === 'Service') this.services.delete(name);
    else {
      this.wanted.delete(name);
      this.leave((pod) => pod.deployment === name);
    }
    await this.publish();
  }

  /** Every Deployment has the pod that it wants. */
  async rolledOut(): Promise<void> {
    await Promise.all(this.comings);
  }

  /** Every pod that has left the endpoints has ended. */
  async drained(): Promise<void> {
    await Promise.all(this.goings);
  }

  /** How many of the requests of a path came to the pods of each Deployment and image. */
  receivedOf(path: string): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { deployment, image, upstream } of this.ever) {
      const count = upstream.received.filter((one) => one.path === path).length;
      if (count > 0) counts[`${deployment} ${image}`] = (counts[`${deployment} ${image}`] ?? 0) + count;
    }
    return counts;
  }

  /** Ends the servers and takes the endpoints away; no request may be under way. */
  async end(): Promise<void> {
    await Promise.allSettled([...this.comings, ...this.goings]);
    this.services.clear();
    await this.publish();
    for (const { upstream } of this.ready) upstream.close();
  }

  /** Whoever waits for it hears of an error; nobody else does. */
  private during(set: Set<Promise<void>>, work: Promise<void>): void {
    set.add(work);
    work.then(
      () => set.delete(work),
      () => undefined,
    );
  }

  private async roll(deployment: Manifest, template: string): Promise<void> {
    const { name } = deployment.metadata;
    const pod = dataAt(deployment['spec'], 'template');
    const [{ image }] = dataAt(pod, 'spec', 'containers') as [{ readonly image: string }];
    await sleep(starting);
    if (this.wanted.get(name) !== template) return;
    const upstream = await Upstream.open(this.ports);
    const labels = dataAt(pod, 'metadata', 'labels') as Labels;
    const coming: Pod = { deployment: name, image, labels, template, upstream };
    this.ever.push(coming);
    this.ready = [...this.ready, coming];
    await this.publish();
    this.leave((one) => one.deployment === name && one.template !== template);
    await this.publish();
  }

  /** Takes pods from the endpoints; their servers go on for a while. */
  private leave(goes: (pod: Pod) => boolean): void {
    const going = this.ready.filter(goes);
    this.ready = this.ready.filter((pod) => !goes(pod));
    for (const { upstream } of going)
      this.during(
        this.goings,
        sleep(draining).then(() => upstream.close()),
      );
  }

  private publish(): Promise<void> {
    this.publishing = this.publishing.then(() => this.publishNow());
    return this.publishing;
  }

  private async publishNow(): Promise<void> {
    const entries = [...this.services.values()].map((service) => {
      const { name, namespace = 'default' } = service.metadata;
      return serviceEntry({
        name,
        namespace,
        ports: dataAt(service['spec'], 'ports') as readonly ServicePort[],
        endpoints: this.ready
          .filter(({ labels }) => selects(service, labels))
          .map(({ upstream, labels }) => ({ port: upstream.port, labels })),
      });
    });
    for (const [name, old] of this.published) {
      if (entries.some((entry) => nameOf(entry) === name)) continue;
      this.published.delete(name);
      await this.cluster.remove(old);
    }
    for (const entry of entries) {
      const name = nameOf(entry);
      if (JSON.stringify(this.published.get(name)) === JSON.stringify(entry)) continue;
      this.published.set(name, entry);
      await this.cluster.apply(entry);
    }
  }
}
