import type { RuleFamily } from '../../../../manifests/rule';
import { loggingWithoutProvider } from './logging-without-provider';
import { rootSelector } from './root-selector';
import { samplingAnnotation } from './sampling-annotation';
import { samplingShare } from './sampling-share';
import { tracingWithoutProvider } from './tracing-without-provider';
import { unknownProvider } from './unknown-provider';

export const telemetryAnalysis: RuleFamily = {
  name: 'telemetry-analysis',
  hurts: 'logs, metrics and traces are missing when they are needed',
  rules: [
    samplingShare,
    samplingAnnotation,
    rootSelector,
    loggingWithoutProvider,
    tracingWithoutProvider,
    unknownProvider,
  ],
};
