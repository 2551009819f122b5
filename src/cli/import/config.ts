import { parse } from 'yaml';
import { isObject } from './json';
import { ImportProblem } from './problem';

/** One upstream release, as `meshImports` in cdk8s.yaml declares it. */
export interface Release {
  /** The folder in imports/, such as `istio-1.31`. */
  readonly name: string;
  readonly project: string;
  readonly release: string;
  /** SPDX identifier. */
  readonly license: string;
  /** Address of the upstream folder; the keys of `files` are paths under it. */
  readonly source: string;
  /** Folder under `--from`. It is flat: a file lies there under the last part of its path. */
  readonly folder: string;
  /** Whether the upstream files are Helm templates, of which the lines with `{{` are left out. */
  readonly helmTemplates: boolean;
  /** Whether the upstream files are the OpenAPI documents of built-in kinds. They give schemas and no classes. */
  readonly openApi?: boolean;
  /** What a reader of the provenance must know. */
  readonly note?: string;
  /** Upstream path to sha256. */
  readonly files: Readonly<Record<string, string>>;
}

type Field = Exclude<keyof Release, 'helmTemplates' | 'openApi' | 'note' | 'files'>;

// These words become paths, addresses and source text: only what is safe in all of them is let in.
const fields: Readonly<Record<Field, RegExp>> = {
  name: /^[a-z][a-z0-9-]*(\.[0-9]+)*$/,
  project: /^[A-Za-z][A-Za-z0-9 -]*$/,
  release: /^[0-9]+(\.[0-9]+)*$/,
  license: /^[A-Za-z0-9.-]+$/,
  source: /^https:\/\/[A-Za-z0-9.-]+(\/[A-Za-z0-9._-]+)*$/,
  folder: /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/,
};
const filePath = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const checksum = /^[0-9a-f]{64}$/;
const known = new Set([...Object.keys(fields), 'helmTemplates', 'openApi', 'note', 'files']);

export function parseReleases(text: string): Release[] {
  const config: unknown = parse(text);
  const entries = isObject(config) ? config['meshImports'] : undefined;
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new ImportProblem(['cdk8s.yaml has no list under meshImports']);
  }
  const problems = entries.flatMap((entry, index) =>
    entryProblems(entry).map((problem) => `cdk8s.yaml: meshImports[${index}]${problem}`),
  );
  if (problems.length > 0) throw new ImportProblem(problems);
  const releases = entries.map(
    (entry): Release => ({ helmTemplates: false, ...(entry as unknown as Omit<Release, 'helmTemplates'>) }),
  );
  const names = releases.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new ImportProblem(twice.map((name) => `cdk8s.yaml: meshImports has ${name} twice`));
  return releases;
}

function entryProblems(entry: unknown): string[] {
  if (!isObject(entry)) return [' is no mapping'];
  const problems = Object.keys(entry)
    .filter((key) => !known.has(key))
    .map((key) => `.${key} is unknown`);
  for (const [field, pattern] of Object.entries(fields)) {
    const value = entry[field];
    if (typeof value !== 'string') problems.push(`.${field} must be a (quoted) string`);
    else if (!pattern.test(value)) problems.push(`.${field} does not match ${pattern.source}: ${value}`);
  }
  for (const flag of ['helmTemplates', 'openApi']) {
    if (!['undefined', 'boolean'].includes(typeof entry[flag])) problems.push(`.${flag} must be true or false`);
  }
  if (!['undefined', 'string'].includes(typeof entry['note'])) problems.push('.note must be a string');
  return [...problems, ...fileProblems(entry['files'])];
}

function fileProblems(files: unknown): string[] {
  if (!isObject(files) || Object.keys(files).length === 0) return ['.files must map paths to sha256 checksums'];
  const bad = Object.entries(files).filter(
    ([path, sum]) => !filePath.test(path) || typeof sum !== 'string' || !checksum.test(sum),
  );
  const names = Object.keys(files).map(baseName);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...bad.map(([path]) => `.files: ${path} needs a plain path and a sha256 of 64 hex digits`),
    ...twice.map((name) => `.files: two paths end in ${name}, and a --from folder is flat`),
  ];
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
