import type { Checks } from '../../manifests/check';
import { type MeshEntry, versionColumns } from '../column';
import { consulAsks } from './asks';
import { type ConsulVersion, consulFeatures, isConsulVersion } from './features';
import { consulEnterpriseRules, consulRules } from './rules';
import { consulSchemas } from './schemas';
import type { Edition } from './settings';

/** What manifests for a version of Consul are held against. */
export const consulChecksOf = (version: ConsulVersion, edition: Edition = 'community'): Checks => ({
  schemas: consulSchemas[version],
  rules: edition === 'community' ? consulRules : consulEnterpriseRules,
});

export const consulChecks: MeshEntry = {
  columns: versionColumns('Consul', 'consul', consulFeatures),
  asks: consulAsks,
  versions: Object.keys(consulFeatures),
  checks: (version) => (isConsulVersion(version) ? consulChecksOf(version) : undefined),
};
