import { linkerdFamilies, linkerdRules } from '../../../src/meshes/linkerd/rules';
import { linkerdSchemas } from '../../../src/meshes/linkerd/schemas';
import { testRules } from '../rule-examples';

testRules(
  'linkerd',
  linkerdFamilies,
  () => ({ schemas: linkerdSchemas['2.20'], rules: linkerdRules }),
  () => '2.20',
);
