import { type CheckOptions, checkManifests } from '../../../src/manifests/check';
import type { Finding } from '../../../src/manifests/finding';
import type { KubernetesObject } from '../../../src/manifests/manifest';
import { formatPath } from '../../../src/manifests/path';
import { defaultSettings, type Settings } from '../../../src/manifests/settings';
import { istioChecks } from '../../../src/meshes/istio/checks';
import { type ApiClient, messageOf } from '../../cluster/api-client';
import type { Answer } from '../../cluster/https-client';
import type { Istiod } from '../../cluster/istiod';
import { isIstio, type Manifest } from '../../cluster/manifest';

export const version = '1.31';

/** What somebody says of an object: taken, or refused in these words. */
export type Verdict =
  | { readonly is: 'taken' }
  | { readonly is: 'refused'; readonly by: string; readonly words: string }
  /** It depends on how the object is sent. */
  | { readonly is: 'either'; readonly words: string }
  | { readonly is: 'none'; readonly words: string };

export const settings: Settings = { ...defaultSettings, version };
const options: CheckOptions = { ...istioChecks.checks(version)!, settings };

/** Whether we know the kind; of others nothing is said. */
export const isKnown = ({ apiVersion, kind }: Manifest): boolean => options.schemas(apiVersion, kind) !== undefined;

export const findingsOf = (objects: readonly Manifest[], given: Partial<CheckOptions> = {}): readonly Finding[] => {
  const manifests = objects.map((object, document) => ({
    object: object as unknown as KubernetesObject,
    origin: { kind: 'File', file: 'mutants.yaml', document } as const,
  }));
  return checkManifests(manifests, { ...options, ...given }).findings;
};

/** A finding that says that an engine refuses the object: of its structure, or of a rule that istiod has too. */
export const isRefusal = ({ code, severity, upstream }: Finding): boolean =>
  severity === 'error' && (/^MESH7[12]/.test(code) || upstream.includes('webhook'));

const wordsOf = ({ code, at, what }: Finding): string => `${code} ${formatPath(at)}: ${what}`;

/** Ours, of the object alone. */
export function ourVerdict(object: Manifest): Verdict {
  const findings = findingsOf([object]);
  const broken = findings.find(({ code }) => code === 'MESH1015');
  if (broken !== undefined) return { is: 'none', words: broken.what };
  const refusals = findings.filter(isRefusal);
  if (refusals.length === 0) return { is: 'taken' };
  return { is: 'refused', by: refusals[0]!.code, words: refusals.map(wordsOf).join('; ') };
}

/** What is asked for a verdict of the engines. */
export interface Judges {
  readonly api: ApiClient;
  readonly istiod: Istiod;
}

const dryRun = 'fieldManager=agreement&fieldValidation=Strict&dryRun=All';

/** Server-side apply says 500 to what does not have the types of the schema. */
const isRefused = (answer: Answer): boolean =>
  [400, 413, 415, 422].includes(answer.status) ||
  /^500 failed to (create typed patch|convert new object)/.test(messageOf(answer));

/** What the API server makes of an object, or says against it. It keeps nothing. */
async function applied({ api }: Judges, seed: Manifest, object: Manifest): Promise<Answer | Verdict> {
  const name = encodeURIComponent(object.metadata.name);
  const path = await api.pathOf({ ...seed, metadata: { ...seed.metadata, name } });
  if (path === undefined) throw new Error(`the API server knows no ${seed.kind} of ${seed.apiVersion}`);
  const answer = await api.https.send('PATCH', `${path}?${dryRun}&force=true`, object, 'application/apply-patch+yaml');
  if (answer.status < 300) return answer;
  if (!isRefused(answer)) return { is: 'none', words: `API server: ${messageOf(answer)}` };
  const words = messageOf(answer);
  const created = await api.https.send('POST', `${path.slice(0, path.lastIndexOf('/'))}?${dryRun}`, object);
  const isTaken = created.status < 300 || created.status === 409;
  return isTaken
    ? { is: 'either', words: `taken by create, by apply: ${words}` }
    : { is: 'refused', by: 'API server', words };
}

/**
 * That of the API server, and then of istiod's webhook about what the API server made of it, defaults included.
 * @param seed says where it is sent to, since its mutant may be no object any more
 */
export async function theirVerdict(judges: Judges, seed: Manifest, object: Manifest): Promise<Verdict> {
  try {
    const answer = await applied(judges, seed, object);
    if ('is' in answer) return answer;
    if (!isIstio(seed)) return { is: 'taken' };
    const { allowed, message } = await judges.istiod.review(answer.body as Manifest);
    return allowed ? { is: 'taken' } : { is: 'refused', by: 'istiod', words: message };
  } catch (error) {
    return { is: 'none', words: String(error) };
  }
}
