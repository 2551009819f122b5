import { readInput } from '../manifests/input';
import { type Located, nameOf } from '../manifests/located';
import { reportOf } from '../manifests/report';
import { defaultSettings, type Settings } from '../manifests/settings';
import { meshNamed } from './mesh-named';

/** Under `properties` in cdk8s.yaml. */
export interface MeshValidationProperties extends Partial<Omit<Settings, 'version'>> {
  /** The mesh that the manifests are for, with its version. @default istio@1.31 */
  readonly mesh?: string;
  /** Warnings fail too. @default false */
  readonly strict?: boolean;
}

/** As far as it is used: what the CLI of cdk8s hands to a validation plugin. */
interface ValidationContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

const known = new Set(['mesh', 'strict', ...Object.keys(defaultSettings)]);

const placeOf = ({ path, line }: Located): string =>
  [path, ...(line === undefined ? [] : [`line ${line}`])].join(' ').trim();

/**
 * A validation plugin of the CLI of cdk8s, so that what other libraries and Helm charts write is checked too:
 *
 *     validations:
 *       - package: cdk8s-mesh
 *         version: 0.1.0
 *         class: MeshValidation
 *         properties: { mesh: istio@1.31 }
 *
 * Infos are left out. Source: https://cdk8s.io/docs/latest/cli/synth/
 */
export class MeshValidation {
  private readonly properties: MeshValidationProperties;

  constructor(properties: MeshValidationProperties = {}) {
    const unknown = Object.keys(properties).filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new Error(`MeshValidation has no property ${unknown.join(', ')}; it has ${[...known].join(', ')}`);
    this.properties = properties;
  }

  async validate({ manifests, report }: ValidationContext): Promise<void> {
    const { mesh = 'istio@1.31', strict = false, ...settings } = this.properties;
    const named = meshNamed(mesh);
    if ('problem' in named) throw new Error(named.problem);
    const input = await readInput(manifests);
    const { findings, summary } = reportOf(input, {
      ...named,
      settings: { ...defaultSettings, ...settings, version: named.version },
    });
    for (const finding of findings) {
      const { code, severity, what, why, fix, file, object } = finding;
      if (severity === 'info') continue;
      const resource = {
        resourceName: object === undefined ? '' : nameOf(object),
        locations: [placeOf(finding)],
        manifestPath: file,
      };
      report.addViolation({
        ruleName: code,
        recommendation: `${severity}: ${what}; why: ${why}`,
        fix,
        violatingResources: [resource],
      });
    }
    const failed = summary.errors > 0 || (strict && summary.warnings > 0);
    const { checked, errors, warnings } = summary;
    report.submit(failed ? 'failure' : 'success', {
      mesh,
      checked: `${checked} objects`,
      found: `${errors} errors, ${warnings} warnings`,
    });
  }
}
