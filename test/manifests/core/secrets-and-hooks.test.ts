import type { JsonObject } from '../../../src/manifests/json';
import { istioSchemas } from '../../../src/meshes/istio/schemas';
import { issuesOf } from '../schema/harness';

const metadata = { name: 'a', namespace: 'b' };
const issues = (apiVersion: string, kind: string, body: JsonObject): string[] =>
  issuesOf(istioSchemas['1.31'](apiVersion, kind)!, { apiVersion, kind, metadata, ...body }).map((line) =>
    line.slice(0, line.indexOf(':')),
  );

it.each<[string, JsonObject, string[]]>([
  ['of no type', {}, []],
  [
    'with both keys, one as text',
    { type: 'kubernetes.io/tls', data: { 'tls.crt': 'YQ==' }, stringData: { 'tls.key': 'b' } },
    [],
  ],
  ['with one of two keys', { type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'a' } }, ['7103 data["tls.key"]']],
  ['for images, without its key', { type: 'kubernetes.io/dockerconfigjson' }, ['7103 data[".dockerconfigjson"]']],
  ['of a type of its own', { type: 'example.com/own' }, []],
  ['with a key that is no name of a file', { stringData: { 'a/b': 'c' } }, ['7120 stringData["a/b"]']],
])('a Secret %s', (_, body, expected) => {
  expect(issues('v1', 'Secret', body)).toEqual(expected);
});

const sleep = { sleep: { seconds: 5 } };
const exec = { exec: { command: ['sleep', '5'] } };

it.each<[string, JsonObject, string[]]>([
  ['one way', { preStop: sleep }, []],
  ['no way', { preStop: {} }, ['7132 spec.containers[0].lifecycle.preStop']],
  ['two ways', { postStart: { ...sleep, ...exec } }, ['7132 spec.containers[0].lifecycle.postStart']],
])('a hook with %s', (_, lifecycle, expected) => {
  expect(issues('v1', 'Pod', { spec: { containers: [{ name: 'a', image: 'a', lifecycle }] } })).toEqual(expected);
});

it.each<[string, string[]]>([
  ['db', []],
  ['my.db', ['7120 spec.serviceName']],
])('a StatefulSet for the Service %s', (serviceName, expected) => {
  const labels = { app: 'a' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a' }] } };
  expect(
    issues('apps/v1', 'StatefulSet', { spec: { serviceName, selector: { matchLabels: labels }, template } }),
  ).toEqual(expected);
});
