import type { Finding } from '../../../src/manifests/finding';
import type { Edit } from '../../../src/manifests/fix/edit';
import { type FixPlan, planFixes } from '../../../src/manifests/fix/plan';
import { reread } from '../../../src/manifests/fix/reread';
import type { Input } from '../../../src/manifests/input';
import { defaultSettings } from '../../../src/manifests/settings';
import { istioChecks } from '../../../src/meshes/istio/checks';

export const options = { ...istioChecks.checks('1.31')!, settings: { ...defaultSettings, version: '1.31' } };

/** What was read of files with these texts. */
export function inputOf(texts: Readonly<Record<string, string>>): Input {
  const nothing = { manifests: [], findings: [], problems: [] };
  const files = Object.keys(texts).map((file) => [file, ''] as const);
  return reread({ ...nothing, texts: new Map(files) }, new Map(Object.entries(texts)));
}

/** The plan for one file, `f`. */
export const planFor = (text: string): FixPlan => planFixes(inputOf({ f: text }), options);

/** The text without what can be mended. */
export const fixed = (text: string): string => planFor(text).input.texts.get('f')!;

/** A finding with edits of an object of the file `f`. */
export const findingWith = (edits: readonly Edit[], document = 0, item?: number): Finding => ({
  code: 'MESH0000',
  severity: 'warning',
  what: '',
  why: '',
  fix: '',
  about: { value: null, origin: { kind: 'File', file: 'f', document, item } },
  at: [],
  related: [],
  upstream: [],
  edits,
});
