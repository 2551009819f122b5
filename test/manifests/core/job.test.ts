import { isSchedule, isTimeZone } from '../../../src/manifests/core/schedule';
import type { JsonObject } from '../../../src/manifests/json';
import { issues, type Rows } from './harness';

const pod = { restartPolicy: 'Never', containers: [{ name: 'main', image: 'b' }] };
const template = { spec: pod };
const indexed = { completionMode: 'Indexed', completions: 4 };

/** What Jobs and the templates of CronJobs are refused for alike. */
const common: Rows = [
  ['that is right', {}, []],
  ['a count below nothing', { parallelism: -1 }, ['7105 parallelism']],
  [
    'pods that are always restarted',
    { template: { spec: { ...pod, restartPolicy: 'Always' } } },
    ['7104 template.spec.restartPolicy'],
  ],
  [
    'pods without a policy',
    { template: { spec: { containers: pod.containers } } },
    ['7104 template.spec.restartPolicy'],
  ],
  [
    'a container without an image',
    { template: { spec: { ...pod, containers: [{ name: 'a' }] } } },
    ['7103 template.spec.containers[0].image'],
  ],
  ['an unknown mode', { completionMode: 'Counted' }, ['7104 completionMode']],
  ['a limit for each index, without indexes', { backoffLimitPerIndex: 1 }, ['7133 backoffLimitPerIndex']],
  ['indexes', { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 4 }, []],
  ['indexes without completions', { completionMode: 'Indexed', parallelism: 2 }, ['7103 completions']],
  [
    'more failed indexes than there are',
    { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 5 },
    ['7105 maxFailedIndexes'],
  ],
  ['failed indexes without a limit of each', { ...indexed, maxFailedIndexes: 1 }, ['7103 backoffLimitPerIndex']],
  ['very many at once', { ...indexed, parallelism: 100_001 }, ['7105 parallelism']],
  [
    'many completions, each with a limit',
    { ...indexed, completions: 100_001, backoffLimitPerIndex: 1, maxFailedIndexes: 10_001, parallelism: 10_001 },
    ['7105 parallelism', '7105 maxFailedIndexes'],
  ],
  ['a manager without a domain', { managedBy: 'queue' }, ['7120 managedBy']],
  [
    'success by indexes',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 3 }] } },
    [],
  ],
  ['success without indexes', { successPolicy: { rules: [{ succeededCount: 1 }] } }, ['7133 successPolicy']],
  [
    'success of nothing',
    { ...indexed, successPolicy: { rules: [{}] } },
    ['7103 successPolicy.rules[0]["succeededCount or succeededIndexes"]'],
  ],
  ['success of no rules', { ...indexed, successPolicy: { rules: [] } }, ['7107 successPolicy.rules']],
  ...['4', '2,1', '3-2', '2-2', 'a', '0,', '0-1-2'].map((list): Rows[number] => [
    `success of the indexes ${list}`,
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: list }] } },
    ['7120 successPolicy.rules[0].succeededIndexes'],
  ]),
  [
    'more successes than indexes',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0-1', succeededCount: 3 }] } },
    ['7105 successPolicy.rules[0].succeededCount'],
  ],
];

const exit = (more: JsonObject): JsonObject => ({ onExitCodes: { operator: 'In', values: [1], ...more } });
const failing = (rule: JsonObject, more: JsonObject = {}): JsonObject => ({
  podFailurePolicy: { rules: [{ action: 'FailJob', ...rule }] },
  ...more,
});
const at = (place: string): string => `podFailurePolicy.rules[0].${place}`;
const onFailure: Rows = [
  ['by codes', failing(exit({})), []],
  ['by codes of a container', failing(exit({ containerName: 'main' })), []],
  [
    'by codes of an unknown container',
    failing(exit({ containerName: 'other' })),
    [`7135 ${at('onExitCodes.containerName')}`],
  ],
  ['by no codes', failing(exit({ values: [] })), [`7107 ${at('onExitCodes.values')}`]],
  ['by the code of success', failing(exit({ values: [0, 1] })), [`7133 ${at('onExitCodes.values[0]')}`]],
  ['by all but success', failing(exit({ operator: 'NotIn', values: [0] })), []],
  ['by codes out of order', failing(exit({ values: [2, 1] })), [`7105 ${at('onExitCodes.values[1]')}`]],
  ['by a code twice', failing(exit({ values: [1, 1] })), [`7105 ${at('onExitCodes.values[1]')}`]],
  ['by nothing', failing({}), ['7132 podFailurePolicy.rules[0]']],
  ['by both', failing({ ...exit({}), onPodConditions: [{ type: 'A' }] }), ['7132 podFailurePolicy.rules[0]']],
  ['by a condition', failing({ onPodConditions: [{ type: 'DisruptionTarget' }] }), []],
  [
    'by a condition that is none',
    failing({ onPodConditions: [{ type: 'a b' }] }),
    [`7120 ${at('onPodConditions[0].type')}`],
  ],
  [
    'by half a condition',
    failing({ onPodConditions: [{ type: 'A', status: 'Maybe' }] }),
    [`7104 ${at('onPodConditions[0].status')}`],
  ],
  ['an index without a limit', failing({ ...exit({}), action: 'FailIndex' }), [`7133 ${at('action')}`]],
  ['an index with a limit', failing({ ...exit({}), action: 'FailIndex' }, { ...indexed, backoffLimitPerIndex: 1 }), []],
  [
    'of pods that are restarted',
    failing(exit({}), { template: { spec: { ...pod, restartPolicy: 'OnFailure' } } }),
    ['7104 template.spec.restartPolicy'],
  ],
  [
    'of pods that are replaced early',
    failing(exit({}), { podReplacementPolicy: 'TerminatingOrFailed' }),
    ['7104 podReplacementPolicy'],
  ],
];

