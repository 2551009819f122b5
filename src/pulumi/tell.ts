import * as pulumi from '@pulumi/pulumi';
import { type Diagnostic, formatText, type Severity } from '../diagnostics';

const channels: Readonly<Record<Severity, typeof pulumi.log.error>> = {
  error: pulumi.log.error,
  warning: pulumi.log.warn,
  info: pulumi.log.info,
};

/** Says what was found through Pulumi's log, beside the component that it is found in; Pulumi waits for its log by itself. */
export function tell(diagnostics: readonly Diagnostic[], component: pulumi.Resource): void {
  for (const one of diagnostics) void channels[one.severity](formatText(one), component);
}
