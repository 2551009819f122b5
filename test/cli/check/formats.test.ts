import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { junit } from '../../../src/cli/check/formats/junit';
import { sarif } from '../../../src/cli/check/formats/sarif';
import type { Located, Report } from '../../../src/manifests/located';
import { sarifShape } from './sarif-shape';
import { type Element, readXml } from './xml';

const nasty = `<a> & "b" 'c' ü 😀 \u0000\u001b]]> {{x}}\nmore\tand\rmore`;
const object = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'payments' };
const finding = (more: Partial<Located>): Located => ({
  code: 'MESH7101',
  severity: 'error',
  what: 'what',
  why: 'why',
  fix: 'fix',
  file: 'a/b.yaml',
  path: '',
  related: [],
  upstream: [],
  ...more,
});
const summary = { files: 1, checked: 1, notChecked: {}, errors: 0, warnings: 0, infos: 0, accepted: 0 };
const report = (findings: readonly Located[]): Report => ({ findings, summary });
const reports: Readonly<Record<string, Report>> = {
  nothing: report([]),
  'one finding without a place': report([finding({})]),
  'every severity': report([
    finding({ line: 3, column: 5, object, path: 'spec.ports[0].prot' }),
    finding({ code: 'MESH9001', severity: 'warning', line: 1, object, upstream: ['IST0101', 'webhook'] }),
    finding({ code: 'MESH8001', severity: 'info', file: 'other.yaml', object }),
  ]),
  'others that take part': report([
    finding({
      related: [
        { file: 'c.yaml', line: 9, column: 1, object },
        { file: '<stdin>', object },
      ],
      object,
    }),
  ]),
  'texts of all kinds': report([
    finding({
      what: nasty,
      why: nasty,
      fix: nasty,
      file: `dir with blanks/${nasty}.yaml`,
      path: nasty,
      object: { ...object, name: nasty },
    }),
    finding({ severity: 'info', what: nasty, file: 'C:\\a\\b.yaml' }),
  ]),
};

describe('SARIF', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(sarifShape);
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly relatedLocations?: readonly { readonly id: number }[];
  }
  interface Log {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    }[];
  }
  const logOf = (given: Report): Log => JSON.parse(sarif(given)) as Log;

  it.each(Object.entries(reports))('has the shape of 2.1.0: %s', (_, given) => {
    validate(logOf(given));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(Object.entries(reports))('finds the rule of each result by its index: %s', (_, given) => {
    const [{ tool, results }] = logOf(given).runs as [Log['runs'][number]];
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(
      results.map(({ ruleId }) => ruleId),
    );
    for (const { relatedLocations = [] } of results) {
      expect(new Set(relatedLocations.map(({ id }) => id)).size).toBe(relatedLocations.length);
    }
  });

  it.each<[what: string, change: (log: never) => unknown]>([
    ['another version', (log: Log) => ({ ...log, version: '2.0.0' })],
    ['no runs', ({ runs: _, ...log }: Log) => log],
    ['a property of no name', (log: Log) => ({ ...log, extra: 1 })],
    [
      'a result without a message',
      (log: Log) => ({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'error' }] }] }),
    ],
    [
      'an unknown level',
      (log: Log) => ({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'info', message: { text: '' } }] }] }),
    ],
  ])('the shape does not take %s', (_, change) => {
    expect(validate(change(logOf(reports['every severity']!) as never))).toBe(false);
  });
});

/** What an element may have: attributes, a required one with !, and elements; texts only where it says so. After the schema of Jenkins' junit-10. */
const shapes: Readonly<Record<string, { attributes: string; elements: string; text?: true }>> = {
  testsuites: { attributes: 'name time tests failures errors', elements: 'testsuite' },
  testsuite: {
    attributes: 'name! tests! failures! errors! group time skipped timestamp hostname id package file log url',
    elements: 'testsuite properties testcase system-out system-err',
  },
  testcase: {
    attributes: 'name! time classname group',
    elements: 'skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err',
  },
  failure: { attributes: 'type message', elements: '', text: true },
  'system-out': { attributes: '', elements: '', text: true },
};

