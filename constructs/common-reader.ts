import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe } from '../src/diagnostics';
import type { Decoration, LeafMap } from '../src/model/decoration';
import type { Leaf } from '../src/model/later';
import { readLeafMap } from '../src/synth/leaf-reader';
import type { ModelReader } from '../src/synth/model-reader';
import type { KeysOf, PropsReader } from '../src/synth/props-reader';
import type { CommonProps, ObjectMetadata, SuppressionProps } from './common-props';

export const commonKeys: KeysOf<CommonProps> = { metadata: true, patches: true, suppress: true };
const metadataKeys: KeysOf<ObjectMetadata> = { labels: true, annotations: true };
const suppressionKeys: KeysOf<SuppressionProps> = { code: true, reason: true };

const isPatchList = (value: unknown): value is readonly JsonPatch[] =>
  Array.isArray(value) && value.every((operation) => typeof operation?._toJson === 'function');

/** Reads what every construct takes: patches and suppressions go to the reader, labels and annotations come back. */
export function readCommon(props: PropsReader, path: string, reader: ModelReader): Decoration {
  const patches = props.raw('patches');
  if (patches !== undefined && (typeof patches !== 'object' || patches === null || Array.isArray(patches))) {
    props.mismatch('patches', 'an object of JsonPatch lists by kind');
  } else {
    for (const [kind, operations] of Object.entries(patches ?? {})) {
      if (isPatchList(operations)) reader.patches.push({ path, kind, operations });
      else
        props.refuse('MESH1002', `patches.${kind}`, {
          prop: kind,
          expected: 'a list of JsonPatch',
          got: describe(operations),
        });
    }
  }
  for (const suppression of props.objects('suppress', 'a list of suppressions', suppressionKeys)) {
    const code = suppression.text('code', "a code, such as 'MESH4102'");
    const reason = suppression.reason('reason');
    if (code !== undefined && reason !== undefined)
      reader.suppressions.push({ path, at: suppression.where(''), code, reason });
  }
  const metadata = props.object('metadata', metadataKeys);
  const leaves = (prop: string, as: 'labels' | 'strings'): Leaf<LeafMap> =>
    (metadata === undefined ? undefined : readLeafMap(metadata, prop, as)) ?? {};
  return { labels: leaves('labels', 'labels'), annotations: leaves('annotations', 'strings') };
}

/** The id of a construct, which is the name of its objects. */
export function readName(construct: IConstruct, kind: string, limit: number, reader: ModelReader): string {
  const name = construct.node.id;
  const isLabel = name.length <= limit && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name);
  if (!isLabel) reader.report('MESH1006', { name, kind, limit: String(limit) }, { path: construct.node.path });
  return name;
}
