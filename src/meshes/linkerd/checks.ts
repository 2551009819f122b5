import type { Checks } from '../../manifests/check';
import { type MeshEntry, versionColumns } from '../column';
import { linkerdAsks } from './asks';
import { isLinkerdVersion, type LinkerdVersion, linkerdFeatures } from './features';
import { linkerdRules } from './rules';
import { linkerdSchemas } from './schemas';

/** What manifests for a version of Linkerd are held against. */
export const linkerdChecksOf = (version: LinkerdVersion): Checks => ({
  schemas: linkerdSchemas[version],
  rules: linkerdRules,
});

export const linkerdChecks: MeshEntry = {
  asks: linkerdAsks,
  columns: versionColumns('Linkerd', 'linkerd', linkerdFeatures),
  versions: Object.keys(linkerdFeatures),
  checks: (version) => (isLinkerdVersion(version) ? linkerdChecksOf(version) : undefined),
};
