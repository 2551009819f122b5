import type { RuleFamily } from '../../../../manifests/rule';
import { dryRun } from './dry-run';
import { durationPrecision } from './duration-precision';
import { exportTo } from './export-to';
import { internalAnnotation } from './internal-annotation';
import { selectorEmpty } from './selector-empty';
import { selectorKeys } from './selector-keys';
import { targetKind } from './target-kind';

export const metadata: RuleFamily = {
  name: 'metadata',
  hurts: 'istiod refuses an object for what is common to many kinds',
  rules: [dryRun, internalAnnotation, exportTo, selectorKeys, selectorEmpty, targetKind, durationPrecision],
};
