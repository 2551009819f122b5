import { codes, type Diagnostic, diagnose } from '../diagnostics';

/** What a user excuses, and below which construct. */
export interface Excuse {
  readonly path: string;
  readonly at: string;
  readonly code: string;
}

/** The codes of checks, by whether they can be excused. */
export interface Excusable {
  readonly rules: ReadonlySet<string>;
  /** What guards the invariants, or what an engine would refuse. */
  readonly guards: ReadonlySet<string>;
}

/** The path of a construct and those above it. */
function* upwards(path: string): Iterable<string> {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) yield at;
  yield '';
}

/** Why an excuse cannot be taken, or undefined. */
function objection(code: string, { rules, guards }: Excusable): string | undefined {
  if (guards.has(code)) return 'it guards what the compiler or the cluster would have refused';
  if (rules.has(code)) return undefined;
  return Object.hasOwn(codes, code) ? 'it is a refusal of what was written, not a rule' : 'no rule has this code';
}

/** The findings but those that are excused; an excuse without a finding is one itself. */
export function excuse(
  found: readonly Diagnostic[],
  excuses: readonly Excuse[],
  excusable: Excusable,
): readonly Diagnostic[] {
  const key = (code: string, path: string): string => `${code} ${path}`;
  const places = new Set(excuses.map(({ code, path }) => key(code, path)));
  const used = new Set<string>();
  const left = found.filter(({ code, path }) => {
    if (!excusable.rules.has(code)) return true;
    const excused = [...upwards(path)].map((above) => key(code, above)).findLast((place) => places.has(place));
    if (excused !== undefined) used.add(excused);
    return excused === undefined;
  });
  const about = excuses.flatMap(({ code, path, at }) => {
    const reason = objection(code, excusable);
    if (reason !== undefined) return [diagnose('MESH1013', { code, reason }, { path, at })];
    return used.has(key(code, path)) ? [] : [diagnose('MESH1014', { code }, { path, at })];
  });
  return [...left, ...about];
}
