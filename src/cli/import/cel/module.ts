import { groupBy } from '../../../common/group-by';
import type { JsonObject } from '../json';
import type { KindSchema } from '../normalize';
import { ImportProblem } from '../problem';
import type { Unit } from './environment';
import { formatTypeScript } from './format';
import { CelProblem } from './problem';
import { type CompiledFunction, compileFunction } from './rule';
import { type Site, sitesOf } from './sites';

/** The rules of a release. */
export interface CelModule {
  readonly text: string;
  readonly rules: readonly CompiledSite[];
}

export interface CompiledSite extends Site {
  /** The function in the module. */
  readonly name: string;
  readonly transition: boolean;
}

/** What of a rule matters to the walker alone, which reads it in the schema. */
const passive = new Set(['rule', 'message', 'messageExpression', 'reason', 'fieldPath']);

/** Compiles all rules of a release, or says of all that cannot be compiled why; nothing where it has none. */
export function celModule(header: string, release: string, kinds: readonly KindSchema[]): CelModule | undefined {
  const sites = kinds.flatMap(sitesOf);
  if (sites.length === 0) return undefined;
  const constants = new Names();
  const functions = new Names();
  const lists = new Names();
  const helpers = new Set(['type CelTable', 'rule']);
  const unit: Unit = { constant: (stem, code) => constants.of(stem, code) };

  const named = (site: Site, { code, helpers: needed }: CompiledFunction): string => {
    for (const helper of needed) helpers.add(helper);
    return functions.of(stemOf(site.path), code);
  };
  const problems: string[] = [];
  const entries = sites.map((site) => {
    try {
      return { site, ...compileSite(site, unit, (compiled) => named(site, compiled)) };
    } catch (error) {
      if (!(error instanceof CelProblem)) throw error;
      problems.push(
        `${release}: ${site.kind} ${site.path}: the CEL rule ${JSON.stringify(site.rule['rule'])}: ${error.message}`,
      );
      return { site, code: '', name: '', transition: false };
    }
  });
  if (problems.length > 0) throw new ImportProblem(problems);

  const table = [...groupBy(entries, ({ site }) => site.kind)].map(([kind, ofKind]) => {
    const places = [...groupBy(ofKind, ({ site }) => site.path)].map(([path, rules]) => {
      const list = lists.of(`${stemOf(path)}Rules`, `[${rules.map(({ code }) => code).join(', ')}]`);
      return `${JSON.stringify(path)}: ${list}`;
    });
    return `${JSON.stringify(kind)}: { ${places.join(', ')} }`;
  });
  if (constants.codes.some((code) => code.startsWith('duration('))) helpers.add('duration');
  const text = `${header}
import { ${[...helpers].sort((a, b) => (a.replace('type ', '') < b.replace('type ', '') ? -1 : 1)).join(', ')} } from '../../src/manifests/cel/runtime';

${constants.declarations('\n')}

${functions.declarations('\n\n')}

${lists.declarations('\n')}

export const cel: CelTable = { ${table.join(', ')} };
`;
  return {
    text: formatTypeScript(text),
    rules: entries.map(({ site, name, transition }) => ({ ...site, name, transition })),
  };
}

interface CompiledRule {
  /** A rule of the table. */
  readonly code: string;
  readonly name: string;
  readonly transition: boolean;
}

function compileSite(site: Site, unit: Unit, named: (compiled: CompiledFunction) => string): CompiledRule {
  const { rule, path, schema } = site;
  const odd = Object.keys(rule).filter((key) => !passive.has(key));
  if (odd.length > 0) throw new CelProblem(`${odd.join(', ')} is not known; add it in src/cli/import/cel/module.ts`);
  const compiled = (source: string, gives: 'bool' | 'string'): CompiledFunction =>
    compileFunction(source, gives, { schema, root: path === '' }, unit);
  const test = compiled(textAt(rule, 'rule'), 'bool');
  const expression = rule['messageExpression'];
  const message = expression === undefined ? undefined : compiled(textAt(rule, 'messageExpression'), 'string');
  const name = named(test);
  const rest = [
    ...(message === undefined ? [] : [`message: ${named(message)}`]),
    ...(test.transition ? ['transition: true'] : []),
  ];
  const code = rest.length === 0 ? `rule(${name})` : `rule(${name}, { ${rest.join(', ')} })`;
  return { code, name, transition: test.transition };
}

function textAt(rule: JsonObject, key: string): string {
  const value = rule[key];
  if (typeof value !== 'string') throw new CelProblem(`${key} is no text`);
  return value;
}

/** The last property of a path, as the stem of a name. */
function stemOf(path: string): string {
  const words = (path.match(/[A-Za-z]\w*/g) ?? ['root']).at(-1)!;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Declarations of a file by what they hold, so that equal ones are one. */
class Names {
  private readonly byCode = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  of(stem: string, code: string): string {
    const known = this.byCode.get(code);
    if (known !== undefined) return known;
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    this.byCode.set(code, `${stem}${count}`);
    return `${stem}${count}`;
  }

  get codes(): readonly string[] {
    return [...this.byCode.keys()];
  }

  declarations(between: string): string {
    return [...this.byCode].map(([code, name]) => `const ${name} = ${code};`).join(between);
  }
}