function* problemsOf({ name, attributes, content }: Element): Iterable<string> {
  const shape = shapes[name];
  if (shape === undefined) {
    yield `${name} is no element of ours`;
    return;
  }
  const known = shape.attributes.split(' ').filter((each) => each !== '');
  for (const one of Object.keys(attributes)) {
    if (!known.some((each) => each.replace('!', '') === one)) yield `${name} has no attribute ${one}`;
  }
  for (const one of known) {
    if (one.endsWith('!') && attributes[one.slice(0, -1)] === undefined) yield `${name} lacks ${one.slice(0, -1)}`;
  }
  for (const one of content) {
    if (typeof one !== 'string') {
      if (!shape.elements.split(' ').includes(one.name)) yield `${name} may not have ${one.name}`;
      yield* problemsOf(one);
    } else if (shape.text !== true && one.trim() !== '') yield `${name} may not have text`;
  }
}

const below = ({ content }: Element, name: string): readonly Element[] =>
  content.filter((one): one is Element => typeof one !== 'string' && one.name === name);

describe('JUnit', () => {
  it.each(Object.entries(reports))('has the shape that Jenkins asks for: %s', (_, given) => {
    const root = readXml(junit(given));
    expect(root.name).toBe('testsuites');
    expect([...problemsOf(root)]).toEqual([]);
  });

  it.each(Object.entries(reports))('counts what is there: %s', (_, given) => {
    const suites = below(readXml(junit(given)), 'testsuite');
    for (const suite of suites) {
      const cases = below(suite, 'testcase');
      const failed = cases.filter((one) => below(one, 'failure').length > 0);
      expect(suite.attributes).toMatchObject({
        tests: String(cases.length),
        failures: String(failed.length),
        errors: '0',
      });
    }
    expect(suites.flatMap((suite) => below(suite, 'testcase'))).toHaveLength(given.findings.length);
    const errors = given.findings.filter(({ severity }) => severity === 'error');
    expect(suites.flatMap((suite) => below(suite, 'testcase')).flatMap((one) => below(one, 'failure'))).toHaveLength(
      errors.length,
    );
  });

  it('keeps every character that XML has', () => {
    const [suite] = below(readXml(junit(reports['texts of all kinds']!)), 'testsuite');
    const [failure] = below(below(suite!, 'testcase')[0]!, 'failure');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of these
    expect(failure!.attributes['message']).toBe(nasty.replaceAll(/[\u0000\u001b]/g, ''));
  });

  it.each([
    ['an element that is open', '<a><b></a>'],
    ['an entity that is unknown', '<a>&nbsp;</a>'],
    ['an ampersand', '<a>b & c</a>'],
    ['an attribute twice', '<a b="c" b="d"></a>'],
    ['a control character', '<a>&#0;</a>'],
    ['two roots', '<a></a><b></b>'],
  ])('is read by a reader that refuses %s', (_, text) => {
    expect(() => readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)).toThrow();
  });

  it.each<[what: string, element: Element, problem: string]>([
    ['an attribute that is missing', { name: 'testcase', attributes: {}, content: [] }, 'testcase lacks name'],
    [
      'an unknown attribute',
      { name: 'failure', attributes: { line: '3' }, content: [] },
      'failure has no attribute line',
    ],
    ['text between elements', { name: 'testsuites', attributes: {}, content: ['a'] }, 'testsuites may not have text'],
    [
      'an element in another place',
      { name: 'testsuites', attributes: {}, content: [{ name: 'failure', attributes: {}, content: [] }] },
      'testsuites may not have failure',
    ],
  ])('is held against rules that see %s', (_, element, problem) => expect([...problemsOf(element)]).toContain(problem));
});
