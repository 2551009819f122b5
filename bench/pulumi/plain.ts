import { readFileSync } from 'node:fs';
import * as kubernetes from '@pulumi/kubernetes';
import { tellUsage } from './usage';

/** The same objects registered by hand, as they are and in the order of the file. */
tellUsage();
const objects = JSON.parse(readFileSync(process.env['BENCH_OBJECTS']!, 'utf8')) as readonly Plain[];

interface Plain {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

for (const object of objects) {
  const { apiVersion, kind, metadata } = object;
  new kubernetes.apiextensions.CustomResource([kind, metadata.namespace, metadata.name].join('/'), {
    ...object,
    apiVersion,
  });
}
