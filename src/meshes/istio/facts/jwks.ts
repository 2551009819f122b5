import { isObject, type Json, type JsonObject } from '../../../manifests/json';

/** Keys of a JWKS, or what istiod has against it, in words. */
export type Jwks = { readonly keys: readonly JsonObject[] } | { readonly problem: string };

/** The fields that each type of key must have. Source: RFC 7518, 6 */
const required: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'n'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
};

const bytes = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Upstream reads the first value only, so something may follow it. */
function firstValue(text: string): Json | undefined {
  for (const part of [text, text.slice(0, text.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(part) as Json;
    } catch {
      // the shorter one, or none
    }
  }
  return undefined;
}

function keyProblem(key: Json): string | undefined {
  const kty = isObject(key) ? key['kty'] : undefined;
  const fields = typeof kty === 'string' && Object.hasOwn(required, kty) ? required[kty] : undefined;
  if (!isObject(key) || fields === undefined) return 'has a key whose kty is none of RSA, EC, OKP and oct';
  for (const field of fields) {
    const value = key[field];
    if (typeof value !== 'string') return `has a key of ${kty as string} without ${field}`;
    if (field !== 'crv' && !bytes.test(value)) return `has a key whose ${field} is not base64url`;
  }
  return undefined;
}

export function readJwks(text: string): Jwks {
  const value = firstValue(text);
  if (!isObject(value)) return { problem: 'is no JSON object' };
  const keys = 'keys' in value ? value['keys'] : [value];
  if (!Array.isArray(keys)) return { problem: 'has keys that are no list' };
  const problem = (keys as readonly Json[]).map(keyProblem).find((found) => found !== undefined);
  return problem === undefined ? { keys: keys as readonly JsonObject[] } : { problem };
}

/** Whether a key can sign too. */
export const isPrivate = ({ kty, d }: JsonObject): boolean => kty === 'oct' || d !== undefined;
