import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { celModule } from '../../../src/cli/import/cel/module';
import type { JsonObject } from '../../../src/cli/import/json';
import type { KindSchema } from '../../../src/cli/import/normalize';
import * as runtime from '../../../src/manifests/cel/runtime';
import type { CelRules, CelTable } from '../../../src/manifests/cel/table';

export const kindOf = (schema: JsonObject): KindSchema => ({
  group: 'example.org',
  kind: 'Thing',
  plural: 'things',
  scope: 'Namespaced',
  storage: 'v1',
  versions: { v1: { schema } },
});

/** The module of a kind, and the rules that it holds. */
export function loadModule(schema: JsonObject): { readonly text: string; readonly rules: CelRules } {
  const { text } = celModule('// a header', 'thing-1.0', [kindOf(schema)])!;
  const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
  const exports: { cel?: CelTable } = {};
  new Function('exports', 'require', transpileModule(text, { compilerOptions: options }).outputText)(
    exports,
    () => runtime,
  );
  return { text, rules: exports.cel!['example.org/Thing/v1']! };
}

/** Properties `p0`, `p1`, …, each of this schema with one of the rules. */
export function withRules(sources: readonly string[], schema: JsonObject): JsonObject {
  const properties = sources.map((rule, index) => [`p${index}`, { ...schema, 'x-kubernetes-validations': [{ rule }] }]);
  return { type: 'object', properties: Object.fromEntries(properties) as JsonObject };
}
