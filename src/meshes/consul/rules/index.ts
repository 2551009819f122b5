import type { ManifestRule, RuleFamily } from '../../../manifests/rule';
import { gateways } from './gateways';
import { intentions } from './intentions';
import { names } from './names';
import { proxyDefaults } from './proxy-defaults';
import { resolver } from './resolver';
import { router } from './router';
import { serviceDefaults } from './service-defaults';
import { splitter } from './splitter';
import { traffic } from './traffic';

/** Rules over manifests, whoever wrote them; a family is a folder and a line here. */
export const consulFamilies: readonly RuleFamily[] = [
  names,
  serviceDefaults,
  proxyDefaults,
  router,
  splitter,
  resolver,
  intentions,
  gateways,
  traffic,
];

/** What the open Consul is held against. */
export const consulRules: readonly ManifestRule[] = consulFamilies.flatMap(({ rules }) => rules);

/** Enterprise has the namespaces by which these tell entries apart. */
export const consulEnterpriseRules: readonly ManifestRule[] = consulRules.filter(
  ({ code }) => !['MESH6301', 'MESH6303', 'MESH6304'].includes(code),
);
