import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import { crd, intentions, permission, speaks } from './objects';
import { client, type MakeScene } from './world';

const to = 'tokens';
/** Asks for a token whoever calls. */
const whole = 'tokens-whole';
const issuer = 'https://issuer.example';
const audience = 'shop';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(key: KeyObject, claims: Readonly<Record<string, unknown>>): string {
  const said = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded({ iss: issuer, aud: audience, exp: 4e9, ...claims })}`;
  return `${said}.${createSign('sha256').update(said).sign(key, 'base64url')}`;
}

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** JSON web tokens, asked for by permissions; `held` says whether they are asked for in truth. */
const tokens =
  (what: string, held: boolean): MakeScene =>
  async (world) => {
    await world.instance(to);
    await world.instance(whole);
    world.dials(client, to, whole);
    const [ours, others] = [keys(), keys()];
    const set = { keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
    const asked = async (path: string, bearer?: string, service = to): Promise<string> => {
      const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
      const { status, tries } = await world.send({ to: service, path, headers });
      return `${status} ${tries.length}`;
    };
    const passed = '200 1';
    const without = held ? '403 0' : passed;
    const jwt = (more = {}) => ({ jwt: { providers: [{ name: 'issuer', ...more }] } });
    return {
      objects: [
        speaks(to),
        speaks(whole),
        crd('ServiceIntentions', whole, {
          destination: { name: whole },
          jwt: { providers: [{ name: 'issuer' }] },
          sources: [{ name: client, action: 'allow' }],
        }),
        crd('JWTProvider', 'issuer', {
          issuer,
          audiences: [audience],
          jsonWebKeySet: { local: { jwks: Buffer.from(JSON.stringify(set)).toString('base64') } },
          locations: [{ header: { name: 'authorization', valuePrefix: 'Bearer ' } }],
        }),
        intentions(to, {
          name: client,
          permissions: [
            permission('allow', { pathExact: '/open' }),
            {
              ...permission('allow', { pathPrefix: '/admins' }),
              ...jwt({ verifyClaims: [{ path: ['role'], value: 'admin' }] }),
            },
            { ...permission('allow', { pathPrefix: '/items' }), ...jwt() },
            permission('deny', { pathPrefix: '/' }),
          ],
        }),
      ],
      cases: [
        {
          name: what,
          run: async () => {
            const good = token(ours.privateKey, {});
            expectNone([
              ...unlike('open, without a token', passed, await asked('/open')),
              ...unlike('items, with a good token', passed, await asked('/items', good)),
              ...unlike('items, without a token', without, await asked('/items')),
              ...unlike('items, with another’s key', without, await asked('/items', token(others.privateKey, {}))),
              ...unlike('items, other audience', without, await asked('/items', token(ours.privateKey, { aud: 'x' }))),
              ...unlike('items, expired', without, await asked('/items', token(ours.privateKey, { exp: 1 }))),
              ...unlike('admins, without the claim', without, await asked('/admins', good)),
              ...unlike('admins, with it', passed, await asked('/admins', token(ours.privateKey, { role: 'admin' }))),
              ...unlike('else, with a good token', '403 0', await asked('/else', good)),
              ...unlike('the whole service, with a good token', passed, await asked('/', good, whole)),
              ...unlike('the whole service, without a token', without, await asked('/', undefined, whole)),
            ]);
          },
        },
      ],
    };
  };

export const heldTokens = tokens(
  'default deny: a permission with jwt lets through a good token only, and with the claim that it asks for',
  true,
);
export const unheldTokens = tokens(
  'default allow: a permission with jwt lets through whoever has no token, or a bad one, even before a denial of all',
  false,
);
