import type { HttpsClient } from './https-client';
import { type Manifest, nameOf } from './manifest';

/** What a validation webhook says of an object. */
export interface Verdict {
  readonly allowed: boolean;
  readonly message: string;
  readonly warnings: readonly string[];
}

interface Review {
  readonly response?: {
    readonly allowed?: boolean;
    readonly status?: { readonly message?: string };
    readonly warnings?: readonly string[];
  };
}

let reviews = 0;

/** Asks a webhook as the API server would before it takes an object. */
export function reviewer(who: string, https: HttpsClient, path: string): (object: Manifest) => Promise<Verdict> {
  return async (object) => {
    const [group = '', version = ''] = object.apiVersion.split('/');
    const { name, namespace } = object.metadata;
    const request = {
      uid: `review-${++reviews}`,
      kind: { group, version, kind: object.kind },
      resource: { group, version, resource: `${object.kind.toLowerCase()}s` },
      name,
      namespace,
      operation: 'CREATE',
      userInfo: {},
      object,
    };
    const review = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request };
    const { status, body } = await https.send('POST', path, review);
    const { response } = body as Review;
    if (status !== 200 || response?.allowed === undefined) {
      throw new Error(`${who} gave no verdict on ${nameOf(object)}: ${status} ${JSON.stringify(body)}`);
    }
    return { allowed: response.allowed, message: response.status?.message ?? '', warnings: response.warnings ?? [] };
  };
}
