import { isFilter } from '../../../../src/meshes/consul/facts/filter';

test.each([
  'Service.Meta.version == v1',
  'Service.Meta.version == "1.4.2"',
  'Service.Meta.version == `1.4.2`',
  'Service.Meta.version==v1',
  'Service.Meta["app.kubernetes.io/version"] != "v1"',
  'canary in Service.Tags',
  '"canary" not in Service.Tags',
  'Service.Tags contains canary',
  'Service.Meta is not empty',
  'not Service.Meta.version == v1',
  '(Service.Meta.version == v1 or Service.Meta.version == v2) and Service.Port == 8080',
  'Service.Meta.version matches "v[0-9]+"',
  'Service.Port == 8080',
])('%s is a filter', (text) => expect(isFilter(text)).toBe(true));

test.each([
  'version ==',
  'Service.Meta.version = v1',
  'Service.Meta.version == v1-2',
  'Service.Meta.version == 1.4.2',
  'Service.Meta.version == v1 or',
  '(Service.Meta.version == v1',
  'Service.Meta.version',
])('%s is none', (text) => expect(isFilter(text)).toBe(false));
