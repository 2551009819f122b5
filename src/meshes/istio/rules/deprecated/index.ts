import type { RuleFamily } from '../../../../manifests/rule';
import { alphaAnnotation } from './alpha-annotation';
import { annotationValue } from './annotation-value';
import { apiCrdVersion } from './api-crd-version';
import { delayPercent } from './delay-percent';
import { deprecatedAnnotation } from './deprecated-annotation';
import { egressProxyHidden } from './egress-proxy-hidden';
import { istioOperator } from './istio-operator';
import { jwksFetch } from './jwks-fetch';
import { lightstep } from './lightstep';
import { misplacedAnnotation } from './misplaced-annotation';
import { networkRegistry } from './network-registry';
import { oldVersion } from './old-version';
import { retiredKind } from './retired-kind';
import { unknownAnnotation } from './unknown-annotation';

export const deprecated: RuleFamily = {
  name: 'deprecated',
  hurts: 'what is written is not read, not any more, or not for long',
  rules: [
    istioOperator,
    retiredKind,
    oldVersion,
    delayPercent,
    egressProxyHidden,
    lightstep,
    misplacedAnnotation,
    unknownAnnotation,
    annotationValue,
    deprecatedAnnotation,
    alphaAnnotation,
    networkRegistry,
    jwksFetch,
    apiCrdVersion,
  ],
};
