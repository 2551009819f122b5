import { countProblem, durationOf, durationProblem, type Problem } from './annotations';

type Annotations = Readonly<Record<string, string>>;

const accrual = 'balancer.linkerd.io/failure-accrual';
const rate = 'balancer.alpha.linkerd.io/failure-accrual-success-rate';
const penalties = { min: `${accrual}-consecutive-min-penalty`, max: `${accrual}-consecutive-max-penalty` } as const;

const ratio =
  (most: number): Problem =>
  (value) => {
    const number = Number(value);
    return value.trim() === '' || Number.isNaN(number) || number < 0 || number > most
      ? `is no number from 0 to ${most}`
      : undefined;
  };

const aboveZero: Problem = (value) =>
  durationProblem(value) ?? (durationOf(value) === 0 ? 'is no time at all' : undefined);

/** What a breaker of failures in a row reads. */
const consecutive: Readonly<Record<string, Problem>> = {
  [`${accrual}-consecutive-max-failures`]: countProblem(2 ** 32 - 1),
  [penalties.min]: durationProblem,
  [penalties.max]: aboveZero,
  [`${accrual}-consecutive-jitter-ratio`]: ratio(100),
};

const modes: Readonly<Record<string, Readonly<Record<string, Problem>>>> = {
  consecutive,
  unified: {
    ...consecutive,
    [`${rate}-threshold`]: ratio(1),
    [`${rate}-window`]: (value) =>
      durationProblem(value) ?? (durationOf(value)! < 10 ? 'is shorter than 10ms' : undefined),
    [`${rate}-min-requests`]: countProblem(1_000_000),
  },
};

/** The annotation that asks for a breaker. */
export const breakerAnnotation = accrual;

/** Every annotation of a breaker. */
export const breakerAnnotations: readonly string[] = [accrual, ...Object.keys(modes['unified']!)];

/** Why a breaker is not there though annotations ask for it. */
export function breakerProblem(annotations: Annotations | undefined): { key: string; problem: string } | undefined {
  const mode = annotations?.[accrual];
  if (annotations === undefined || mode === undefined) return undefined;
  const known = Object.hasOwn(modes, mode) ? modes[mode]! : undefined;
  if (known === undefined) return { key: accrual, problem: `is '${mode}', neither consecutive nor unified` };
  for (const [key, problemOf] of Object.entries(known)) {
    const value = annotations[key];
    const problem = value === undefined ? undefined : problemOf(value);
    if (problem !== undefined) return { key, problem: `is '${value}', which ${problem}` };
  }
  const [min, max] = [
    durationOf(annotations[penalties.min] ?? '1s')!,
    durationOf(annotations[penalties.max] ?? '60s')!,
  ];
  return min > max ? { key: penalties.min, problem: 'is above the longest penalty' } : undefined;
}
