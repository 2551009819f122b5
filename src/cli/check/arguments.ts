import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { LabelSelector } from '../../manifests/cluster/kinds';
import { defaultSettings, type Settings } from '../../manifests/settings';

export const formats = ['text', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof formats)[number];

export interface Arguments {
  readonly paths: readonly string[];
  /** Name and version, such as `istio@1.31`. */
  readonly mesh: string;
  readonly format: Format;
  readonly settings: Omit<Settings, 'version'>;
  /** Text shows infos too. */
  readonly infos: boolean;
  /** Warnings fail too. */
  readonly strict: boolean;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly previous: readonly string[];
  readonly explain: string | undefined;
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly help: boolean;
}

/** A command line that says what cannot be done. */
export class UsageError extends Error {}

export const usage = `usage: cdk8s-mesh check PATH… [options]

Checks manifests as the API server and the control plane of the mesh would, and what goes wrong between them. PATH is a file, a folder, or - for stdin.

  --mesh NAME@VERSION      the mesh that they are for (istio@1.31)
  --format FORMAT          ${formats.join(', ')} (text)
  --infos                  text shows infos too, not just how many there are
  --strict                 warnings fail too
  --complete               the set is everything there is: what it does not have is an error, not a word
  --complete-for NS        the same for a namespace; may be repeated
  --baseline FILE          findings that are accepted are not reported again
  --write-baseline FILE    accepts what is found now
  --previous PATH          the former state of the objects, for what may not change; may be repeated
  --explain CODE           what a code means, with an example and its corrected twin
  --fix                    mends what has one right answer; with --dry-run it only shows the changes
  --root-namespace NS      where policies hold for the whole mesh (${defaultSettings.rootNamespace})
  --cluster-domain NAME    (${defaultSettings.clusterDomain})
  --trust-domain NAME      (${defaultSettings.trustDomain})
  --discovery-selector L   labels of the namespaces that istiod discovers, such as a=b,c=d; may be repeated (all of them)
  --revision NAME          the revision of istiod that reads the set (any)
  --default-export-to NS   whom objects are visible to that do not say so; may be repeated (*)

Ends with 0 where nothing is wrong, or nothing but warnings; with 1 where something is; with 2 where it could not run.
`;

const options = {
  mesh: { type: 'string', default: 'istio@1.31' },
  format: { type: 'string', default: 'text' },
  infos: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  complete: { type: 'boolean', default: false },
  'complete-for': { type: 'string', multiple: true, default: [] },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  previous: { type: 'string', multiple: true, default: [] },
  explain: { type: 'string' },
  fix: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'root-namespace': { type: 'string', default: defaultSettings.rootNamespace },
  'cluster-domain': { type: 'string', default: defaultSettings.clusterDomain },
  'trust-domain': { type: 'string', default: defaultSettings.trustDomain },
  'default-export-to': { type: 'string', multiple: true, default: [...defaultSettings.defaultExportTo] },
  'discovery-selector': { type: 'string', multiple: true, default: [] },
  revision: { type: 'string', default: defaultSettings.revision },
  help: { type: 'boolean', short: 'h', default: false },
} satisfies ParseArgsConfig['options'];

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const pair = /^([^=,\s]+)=([^=,\s]*)$/;
const isSelector = (text: string): boolean => text.split(',').every((one) => pair.test(one));

const selectorOf = (text: string): LabelSelector => ({
  matchLabels: Object.fromEntries(text.split(',').map((one) => one.split('=', 2) as [string, string])),
});

const isFormat = (name: string): name is Format => (formats as readonly string[]).includes(name);

/** Reads the command line of `cdk8s-mesh check`; all that is wrong with it at once. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const { format } = values;
  const problems = [
    ...(isFormat(format) ? [] : [`--format ${format} is not one of ${formats.join(', ')}`]),
    ...(positionals.length > 0 || values.explain !== undefined || values.help
      ? []
      : ['name a file, a folder, or - for stdin']),
    ...values['discovery-selector']
      .filter((text) => !isSelector(text))
      .map((text) => `--discovery-selector ${text} is none: write key=value, or several with commas between`),
    ...(values['dry-run'] && !values.fix ? ['--dry-run goes with --fix'] : []),
    ...(values.fix && positionals.includes('-') ? ['--fix changes files, and stdin is none'] : []),
  ];
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return {
    paths: positionals,
    mesh: values.mesh,
    format: format as Format,
    settings: {
      rootNamespace: values['root-namespace'],
      clusterDomain: values['cluster-domain'],
      trustDomain: values['trust-domain'],
      defaultExportTo: values['default-export-to'],
      discoverySelectors: values['discovery-selector'].map(selectorOf),
      revision: values.revision,
      complete: values.complete ? 'all' : values['complete-for'],
    },
    infos: values.infos,
    strict: values.strict,
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    previous: values.previous,
    explain: values.explain,
    fix: values.fix,
    dryRun: values['dry-run'],
    help: values.help,
  };
}
