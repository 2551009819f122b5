import { Duration } from 'cdk8s';
import { type Day, daysBetween } from '../../src/model/day';
import type { DirectCallers, EvidenceModel, StageModel, StageName } from '../../src/model/zero-trust-namespace';
import type { ModelReader } from '../../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import {
  type AuthorizeProps,
  type BelowFloorProps,
  type DenialEvidence,
  type NewNamespaceProps,
  type ObserveProps,
  type PlaintextEvidence,
  type StageStep,
  StageValue,
  type StrictProps,
} from './stage';

const observeKeys: KeysOf<ObserveProps> = { belowFloor: true };
const floorKeys: KeysOf<BelowFloorProps> = { reason: true, until: true };
const strictKeys: KeysOf<StrictProps> = {
  released: true,
  evidence: true,
  webhooks: true,
  scrapes: true,
  lock: true,
  reason: true,
};
const newKeys: KeysOf<NewNamespaceProps> = { webhooks: true, scrapes: true, lock: true, reason: true };
const nextKeys: KeysOf<AuthorizeProps> = { released: true, evidence: true, lock: true, reason: true };
const observedKeys = { namespace: true, window: true, source: true, date: true } as const;
const plaintextKeys: KeysOf<PlaintextEvidence> = { ...observedKeys, plaintextRequests: true };
const deniedKeys: KeysOf<DenialEvidence> = { ...observedKeys, deniedRequests: true };

const shortestWindow = 7;
const oldestEvidence = 14;

/** The order of stages; a way begins at observe, or at strict for a new namespace. */
const order: readonly StageName[] = ['observe', 'strict', 'authorize', 'isolate'];

function inTurn(steps: readonly StageStep[]): boolean {
  const first = order.indexOf(steps[0]?.name ?? 'isolate');
  return first <= 1 && steps.every((step, i) => step.name === order[first + i]);
}

/** The stage with which every way begins. */
export const firstStage: StageModel = {
  kind: 'Stage',
  name: 'observe',
  evidence: [],
  webhooks: undefined,
  scrapes: undefined,
  lockReason: undefined,
  newNamespace: undefined,
  belowFloor: undefined,
};

interface Here {
  readonly namespace: string;
  readonly today: Day;
  /** Whether it is the stage that the namespace is in. */
  readonly isLast: boolean;
  readonly reader: ModelReader;
}

/** The day against which evidence is held; undefined where a later stage shows that this one is out. */
function readRelease(step: PropsReader, { today, isLast }: Here): Day | undefined {
  const released = step.day('released');
  if (released === undefined) return isLast ? today : undefined;
  if (released <= today) return released;
  return step.refuse('MESH1005', 'released', {
    prop: 'released',
    value: released,
    range: `days up to today (${today})`,
  });
}

function checkAge(evidence: PropsReader, date: Day, released: Day | undefined, { today }: Here): void {
  const day = released ?? today;
  const age = daysBetween(date, day);
  if (age >= 0 && (age <= oldestEvidence || released === undefined)) return;
  evidence.refuse('MESH3005', 'date', { date, days: String(Math.abs(age)), released: day });
}

function readEvidence(
  step: PropsReader,
  count: 'plaintextRequests' | 'deniedRequests',
  here: Here,
): EvidenceModel | undefined {
  const evidence = step.object('evidence', count === 'plaintextRequests' ? plaintextKeys : deniedKeys);
  if (evidence === undefined) return step.mismatch('evidence', 'evidence of what was measured');
  const namespace = evidence.text('namespace', 'the namespace that was measured') ?? here.namespace;
  const source = evidence.text('source', 'where the number comes from') ?? '';
  const counted = evidence.has(count)
    ? evidence.integer(count, 0, Number.MAX_SAFE_INTEGER)
    : evidence.mismatch(count, 'a number of requests');
  const window = evidence.required(
    'window',
    'a Duration, such as Duration.days(14)',
    (v): v is Duration => v instanceof Duration,
  );
  const date = evidence.has('date') ? evidence.day('date') : evidence.mismatch('date', 'the last day, YYYY-MM-DD');
  if (namespace !== here.namespace)
    evidence.refuse('MESH3002', 'namespace', { evidence: namespace, namespace: here.namespace });
  if (counted !== undefined && counted > 0) evidence.refuse('MESH3003', count, { count: String(counted) });
  const days = window?.toDays({ integral: false }) ?? shortestWindow;
  if (!(days >= shortestWindow)) evidence.refuse('MESH3004', 'window', { days: String(Math.floor(days)) });
  if (date !== undefined) checkAge(evidence, date, readRelease(step, here), here);
  return { namespace, days, requests: counted ?? 0, source, date: date ?? here.today };
}

function readLock(step: PropsReader): string | undefined {
  const lock = step.raw('lock');
  const reason = step.raw('reason');
  if (lock === 'none' && typeof reason === 'string' && reason.trim() !== '') return reason;
  return step.refuse('MESH3006', lock === 'none' ? 'reason' : 'lock', {});
}

function readAnswer(step: PropsReader, question: 'webhooks' | 'scrapes'): DirectCallers | undefined {
  if (!step.has(question)) return step.mismatch(question, "'none' or 'declared'");
  return step.oneOf(question, ['none', 'declared']);
}

/** A reason with its last day. */
function readFloor(step: PropsReader): StageModel['belowFloor'] {
  const floor = step.object('belowFloor', floorKeys);
  if (floor === undefined) return undefined;
  const reason = floor.reason('reason');
  const until = floor.has('until') ? floor.day('until') : floor.mismatch('until', 'the last day, YYYY-MM-DD');
  return reason === undefined || until === undefined ? undefined : { reason, until };
}

/** What a stage says, as a model; undefined when it is no stage that may stand there. */
export function readStage(props: PropsReader, path: string, here: Omit<Here, 'isLast'>): StageModel | undefined {
  const given = props.raw('stage');
  if (given === undefined) return props.mismatch('stage', 'a stage, such as Stage.observe()');
  if (!(given instanceof StageValue) || !inTurn(given.steps)) return props.refuse('MESH3001', 'stage', {});
  let model = firstStage;
  for (const [index, { name, props: said }] of given.steps.entries()) {
    const read = (keys: Readonly<Record<string, true>>): PropsReader =>
      here.reader.props(said, path, keys, `stage.${name}`);
    if (name === 'observe') {
      model = { ...model, belowFloor: readFloor(read(observeKeys)) };
      continue;
    }
    const isNew = name === 'strict' && index === 0;
    const step = read(isNew ? newKeys : name === 'strict' ? strictKeys : nextKeys);
    const lockReason = readLock(step);
    const counted = name === 'strict' ? 'plaintextRequests' : 'deniedRequests';
    const isLast = index === given.steps.length - 1;
    const evidence = isNew ? undefined : readEvidence(step, counted, { ...here, isLast });
    model = {
      ...model,
      name,
      lockReason,
      evidence: evidence === undefined ? model.evidence : [...model.evidence, evidence],
      ...(isNew ? { newNamespace: lockReason ?? '' } : {}),
      ...(name === 'strict' ? { webhooks: readAnswer(step, 'webhooks'), scrapes: readAnswer(step, 'scrapes') } : {}),
    };
  }
  return model;
}
