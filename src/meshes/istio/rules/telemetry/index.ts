import type { RuleFamily } from '../../../../manifests/rule';
import { logFilter } from './log-filter';
import { severalTracings } from './several-tracings';
import { tagName } from './tag-name';
import { tagOverrideValue } from './tag-override-value';
import { textBytes } from './text-bytes';

export const telemetry: RuleFamily = {
  name: 'telemetry',
  hurts: 'istiod refuses the Telemetry, WasmPlugin or TrafficExtension, or takes a part of it only',
  rules: [severalTracings, tagName, tagOverrideValue, logFilter, textBytes],
};
