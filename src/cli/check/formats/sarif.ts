import { type Located, nameOf, type Place, type Report } from '../../../manifests/located';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

const location = ({ file, line, column }: Place, name: string | undefined) => ({
  physicalLocation: {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
  },
  ...(name === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: name }] }),
});

function result(finding: Located, rules: readonly string[]) {
  const { code, severity, what, why, fix, object, path, related, upstream } = finding;
  const about = object === undefined ? undefined : `${nameOf(object)}${path === '' ? '' : ` ${path}`}`;
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: levels[severity],
    message: { text: `${what}. Why: ${why}. Fix: ${fix}.` },
    locations: [location(finding, about)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            ...location(one, nameOf(one.object)),
            message: { text: nameOf(one.object) },
          })),
        }),
    properties: { upstream },
  };
}

/** What a viewer shows of a code. Code scanning of GitHub wants all three; what a finding alone says would differ from run to run. */
const descriptor = ({ code, why }: Located) => ({
  id: code,
  shortDescription: { text: why },
  fullDescription: { text: why },
  help: { text: `cdk8s-mesh check --explain ${code} says more, with an example and its corrected twin` },
});

/** SARIF 2.1.0. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif({ findings }: Report): string {
  const first = new Map([...findings].reverse().map((finding) => [finding.code, finding]));
  const rules = [...first.keys()].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-mesh', rules: rules.map((code) => descriptor(first.get(code)!)) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
