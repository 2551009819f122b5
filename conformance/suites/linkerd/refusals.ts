import { messageOf } from '../../cluster/api-client';
import { type Manifest, nameOf } from '../../cluster/manifest';
import type { Mesh } from '../../cluster/mesh';
import { Failure } from '../../harness/suite';
import type { PolicyController } from '../../linkerd/controller';

/** Who takes objects or refuses them: the schemas of the CRDs, and Linkerd's webhook. */
export interface Court {
  readonly mesh: Mesh;
  readonly controller: PolicyController;
}

/** Who refuses an object, and the words that say why. */
export interface Refusal {
  readonly by: 'API server' | 'policy-validator';
  readonly words: RegExp;
}

/** What an engine said against an object. */
export interface Objection {
  readonly by: Refusal['by'];
  readonly words: string;
}

/** Kinds that Linkerd's webhook is asked about, in its chart's configuration. */
export const isReviewed = ({ apiVersion, kind }: Manifest): boolean =>
  /^policy\.linkerd\.io\//.test(apiVersion) ||
  (/^gateway\.networking\.k8s\.io\//.test(apiVersion) && /^(HTTP|GRPC|TLS|TCP)Route$/.test(kind));

/** What the API server and the webhook have against an object, which is not kept. */
export async function objections({ mesh, controller }: Court, object: Manifest): Promise<readonly Objection[]> {
  const found: Objection[] = [];
  const answer = await mesh.api.apply(object, { dryRun: true });
  if (answer.status >= 300) found.push({ by: 'API server', words: `${nameOf(object)}: ${messageOf(answer)}` });
  if (!isReviewed(object)) return found;
  const { allowed, message } = await controller.review(object);
  if (!allowed) found.push({ by: 'policy-validator', words: `${nameOf(object)}: ${message}` });
  return found;
}

const lines = (found: readonly Objection[]): readonly string[] =>
  found.length === 0 ? ['nobody says anything'] : found.map(({ by, words }) => `${by}: ${words}`);

/** The engine that is named refuses, in the words that are named. */
export async function mustRefuse(court: Court, object: Manifest, { by, words }: Refusal): Promise<void> {
  const found = await objections(court, object);
  if (found.some((one) => one.by === by && words.test(one.words))) return;
  throw new Failure([`${by} should have refused it in words like ${words}`, ...lines(found)]);
}

/** Nobody refuses. */
export async function mustAdmit(court: Court, object: Manifest): Promise<void> {
  const found = await objections(court, object);
  if (found.length > 0) throw new Failure([`${nameOf(object)} should have been admitted`, ...lines(found)]);
}
