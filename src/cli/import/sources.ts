import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseName, type Release } from './config';
import { canonicalOpenApi } from './openapi';
import { allOrProblems, ImportProblem } from './problem';

/** Gives the bytes of one upstream file, as the checksum is taken of them. */
export type ReadFile = (release: Release, path: string) => Promise<Buffer>;

/** The part of `fetch` that a download needs. */
export type Fetch = (
  address: string,
  init: { signal: AbortSignal },
) => Promise<Pick<Response, 'ok' | 'status' | 'arrayBuffer'>>;

const downloadTimeoutMs = 60_000;

export function folderReader(from: string): ReadFile {
  return async ({ folder, openApi }, path) => {
    const file = join(from, folder, openApi ? servedName(path) : baseName(path));
    try {
      const bytes = await readFile(file);
      return openApi ? Buffer.from(canonicalOpenApi(bytes.toString('utf8'))) : bytes;
    } catch (error) {
      throw new ImportProblem([`cannot read ${file}: ${reason(error)}`]);
    }
  };
}

export function downloadReader(fetch: Fetch): ReadFile {
  return async ({ source, helmTemplates, openApi }, path) => {
    const address = `${source}/${path}`;
    const bytes = await download(fetch, address);
    if (openApi) return Buffer.from(canonicalOpenApi(bytes.toString('utf8')));
    return helmTemplates ? Buffer.from(withoutHelmLines(bytes.toString('utf8'))) : bytes;
  };
}

/** `apis__apps__v1_openapi.json` of the repository, saved from a server, is `apps_v1.json`. */
function servedName(path: string): string {
  return baseName(path)
    .replace(/^apis?__/, '')
    .replace('_openapi', '')
    .replace('__', '_');
}

async function download(fetch: Fetch, address: string): Promise<Buffer> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(downloadTimeoutMs) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new ImportProblem([`cannot download ${address}: ${reason(error)}`]);
  }
}

// fetch hides what happened (no such host, refused) in the cause.
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

/** In the templates of the Linkerd chart only labels, annotations and conditions are templated, each on its own line. */
export function withoutHelmLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes('{{'))
    .join('\n');
}

/** The texts of a release, each proven by its checksum. */
export async function readRelease(release: Release, read: ReadFile): Promise<string[]> {
  const texts = Object.entries(release.files).map(async ([path, expected]) => {
    const bytes = await read(release, path);
    const got = sha256(bytes);
    if (got !== expected) {
      throw new ImportProblem([`${release.name}: ${path} has sha256 ${got}, cdk8s.yaml expects ${expected}`]);
    }
    return bytes.toString('utf8');
  });
  return allOrProblems(texts);
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
