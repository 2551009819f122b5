import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifests } from '../../src/manifests/check';
import { defaultSettings } from '../../src/manifests/settings';
import { istioChecks } from '../../src/meshes/istio/checks';
import { manifestsIn } from '../manifests/harness';

/** What samples of practitioners' texts get wrong, in our words, and how each weighs. Its twin `.fixed.yaml` is the smallest correction. */
const faults: Readonly<Record<string, readonly string[]>> = {
  '01-timeout-cuts-tries': ['MESH9201 error'],
  '02-sampling-share': ['MESH9601 warning'],
  '03-consecutive-errors': ['MESH8213 warning'],
  '04-second-destination-rule': ['MESH9107 warning'],
  '05-retried-writes': ['MESH9202 error'],
  '06-left-to-default-retry': ['MESH9203 warning'],
  '07-unmatched-requests': ['MESH9204 warning'],
  '08-strict-first': ['MESH9303 warning', 'MESH9304 warning'],
  '09-open-beside-allow': ['MESH9306 warning'],
  '10-identity-under-permissive': ['MESH9308 warning', 'MESH9308 error'],
  '11-rate-limit-inert': ['MESH8815 info'],
  '12-insert-before-nothing': ['MESH8817 warning', 'MESH8810 warning'],
  '13-old-version': ['MESH9803 warning'],
  '14-istio-operator': ['MESH9801 error'],
  '15-service-entry-of-service': ['MESH9110 warning'],
  '16-deployment-without-selector': ['MESH7103 error'],
  '17-split-nobody-watches': ['MESH9216 warning'],
};

function findingsIn(file: string): readonly string[] {
  const manifests = manifestsIn(readFileSync(join(__dirname, file), 'utf8'));
  const settings = { ...defaultSettings, version: '1.31' };
  const { findings } = checkManifests(manifests, { ...istioChecks.checks(settings.version)!, settings });
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

test('every file is in the table, with its twin', () => {
  const names = Object.keys(faults).flatMap((name) => [`${name}.fixed.yaml`, `${name}.yaml`]);
  expect(
    readdirSync(__dirname)
      .filter((file) => file.endsWith('.yaml'))
      .sort(),
  ).toEqual(names.sort());
});

describe.each(Object.entries(faults))('%s', (name, expected) => {
  test('is found', () => {
    expect(findingsIn(`${name}.yaml`)).toEqual(expect.arrayContaining([...expected]));
  });

  test('is gone from the twin, which has no error', () => {
    const found = findingsIn(`${name}.fixed.yaml`);
    const codes = new Set(expected.map((line) => line.split(' ')[0]));
    expect(found.filter((line) => line.endsWith(' error') || codes.has(line.split(' ')[0]))).toEqual([]);
  });
});