const job = (spec: JsonObject, more: JsonObject = {}, old?: JsonObject): string[] =>
  issues('batch/v1', 'Job', { ...more, spec: { template, ...spec } }, old && { spec: { template, ...old } });
const cron = (spec: JsonObject, more: JsonObject = {}): string[] =>
  issues('batch/v1', 'CronJob', {
    spec: { schedule: '@daily', jobTemplate: { spec: { template, ...spec } }, ...more },
  });
const below = (prefix: string, places: readonly string[]): readonly string[] =>
  places.map((place) => place.replace(' ', ` ${prefix}.`));

describe('a Job', () => {
  it.each([...common, ...onFailure])('%s', (_, spec, expected) => expect(job(spec)).toEqual(below('spec', expected)));

  const chosen = { manualSelector: true, selector: { matchLabels: { app: 'a' } } };
  it('has a selector of its own only where it says so', () => {
    expect(job({ selector: chosen.selector })).toEqual(['7133 spec.selector']);
    expect(job({ manualSelector: true })).toEqual(['7103 spec.selector']);
    expect(job(chosen)).toEqual(['7130 spec.template.metadata.labels']);
    expect(job({ ...chosen, template: { metadata: { labels: { app: 'a' } }, spec: pod } })).toEqual([]);
  });

  it('has a name that its pods can have', () => {
    expect(job({}, { metadata: { name: 'a'.repeat(64) } })).toEqual(['7106 metadata.name']);
    expect(job(indexed, { metadata: { name: 'a'.repeat(61) } })).toEqual([]);
    expect(job(indexed, { metadata: { name: 'a'.repeat(62) } })).toEqual(['7120 metadata.name']);
  });

  it('keeps how it counts', () => {
    expect(job(indexed, {}, indexed)).toEqual([]);
    expect(job({ completionMode: 'NonIndexed' }, {}, indexed)).toEqual(['7134 spec.completionMode']);
  });
});

describe('a CronJob', () => {
  it.each([...common, ...onFailure])('%s', (_, spec, expected) =>
    expect(cron(spec)).toEqual(below('spec.jobTemplate.spec', expected)),
  );

  const rows: Rows = [
    ['an empty policy, which is the default', { concurrencyPolicy: '' }, []],
    ['an empty schedule', { schedule: '' }, ['7120 spec.schedule']],
    ['a zone', { timeZone: 'Europe/Berlin' }, []],
    ['an unknown zone', { timeZone: 'Europe/Nowhere' }, ['7120 spec.timeZone']],
    ['a history below nothing', { failedJobsHistoryLimit: -1 }, ['7105 spec.failedJobsHistoryLimit']],
  ];
  it.each(rows)('%s', (_, more, expected) => expect(cron({}, more)).toEqual(expected));

  it('gives its Jobs no selector', () => {
    expect(cron({ manualSelector: true, selector: { matchLabels: { app: 'a' } } })).toEqual([
      '7133 spec.jobTemplate.spec.selector',
      '7133 spec.jobTemplate.spec.manualSelector',
    ]);
  });
});

it.each([
  '* * * * *',
  '*/15 2-4 1,15 JAN-jun 1-5',
  '0 0 ? * sun',
  '5/10 0 1 1 0',
  '*-9 0 1 1 0',
  ' 0  0 1 1 0 ',
  ', 0 1 1 0',
  '@yearly',
  '@midnight',
  '@every 1h30m',
])('%j is a schedule', (text) => expect(isSchedule(text)).toBe(true));

it.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '5-1 * * * *',
  '1-2-3 * * * *',
  '*/0 * * * *',
  '1/2/3 * * * *',
  '-1 * * * *',
  '1- * * * *',
  'jan * * * *',
  '@EVERY 1h',
  '@every',
  '@every 1',
  '@hourly ',
  'TZ=UTC * * * * *',
])('%j is no schedule', (text) => expect(isSchedule(text)).toBe(false));

it.each(['UTC', 'Etc/UTC', 'Europe/Berlin', 'US/Pacific', 'America/Argentina/Buenos_Aires', 'EST5EDT'])(
  '%s is a time zone',
  (name) => expect(isTimeZone(name)).toBe(true),
);
it.each(['', 'Local', 'europe/berlin', 'Europe/', '/Berlin', '../UTC', '+01:00', 'Europe/Nowhere', '-UTC', 'a b'])(
  '%j is no time zone',
  (name) => expect(isTimeZone(name)).toBe(false),
);
