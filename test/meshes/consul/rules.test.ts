import { consulFamilies, consulRules } from '../../../src/meshes/consul/rules';
import { consulSchemas } from '../../../src/meshes/consul/schemas';
import { testRules } from '../rule-examples';

testRules(
  'consul',
  consulFamilies,
  () => ({ schemas: consulSchemas['2.0'], rules: consulRules }),
  () => '2.0',
);
