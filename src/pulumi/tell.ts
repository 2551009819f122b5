import * as pulumi from '@pulumi/pulumi';
import { type Diagnostic, formatText, type Severity } from '../diagnostics';

const channels: Readonly<Record<Severity, typeof pulumi.log.error>> = {
  error: pulumi.log.error,
  warning: pulumi.log.warn,
  info: pulumi.log.info,
};

/** Says what was found through Pulumi's log, each beside the component that it is found in. */
export async function tell(diagnostics: readonly Diagnostic[], component: pulumi.Resource): Promise<void> {
  await Promise.all(diagnostics.map((one) => channels[one.severity](formatText(one), component)));
}
